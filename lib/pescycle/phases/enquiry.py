"""Step 1, enquiry: what the round starts from."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.base import ALL, LANGUAGES
from pescycle.model.findings import CellState
from pescycle.model.given import Given, Receipt
from pescycle.model.round import ResponseSource
from pescycle.model.rules import POOLED, WHOLE_ROW
from pescycle.paf.measures import coverage
from pescycle.phases import frames
from pescycle.phases.baselines import baseline_frame
from pescycle.phases.frames import empty
from pescycle.phases.hidden_rows import hidden_rows, whole_audit
from pescycle.phases.linked_measures import bases
from pescycle.phases.lots import lots_handed_on
from pescycle.phases.month_publication import month_publication
from pescycle.phases.periods import months_in, round_period
from pescycle.phases.publication import publication
from pescycle.phases.results import Enquiry, Observation, Reflection
from pescycle.phases.revisions import month_revisions
from pescycle.phases.written import (
    consultation,
    consultation_counts,
    context,
    good_practices,
    questions,
    stakeholders,
)


def enquire(
    given: Given, observed: Observation | None, reflected: Reflection | None
) -> Enquiry:
    """Context, state of the sources, baselines, and what the last round proposed.

    ``observed`` and ``reflected`` are the last round's results; ``None`` in a first round.
    """
    carried_over = empty(frames.PROPOSAL) if reflected is None else reflected.proposal
    source = _sources(given)
    problem_count = _problem_count(given)
    comments = consultation(given)
    lots = {} if reflected is None else lots_handed_on(reflected.headline)
    return Enquiry(
        headline=_headline(source, problem_count, carried_over, reflected is None) | lots,
        turn=_turn(given),
        center=_centers(given),
        covariate=_covariates(given),
        event=given.events,
        source=source,
        problem_count=problem_count,
        month=_months(given),
        month_revision=month_revisions(given),
        coverage=_coverage(given),
        baseline=baseline_frame(given, observed),
        hidden_row=hidden_rows(given),
        disclosure_audit=whole_audit(given),
        carried_over=carried_over,
        round_question=questions(given),
        context=context(given),
        stakeholder=stakeholders(given, comments),
        consultation=comments,
        consultation_count=consultation_counts(comments),
        good_practice=good_practices(given),
    )


def _turn(given: Given) -> pd.DataFrame:
    """Which pilot and round this is, for whoever has the hand-over and not the folder."""
    pilot, turn = given.folder.pilot, given.round
    row: dict[str, Any] = {
        "pilot": pilot.id,
        "round": turn.id,
        "kind": str(turn.kind),
        "starts": pd.Timestamp(turn.starts),
        "ends": pd.Timestamp(turn.ends),
        "synthetic": pilot.synthetic,
        "language": pilot.languages[0],
    }
    for code in LANGUAGES:
        row[f"pilot_title_{code}"] = pilot.title.get(code, "")
        row[f"title_{code}"] = turn.title.get(code, "")
    return pd.DataFrame([row], columns=list(frames.TURN))


def _sources(given: Given) -> pd.DataFrame:
    """What was read of each source; of a survey with few answers not how many."""
    rows = [asdict(receipt) for receipt in given.data.receipts]
    frame = pd.DataFrame(rows, columns=list(Receipt.__dataclass_fields__))
    counts = ["rows_read", "rows_kept", "cells_set_aside"]
    frame[counts] = frame[counts].astype("Int64")
    surveys = [s.id for s in given.round.sources if isinstance(s, ResponseSource)]
    asked = frame["source"].isin(surveys) & (frame["rows_kept"] > 0)
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(frame[asked], minimum_base=minimum, values=counts[::2], base="rows_kept")
    audience = gated["source"].map(_audiences(given))
    gated = (
        publication(given)
        .applied(
            gated.assign(audience=audience, center=ALL),
            values=counts[::2],
            base="rows_kept",
        )
        .drop(columns=["audience", "center"])
    )
    parts = [part for part in (frame[~asked], gated.drop(columns="state")) if len(part)]
    return pd.concat(parts).sort_index() if parts else frame


def _audiences(given: Given) -> dict[str, str]:
    """Audience of each survey source."""
    sources = (s for s in given.round.sources if isinstance(s, ResponseSource))
    return {source.id: str(source.audience) for source in sources}


def _problem_count(given: Given) -> pd.DataFrame:
    """Problems by file and rule; nobody learns from them how many people refused."""
    surveys = _audiences(given)
    asked = {one.file for one in given.data.receipts if one.source in surveys}
    problems = [
        (p.file, _told_of(p.rule, survey=p.file in asked), str(p.severity))
        for p in given.data.problems
    ]
    frame = pd.DataFrame(problems, columns=["source_file", "rule", "severity"])
    return (
        frame.groupby(list(frame.columns), as_index=False)
        .size()
        .rename(columns={"size": "count"})
    )


def _told_of(rule: str, *, survey: bool) -> str:
    """The rule as a report counts it: of a survey all that set an answer aside are one."""
    return POOLED if survey and rule in WHOLE_ROW else rule


def _centers(given: Given) -> pd.DataFrame:
    centers = given.folder.centers
    groups = [name for name in centers.columns if name.startswith("group_")]
    return centers[["id", "role", "opened", *groups]].rename(columns={"id": "center"})


def _covariates(given: Given) -> pd.DataFrame:
    names = [covariate.id for covariate in given.folder.pilot.covariates]
    return given.folder.centers.melt(
        id_vars="id", value_vars=names, var_name="covariate", value_name="value"
    ).rename(columns={"id": "center"})


def _months(given: Given) -> pd.DataFrame:
    """The round's monthly counts as they may be shown, strata and centers summed."""
    if given.framework is None:
        return empty(frames.MONTH)
    inside = given.months[given.months["month"].isin(round_period(given).months)]
    parts = [inside, inside.assign(center=ALL)]
    counts = (
        pd.concat(parts)
        .groupby(["center", "month", "measure"], as_index=False)["value"]
        .sum(min_count=1)
    )
    hidden = month_publication(given).hides(counts)
    # Who counts nobody in a month of its own has nothing to show; a part may be 0.
    nobody = counts["value"].eq(0) & counts["measure"].isin(bases(given))
    none = nobody | counts["value"].isna()
    state = pd.Series(str(CellState.PUBLISHED), index=counts.index, dtype="str")
    state = state.mask(none, str(CellState.INSUFFICIENT))
    state = state.mask(hidden, str(CellState.HIDDEN))
    value = counts["value"].where(state == CellState.PUBLISHED)
    return counts.assign(value=value, state=state)[list(frames.MONTH)]


def _coverage(given: Given) -> pd.DataFrame:
    if given.framework is None:
        return empty(frames.COVERAGE)
    return coverage(months_in(given, round_period(given)))


def _headline(
    source: pd.DataFrame, problems: pd.DataFrame, carried_over: pd.DataFrame, first: bool
) -> dict[str, Any]:
    return {
        "first_round": first,
        "sources": len(source),
        "rows_kept": int(source["rows_kept"].sum()),
        "problems": int(problems["count"].sum()),
        "carried_over": len(carried_over),
    }

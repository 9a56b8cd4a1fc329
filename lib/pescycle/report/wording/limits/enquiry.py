"""What the start of a round cannot tell."""

import pandas as pd

from pescycle.model.findings import Basis
from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.model.round import ResponseSource
from pescycle.phases.results import Enquiry
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import of_center, single_centers
from pescycle.report.wording.limits.kinds import (
    Limit,
    Weight,
    gravest,
    kpi_names,
    without_answers,
    without_framework,
)


def enquiry_limits(voice: Voice, given: Given, result: Enquiry) -> Sentences:
    """Say what the start of a round cannot tell, the gravest first."""
    sources = given.round.sources
    heard = {str(s.audience) for s in sources if isinstance(s, ResponseSource)}
    limits = [
        *without_framework(voice, given.framework),
        *without_answers(voice, given.folder.pilot.audiences, heard),
        *_comparison(voice, result.center),
        *_baselines(voice, result.baseline),
        *_months(voice, result.coverage),
        *_set_aside(voice, result.source),
        *_corrected(voice, result.month_revision),
        *_surroundings(voice, result.covariate),
        *_hidden(voice, result.hidden_row),
        Limit(
            Weight.CAUTION,
            voice.text(
                "A baseline says where a center starts, not why: its surroundings and its "
                "season are part of it."
            ),
        ),
    ]
    return gravest(voice, limits)


def _comparison(voice: Voice, center: pd.DataFrame) -> list[Limit]:
    if (center["role"] == CenterRole.COMPARISON).any():
        return []
    text = voice.text(
        "There is no comparison center: what changes everywhere cannot be told from what "
        "the actions do."
    )
    return [Limit(Weight.NOTHING, text)]


def _baselines(voice: Voice, baseline: pd.DataFrame) -> list[Limit]:
    rows = of_center(baseline, "")
    lacking = rows[rows["basis"] == Basis.NONE]
    if lacking.empty:
        return []
    if len(lacking) == len(rows):
        text = voice.text(
            "No KPI has a baseline yet: how far it moves can be said from the next round "
            "on."
        )
        return [Limit(Weight.NOTHING, text)]
    text = voice.plural(
        "{n} of {all} KPIs has no baseline yet, so that its way cannot be measured: "
        "{names}.",
        "{n} of {all} KPIs have no baseline yet, so that their way cannot be measured: "
        "{names}.",
        len(lacking),
        all=voice.number(len(rows)),
        names=kpi_names(voice, lacking["kpi"]),
    )
    return [Limit(Weight.PART, text)]


def _months(voice: Voice, coverage: pd.DataFrame) -> list[Limit]:
    rows = single_centers(coverage)
    lacking = (rows["months_expected"] - rows["months_reported"]).groupby(rows["center"])
    missing = lacking.sum()
    if not missing.sum():
        return []
    text = voice.plural(
        "{n} monthly figure of {all} was not reported; most are missing in {center} "
        "({most}).",
        "{n} monthly figures of {all} were not reported; most are missing in {center} "
        "({most}).",
        int(missing.sum()),
        all=voice.number(rows["months_expected"].sum()),
        center=voice.name("center", missing.idxmax()),
        most=voice.number(missing.max()),
    )
    return [Limit(Weight.PART, text)]


def _set_aside(voice: Voice, source: pd.DataFrame) -> list[Limit]:
    dropped = source["rows_read"] - source["rows_kept"]
    if not dropped.sum() and not source["cells_set_aside"].sum():
        return []
    worst = (dropped / source["rows_read"].where(source["rows_read"] > 0)).fillna(0.0)
    text = voice.text(
        "{rows} of {all} rows and {cells} single values were set aside and are missing "
        "from every result, at most {share} of a file ({source}); where they are not like "
        "the rest, a result is shifted.",
        rows=voice.number(dropped.sum()),
        all=voice.number(source["rows_read"].sum()),
        cells=voice.number(source["cells_set_aside"].sum()),
        share=voice.share(worst.max(), 1),
        source=str(source.loc[worst.idxmax(), "source"]),
    )
    return [Limit(Weight.PART, text)]


def _corrected(voice: Voice, revision: pd.DataFrame) -> list[Limit]:
    if revision.empty:
        return []
    text = voice.plural(
        "{n} monthly figure was corrected after it had been sent: what was decided before "
        "rests on another number.",
        "{n} monthly figures were corrected after they had been sent: what was decided "
        "before rests on other numbers.",
        len(revision),
    )
    return [Limit(Weight.PART, text)]


def _surroundings(voice: Voice, covariate: pd.DataFrame) -> list[Limit]:
    lacking = covariate[covariate["value"].isna()]
    if lacking.empty:
        return []
    text = voice.plural(
        "{n} of {all} values that describe the surroundings of the centers is not known.",
        "{n} of {all} values that describe the surroundings of the centers are not known.",
        len(lacking),
        all=voice.number(len(covariate)),
    )
    return [Limit(Weight.PART, text)]


def _hidden(voice: Voice, hidden_row: pd.DataFrame) -> list[Limit]:
    if hidden_row.empty:
        return []
    text = voice.plural(
        "{n} row of the tables stays hidden in all five reports of the round, to "
        "protect people: too few stand behind it, or it would give another one away.",
        "{n} rows of the tables stay hidden in all five reports of the round, to "
        "protect people: too few stand behind them, or they would give others away.",
        len(hidden_row),
    )
    return [Limit(Weight.PART, text)]

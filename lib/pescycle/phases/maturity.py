"""Step 4, how mature the service is: assessors' scores, through a gate of their own."""

from dataclasses import dataclass, fields

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.framework import MonthlyCount
from pescycle.model.given import Given, stacked
from pescycle.model.maturity import AgreementFinding, AssessorRole, Maturity
from pescycle.paf.changes import kpi_changes
from pescycle.paf.maturity import (
    Severity,
    adjusted,
    agreed_sections,
    agreement,
    all_centers,
    assessor_sections,
    assessor_statements,
    center_figures,
    consensus,
    enabler_changes,
    enabler_links,
    self_peer_differences,
    severity,
    statement_scores,
)
from pescycle.phases import frames
from pescycle.phases.frames import empty

PERSON = ("assessor", "role", "center")
SECTION, STATEMENT = ("section",), ("section", "statement")
FIGURES = ("value", "adjusted", "lowest", "highest", "low", "high", "base")
RANGE = ("mean", "difference", "lowest", "highest")
# From the mean and an interval each of three assessors works out what the two others said,
# from the mean with the lowest and the highest each of four what the three others said.
TOLD_FROM = {"low": 4, "high": 4, "lowest": 5, "highest": 5}
KEY = ["round", "center", "section", "statement", "role", "phase"]
ROLE_KEY = ["center", "section", "statement", "phase"]


@dataclass(frozen=True, eq=False)
class MaturityResults:
    """See the fields of that name in ``Observation``."""

    maturity_score: pd.DataFrame
    maturity_difference: pd.DataFrame
    maturity_agreement: pd.DataFrame
    assessor_severity: pd.DataFrame
    maturity_consensus: pd.DataFrame
    enabler_link: pd.DataFrame
    maturity_history: pd.DataFrame


def maturity_results(
    given: Given,
    kpi_score: pd.DataFrame,
    history: tuple[pd.DataFrame, pd.DataFrame] | None,
) -> MaturityResults:
    """What the assessors say; empty frames where there is no maturity check.

    ``history`` are the KPIs' scores and the maturity scores of the rounds before.
    """
    before = empty(frames.MATURITY_SCORE) if history is None else history[1]
    maturity = given.folder.maturity
    if maturity is None or (given.data.maturity.empty and given.data.consensus.empty):
        return _nothing(before)
    long = statement_scores(given.data.maturity, maturity, by=PERSON)
    found = severity(long)
    score = _scores(given, long, found)
    if score.empty:
        return _nothing(before)
    sections = score[score["statement"].eq("") & score["center"].ne(ALL)]
    return MaturityResults(
        maturity_score=score,
        maturity_difference=_differences(given, sections),
        maturity_agreement=_agreement(given, long),
        assessor_severity=_severity(given, long, found),
        maturity_consensus=_consensus(given, long),
        enabler_link=_links(given, score, kpi_score, history),
        maturity_history=stacked(before, score, KEY),
    )


def _nothing(before: pd.DataFrame) -> MaturityResults:
    names = [field.name for field in fields(MaturityResults)]
    gaps = {name: empty(getattr(frames, name.upper())) for name in names}
    return MaturityResults(**gaps | {"maturity_history": before})


def _scores(given: Given, long: pd.DataFrame, found: Severity) -> pd.DataFrame:
    """Sections of every center and statements of all together, raw and adjusted."""
    parts = [] if long.empty else [_assessed(given, long, found)]
    parts += [] if given.data.consensus.empty else [_agreed(given)]
    parts = [part for part in parts if len(part)]
    if not parts:
        return empty(frames.MATURITY_SCORE)
    rows = pd.concat(parts, ignore_index=True)
    together = [] if (rows["center"] == ALL).any() else [_together(rows)]
    of_sections = rows[rows["statement"].eq("") | rows["center"].eq(ALL)]
    whole = pd.concat([of_sections, *together], ignore_index=True)
    whole = whole.assign(round=given.round.id, version=given.folder.maturity.version)
    whole["statement"] = whole["statement"].fillna("").astype("str")
    return whole[list(frames.MATURITY_SCORE)]


def _assessed(given: Given, long: pd.DataFrame, found: Severity) -> pd.DataFrame:
    maturity = given.folder.maturity
    less = _center_rows(adjusted(long, found), maturity)
    keys = [*ROLE_KEY, "role"]
    beside = less[less["phase"] == "score"][[*keys, "value"]]
    beside = beside.rename(columns={"value": "adjusted"})
    rows = _center_rows(long, maturity).merge(beside, on=keys, how="left")
    return _gated(rows, maturity.assessors.minimum)


def _center_rows(long: pd.DataFrame, maturity: Maturity) -> pd.DataFrame:
    of_sections = center_figures(assessor_sections(long, maturity), of=SECTION)
    of_statements = center_figures(assessor_statements(long), of=STATEMENT)
    return pd.concat([of_sections.assign(statement=""), of_statements], ignore_index=True)


def _gated(rows: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Rows that enough assessors stand behind.

    From the mean of both roles and that of one the other's could be worked out: where one
    role is hidden, so is the other. Interval and range need more assessors than the mean.
    """
    gated = gate(rows, minimum_base=minimum, values=FIGURES, base="assessors")
    role = gated["role"].isin(list(AssessorRole))
    few = gated["state"].eq(CellState.HIDDEN) & role
    near = few.groupby([gated[key] for key in ROLE_KEY]).transform("any")
    out = near & role & gated["state"].eq(CellState.PUBLISHED)
    lost = {name: gated[name].mask(out) for name in (*FIGURES, "assessors")}
    gated = gated.assign(state=gated["state"].mask(out, str(CellState.PROTECTING)), **lost)
    return _without_few(gated)


def _without_few(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows without the interval and the range that would tell single assessors' scores."""
    told = {
        name: rows[name].where(rows["assessors"] >= least)
        for name, least in TOLD_FROM.items()
        if name in rows
    }
    return rows.assign(**told)


def _agreed(given: Given) -> pd.DataFrame:
    """Agreed scores: a decision that is meant to be seen, whoever took part."""
    rows = agreed_sections(given.data.consensus, given.folder.maturity)
    rows = rows.assign(statement="", adjusted=float("nan"))
    known = rows["value"].notna().map({True: "published", False: "insufficient"})
    return rows.assign(state=known.astype("str"))


def _together(rows: pd.DataFrame) -> pd.DataFrame:
    """All centers, from the rows that are published themselves."""
    shown = rows[rows["state"] == CellState.PUBLISHED]
    if shown.empty:
        return pd.DataFrame()
    whole = all_centers(shown, of=STATEMENT)
    keys = ["role", *STATEMENT, "phase"]
    means = shown.groupby(keys, sort=False)["adjusted"].mean().reset_index()
    whole = whole.merge(means, on=keys, how="left")
    return whole.assign(state=str(CellState.PUBLISHED))


def _differences(given: Given, sections: pd.DataFrame) -> pd.DataFrame:
    shown = sections[sections["state"] == CellState.PUBLISHED]
    rows = self_peer_differences(shown)
    if rows.empty:
        return empty(frames.MATURITY_DIFFERENCE)
    return rows.assign(round=given.round.id)[list(frames.MATURITY_DIFFERENCE)]


def _agreement(given: Given, long: pd.DataFrame) -> pd.DataFrame:
    minimum = given.folder.maturity.assessors.minimum
    rows = agreement(long)
    if rows.empty:
        return empty(frames.MATURITY_AGREEMENT)
    gated = gate(
        rows, minimum_base=minimum, values=("value", "low", "high"), base="assessors"
    )
    unseen = gated["state"] != CellState.PUBLISHED
    finding = gated["finding"].mask(unseen, str(AgreementFinding.INSUFFICIENT_DATA))
    gated = gated.assign(finding=finding, round=given.round.id)
    return gated[list(frames.MATURITY_AGREEMENT)]


def _severity(given: Given, long: pd.DataFrame, found: Severity) -> pd.DataFrame:
    """How far assessors differ; each under the code only where the pilot allows it."""
    rules, people = given.folder.maturity.assessors, long["assessor"].nunique()
    spread = {"assessor": ALL, "role": ALL, "assessors": people, "scores": len(long)}
    spread |= {"sd": found.sd, "residual": found.residual, "share": found.share}
    shrunk = found.assessor["shrunk"].astype("float64")
    spread |= {"shrunk_low": shrunk.min(), "shrunk_high": shrunk.max()}
    spread["scores"] = int(found.assessor["scores"].sum()) if len(found.assessor) else 0
    rows = pd.DataFrame([spread])
    if rules.severity == "codes":
        own = found.assessor.assign(assessors=people)
        rows = pd.concat([rows, own], ignore_index=True) if len(own) else rows
    rows = rows.assign(round=given.round.id)
    rows = rows.reindex(columns=[c for c in frames.ASSESSOR_SEVERITY if c != "state"])
    numbers = frames.SEVERITY
    rows = rows.astype(dict.fromkeys(numbers, "float64"))
    return gate(
        rows, minimum_base=rules.minimum, values=(*numbers, "scores"), base="assessors"
    )[list(frames.ASSESSOR_SEVERITY)]


def _consensus(given: Given, long: pd.DataFrame) -> pd.DataFrame:
    maturity, agreed = given.folder.maturity, given.data.consensus
    if agreed.empty:
        return empty(frames.MATURITY_CONSENSUS)
    rows = consensus(agreed, long, maturity).assign(round=given.round.id)
    minimum = maturity.assessors.minimum
    gated = gate(rows, minimum_base=minimum, values=RANGE, base="assessors")
    # Outside of what two people wrote would tell what they wrote.
    unseen = gated["state"] != CellState.PUBLISHED
    gated["outside"] = gated["outside"] & ~unseen
    gated["phases_outside"] = gated["phases_outside"].mask(unseen, "")
    return _without_few(gated)[list(frames.MATURITY_CONSENSUS)]


def _links(
    given: Given,
    score: pd.DataFrame,
    kpi_score: pd.DataFrame,
    history: tuple[pd.DataFrame, pd.DataFrame] | None,
) -> pd.DataFrame:
    """Enablers and KPIs since the last round with a maturity check."""
    framework = given.framework
    if framework is None or not any(kpi.enablers for kpi in framework.kpis):
        return empty(frames.ENABLER_LINK)
    since, kpis, earlier = _last_check(history, kpi_score)
    shown = score[score["statement"].eq("") & score["state"].eq(CellState.PUBLISHED)]
    # A statement in other words is another statement: no change is told across versions.
    earlier = earlier[earlier["version"] == given.folder.maturity.version]
    changes = kpi_changes(kpi_score, kpis, framework)
    rows = enabler_links(framework, enabler_changes(shown, earlier), changes)
    if since and _other_season(given, since):
        counts = [k.id for k in framework.kpis if isinstance(k.formula, MonthlyCount)]
        seasonal = rows["kpi"].isin(counts)
        gaps = {name: rows[name].mask(seasonal) for name in ("change", "low", "high")}
        verdict = rows["verdict"].mask(seasonal, "insufficient_data")
        rows = rows.assign(verdict=verdict, **gaps)
    rows = rows.assign(round=given.round.id, since=since)
    return rows[list(frames.ENABLER_LINK)]


def _last_check(
    history: tuple[pd.DataFrame, pd.DataFrame] | None, kpi_score: pd.DataFrame
) -> tuple[str, pd.DataFrame, pd.DataFrame]:
    """The last round with a maturity check: its id, KPIs and published section scores."""
    if history is None or history[1].empty:
        return "", kpi_score.iloc[:0], empty(frames.MATURITY_SCORE)
    kpis, scores = history
    since = str(scores["round"].iloc[-1])
    own = scores[scores["round"].eq(since) & scores["statement"].eq("")]
    shown = own[own["state"] == CellState.PUBLISHED]
    return since, kpis[kpis["round"] == since], shown


def _other_season(given: Given, since: str) -> bool:
    """Whether the two rounds lie in other months: counts then differ by the season."""
    then = given.folder.round(since)
    months = [(turn.starts.month, turn.ends.month) for turn in (given.round, then)]
    return months[0] != months[1]

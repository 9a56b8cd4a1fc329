"""Step 1 in words: what the round starts from."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Basis
from pescycle.model.framework import Unit
from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.model.round import Round
from pescycle.model.tables import EventKind
from pescycle.phases.results import Enquiry
from pescycle.report import cells
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    in_order,
    no_framework,
    of_center,
    own_rows,
    records,
    said,
    title_of,
    unit_of,
)
from pescycle.report.wording.proposals import proposal_points
from pescycle.report.wording.sources import source_reading


def enquiry_answer(
    voice: Voice, given: Given, result: Enquiry, *, center: str = ""
) -> Sentences:
    """Short answer: the round, its data, and what the last round left to do."""
    turn = given.round
    opening = voice.text(
        "{round} runs from {starts} to {ends}.",
        round=voice.name("round", turn.id),
        starts=voice.date(turn.starts),
        ends=voice.date(turn.ends),
    )
    return said(
        opening,
        source_reading(voice, result.source).text[0],
        carried_over_reading(voice, turn, result.carried_over, center=center).text[0],
    )


def center_reading(voice: Voice, center: pd.DataFrame) -> Sentences:
    """How many centers take part, and in which part."""
    pilots = int((center["role"] == CenterRole.PILOT).sum())
    comparisons = len(center) - pilots
    total = voice.plural("{n} center takes part.", "{n} centers take part.", len(center))
    tried = voice.plural(
        "{n} center tries the actions (pilot center).",
        "{n} centers try the actions (pilot centers).",
        pilots,
    )
    compared = voice.plural(
        "{n} center does not and is compared with them (comparison center).",
        "{n} centers do not and are compared with them (comparison centers).",
        comparisons,
    )
    if not comparisons:
        compared = voice.text(
            "There is no comparison center: a change cannot be told from what would have "
            "happened without the actions."
        )
    return said(total, tried, compared)


def covariate_reading(voice: Voice, covariate: pd.DataFrame) -> Sentences:
    """From where to where the centers' surroundings run."""
    if covariate.empty:
        return said(voice.text("The pilot describes no surroundings of its centers."))
    points = [
        _covariate_point(voice, name, covariate[covariate["covariate"] == name])
        for name in in_order(covariate["covariate"])
    ]
    return said(voice.text("The surroundings of the centers differ:"), points=points)


def _covariate_point(voice: Voice, name: str, rows: pd.DataFrame) -> str:
    known = rows.dropna(subset="value")
    title = voice.name("covariate", name)
    if known.empty:
        return voice.text("{covariate}: not known for any center.", covariate=title)
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    range_of = voice.text(
        "{covariate}: from {low} ({low_center}) to {high} ({high_center}).",
        covariate=title,
        low=_covariate_value(voice, name, low["value"]),
        low_center=voice.name("center", low["center"]),
        high=_covariate_value(voice, name, high["value"]),
        high_center=voice.name("center", high["center"]),
    )
    missing = len(rows) - len(known)
    if not missing:
        return range_of
    return voice.plural(
        "{range} It is missing for {n} center.",
        "{range} It is missing for {n} centers.",
        missing,
        range=range_of,
    )


def _covariate_value(voice: Voice, covariate: str, value: float) -> str:
    return cells.covariate(voice, {"covariate": covariate, "value": value})


def event_reading(voice: Voice, event: pd.DataFrame, *, center: str = "") -> Sentences:
    """Which closures and other events explain the months."""
    rows = own_rows(event, center, common=True)
    if rows.empty:
        return said(voice.text("No closure or other event is noted."))
    closures = int((rows["kind"] == EventKind.CLOSURE).sum())
    counted = voice.plural(
        "{n} closure is noted; its days do not count in monthly means.",
        "{n} closures are noted; their days do not count in monthly means.",
        closures,
    )
    points = [
        voice.text(
            "{kind}, {center}, {days}: {title}.",
            kind=voice.label("event_kind", row["kind"]),
            center=voice.name("center", row["center"]),
            days=voice.days(row["start"], row["end"]),
            title=title_of(voice, row),
        )
        for row in records(rows)
    ]
    return said(counted if closures else voice.text("No closure is noted."), points=points)


def baseline_reading(
    voice: Voice, baseline: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Say what each KPI is compared with."""
    rows = of_center(baseline, center)
    if rows.empty:
        return said(no_framework(voice))
    opening = voice.text(
        "{center}: baseline of each KPI.", center=voice.name("center", center or ALL)
    )
    return said(opening, points=[_baseline_point(voice, row) for row in records(rows)])


def _baseline_point(voice: Voice, row: Row) -> str:
    kpi = voice.name("kpi", row["kpi"])
    if row["basis"] == Basis.NONE or is_missing(row["baseline"]):
        return voice.text("{kpi}: no baseline yet.", kpi=kpi)
    value = voice.value(row["baseline"], unit_of(voice, row["kpi"]))
    if is_missing(row["starts"]):
        return voice.text(
            "{kpi}: baseline {value} ({base}; {basis}).",
            kpi=kpi,
            value=value,
            base=_base(voice, row),
            basis=voice.label("basis", row["basis"]),
        )
    return voice.text(
        "{kpi}: baseline {value} ({base}; {basis}: {starts} to {ends}).",
        kpi=kpi,
        value=value,
        base=_base(voice, row),
        basis=voice.label("basis", row["basis"]),
        starts=voice.month(row["starts"]),
        ends=voice.month(row["ends"]),
    )


def _base(voice: Voice, row: Row) -> str:
    # The base of a monthly count is its months, of all else persons or cases.
    if unit_of(voice, row["kpi"]) == Unit.COUNT:
        return voice.plural("from {n} month", "from {n} months", row["base"])
    return voice.text("base {base}", base=voice.number(row["base"]))


def carried_over_reading(
    voice: Voice, turn: Round, carried_over: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Say what the last round proposed, or that there was none."""
    if turn.previous is None:
        return said(
            voice.text("This is the first round: there is no last round to build on.")
        )
    if carried_over.empty:
        return said(voice.text("The last round left no proposals."))
    total = voice.plural(
        "The last round left {n} proposal.",
        "The last round left {n} proposals.",
        len(carried_over),
    )
    return said(total, points=proposal_points(voice, carried_over, center=center))

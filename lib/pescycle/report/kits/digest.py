"""A monthly note for one center: one page to talk about in the team."""

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from pescycle.model.base import ALL
from pescycle.phases.month_note import month_note
from pescycle.report import charts
from pescycle.report.frame import PageFrame
from pescycle.report.kits.decisions import open_actions
from pescycle.report.kits.questions import asked, open_question
from pescycle.report.kits.stations import Results
from pescycle.report.page import whole_page
from pescycle.report.shown import Chart, Note, Sentences, Table
from pescycle.report.tables import table
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import records, said, title_of

MOST_ACTIONS = 4  # one page
MOST_PANELS = 4
YEARS_DRAWN = 2


@dataclass(frozen=True, kw_only=True)
class Digest:
    """The note, said in one language."""

    title: str
    answer: Sentences
    table: Table | Note
    chart: Chart | Sentences
    actions_title: str
    actions: tuple[str, ...]
    no_action: str
    question_title: str
    question: str
    limits: str


def center_digest(
    voice: Voice, results: Results, center: str, month: pd.Timestamp
) -> Digest:
    """The note of one center and month, from what the action phase shows."""
    action = results["action"]
    note = month_note(action, center, month)
    open_ones = open_actions(action.action_progress, center)
    return Digest(
        title=voice.text(
            "{center}: {month}",
            center=voice.name("center", center),
            month=voice.month(month),
        ),
        answer=_answer(voice, note, open_ones, month),
        table=table(voice, "month_note", note),
        chart=_chart(voice, results, note, month),
        actions_title=voice.text("Our open actions"),
        actions=tuple(
            _action(voice, row, month) for row in records(open_ones.head(MOST_ACTIONS))
        ),
        no_action=voice.text("No action is open for this center."),
        question_title=voice.text("To talk about in the team"),
        question=_question(voice, results, note, center),
        limits=voice.text(
            "A month beyond its limits says that something is different, not why. Months "
            "with too few people are hidden, and survey results come once a round."
        ),
    )


def digest_html(frame: PageFrame, digest: Digest) -> str:
    """The note as one page that is safe to write."""
    return whole_page(
        "digest.html.j2",
        frame,
        digest=digest,
        answer=Markup(digest.answer._repr_html_()),
        table=Markup(digest.table._repr_html_()),
        chart=Markup(digest.chart._repr_html_()),
    )


def _answer(
    voice: Voice, note: pd.DataFrame, open_ones: pd.DataFrame, month: pd.Timestamp
) -> Sentences:
    known = note.dropna(subset="value")
    if known.empty:
        first = voice.text("No monthly KPI of this center can be shown for this month.")
        return said(first, _overdue(voice, open_ones, month))
    signals = [voice.name("kpi", row["kpi"]) for row in records(known[known["signal"]])]
    seen = voice.text("No KPI is beyond what chance alone would move it.")
    if signals:
        seen = voice.plural(
            "{n} KPI gives a signal: {names}.",
            "{n} KPIs give a signal: {names}.",
            len(signals),
            names=voice.listed(signals),
        )
    counted = voice.plural(
        "{n} KPI has a figure for this month.",
        "{n} KPIs have a figure for this month.",
        len(known),
    )
    return said(counted, seen, _overdue(voice, open_ones, month))


def _overdue(voice: Voice, open_ones: pd.DataFrame, month: pd.Timestamp) -> str:
    late = int((open_ones["due"] <= _last_day(voice, month)).sum())
    if not late:
        return voice.text("No open action is overdue at the end of the month.")
    return voice.plural(
        "{n} open action is overdue at the end of the month.",
        "{n} open actions are overdue at the end of the month.",
        late,
    )


def _chart(
    voice: Voice, results: Results, note: pd.DataFrame, month: pd.Timestamp
) -> Chart | Sentences:
    """The KPIs with a signal first, as many as one page holds."""
    center = note["center"].iloc[0] if len(note) else ""
    action = results["action"]
    point = action.monitor_point
    first = month - pd.DateOffset(years=YEARS_DRAWN)
    drawn = point[(point["month"] <= month) & (point["month"] > first)]
    drawn = drawn[drawn["kpi"].isin(_loudest(note))]
    event = results["enquiry"].event
    return charts.control_charts(voice, drawn, action.monitor_chart, event, center=center)


def _loudest(note: pd.DataFrame) -> list[str]:
    ordered = note.sort_values("signal", ascending=False, kind="stable")
    return list(ordered["kpi"].head(MOST_PANELS))


def _action(voice: Voice, row: dict, month: pd.Timestamp) -> str:
    title, due = title_of(voice, row), voice.date(row["due"])
    if not is_missing(row["due"]) and row["due"] <= _last_day(voice, month):
        return voice.text("{title}: was due on {due}.", title=title, due=due)
    return voice.text("{title}: due on {due}.", title=title, due=due)


def _question(voice: Voice, results: Results, note: pd.DataFrame, center: str) -> str:
    signals = records(note[note["signal"]])
    if signals:
        return voice.text(
            "{kpi}: what was different this month? Write it into the list of events, or "
            "say that nobody knows.",
            kpi=voice.name("kpi", signals[0]["kpi"]),
        )
    proposal = results["reflection"].proposal
    own = records(proposal[proposal["center"] == center])
    common = records(proposal[proposal["center"] == ALL])
    for row in [*own, *common][:1]:
        return asked(voice, row)[0]
    return open_question(voice)


def _last_day(voice: Voice, month: pd.Timestamp) -> pd.Timestamp:
    return month + voice.names.counted_by.length - pd.Timedelta(days=1)

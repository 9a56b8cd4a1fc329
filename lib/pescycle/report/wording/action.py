"""Step 3 in words: what was done."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import NOT_SHOWN, CellState
from pescycle.model.given import Given
from pescycle.phases.results import Action
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    audiences_in,
    by_audience,
    hidden_sentences,
    no_survey,
    of_center,
    own_rows,
    records,
    said,
    single_centers,
    title_of,
)
from pescycle.report.wording.monitoring import watch_answer


def action_answer(
    voice: Voice, given: Given, result: Action, *, center: str = ""
) -> Sentences:
    """Short answer: actions done, answers collected, and what the months signal."""
    actions = action_reading(
        voice, result.action_count, result.action_progress, center=center
    )
    answers = response_reading(voice, result.response_count, center=center)
    signals = watch_answer(voice, result.monitor_chart, result.monitor_rule, center=center)
    return said(*actions.text[:2], answers.text[0], signals)


def action_reading(
    voice: Voice,
    action_count: pd.DataFrame,
    action_progress: pd.DataFrame,
    *,
    center: str = "",
) -> Sentences:
    """How much of the plan was done, and what is left or was dropped."""
    counts = records(of_center(action_count, center))
    if not counts or not counts[0]["planned"]:
        return said(voice.text("No actions were planned."))
    count = counts[0]
    done = voice.plural(
        "{done} of {n} planned action is done.",
        "{done} of {n} planned actions are done.",
        count["planned"],
        done=voice.number(count["done"]),
    )
    rest = voice.text(
        "Open: {open}; dropped: {dropped}; late, done or not: {late}.",
        open=voice.number(count["open"]),
        dropped=voice.number(count["dropped"]),
        late=voice.number(count["late"]),
    )
    rows = own_rows(action_progress, center, common=True)
    return said(
        done, rest, points=[_late(voice, row) for row in records(rows) if _is_late(row)]
    )


def _is_late(row: dict) -> bool:
    return not is_missing(row["days_late"]) and row["days_late"] > 0


def _late(voice: Voice, row: dict) -> str:
    names = {
        "title": title_of(voice, row),
        "center": voice.name("center", row["center"]),
        "due": voice.date(row["due"]),
    }
    if is_missing(row["done_on"]):
        return voice.plural(
            "{title} ({center}): due {due}, not done, {n} day late.",
            "{title} ({center}): due {due}, not done, {n} days late.",
            row["days_late"],
            **names,
        )
    return voice.plural(
        "{title} ({center}): due {due}, done {n} day late.",
        "{title} ({center}): due {due}, done {n} days late.",
        row["days_late"],
        **names,
    )


def response_reading(
    voice: Voice, response_count: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many answers came against the plan, by audience and in which centers fewest."""
    rows = of_center(response_count, center)
    if rows.empty:
        return said(no_survey(voice))
    known = rows[rows["state"] == CellState.PUBLISHED]
    total = voice.plural(
        "{n} answer was collected.", "{n} answers were collected.", known["collected"].sum()
    )
    points = [_collected(voice, row) for row in records(by_audience(rows))]
    if center in ("", ALL):
        points += _fewest(voice, single_centers(response_count))
    return said(total, *hidden_sentences(voice, rows), points=points)


def _collected(voice: Voice, row: dict) -> str:
    audience = voice.label("audience", row["audience"])
    if row["state"] in NOT_SHOWN:
        return voice.text("{audience}: too few answers to say how many.", audience=audience)
    if is_missing(row["collected"]) or row["collected"] == 0:
        return voice.text("{audience}: no answers.", audience=audience)
    if is_missing(row["planned"]) or row["planned"] == 0:
        return voice.plural(
            "{audience}: {n} answer; none was planned.",
            "{audience}: {n} answers; none were planned.",
            row["collected"],
            audience=audience,
        )
    return voice.text(
        "{audience}: {collected} answers of {planned} planned ({share}).",
        audience=audience,
        collected=voice.number(row["collected"]),
        planned=voice.number(row["planned"]),
        share=voice.share(row["share"]),
    )


def _fewest(voice: Voice, rows: pd.DataFrame) -> list[str]:
    points = []
    for audience in audiences_in(rows):
        known = rows[rows["audience"] == audience].dropna(subset="share")
        if len(known) > 1:
            least = known.loc[known["share"].astype("float64").idxmin()]
            points.append(
                voice.text(
                    "{audience}: furthest from its plan is {center} with {collected} of "
                    "{planned} ({share}).",
                    audience=voice.label("audience", audience),
                    center=voice.name("center", least["center"]),
                    collected=voice.number(least["collected"]),
                    planned=voice.number(least["planned"]),
                    share=voice.share(least["share"]),
                )
            )
    return points


def week_reading(
    voice: Voice, response_week: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """When the answers came."""
    rows = of_center(response_week, center)
    if rows.empty:
        return said(no_survey(voice))
    points = [
        _weeks(voice, audience, rows[rows["audience"] == audience])
        for audience in audiences_in(rows)
    ]
    return said(*hidden_sentences(voice, rows), points=points)


def _weeks(voice: Voice, audience: str, rows: pd.DataFrame) -> str:
    name = voice.label("audience", audience)
    known = rows.dropna(subset="collected")
    if known.empty:
        return voice.text("{audience}: no week has enough answers to show.", audience=name)
    most = known.loc[known["collected"].astype("float64").idxmax()]
    return voice.plural(
        "{audience}: answers came in {n} week; the largest number ({most}) in the week of "
        "{week}.",
        "{audience}: answers came in {n} weeks; the largest number ({most}) in the week of "
        "{week}.",
        len(rows),
        audience=name,
        most=voice.number(most["collected"]),
        week=voice.date(most["week"]),
    )

"""Step 4 in words, the survey's part: who answered, and what."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    hidden_sentences,
    item_finding,
    no_survey,
    of_audience,
    of_center,
    of_center_or_all,
    records,
    said,
)


def audience_reading(voice: Voice, given: Given, estimate: pd.DataFrame) -> Sentences:
    """Which audiences answered, which did not, and which were not asked."""
    audiences = [str(audience) for audience in given.folder.pilot.audiences]
    if not audiences:
        return said(voice.text("This pilot has no customer satisfaction survey (CSS)."))
    together = of_center(estimate, "")
    points = [
        _audience_point(voice, audience, together[together["audience"] == audience])
        for audience in audiences
    ]
    points += [
        voice.text(
            "{audience}: not asked in this pilot.",
            audience=voice.label("audience", audience),
        )
        for audience in Audience
        if audience not in audiences
    ]
    return said(voice.text("Who answered in this round:"), points=points)


def _audience_point(voice: Voice, audience: str, rows: pd.DataFrame) -> str:
    name = voice.label("audience", audience)
    if rows.empty:
        return voice.text("{audience}: no answers in this round.", audience=name)
    shown = rows[rows["state"] == CellState.PUBLISHED]
    if shown.empty:
        return voice.text("{audience}: too few answers to show any.", audience=name)
    return voice.text(
        "{audience}: up to {most} valid answers to a question.",
        audience=name,
        most=voice.number(shown["base"].max()),
    )


def estimate_reading(
    voice: Voice, estimate: pd.DataFrame, *, center: str = "", audience: str = ""
) -> Sentences:
    """Of each audience the questions with the most and the fewest best answers."""
    top = of_audience(estimate, audience)
    top = top[top["statistic"] == Statistic.TOP2BOX]
    rows = of_center(top, center)
    if rows.empty:
        return said(no_survey(voice))
    opening = voice.text(
        "{center}: shares of the best answers.", center=voice.name("center", center or ALL)
    )
    points = [
        point
        for name in audiences_in(rows)
        for point in _extremes(voice, name, rows[rows["audience"] == name])
    ]
    return said(opening, *hidden_sentences(voice, rows), points=points)


def _extremes(voice: Voice, audience: str, rows: pd.DataFrame) -> list[str]:
    name = voice.label("audience", audience)
    shown = rows[rows["state"] == CellState.PUBLISHED].dropna(subset="value")
    if shown.empty:
        return [voice.text("{audience}: no figure can be shown.", audience=name)]
    high, low = shown.loc[shown["value"].idxmax()], shown.loc[shown["value"].idxmin()]
    if len(shown) == 1:
        return [
            voice.text(
                "{audience}: {item}: {finding}.", audience=name, **_item(voice, high)
            )
        ]
    return [
        voice.text(
            "{audience}: highest for {item}: {finding}.",
            audience=name,
            **_item(voice, high),
        ),
        voice.text(
            "{audience}: lowest for {item}: {finding}.", audience=name, **_item(voice, low)
        ),
    ]


def _item(voice: Voice, row: Row) -> dict[str, str]:
    return {
        "item": voice.name("item", row["item"], row["audience"]),
        "finding": item_finding(voice, row),
    }


def distribution_reading(
    voice: Voice, distribution: pd.DataFrame, *, center: str = "", audience: str = ""
) -> Sentences:
    """Of each audience the question in which the worst answer is most frequent."""
    rows = of_center_or_all(of_audience(distribution, audience), center)
    if rows.empty:
        return said(no_survey(voice))
    points = [
        _most_unhappy(voice, name, rows[rows["audience"] == name])
        for name in audiences_in(rows)
    ]
    return said(
        voice.text("Where the worst answer of the scale is most frequent:"), points=points
    )


def _most_unhappy(voice: Voice, audience: str, rows: pd.DataFrame) -> str:
    name = voice.label("audience", audience)
    shown = rows.dropna(subset="share")
    if shown.empty:
        return voice.text("{audience}: no figure can be shown.", audience=name)
    worst = shown[shown["code"] == shown.groupby("item")["code"].transform("min")]
    most = worst.loc[worst["share"].idxmax()]
    return voice.text(
        "{audience}, {item}: “{answer}”, {finding}.",
        audience=name,
        item=voice.name("item", most["item"], audience),
        answer=voice.answer(audience, most["item"], most["code"]),
        finding=voice.finding(
            most["share"], "share", base=most["base"], count=most["count"]
        ),
    )


def overall_points(
    voice: Voice, given: Given, estimate: pd.DataFrame, center: str
) -> list[str]:
    """Each audience's overall question in one sentence; absent audiences are named."""
    rows = of_center(estimate, center)
    rows = rows[rows["statistic"] == Statistic.TOP2BOX]
    points = []
    for audience in given.folder.pilot.audiences:
        own = records(rows[rows["audience"] == audience])
        overall = _overall_item(given, audience)
        row = next((row for row in own if row["item"] == overall), own[0] if own else None)
        name = voice.label("audience", audience)
        if row is None:
            points.append(
                voice.text("{audience}: no answers in this round.", audience=name)
            )
        elif row["state"] != CellState.PUBLISHED or is_missing(row["value"]):
            points.append(
                voice.text("{audience}: too few answers to show any.", audience=name)
            )
        else:
            points.append(
                voice.text(
                    "{audience}, {item}: {finding}.", audience=name, **_item(voice, row)
                )
            )
    return points


def _overall_item(given: Given, audience: str) -> str:
    questionnaire = given.folder.questionnaires.get(audience)
    items = questionnaire.rated if questionnaire else ()
    return next((item.id for item in items if item.role == "overall"), "")

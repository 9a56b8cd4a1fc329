"""The fieldwork in words: how many answers to expect at its end, and whom to call."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Outlook
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    by_audience,
    records,
    said,
    single_centers,
)

MOST_CALLED = 3  # centers that a sentence names; the table has the others
STEADY = 0.05  # a pace that changed by less is called steady


def outlook_reading(
    voice: Voice, fieldwork_outlook: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many answers to expect at the end, what they will be worth, and whom to call."""
    if fieldwork_outlook.empty:
        return said(
            voice.text(
                "There are no dated answers, or round.yml has no fieldwork: with its first "
                "and last day this section says where the fieldwork is heading."
            )
        )
    rows = fieldwork_outlook[fieldwork_outlook["center"] == (center or ALL)]
    first = records(fieldwork_outlook)[0]
    left = (first["closes"] - first["seen_on"]).days
    point = _expected if left else _final
    points = [point(voice, row) for row in records(by_audience(rows))]
    if center in ("", ALL):
        points += [
            sentence
            for audience in audiences_in(fieldwork_outlook)
            for sentence in _calls(
                voice, fieldwork_outlook[fieldwork_outlook["audience"] == audience]
            )
        ]
    return said(*_when(voice, first, left), *_paces(voice, rows), points=points)


def _when(voice: Voice, row: Row, left: int) -> list[str]:
    if not left:
        return [
            voice.text(
                "The fieldwork closed on {day}: what is missing now cannot be called in "
                "any more.",
                day=voice.date(row["closes"]),
            )
        ]
    return [
        voice.plural(
            "Seen on {day}, {n} day before the fieldwork closes.",
            "Seen on {day}, {n} days before the fieldwork closes.",
            left,
            day=voice.date(row["seen_on"]),
        )
    ]


def _paces(voice: Voice, rows: pd.DataFrame) -> list[str]:
    changed = rows[(rows["trend"] - 1).abs() >= STEADY]
    return [
        voice.text(
            "{audience}: the last two whole weeks brought {share} of the mean pace, and "
            "the days left are taken to go on like that.",
            audience=voice.label("audience", row["audience"]),
            share=voice.share(row["trend"]),
        )
        for row in records(by_audience(changed))
    ]


def _expected(voice: Voice, row: Row) -> str:
    audience = voice.label("audience", row["audience"])
    if is_missing(row["expected"]):
        return voice.text(
            "{audience}: too few answers so far to say more.", audience=audience
        )
    words = {
        "audience": audience,
        "expected": voice.number(row["expected"]),
        "low": voice.number(row["low"]),
        "high": voice.number(row["high"]),
        "finding": voice.label("outlook", row["finding"]),
        "margin": voice.number(_points(row["margin_expected"]), 1),
    }
    if is_missing(row["planned"]):
        return voice.text(
            "{audience}: at this pace {expected} answers ({low} to {high}) at the end, "
            "which give a margin of ±{margin} points. None were planned.",
            **words,
        )
    return voice.text(
        "{audience}: at this pace {expected} answers ({low} to {high}) at the end, of "
        "{planned} planned ({finding}). They give a margin of ±{margin} points; the plan "
        "was ±{wanted}.",
        planned=voice.number(row["planned"]),
        wanted=voice.number(_points(row["margin_planned"]), 1),
        **words,
    )


def _points(share: float | None) -> float | None:
    return None if is_missing(share) else float(share) * 100


def _final(voice: Voice, row: Row) -> str:
    audience = voice.label("audience", row["audience"])
    if is_missing(row["collected"]) or is_missing(row["planned"]):
        return voice.text(
            "{audience}: the plan and the answers cannot be compared.", audience=audience
        )
    words = {
        "audience": audience,
        "collected": voice.number(row["collected"]),
        "planned": voice.number(row["planned"]),
    }
    if row["finding"] == Outlook.REACHED:
        return voice.text(
            "{audience}: the plan was reached with {collected} answers of {planned}.",
            **words,
        )
    return voice.text(
        "{audience}: {short} answers short of the plan ({collected} of {planned}).",
        short=voice.number(row["shortfall"]),
        **words,
    )


def _calls(voice: Voice, rows: pd.DataFrame) -> list[str]:
    """Centers of one audience that are behind, the neediest first."""
    behind = single_centers(rows).dropna(subset="place")
    behind = behind[behind["finding"] != Outlook.SHORT].sort_values("place")
    if behind.empty:
        return []
    named = [
        voice.text(
            "{center} ({short} of {planned} missing)",
            center=voice.name("center", row["center"]),
            short=voice.number(row["shortfall"]),
            planned=voice.number(row["planned"]),
        )
        for row in records(behind.head(MOST_CALLED))
    ]
    return [
        voice.plural(
            "{audience}: {n} center is behind. Call first: {centers}.",
            "{audience}: {n} centers are behind. Call first: {centers}.",
            len(behind),
            audience=voice.label("audience", rows["audience"].iloc[0]),
            centers=voice.enumerated(named),
        )
    ]

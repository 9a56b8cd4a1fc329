"""Whether the questions measure one thing, in words."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, LanguageFinding, ScaleFinding
from pescycle.report.scale_cells import languages
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    by_audience,
    no_survey,
    records,
    said,
)

LOOSE = 0.3  # an item that correlates less with the others asks for something else


def scale_reading(
    voice: Voice, scale_quality: pd.DataFrame, scale_item: pd.DataFrame
) -> Sentences:
    """One point an audience: how its questions hang together, and which does not fit."""
    if scale_quality.empty:
        return said(no_survey(voice))
    whole = scale_quality[scale_quality["language"] == ALL]
    return said(
        voice.text("Can an audience's questions be read as one picture?"),
        points=[
            _audience(voice, row, scale_item[scale_item["audience"] == row["audience"]])
            for row in records(by_audience(whole))
        ],
    )


def _audience(voice: Voice, row: Row, items: pd.DataFrame) -> str:
    name = voice.label("audience", row["audience"])
    if row["finding"] == ScaleFinding.BASE_TOO_SMALL or is_missing(row["alpha"]):
        return voice.text(
            "{audience}: the base is too small to say whether the questions hang together.",
            audience=name,
        )
    told = {
        "audience": name,
        "items": voice.number(row["items"]),
        "alpha": voice.number(row["alpha"], 2),
        "low": voice.number(row["low"], 2),
        "high": voice.number(row["high"], 2),
        "level": voice.share(row["level"]),
    }
    return " ".join(
        filter(
            None,
            [
                _whole(voice, row, told),
                _things(voice, row),
                _loose(voice, items),
                _left_out(voice, row),
            ],
        )
    )


def _whole(voice: Voice, row: Row, told: dict[str, str]) -> str:
    match row["finding"]:
        case ScaleFinding.GOOD:
            return voice.text(
                "{audience}: the {items} questions hang together well (alpha {alpha}, "
                "{level} interval {low} to {high}); who is pleased with one part tends to "
                "be pleased with the others, so that small differences between the parts "
                "say little.",
                **told,
            )
        case ScaleFinding.FAIR:
            return voice.text(
                "{audience}: the {items} questions hang together fairly (alpha {alpha}, "
                "{level} interval {low} to {high}); read them one by one as well.",
                **told,
            )
    return voice.text(
        "{audience}: the {items} questions hang together weakly (alpha {alpha}, {level} "
        "interval {low} to {high}); they ask for different things, and no mean of them "
        "should be formed.",
        **told,
    )


def _things(voice: Voice, row: Row) -> str:
    """How many things are asked for: alpha alone is high for two groups of questions."""
    if is_missing(row["factors"]):
        return voice.text(
            "Whether they ask for one thing cannot be said from so few answers."
        )
    if row["factors"] == 1:
        return voice.text("They ask for one thing.")
    if row["factors"] == 0:
        return voice.text("They have nothing in common beyond chance.")
    return voice.text(
        "They ask for {count} different things: read them in groups, and let no single "
        "mean stand for all.",
        count=voice.number(row["factors"]),
    )


def _loose(voice: Voice, items: pd.DataFrame) -> str:
    rows = items[(items["language"] == ALL) & (items["item_rest"] < LOOSE)]
    if rows.empty:
        return ""
    names = [voice.name("item", row["item"], row["audience"]) for row in records(rows)]
    return voice.text("Hardly with the others goes: {names}.", names=voice.listed(names))


def _left_out(voice: Voice, row: Row) -> str:
    if not row["left_out"]:
        return ""
    names = [voice.name("item", i, row["audience"]) for i in row["left_out"].split()]
    return voice.text(
        "Left out, as most gave no grade: {names}.", names=voice.listed(names)
    )


def language_reading(voice: Voice, scale_language: pd.DataFrame) -> Sentences:
    """Whether the questionnaire works alike in its languages."""
    if scale_language.empty:
        return said(
            voice.text(
                "All answers came in one language, or in which is not known: versions "
                "cannot be compared."
            )
        )
    return said(
        points=[
            _languages(
                voice, audience, scale_language[scale_language["audience"] == audience]
            )
            for audience in audiences_in(scale_language)
        ]
    )


def _languages(voice: Voice, audience: str, rows: pd.DataFrame) -> str:
    name = voice.label("audience", audience)
    judged = rows[rows["finding"] != LanguageFinding.BASE_TOO_SMALL]
    judged = judged[judged["state"] == CellState.PUBLISHED]
    if judged.empty:
        return voice.text(
            "{audience}: too few answers in a second language to compare versions.",
            audience=name,
        )
    apart = judged[judged["finding"] == LanguageFinding.DIFFERENT]
    if apart.empty:
        return voice.plural(
            "{audience}: the one pair of language versions that can be compared shows no "
            "clear difference.",
            "{audience}: of {n} pairs of language versions none differs clearly.",
            len(judged),
            audience=name,
        )
    pairs = [languages(voice, row) for row in records(apart)]
    return voice.text(
        "{audience}: the questions do not work alike in these languages: {pairs}. Compare "
        "answers across them with care, and have the wording reviewed.",
        audience=name,
        pairs=voice.enumerated(pairs),
    )

"""Pilots side by side in words: what their figures carry, and what they do not."""

import pandas as pd

from pescycle.model.spans import Span
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, records, said


def row_name(voice: Voice, row: Row) -> str:
    """Pilot and round of a row."""
    return voice.text(
        "{pilot}: {round}",
        pilot=voice.name("pilot", row["pilot"]),
        round=voice.name("round", f"{row['pilot']}/{row['round']}"),
    )


def figure_sentence(voice: Voice, row: Row, unit: str) -> str:
    """A pilot's value in a round, with base and interval."""
    finding = voice.finding(
        row["value"],
        unit,
        base=row["base"],
        low=row["low"],
        high=row["high"],
        level=row["level"],
    )
    return voice.text("{name}: {finding}.", name=row_name(voice, row), finding=finding)


def what_is_measured(voice: Voice, row: Row) -> str:
    """The definition that the pilots share."""
    words = {
        "definition": row["definition_id"],
        "version": row["version"],
        "unit": unit_words(voice, row),
        "better": voice.label("direction", row["better"]),
    }
    return voice.text(
        "Definition {definition}, version {version}; unit: {unit}; {better}.", **words
    )


def unit_words(voice: Voice, row: Row) -> str:
    """Unit of a KPI; of a count what it is counted by, which is never mixed."""
    if row["unit_code"] != "count":
        return voice.label("unit", row["unit_code"])
    if row["counted_by"] == Span.QUARTER:
        return voice.text("number in a quarter")
    return voice.text("number in a calendar month")


def pilots_reading(voice: Voice, rows: pd.DataFrame) -> Sentences:
    """Whether the intervals of the pilots' last rounds overlap, and whether in time.

    Parameters
    ----------
    rows : DataFrame
        One definition's rows, rounds of a pilot in their order.
    """
    known = rows.dropna(subset=["low", "high"])
    last = records(known.drop_duplicates("pilot", keep="last"))
    if len(last) < 2:
        return said(
            voice.text("Fewer than two pilots have a figure with an interval to compare.")
        )
    sentences = [_overlap(voice, one, other) for one, other in _pairs(last)]
    apart = [pair for pair in _pairs(last) if not _same_time(*pair)]
    if apart:
        sentences.append(
            voice.text(
                "The last rounds are of different times, so that whatever differs between "
                "the times differs here too."
            )
        )
    return said(*sentences)


def _pairs(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Each pilot beside each that was given after it."""
    return [(one, other) for place, one in enumerate(rows) for other in rows[place + 1 :]]


def _overlap(voice: Voice, one: Row, other: Row) -> str:
    names = {"one": row_name(voice, one), "other": row_name(voice, other)}
    if one["low"] <= other["high"] and other["low"] <= one["high"]:
        return voice.text(
            "{one} and {other}: the intervals overlap; chance alone may explain the "
            "difference.",
            **names,
        )
    return voice.text(
        "{one} and {other}: the intervals do not overlap; chance alone hardly explains the "
        "difference. This page cannot tell what does.",
        **names,
    )


def _same_time(one: Row, other: Row) -> bool:
    return bool(one["starts"] <= other["ends"] and other["starts"] <= one["ends"])


def differing_parts(voice: Voice, parts: tuple[str, ...]) -> str:
    """What keeps a KPI from being compared."""
    return voice.listed([voice.label("difference_part", part) for part in parts])


def nothing_shared(voice: Voice) -> str:
    """That no KPI can be compared."""
    return voice.text(
        "These pilots share no KPI that is defined, counted and calculated alike, so "
        "nothing is compared."
    )


def limits(voice: Voice) -> Sentences:
    """What the page cannot tell, whatever it holds."""
    return said(
        points=[
            voice.text(
                "Which service is better: labour markets, clients, laws and registers "
                "differ, and no figure here is adjusted for them."
            ),
            voice.text(
                "Whether the registers count alike: the pilots say that they use one "
                "definition; nobody checked here how it is applied."
            ),
            voice.text(
                "What the centers of a pilot do: figures are of all centers together, and "
                "how many there are differs."
            ),
        ]
    )


def is_told(row: Row) -> bool:
    """Whether the figure has a value to draw."""
    return not is_missing(row["value"])

"""What was learned of the actions, in words; never as proof of a cause."""

import pandas as pd

from pescycle.model.findings import Verdict
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, change_finding, records, said, unit_of


def lesson_reading(voice: Voice, lesson: pd.DataFrame) -> Sentences:
    """Say what the actions were to move, whether they were done, and what is seen."""
    if lesson.empty:
        return said(voice.text("There were no actions to learn from."))
    return said(
        voice.text("What the actions were to move, and what is seen:"),
        points=[_lesson_point(voice, row) for row in records(lesson)],
    )


def _lesson_point(voice: Voice, row: Row) -> str:
    done = voice.plural(
        "{name}: of {n} planned action {done} done, {open} open, {dropped} dropped.",
        "{name}: of {n} planned actions {done} done, {open} open, {dropped} dropped.",
        row["planned"],
        name=voice.name("moves", row["moves"]),
        done=voice.number(row["done"]),
        open=voice.number(row["open"]),
        dropped=voice.number(row["dropped"]),
    )
    return voice.text("{done} {seen}", done=done, seen=aim_seen(voice, row))


def aim_seen(voice: Voice, row: Row) -> str:
    """What is seen of an aim since the last round; ``row`` is one of the frame lesson."""
    if not row["done"]:
        return _untried(voice, row)
    centers = 0 if is_missing(row["centers"]) else int(row["centers"])
    if centers == 1:
        return voice.text(
            "One pilot center acted; one center alone cannot be judged against the "
            "comparison centers."
        )
    if is_missing(row["effect"]) or row["verdict"] == Verdict.INSUFFICIENT_DATA:
        return voice.text("Whether it moved cannot be judged for want of data.")
    return _judged(voice, row, centers)


def _untried(voice: Voice, row: Row) -> str:
    if row["dropped"] == row["planned"]:
        return voice.text("All was dropped: nothing was tried, so nothing can be learned.")
    return voice.text("Nothing was done, so nothing can be learned yet.")


def _judged(voice: Voice, row: Row, centers: int) -> str:
    unit = unit_of(voice, row["moves"]) if row["moves"] in voice.names.units else "share"
    words = {
        "since": voice.name("round", row["since"]),
        "finding": change_finding(voice, row, unit, "effect"),
    }
    match row["verdict"]:
        case Verdict.BETTER:
            return voice.plural(
                "Since “{since}” {n} pilot center that acted differs from "
                "the comparison centers by {finding}, which is consistent with an effect "
                "of the actions.",
                "Since “{since}” the {n} pilot centers that acted differ "
                "from the comparison centers by {finding}, which is consistent with an "
                "effect of the actions.",
                centers,
                **words,
            )
        case Verdict.WORSE:
            return voice.plural(
                "Since “{since}” {n} pilot center that acted fell behind "
                "the comparison centers by a difference of {finding}.",
                "Since “{since}” the {n} pilot centers that acted fell "
                "behind the comparison centers by a difference of {finding}.",
                centers,
                **words,
            )
    return voice.plural(
        "Since “{since}” {n} pilot center that acted differs from the "
        "comparison centers by {finding}; the interval holds zero, so no sign of an effect "
        "is seen.",
        "Since “{since}” the {n} pilot centers that acted differ from the "
        "comparison centers by {finding}; the interval holds zero, so no sign of an effect "
        "is seen.",
        centers,
        **words,
    )

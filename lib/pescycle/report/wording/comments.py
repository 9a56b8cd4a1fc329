"""What people write, in words: themes, low scores beside them, released quotations."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.model.themes import UNCODED
from pescycle.report.cells import text_of
from pescycle.report.cells import theme as theme_name
from pescycle.report.shown import Note, Sentences, Table
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import SIMPLE, Row, by_audience, records, said

MOST_NAMED = 3  # themes of one audience in a sentence; the chart has all


def question_name(voice: Voice, row: Row) -> str:
    """Audience and open question of a row."""
    return voice.text(
        "{audience}, “{question}”",
        audience=voice.label("audience", row["audience"]),
        question=voice.name("item", row["item"], row["audience"]),
    )


def theme_finding(voice: Voice, row: Row) -> str:
    """Share of the comments with base and interval, or that it is not shown."""
    if row["state"] != CellState.PUBLISHED:
        return voice.text("not shown, too few comments")
    return voice.finding(
        row["share"],
        "share",
        base=row["base"],
        count=row["count"] if row["method"] == SIMPLE else None,
        low=row["low"],
        high=row["high"],
        level=row["level"],
    )


def theme_reading(voice: Voice, given: Given, theme_share: pd.DataFrame) -> Sentences:
    """Say of each open question what was written of most, how, and how much is uncoded."""
    if given.folder.codebook is None:
        return said(
            voice.text(
                "This pilot has no list of themes (themes.yml), so nothing is said of what "
                "people write."
            )
        )
    if theme_share.empty:
        return said(voice.text("There are no comments in this round."))
    groups = by_audience(theme_share).groupby(["audience", "item"], sort=False)
    points = [point for _, rows in groups for point in _question_points(voice, rows)]
    overlap = voice.text(
        "One comment can speak of several themes, so the shares do not add up to 100 %."
    )
    return said(overlap, points=points)


def _question_points(voice: Voice, rows: pd.DataFrame) -> list[str]:
    uncoded = records(rows[rows["theme"] == UNCODED])[0]
    question = question_name(voice, uncoded)
    if uncoded["state"] == CellState.INSUFFICIENT:
        return [voice.text("{question}: nobody wrote a comment.", question=question)]
    shown = rows[rows["state"] == CellState.PUBLISHED]
    if shown.empty:
        return [
            voice.text(
                "{question}: too few people wrote a comment for anything to be shown.",
                question=question,
            )
        ]
    base = voice.plural("{n} comment", "{n} comments", records(shown)[0]["base"])
    no_theme = _no_theme(voice, question, base, uncoded)
    named = rows[~rows["theme"].isin([UNCODED, ALL]) & (rows["cue"] == "")]
    return [
        *_listed(voice, question, named, "theme"),
        *_listed(voice, question, rows[rows["theme"] == ALL], "cue"),
        no_theme,
    ]


def _no_theme(voice: Voice, question: str, comments: str, uncoded: Row) -> str:
    if uncoded["state"] != CellState.PUBLISHED:
        return voice.text(
            "{question}, {comments}: in how many no theme was found is not shown, because "
            "the count of a hidden theme could be worked out of it.",
            question=question,
            comments=comments,
        )
    return voice.text(
        "{question}, {comments}: no theme was found in {finding}.",
        question=question,
        comments=comments,
        finding=theme_finding(voice, uncoded),
    )


def _listed(voice: Voice, question: str, rows: pd.DataFrame, kind: str) -> list[str]:
    shown = rows[(rows["state"] == CellState.PUBLISHED) & (rows["count"] > 0)]
    if shown.empty:
        return []
    shown = shown.sort_values("share", ascending=False, kind="stable").head(MOST_NAMED)
    parts = [
        voice.text(
            "{name}, {finding}",
            name=voice.name(kind, row[kind]),
            finding=theme_finding(voice, row),
        )
        for row in records(shown)
    ]
    return [
        voice.text(
            "{question}: {themes}.", question=question, themes=voice.enumerated(parts)
        )
    ]


def theme_score_reading(
    voice: Voice, given: Given, theme_score: pd.DataFrame
) -> Sentences | None:
    """Say whether those who mention a theme give low overall answers more often."""
    if given.folder.codebook is None or theme_score.empty:
        return None
    shown = theme_score[theme_score["state"] == CellState.PUBLISHED]
    shown = by_audience(shown.dropna(subset=["low", "high"]))
    if shown.empty:
        return said(
            voice.text(
                "No theme was mentioned by enough people, with enough low overall answers "
                "among them, for a comparison."
            )
        )
    caution = voice.text(
        "A difference says where to look: neither what caused it nor which came first. "
        "Where many themes are compared, about one in twenty differs by chance alone."
    )
    return said(caution, points=[_score_point(voice, row) for row in records(shown)])


def _score_point(voice: Voice, row: Row) -> str:
    values = {
        "audience": voice.label("audience", row["audience"]),
        "theme": theme_name(voice, row),
        "share": voice.finding(row["share_low"], "share", base=row["base"]),
        "other": voice.finding(row["share_low_other"], "share", base=row["base_other"]),
        "difference": voice.change(row["difference"], "share"),
        "level": voice.share(row["level"]),
        "interval": voice.change_interval(row["low"], row["high"], "share"),
    }
    if row["low"] > 0:
        return voice.text(
            "{audience}: those who mention “{theme}” give a low overall answer more often "
            "than the others who wrote: {share} against {other}, a difference of "
            "{difference} ({level} interval {interval}).",
            **values,
        )
    if row["high"] < 0:
        return voice.text(
            "{audience}: those who mention “{theme}” give a low overall answer less often "
            "than the others who wrote: {share} against {other}, a difference of "
            "{difference} ({level} interval {interval}).",
            **values,
        )
    return voice.text(
        "{audience}: between those who mention “{theme}” and the others who wrote there is "
        "no clear difference in low overall answers: {share} against {other}, a difference "
        "of {difference} ({level} interval {interval}).",
        **values,
    )


def quotation_reading(voice: Voice, quotation: pd.DataFrame) -> Sentences | None:
    """Quotations under their theme; nothing where none was released."""
    if quotation.empty:
        return None
    note = voice.text(
        "Each of these quotations was released by a person for this report. No other "
        "comment leaves the file in which it was collected."
    )
    rows = by_audience(quotation).sort_values("theme", kind="stable")
    return said(note, points=[_quoted(voice, row) for row in records(rows)])


def _quoted(voice: Voice, row: Row) -> str:
    values = {
        "theme": theme_name(voice, row),
        "audience": voice.label("audience", row["audience"]),
        "text": text_of(voice, row, "text"),
    }
    if row.get(f"text_{row['language']}") == values["text"]:
        return voice.text("{theme} ({audience}): “{text}”", **values)
    return voice.text("{theme} ({audience}), translated: “{text}”", **values)


def comment_table(voice: Voice, name: str, frame: pd.DataFrame) -> Table | Note | None:
    """Table of what people write, without what is hidden or nobody mentions."""
    rows = frame[frame["state"] == CellState.PUBLISHED]
    if "count" in rows:
        rows = rows[(rows["count"] > 0) | (rows["theme"] == UNCODED)]
    return None if rows.empty else table(voice, name, rows)

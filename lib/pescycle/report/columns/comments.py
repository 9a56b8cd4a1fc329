"""Columns of what the users write."""

from pescycle.report import cells
from pescycle.report.columns.kinds import Column, change, number, share
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "theme": Column(message("Theme"), ("theme",), cells.theme),
    "cue": Column(message("Cue"), ("cue",), cells.cue),
    "comments": number(message("Comments"), "count"),
    "comments_written": number(message("Comments in all"), "base"),
    "share_low": share(message("Low answers, who mention it"), "share_low"),
    "share_low_other": share(message("Low answers, others"), "share_low_other"),
    "mention_base": number(message("Who mention it"), "base"),
    "other_base": number(message("Others who wrote"), "base_other"),
    "low_difference": change(message("Difference"), "difference"),
}

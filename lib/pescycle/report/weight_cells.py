"""What is said of a class of clients before and after weighting."""

from pescycle.model.weighting import NOT_STATED
from pescycle.report.cells import Row
from pescycle.report.group_cells import category_name, group_name
from pescycle.report.voice import Voice


def class_name(voice: Voice, row: Row) -> str:
    """Label of a class: its category, of several that were joined all of them."""
    codes = [code for code in row["category"].split() if code != NOT_STATED]
    stated = category_name(voice, row["margin"], " ".join(codes), row["audience"])
    if len(codes) == len(row["category"].split()):
        return stated
    if not codes:
        return voice.text("not stated, or not in the frame")
    return voice.text("{names}, and not stated", names=stated)


def weight_class(voice: Voice, row: Row) -> str:
    """What clients are counted by, and the class."""
    return voice.text(
        "{group}: {category}",
        group=group_name(voice, row["margin"], row["audience"]),
        category=class_name(voice, row),
    )

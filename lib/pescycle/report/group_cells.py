"""What is said of a group of respondents, of its figures, and of a test between groups."""

from pescycle.model.weighting import NOT_STATED
from pescycle.report.cells import Row
from pescycle.report.vocabulary import VOCABULARY
from pescycle.report.voice import INDEX, MISSING, Voice, is_missing

SMALLEST_P = 0.001  # smaller ones say no more than that they are smaller
UNITS = {"rao_scott": "share", "design_t": INDEX, "design_rank": "share"}


def group_name(voice: Voice, group: str, audience: str) -> str:
    """What respondents are grouped by: a column of the source, or a question."""
    if group in VOCABULARY["group"]:
        return voice.label("group", group)
    return voice.name("item", group, audience)


def category_name(voice: Voice, group: str, category: str, audience: str) -> str:
    """Label of a category; of several that were put together the labels of all."""
    parts = [_part_name(voice, group, part, audience) for part in category.split()]
    if len(parts) < 2:
        return parts[0] if parts else MISSING
    return voice.text("{names} together", names=voice.listed(parts))


def _part_name(voice: Voice, group: str, part: str, audience: str) -> str:
    if part == NOT_STATED:
        return voice.text("not stated")
    if group == "center":
        return voice.name("center", part)
    if group == "language":
        return voice.language_name(part, audience)
    if group in VOCABULARY["group"]:
        named = voice.name(group, part)
        return part.replace("_", " ") if named == part else named
    return voice.answer(audience, group, part)


def items_name(voice: Voice, item: str, audience: str) -> str:
    """The question behind a figure; of the satisfaction index all that entered."""
    names = [voice.name("item", name, audience) for name in item.split()]
    return voice.listed(names)


def group(voice: Voice, row: Row) -> str:
    """What a row is grouped by."""
    return group_name(voice, row["group"], row["audience"])


def domain(voice: Voice, row: Row) -> str:
    """Group and category of a row."""
    return voice.text(
        "{group}: {category}",
        group=group(voice, row),
        category=category_name(voice, row["group"], row["category"], row["audience"]),
    )


def items(voice: Voice, row: Row) -> str:
    """Question or questions behind a row's figure."""
    return items_name(voice, row["item"], row["audience"])


def p_value(voice: Voice, p: float | None) -> str:
    """A p-value with three decimals."""
    if is_missing(p):
        return MISSING
    if p < SMALLEST_P:
        return voice.text("below {number}", number=voice.number(SMALLEST_P, 3))
    return voice.number(p, 3)


def p_said(voice: Voice, p: float | None) -> str:
    """A p-value inside a sentence, with its sign: "p = 0.020" or "p < 0.001"."""
    if is_missing(p):
        return voice.text("no p-value")
    if p < SMALLEST_P:
        return voice.text("p < {number}", number=voice.number(SMALLEST_P, 3))
    return voice.text("p = {number}", number=voice.number(p, 3))


def p(voice: Voice, row: Row) -> str:
    """Say p of this comparison by itself."""
    return p_value(voice, row["p"])


def p_adjusted(voice: Voice, row: Row) -> str:
    """Say p with all comparisons of the family in mind."""
    return p_value(voice, row["p_adjusted"])


def test_statistic(voice: Voice, row: Row) -> str:
    """Statistic with its degrees of freedom; of a t test only the second are said."""
    if is_missing(row["p"]):
        return MISSING
    value = voice.number(row["statistic"], 2)
    second = voice.number(row["df2"])
    if row["test"] != "rao_scott" and row["df1"] == 1:
        return voice.text("t = {value} ({df} df)", value=value, df=second)
    first = voice.number(row["df1"], 0 if round(row["df1"], 1) % 1 == 0 else 1)
    return voice.text(
        "F = {value} ({first} and {second} df)", value=value, first=first, second=second
    )


def difference(voice: Voice, row: Row) -> str:
    """Difference of two groups with its interval; several have none."""
    if is_missing(row["difference"]):
        return MISSING
    unit = UNITS[row["test"]]
    said = {
        "first": category_name(voice, row["group"], row["category"], row["audience"]),
        "second": category_name(voice, row["group"], row["reference"], row["audience"]),
        "change": voice.change(row["difference"], unit),
    }
    if is_missing(row["low"]) or is_missing(row["high"]):
        return voice.text("{first} less {second}: {change}", **said)
    return voice.text(
        "{first} less {second}: {change} ({interval})",
        interval=voice.change_interval(row["low"], row["high"], unit),
        **said,
    )


def group_finding(voice: Voice, row: Row) -> str:
    """What a test allows to say; where there was none, why."""
    said = voice.label("group_finding", row["finding"])
    if is_missing(row["reason"]) or not row["reason"]:
        return said
    return voice.text(
        "{finding}: {reason}",
        finding=said,
        reason=voice.label("untested", row["reason"]),
    )

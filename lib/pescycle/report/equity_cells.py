"""What is said of a KPI by group: its category, its reference, the gap between them."""

from pescycle.model.equity import OTHERS, POPULATION
from pescycle.report import group_cells
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing


def unit(voice: Voice, row: Row) -> str:
    """Unit of a row's figures; of a count it is the share of what was counted."""
    own = str(voice.names.units.get(row["kpi"], "number"))
    return "share" if own == "count" else own


def kpi(voice: Voice, row: Row) -> str:
    """The KPI; of the survey also the audience that was asked."""
    name = voice.name("kpi", row["kpi"])
    if is_missing(row["audience"]) or not row["audience"]:
        return name
    return voice.text(
        "{kpi} ({audience})", kpi=name, audience=voice.label("audience", row["audience"])
    )


def category_name(voice: Voice, group: str, category: str) -> str:
    """Title of a category; of several that are shown together the titles of all."""
    names = [voice.name("equity_category", one, group) for one in category.split()]
    if len(names) < 2:
        return names[0] if names else MISSING
    return voice.text("{names} together", names=voice.listed(names))


def category(voice: Voice, row: Row) -> str:
    """Group and category of a row."""
    return voice.text(
        "{group}: {category}",
        group=voice.name("equity_group", row["group"]),
        category=category_name(voice, row["group"], row["category"]),
    )


def reference(voice: Voice, row: Row) -> str:
    """What the category is compared with."""
    if row["reference"] == OTHERS:
        return voice.text("all others")
    if row["reference"] == POPULATION:
        return voice.text("share of the population")
    return category_name(voice, row["group"], row["reference"])


def value(voice: Voice, row: Row) -> str:
    """The category's value."""
    return voice.value(row["value"], unit(voice, row))


def interval(voice: Voice, row: Row) -> str:
    """The value's interval."""
    return voice.interval(row["low"], row["high"], unit(voice, row))


def compared(voice: Voice, row: Row) -> str:
    """Both values: of the category and of its reference."""
    if is_missing(row["value_reference"]):
        return exact(voice, row, "value")
    return voice.text(
        "{value} against {reference}",
        value=exact(voice, row, "value"),
        reference=exact(voice, row, "value_reference"),
    )


def exact(voice: Voice, row: Row, column: str) -> str:
    """A value as exactly as the gap is said, so that both agree to the eye."""
    own = unit(voice, row)
    return voice.share(row[column], 1) if own == "share" else voice.value(row[column], own)


def gap(voice: Voice, row: Row) -> str:
    """Category less reference, with its sign."""
    return voice.change(row["gap"], unit(voice, row))


def gap_interval(voice: Voice, row: Row) -> str:
    """The gap's interval."""
    return voice.change_interval(row["low"], row["high"], unit(voice, row))


def ratio(voice: Voice, row: Row) -> str:
    """How many times the reference's value the category has, with the interval."""
    if is_missing(row["ratio"]):
        return MISSING
    said = voice.number(row["ratio"], 2)
    if is_missing(row["ratio_low"]) or is_missing(row["ratio_high"]):
        return said
    return voice.text(
        "{ratio} ({low} to {high})",
        ratio=said,
        low=voice.number(row["ratio_low"], 2),
        high=voice.number(row["ratio_high"], 2),
    )


def bases(voice: Voice, row: Row) -> str:
    """Both bases; a share of the population is known and has none."""
    if is_missing(row["base"]):
        return MISSING
    if row["reference"] == POPULATION or is_missing(row["base_reference"]):
        return voice.number(row["base"])
    return voice.text(
        "{base} and {other}",
        base=voice.number(row["base"]),
        other=voice.number(row["base_reference"]),
    )


def p_adjusted(voice: Voice, row: Row) -> str:
    """Say p with all gaps of the round in mind."""
    return group_cells.p_value(voice, row["p_adjusted"])

"""What cells say of figures behind a theme, and of changes that nobody aimed at."""

from pescycle.model.findings import Sense
from pescycle.report.cells import Row
from pescycle.report.voice import INDEX, MISSING, Voice, is_missing


def figure_name(voice: Voice, row: Row) -> str:
    """The KPI, the survey question with its audience, or comments."""
    if row["kind"] == "comment":
        return voice.text("Comments that praise or criticise")
    if row["kind"] == "kpi":
        return voice.name("kpi", row["id"])
    return voice.text(
        "{item} ({audience})",
        item=voice.name("item", row["id"], audience=row["audience"]),
        audience=voice.name("audience", row["audience"]),
    )


def figure_value(voice: Voice, row: Row) -> str:
    """A KPI's value, a question's index, or how many of the comments praise."""
    if is_missing(row["value"]):
        return MISSING
    if row["kind"] == "comment":
        return voice.text(
            "{count} of {base} praise",
            count=voice.number(row["value"]),
            base=voice.number(row["base"]),
        )
    return _finely(voice, row["value"], _unit(voice, row))


def figure_interval(voice: Voice, row: Row) -> str:
    """Its interval."""
    unit = _unit(voice, row)
    if unit != "share" or is_missing(row["low"]) or is_missing(row["high"]):
        return voice.interval(row["low"], row["high"], unit)
    low, high = voice.number(row["low"] * 100, 1), voice.share(row["high"], 1)
    return voice.text("{low} to {high}", low=low, high=high)


def figure_reference(voice: Voice, row: Row) -> str:
    """What it is held against: a target, or the mean of the audience's questions."""
    if is_missing(row["reference"]):
        return MISSING
    reference = _finely(voice, row["reference"], _unit(voice, row))
    if row["kind"] == "kpi":
        return voice.text("target {value}", value=reference)
    return voice.text("mean {value}", value=reference)


def figure_told(voice: Voice, row: Row) -> str:
    """A figure with what it is held against, in one."""
    value = voice.text(
        "{name} {value}", name=figure_name(voice, row), value=figure_value(voice, row)
    )
    if is_missing(row["reference"]):
        return value
    reference = figure_reference(voice, row)
    if row["kind"] != "kpi":
        mean = _finely(voice, row["reference"], _unit(voice, row))
        reference = voice.text("mean of the questions {value}", value=mean)
    return voice.text("{figure} ({interval})", figure=value, interval=reference)


def _finely(voice: Voice, value: float, unit: str) -> str:
    """A share with a decimal: in whole percents an interval can seem to touch a target."""
    return voice.share(value, 1) if unit == "share" else voice.value(value, unit)


def _unit(voice: Voice, row: Row) -> str:
    return voice.names.units.get(row["id"], "number") if row["kind"] == "kpi" else INDEX


def sense(source: str):
    """Say what a source says; a dash where it says nothing."""

    def say(voice: Voice, row: Row) -> str:
        if row[source] == Sense.SILENT:
            return MISSING
        return voice.label("told_sense", row[source])

    return say


def changed(voice: Voice, row: Row) -> str:
    """The KPI that changed, or the question with its audience: two may ask the same."""
    return figure_name(voice, row)


def change_unit(voice: Voice, row: Row) -> str:
    """Unit of a change: the KPI's, or that of a share of answers."""
    return voice.names.units.get(row["id"], "number") if row["kind"] == "kpi" else "share"


def change(voice: Voice, row: Row) -> str:
    """The change, or the difference of two groups' changes."""
    return voice.change(row["change"], change_unit(voice, row))


def strict_interval(voice: Voice, row: Row) -> str:
    """Its interval at the stricter level of the whole table."""
    return voice.change_interval(row["low"], row["high"], change_unit(voice, row))


def compared(voice: Voice, row: Row) -> str:
    """Whose change it is, and since when."""
    return voice.text(
        "{group}: {basis}",
        group=voice.label("change_scope", row["scope"]),
        basis=voice.label("basis", row["basis"]),
    )

"""What the cells of a table say of a row: values with units, intervals, findings."""

from collections.abc import Callable, Mapping
from typing import Any

from pescycle.model.base import ALL, LANGUAGES, pick
from pescycle.model.findings import ProposalKind, Statistic
from pescycle.model.themes import UNCODED
from pescycle.report.voice import INDEX, MISSING, Voice, is_missing

Row = Mapping[str, Any]
Said = Callable[[Voice, Row], str]

SHARES = (Statistic.TOP2BOX, Statistic.BOTTOM2BOX)  # the other statistics are points
WHOLE = 0.9995  # a share of weight that is shown as 100 %
# Proposals that rest on a figure; the others rest on there being none.
WITH_EVIDENCE = (
    ProposalKind.KEEP,
    ProposalKind.ADAPT,
    ProposalKind.EXAMINE,
    ProposalKind.RAISE,
)


def unit_of(voice: Voice, row: Row) -> str:
    """Unit of a row's figures: the KPI's, or the statistic's of a survey item."""
    if row.get("statistic"):
        return "share" if row["statistic"] in SHARES else INDEX
    units = voice.names.units
    if row.get("kpi"):
        return units.get(row["kpi"], "number")
    aim = row.get("id") or row.get("moves")
    # What is not a KPI is a survey item, and what is compared of those is a share.
    return units.get(aim, "share")


def text_of(voice: Voice, row: Row, prefix: str) -> str:
    """What a team wrote in a column a language; "" where nothing is written.

    The report's language is looked for first, then the pilot's in their order. ``prefix``
    is the columns' name without the language.
    """
    texts = {code: row.get(f"{prefix}_{code}") for code in LANGUAGES}
    found = {code: str(t) for code, t in texts.items() if not is_missing(t) and t}
    return pick(found, voice.language, *voice.names.languages) if found else ""


def limits(low: str, high: str) -> Said:
    """Say two limits of a ratio."""

    def say(voice: Voice, row: Row) -> str:
        if is_missing(row[low]) or is_missing(row[high]):
            return MISSING
        return voice.text(
            "{low} to {high}",
            low=voice.number(row[low], 2),
            high=voice.number(row[high], 2),
        )

    return say


def interval(voice: Voice, row: Row) -> str:
    """A value's interval."""
    return voice.interval(row["low"], row["high"], unit_of(voice, row))


def change_interval(voice: Voice, row: Row) -> str:
    """A difference's interval."""
    return voice.change_interval(row["low"], row["high"], unit_of(voice, row))


def minimum_detectable(voice: Voice, row: Row) -> str:
    """Size of the change or difference that would be seen; it has no direction."""
    return voice.change(row["minimum_detectable"], unit_of(voice, row)).lstrip("+")


def period(voice: Voice, row: Row) -> str:
    """Months from the first to the last."""
    first, last = (voice.month(row[end], "medium") for end in ("starts", "ends"))
    return first if first == last else voice.text("{low} to {high}", low=first, high=last)


def target(voice: Voice, row: Row) -> str:
    """A target, or both ends of a band."""
    if is_missing(row.get("low_target")):
        return voice.value(row["target"], unit_of(voice, row))
    return voice.interval(row["low_target"], row["target"], unit_of(voice, row))


def theme(voice: Voice, row: Row) -> str:
    """A theme of the comments, or what stands for those without one and for all."""
    if row["theme"] == UNCODED:
        return voice.text("No theme found")
    if row["theme"] == ALL:
        return voice.text("All comments")
    return voice.name("theme", row["theme"])


def cue(voice: Voice, row: Row) -> str:
    """How comments speak; "any" where all of the theme are counted."""
    return voice.name("cue", row["cue"]) if row["cue"] else voice.text("any")


def margin(voice: Voice, row: Row) -> str:
    """Half the width of an interval, in points."""
    return _plus_minus(voice, row["margin"])


def margin_planned(voice: Voice, row: Row) -> str:
    """The margin that the plan gives, in points."""
    return _plus_minus(voice, row["margin_planned"])


def planned_detectable(voice: Voice, row: Row) -> str:
    """The change since another round that a plan would probably show, in points."""
    return _plus_minus(voice, row["detectable"])


def _plus_minus(voice: Voice, share: Any) -> str:
    if is_missing(share):
        return MISSING
    return voice.text("±{points} points", points=voice.number(float(share) * 100, 1))


def covariate(voice: Voice, row: Row) -> str:
    """A covariate's value in its own unit."""
    unit = voice.names.covariate_units.get(row["covariate"], "number")
    # Rates of a labour market differ by less than a whole percentage point.
    return (
        voice.share(row["value"], 1) if unit == "share" else voice.value(row["value"], unit)
    )


def value_and_status(voice: Voice, row: Row) -> str:
    """A KPI's value with its interval, where there is one, and its status."""
    value = voice.value(row["value"], unit_of(voice, row))
    said = _with_interval(voice, value, interval(voice, row))
    return _with_word(said, voice.label("status", row["status"]))


def attainment_and_status(voice: Voice, row: Row) -> str:
    """A pillar's attainment and status, and the weight covered where it is not all."""
    said = _with_word(
        voice.share(row["attainment"], 1), voice.label("status", row["status"])
    )
    if is_missing(row["attainment"]) or row["weight_covered"] >= WHOLE:
        return said
    return voice.text(
        "{figure} · {covered} of the weight",
        figure=said,
        covered=voice.share(row["weight_covered"]),
    )


def change_and_verdict(voice: Voice, row: Row) -> str:
    """A change with its interval, and what it allows to say."""
    change = voice.change(row["change"], unit_of(voice, row))
    said = _with_interval(voice, change, change_interval(voice, row))
    return _with_word(said, voice.label("verdict", row["verdict"]))


def _with_word(figure: str, word: str) -> str:
    return word if figure == MISSING else f"{figure} · {word}"


def _with_interval(voice: Voice, figure: str, interval: str) -> str:
    if MISSING in (figure, interval):
        return figure
    return voice.text("{figure} ({interval})", figure=figure, interval=interval)


def value_and_base(voice: Voice, row: Row) -> str:
    """A survey figure with its interval and base."""
    value = voice.value(row["value"], unit_of(voice, row))
    return voice.text(
        "{value}, base {base}",
        value=_with_interval(voice, value, interval(voice, row)),
        base=voice.number(row["base"]),
    )


def months(voice: Voice, row: Row) -> str:
    """Months reported of those expected, and how many were closed or open in part."""
    reported, expected = (
        voice.number(row[f"months_{key}"]) for key in ("reported", "expected")
    )
    months = voice.text("{count} of {base}", count=reported, base=expected)
    closed, partly = (voice.number(row[f"months_{key}"]) for key in ("closed", "partly"))
    if row["months_closed"] and row["months_partly"]:
        return voice.text(
            "{months} ({closed} closed, {partly} in part)",
            months=months,
            closed=closed,
            partly=partly,
        )
    if row["months_closed"]:
        return voice.text("{months} ({closed} closed)", months=months, closed=closed)
    if row["months_partly"]:
        return voice.text("{months} ({partly} in part)", months=months, partly=partly)
    return months


def month(voice: Voice, row: Row) -> str:
    """The month, short."""
    return voice.month(row["month"], "medium")


def told(side: str) -> Callable[[Voice, Row], str]:
    """A monthly figure as it was sent; missing where nothing was reported."""

    def say(voice: Voice, row: Row) -> str:
        if is_missing(row[side]):
            return voice.text("not reported")
        return voice.number(row[side])

    return say


def teller(side: str) -> Callable[[Voice, Row], str]:
    """The file that told a monthly figure; where it was another round's, that round."""

    def say(voice: Voice, row: Row) -> str:
        return row[f"{side}_file"] or voice.name("round", row[f"{side}_round"])

    return say


def weight(voice: Voice, row: Row) -> str:
    """A KPI's share of its pillar; without one it stands beside the pillar."""
    if is_missing(row["weight"]) or not row["weight"]:
        return voice.text("beside the pillar")
    return voice.share(row["weight"])


def about(voice: Voice, row: Row) -> str:
    """What a proposal is about: a KPI, a survey question or an audience."""
    audience = row["audience"] or ""
    if row["kpi"] or row["item"]:
        return voice.name("moves", row["kpi"] or row["item"], audience=audience)
    return voice.label("audience", audience)


def evidence(voice: Voice, row: Row) -> str:
    """Say the figure behind a proposal: a ratio, a value with its target, or an effect."""
    if is_missing(row["value"]) or row["kind"] not in WITH_EVIDENCE:
        return MISSING
    unit = unit_of(voice, row)
    if row["kind"] == ProposalKind.EXAMINE:
        ratio = voice.number(row["value"], 2)
        return voice.text("{ratio} times what was expected", ratio=ratio)
    if row["kind"] == ProposalKind.RAISE:
        value, target = (voice.value(row[key], unit) for key in ("value", "reference"))
        return voice.text("{value} (target {target})", value=value, target=target)
    return voice.change(row["value"], unit)

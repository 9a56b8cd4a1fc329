"""What is said of a maturity check: scores with their spread, agreement, agreed scores."""

from pescycle.report.cells import Row, unit_of
from pescycle.report.voice import INDEX, MISSING, Voice, is_missing


def section(voice: Voice, row: Row) -> str:
    """A section, or all together."""
    return voice.name("section", row["section"])


def score(voice: Voice, value: float) -> str:
    """A score from 0 to 100."""
    return voice.value(value, INDEX)


def spread(voice: Voice, row: Row) -> str:
    """Lowest and highest, of the assessors or of the centers."""
    return voice.interval(row["lowest"], row["highest"], INDEX)


def score_and_spread(voice: Voice, row: Row) -> str:
    """A score, and how far apart those lie whose mean it is."""
    said, apart = score(voice, row["value"]), spread(voice, row)
    if MISSING in (said, apart):
        return said
    return voice.text("{value} ({interval})", value=said, interval=apart)


def interval(voice: Voice, row: Row) -> str:
    """Interval of a score."""
    return voice.interval(row["low"], row["high"], INDEX)


def difference(voice: Voice, row: Row) -> str:
    """Self less peer, with its interval."""
    return _change(voice, row["difference"], row["low"], row["high"])


def agreement(voice: Voice, row: Row) -> str:
    """A measure of agreement with its interval."""
    if is_missing(row["value"]):
        return MISSING
    value = voice.number(row["value"], 2)
    if is_missing(row["low"]) or is_missing(row["high"]):
        return value
    low, high = (voice.number(row[key], 2) for key in ("low", "high"))
    return voice.text("{value} ({low} to {high})", value=value, low=low, high=high)


def severity(voice: Voice, row: Row) -> str:
    """How much more or less than the others, as it stands in the scores."""
    return _change(voice, row["effect"], row["low"], row["high"])


def shrunk_severity(voice: Voice, row: Row) -> str:
    """The same drawn towards the mean, the less an assessor scored the more."""
    return _change(voice, row["shrunk"], row["shrunk_low"], row["shrunk_high"])


def assessors_mean(voice: Voice, row: Row) -> str:
    """What the assessors said before they agreed."""
    return score_and_spread(voice, {**row, "value": row["mean"]})


def outside(voice: Voice, row: Row) -> str:
    """Phases whose agreed score lies outside what any assessor gave."""
    names = [voice.label("maturity_phase", p) for p in row["phases_outside"].split()]
    return voice.listed(names) if names else voice.text("none")


def score_change(voice: Voice, row: Row) -> str:
    """Change of a section since the last check, with its interval where there is one."""
    return _change(voice, row["score_change"], row["score_low"], row["score_high"])


def kpi_change(voice: Voice, row: Row) -> str:
    """Change of the KPI since the same round, with its interval."""
    change, unit = row["change"], unit_of(voice, row)
    limits = voice.change_interval(row["low"], row["high"], unit)
    said = voice.change(change, unit)
    if MISSING in (said, limits):
        return said
    return voice.text("{figure} ({interval})", figure=said, interval=limits)


def _change(voice: Voice, change: float, low: float, high: float) -> str:
    said = voice.change(change, INDEX)
    if is_missing(change) or is_missing(low) or is_missing(high):
        return said
    limits = voice.change_interval(low, high, INDEX)
    return voice.text("{figure} ({interval})", figure=said, interval=limits)

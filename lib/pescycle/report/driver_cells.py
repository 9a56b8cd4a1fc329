"""What is said of a driver: its importance, its performance, its odds."""

from pescycle.model.findings import DriverMethod
from pescycle.report.cells import Row
from pescycle.report.voice import INDEX, MISSING, Voice, is_missing


def figure(voice: Voice, row: Row) -> str:
    """Share of what the drivers explain, or the rank correlation, with its interval."""
    if row["method"] != DriverMethod.RANK_CORRELATION:
        return _with_limits(voice, row, "share", "share")
    value = voice.number(row["share"], 2)
    if is_missing(row["low"]) or is_missing(row["high"]):
        return value
    limits = voice.text(
        "{low} to {high}",
        low=voice.number(row["low"], 2),
        high=voice.number(row["high"], 2),
    )
    return voice.text("{figure} ({interval})", figure=value, interval=limits)


def importance(voice: Voice, row: Row) -> str:
    """Say a driver's share with its interval, on the map."""
    return _with_limits(voice, row, "importance", "share", "importance_")


def performance(voice: Voice, row: Row) -> str:
    """Say a driver's index with its interval, on the map."""
    return _with_limits(voice, row, "performance", INDEX, "performance_")


def _with_limits(voice: Voice, row: Row, name: str, unit: str, prefix: str = "") -> str:
    value = voice.value(row[name], unit)
    limits = voice.interval(row[f"{prefix}low"], row[f"{prefix}high"], unit)
    if MISSING in (value, limits):
        return value
    return voice.text("{figure} ({interval})", figure=value, interval=limits)

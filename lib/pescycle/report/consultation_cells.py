"""What is said of weights that participants of a consultation proposed."""

from pescycle.model.base import ALL
from pescycle.model.scoring import COMPOSITE
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing


def node_name(voice: Voice, node: str) -> str:
    """A pillar, or all pillars together."""
    return voice.text("All pillars") if node == COMPOSITE else voice.name("pillar", node)


def child_name(voice: Voice, node: str, child: str) -> str:
    """A pillar of the whole, or a KPI of a pillar."""
    return voice.name("pillar" if node == COMPOSITE else "kpi", child)


def node(voice: Voice, row: Row) -> str:
    """The part of the framework whose weights are decided."""
    return node_name(voice, row["node"])


def child(voice: Voice, row: Row) -> str:
    """What has a weight."""
    return child_name(voice, row["node"], row["child"])


def group(voice: Voice, row: Row) -> str:
    """A group of participants, or all of them."""
    if row["group"] == ALL:
        return voice.text("All participants")
    if row["group"] == "others":
        return voice.text("Small groups together")
    return voice.name("stakeholder", row["group"])


def proposed(voice: Voice, row: Row) -> str:
    """The proposed weight with its interval."""
    if is_missing(row["proposed"]):
        return MISSING
    value = voice.share(row["proposed"])
    if is_missing(row["low"]):
        return value
    limits = voice.interval(row["low"], row["high"], "share")
    return voice.text("{figure} ({interval})", figure=value, interval=limits)


def spread(voice: Voice, row: Row) -> str:
    """How far single participants lie from the mean, in points."""
    if is_missing(row["sd"]):
        return MISSING
    return voice.text("±{points} points", points=voice.number(float(row["sd"]) * 100))


def ratio(voice: Voice, row: Row) -> str:
    """The consistency ratio of the joint judgments."""
    return voice.number(row["ratio"], 2)

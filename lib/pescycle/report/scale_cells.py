"""What is said of a scale and of its language versions."""

from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing


def language(voice: Voice, row: Row) -> str:
    """The language version."""
    return voice.language_name(row["language"], row["audience"])


def languages(voice: Voice, row: Row) -> str:
    """Two language versions that are compared."""
    return voice.listed(
        [voice.language_name(row[key], row["audience"]) for key in ("language", "other")]
    )


def alpha(voice: Voice, row: Row) -> str:
    """Alpha with its interval."""
    if is_missing(row["alpha"]):
        return MISSING
    value = voice.number(row["alpha"], 2)
    if is_missing(row["low"]):
        return value
    low, high = (voice.number(row[key], 2) for key in ("low", "high"))
    return voice.text("{value} ({low} to {high})", value=value, low=low, high=high)


def alphas(voice: Voice, row: Row) -> str:
    """The two versions' alphas."""
    if is_missing(row["alpha"]) or is_missing(row["other_alpha"]):
        return MISSING
    first, second = (voice.number(row[key], 2) for key in ("alpha", "other_alpha"))
    return voice.text("{first} and {second}", first=first, second=second)


def alpha_difference(voice: Voice, row: Row) -> str:
    """The first version's alpha minus the other's, with its interval."""
    if is_missing(row["difference"]):
        return MISSING
    value = voice.number(row["difference"], 2, sign=True)
    if is_missing(row["low"]):
        return value
    low, high = (voice.number(row[key], 2, sign=True) for key in ("low", "high"))
    return voice.text("{value} ({low} to {high})", value=value, low=low, high=high)


def widest_gap(voice: Voice, row: Row) -> str:
    """The question that fits least alike in both versions."""
    if is_missing(row["gap"]) or not row["item"]:
        return MISSING
    return voice.text(
        "{item}: {gap}",
        item=voice.name("item", row["item"], row["audience"]),
        gap=voice.number(row["gap"], 2),
    )

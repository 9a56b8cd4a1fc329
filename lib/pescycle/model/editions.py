"""Editions of a framework that followed one another."""

from collections.abc import Iterable
from datetime import date

from pescycle.model.framework import Framework


def in_order(editions: Iterable[Framework]) -> tuple[Framework, ...]:
    """Editions by the day on which they began; one without a day was always there."""
    return tuple(sorted(editions, key=lambda one: one.effective_from or date.min))


def edition_on(day: date, editions: Iterable[Framework]) -> Framework:
    """The last edition that had begun by that day, else the first of all."""
    ordered = in_order(editions)
    begun = [one for one in ordered if (one.effective_from or date.min) <= day]
    return begun[-1] if begun else ordered[0]

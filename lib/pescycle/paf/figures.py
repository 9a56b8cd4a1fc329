"""The figure of one KPI in every center at once, from arrays of months and centers.

Numerators and denominators stay apart to the end and are pooled as sums; the quotient of
the sums is never replaced by a mean of quotients. Every function takes arrays [month,
center] and gives a figure a center and, last, the one of all centers together.
"""

from dataclasses import dataclass, replace

import numpy as np

from pescycle.paf.reasons import Reason
from pescycle.stats.intervals import t_interval, wilson_interval
from pescycle.stats.ratios import column_ratios, ratio_of_sums

REASONS = tuple(Reason)
CODES = {reason: code for code, reason in enumerate(REASONS)}


@dataclass(frozen=True, eq=False)
class Figures:
    """Figures with what they travel with: arrays, one element a center, all of them last.

    ``reason`` are places in ``REASONS``; where one is given value and limits are missing.
    ``smallest`` is the base that has to reach the minimum where that is not ``base``;
    ``level`` that of the limits where it is not the one asked for.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    count: np.ndarray
    base: np.ndarray
    reason: np.ndarray
    method: str
    smallest: np.ndarray | None = None
    level: np.ndarray | None = None

    def gated(self, minimum_base: int) -> "Figures":
        """Without the figures whose base is below the minimum."""
        base = self.base if self.smallest is None else self.smallest
        small = (self.reason == CODES[Reason.NONE]) & ~(base >= minimum_base)
        if not small.any():
            return self
        return replace(
            self,
            value=np.where(small, np.nan, self.value),
            low=np.where(small, np.nan, self.low),
            high=np.where(small, np.nan, self.high),
            reason=np.where(small, np.int8(CODES[Reason.SMALL_BASE]), self.reason),
        )


def count_figures(
    counts: np.ndarray, time_open: np.ndarray, *, confidence: float
) -> Figures:
    """Counts over months open, with a t interval whose units are the months.

    ``time_open`` is the share of each month's days, missing where it was closed throughout.
    ``count`` is what was counted, ``base`` how many months were. The figure of all centers
    is the sum of those that reported.
    """
    top, bottom, present = _known(counts, time_open)
    rows = _months(present)
    each = column_ratios(top, bottom, rows)
    months = int(present.any(axis=1).sum())
    ratios = zip((each.value, each.se, each.df), each.total(months), strict=True)
    value, se, df = (np.append(*sides) for sides in ratios)
    low, high = t_interval(value, se, df, confidence=confidence)
    base = np.append(rows, months)
    reason = reasons((base == 0, Reason.NO_DATA))
    return Figures(value, low, high, _counted(top, base), base, reason, "t_months")


def share_figures(
    tops: np.ndarray, bottoms: np.ndarray, *, stock: bool, confidence: float
) -> Figures:
    """Sum of numerators over sum of denominators, with Wilson's interval.

    Over the months that a center reports both; ``base`` is the denominator, of a ``stock``
    its mean over the center's months.
    """
    top, bottom, present = _known(tops, bottoms)
    rows = _months(present)
    months = np.maximum(rows, 1) if stock else 1
    count, base = (_with_sum(side.sum(axis=0) / months) for side in (top, bottom))
    reported = _with_sum(rows) > 0
    reason = reasons(
        (~reported, Reason.NO_DATA),
        (base <= 0, Reason.ZERO_DENOMINATOR),
        (count > base, Reason.NUMERATOR_EXCEEDS_DENOMINATOR),
    )
    good = reason == CODES[Reason.NONE]
    value = np.divide(count, base, out=np.full(len(base), np.nan), where=good)
    low, high = wilson_interval(value, base, confidence=confidence)
    return Figures(
        value, low, high, np.where(reported, count, np.nan), base, reason, "wilson"
    )


def mean_figures(tops: np.ndarray, bottoms: np.ndarray, *, confidence: float) -> Figures:
    """Sum of totals over sum of counts, linearised with the months as units.

    Over the months that a center reports both; ``base`` is the count.
    """
    top, bottom, present = _known(tops, bottoms)
    rows = _months(present)
    each = column_ratios(top, bottom, rows)
    known = present.any(axis=1)
    whole = ratio_of_sums(top.sum(axis=1)[known], bottom.sum(axis=1)[known])
    ratios = zip((each.value, each.se, each.df), whole, strict=True)
    value, se, df = (np.append(*sides) for sides in ratios)
    low, high = t_interval(value, se, df, confidence=confidence)
    reported, base = _with_sum(rows), _with_sum(bottom.sum(axis=0))
    reason = reasons((reported == 0, Reason.NO_DATA), (base <= 0, Reason.ZERO_DENOMINATOR))
    return Figures(value, low, high, _counted(top, reported), base, reason, "ratio_months")


def _known(
    top: np.ndarray, bottom: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Both sides where both are known, 0 on both elsewhere, and where they are known."""
    absent = np.isnan(top + bottom)
    gaps = np.flatnonzero(absent)
    if not len(gaps):
        return top, bottom, ~absent
    # Gaps are few: marking them in a copy is faster than choosing cell by cell.
    top, bottom = top.copy(), bottom.copy()
    for side in (top, bottom):
        side.reshape(-1)[gaps] = 0.0
    return top, bottom, np.logical_not(absent, out=absent)


def _months(present: np.ndarray) -> np.ndarray:
    """How many months each center has."""
    return present.sum(axis=0, dtype=np.int16).astype(float)


def _with_sum(each: np.ndarray) -> np.ndarray:
    return np.append(each, each.sum())


def _counted(top: np.ndarray, reported: np.ndarray) -> np.ndarray:
    """What was counted; missing, and not zero, where nothing was reported."""
    return np.where(reported > 0, _with_sum(top.sum(axis=0)), np.nan)


def reasons(*rules: tuple[np.ndarray, Reason]) -> np.ndarray:
    """Place in ``REASONS`` of the first reason that holds, for each figure."""
    codes = np.zeros(len(rules[0][0]), dtype=np.int8)
    for holds, reason in reversed(rules):
        codes[holds] = CODES[reason]
    return codes

"""One center's cases against what they let expect: ratio, limits, flag."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.findings import ContextFlag, ContextReason
from pescycle.paf.context.limits import INNER, OUTER, Counts, normal_limits
from pescycle.stats.intervals import wilson_interval

LIMITS = ("low", "high", "low_outer", "high_outer")
COLUMNS = {
    "center": "str",
    "kpi": "str",
    "method": "str",
    "base": "float64",
    "observed": "float64",
    "expected": "float64",
    "ratio": "float64",
    "low": "float64",
    "high": "float64",
    "low_outer": "float64",
    "high_outer": "float64",
    "se": "float64",
    "chance_inner": "float64",
    "chance_outer": "float64",
    "flag": "str",
    "low_share": "bool",
    "reason": "str",
}


@dataclass(frozen=True, eq=False)
class Expectation:
    """What a center's cases let expect, were it like the others.

    Attributes
    ----------
    expected : float
        Sum of the cases' expected outcomes, above 0.
    variance : float
        Of the observed sum, from the cases alone.
    extra : float
        Variance on top because the expectation is itself estimated; 0 where it is taken as
        known.
    counts : Counts or None
        Exact distribution of the observed count; None for a measured number, which is
        taken as normal.
    """

    expected: float
    variance: float
    extra: float = 0.0
    counts: Counts | None = None

    @property
    def se(self) -> float:
        """Standard error of the ratio."""
        return float(np.sqrt(self.variance + self.extra) / self.expected)

    def limits(self) -> np.ndarray:
        """Limits of the ratio: low and high at 95 %, low and high at 99.8 %.

        Exact quantiles of the count over its mean; where the expectation is estimated their
        distance from 1 grows as the standard error does.
        """
        if self.counts is None:
            return normal_limits(1.0, self.se)
        exact = self.counts.limits() / self.expected
        if not self.extra:
            return exact
        wider = 1 + (exact - 1) * np.sqrt((self.variance + self.extra) / self.variance)
        wider = np.where([1, 0, 1, 0], np.minimum(wider, exact), np.maximum(wider, exact))
        return np.maximum(wider, 0)

    def chances(self, limits: np.ndarray) -> tuple[float, float]:
        """Chance to lie outside the 95 % and the 99.8 % limits if all is as expected."""
        if self.counts is None:
            return 1 - INNER, 1 - OUTER
        low, high, low_outer, high_outer = limits * self.expected
        se = float(np.sqrt(self.extra))
        inner = self.counts.outside(low, high, se=se)
        return inner, self.counts.outside(low_outer, high_outer, se=se)


def comparison_row(
    cases: dict[str, object], expectation: Expectation | ContextReason
) -> dict[str, object]:
    """A row of the comparison from a center's counts and what they let expect.

    Parameters
    ----------
    cases : dict
        ``center kpi method base observed low_share``.
    expectation : Expectation or ContextReason
        A reason where nothing can be expected.
    """
    if isinstance(expectation, ContextReason):
        return cases | {"flag": ContextFlag.INSUFFICIENT_DATA, "reason": expectation}
    limits = expectation.limits()
    inner, outer = expectation.chances(limits)
    ratio = cases["observed"] / expectation.expected
    return cases | {
        "expected": expectation.expected,
        "ratio": ratio,
        **dict(zip(LIMITS, limits, strict=True)),
        "se": expectation.se,
        "chance_inner": inner,
        "chance_outer": outer,
        "flag": context_flag(ratio, *limits),
        "reason": ContextReason.NONE,
    }


def comparison(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows as a frame with every column, typed."""
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["reason"] = frame["reason"].fillna(ContextReason.NONE)
    return frame.astype(COLUMNS)


def context_flag(
    ratio: float, low: float, high: float, low_outer: float, high_outer: float
) -> ContextFlag:
    """Only beyond a limit is outside; a count on the limit is still within."""
    if ratio < low:
        return ContextFlag.BELOW_OUTER if ratio < low_outer else ContextFlag.BELOW
    if ratio > high:
        return ContextFlag.ABOVE_OUTER if ratio > high_outer else ContextFlag.ABOVE
    return ContextFlag.WITHIN


def is_low(observed: float, base: float, together: float) -> bool:
    """Whether a raw share's 95 % interval (Wilson) lies below that of all together."""
    if base <= 0 or observed > base or not np.isfinite(together):
        return False
    return bool(wilson_interval(observed / base, base).high < together)


def chance_of_any(chances: np.ndarray) -> float:
    """Chance that at least one of several independent things happens."""
    chances = np.asarray(chances, dtype=float)
    return float(-np.expm1(np.log1p(-chances[np.isfinite(chances)]).sum()))

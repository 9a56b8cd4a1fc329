"""The funnel: limits as a smooth curve over the expected sum."""

import numpy as np
import pandas as pd

from pescycle.model.context import Adjustment, ContextKind
from pescycle.paf.context.comparison import LIMITS
from pescycle.paf.context.dispersion import Dispersion, inflation, widened
from pescycle.paf.context.limits import binomial_limits, normal_limits, poisson_limits

POINTS = 60
ROOM = 1.15  # the curve begins and ends a little beyond the centers
# With a smaller share of successes a binomial is a Poisson count to the eye.
RARE = 0.01
ADJUSTED = tuple(f"{name}_adjusted" for name in LIMITS)
COLUMNS = ("kpi", "method", "expected", *LIMITS, *ADJUSTED)


def funnel(found: pd.DataFrame, spread: Dispersion, adjustment: Adjustment) -> pd.DataFrame:
    """Limits of the ratio by expected sum, interpolated between counts.

    One curve for all centers, although each has limits of its own: it is that of the
    centers' average variance for each expected case, so that a center very unlike the
    others can lie on one side of the curve and on the other of its own limits. The flags go
    by the center's own.

    Parameters
    ----------
    found : DataFrame
        A comparison of one KPI by one method.
    spread : Dispersion
        Of the same centers.
    adjustment : Adjustment
        How the adjusted limits are made.

    Returns
    -------
    DataFrame
        One row a point: ``kpi method expected``, the four limits, and the adjusted ones;
        empty where no center has an expected value.

    Notes
    -----
    Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202.
    """
    known = found.dropna(subset=["expected", "se"])
    if known.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    expected = np.geomspace(
        known["expected"].min() / ROOM, known["expected"].max() * ROOM, POINTS
    )
    variance = (np.square(known["se"] * known["expected"])).sum() / known["expected"].sum()
    se = np.sqrt(variance / expected)
    limits = pd.DataFrame(
        _limits(known["method"].iloc[0], expected, variance), columns=list(LIMITS)
    )
    wider = widened(limits, inflation(spread, se, adjustment))
    points = limits.assign(
        kpi=known["kpi"].iloc[0], method=known["method"].iloc[0], expected=expected
    )
    points[list(ADJUSTED)] = wider.to_numpy()
    return points[list(COLUMNS)]


def _limits(method: str, expected: np.ndarray, variance: float) -> np.ndarray:
    """Limits for a variance of ``variance`` for each expected case."""
    if method == ContextKind.LINEAR or variance > 1:
        return np.maximum(normal_limits(1.0, np.sqrt(variance / expected)), 0)
    share = 1 - variance  # a binomial's variance is its mean times the share of failures
    if share < RARE:
        return poisson_limits(expected)
    return binomial_limits(np.maximum(expected / share, 1), share) / share

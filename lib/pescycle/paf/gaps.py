"""Why there is no attainment although there may be a value."""

import numpy as np

from pescycle.model.framework import Direction, Kpi
from pescycle.paf.figures import CODES
from pescycle.paf.reasons import Reason

# 0.1 + 0.2 must reach 0.3: a threshold missed by rounding alone counts as reached.
TIE = 1e-9


def no_way(way: np.ndarray, baseline: np.ndarray) -> np.ndarray:
    """Whether target and baseline are the same but for rounding."""
    return np.abs(way) <= TIE * np.abs(baseline)


def gaps(
    kpi: Kpi,
    attained: np.ndarray,
    baseline: np.ndarray,
    target: np.ndarray,
    told: np.ndarray,
) -> np.ndarray:
    """Why there is no attainment although there may be a value: places in ``REASONS``.

    ``told`` is why there is no target, which comes first where there is none.
    """
    found = np.zeros(len(attained), dtype=np.int8)
    open_ones = np.flatnonzero(np.isnan(attained))
    found[open_ones] = CODES[Reason.ZERO_DENOMINATOR]
    if kpi.progress:
        start, goal = baseline[open_ones], target[open_ones]
        way = goal - start
        promised = way if kpi.better == Direction.HIGHER else -way
        found[open_ones[promised < 0]] = CODES[Reason.TARGET_WRONG_WAY]
        found[open_ones[no_way(way, start)]] = CODES[Reason.TARGET_AT_BASELINE]
        found[open_ones[np.isnan(start)]] = CODES[Reason.NO_BASELINE]
    untold = (told > 0) & np.isnan(target) & np.isnan(attained)
    found[untold] = told[untold]
    return found

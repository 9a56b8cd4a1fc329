"""All rules at once, on the months behind the baseline of many charts."""

from dataclasses import dataclass

import numpy as np

from pescycle.model.monitoring import SignalRule
from pescycle.paf.monitoring.limits import Limits, packed
from pescycle.paf.monitoring.rules import (
    CONTROL_CHART,
    RUN_CHART,
    moving_range,
    trend,
)


@dataclass(frozen=True, eq=False)
class Watched:
    """Months of S charts that are judged, and the limits that judge them.

    values : (S, T) one row a chart; missing where there is none.
    limits : the frozen limits of the charts.
    judged : (S, T) months to be judged; others are passed over as if they were not there.
    before : (S, T) months that are no judged ones and may lend the first step its start.
    """

    values: np.ndarray
    limits: Limits
    judged: np.ndarray
    before: np.ndarray


def fulfilled(watched: Watched) -> dict[SignalRule, np.ndarray]:
    """Where each rule is fulfilled: 1 above, -1 below, 0 not; one array (S, T) a rule.

    Months that are not judged are gone before a rule looks: what follows a closed month
    follows the month before it. A chart without limits fulfils nothing.
    """
    known = np.isfinite(watched.values) & np.isfinite(watched.limits.median)[:, None]
    judged = watched.judged & known
    order = np.argsort(~judged, axis=1, kind="stable")
    values = packed(watched.values, judged)
    scores = packed(watched.limits.scores(watched.values), judged)
    signs = np.nan_to_num(np.sign(values - watched.limits.median[:, None])).astype(int)
    found = {rule: look(scores) for rule, look in CONTROL_CHART.items()}
    found |= {rule: look(signs) for rule, look in RUN_CHART.items()}
    found[SignalRule.TREND] = trend(values)
    steps = np.diff(values, axis=1, prepend=_last(watched, known)[:, None])
    found[SignalRule.MOVING_RANGE] = moving_range(steps, watched.limits.range_limit)
    return {rule: _back(found[rule], order) for rule in SignalRule}


def _last(watched: Watched, known: np.ndarray) -> np.ndarray:
    """Last value before the judged months; missing where there is none."""
    before = packed(watched.values, watched.before & known)
    count = (~np.isnan(before)).sum(axis=1)
    place = np.maximum(count - 1, 0)[:, None]
    return np.take_along_axis(before, place, axis=1)[:, 0]


def _back(marks: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Marks at the months' own places again."""
    placed = np.zeros(marks.shape, dtype=np.int8)
    np.put_along_axis(placed, order, marks.astype(np.int8), axis=1)
    return placed

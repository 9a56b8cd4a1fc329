"""Gap of each category to its reference, all centers together."""

from collections.abc import Iterator, Mapping
from math import nan

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.equity import OTHERS, POPULATION, EquityGroup
from pescycle.model.framework import MonthlyCount, PooledShare
from pescycle.paf.equity.cells import GroupCells
from pescycle.paf.equity.values import estimate, ratios
from pescycle.stats.intervals import Estimate, checked_confidence
from pescycle.stats.month_ratios import MonthRatios
from pescycle.stats.mover import difference_interval
from pescycle.stats.two_shares import ratio_interval, score_test

GAP_COLUMNS = {
    "kpi": "str",
    "group": "str",
    "category": "str",
    "reference": "str",
    "value": "float64",
    "value_reference": "float64",
    "gap": "float64",
    "low": "float64",
    "high": "float64",
    "ratio": "float64",
    "ratio_low": "float64",
    "ratio_high": "float64",
    "level": "float64",
    "method": "str",
    "base": "float64",
    "base_reference": "float64",
    "p": "float64",
}
NOTHING = dict.fromkeys(
    ("value", "value_reference", "gap", "low", "high", "ratio", "ratio_low", "ratio_high"),
    nan,
)


def equity_gaps(cells: GroupCells, *, confidence: float = 0.95) -> pd.DataFrame:
    """Value of each category less that of its reference, and how many times it is that.

    - share: difference of two independent shares (Newcombe), ratio by MOVER-R, p by the
      score test.
    - mean: difference and ratio of two ratios of sums, month by month, t over the months.
    - monthly count: the category's share of what was counted against its share of the
      population, which counts as known; t over the months. Without ``population`` missing.

    A gap says who fares worse, not why: categories differ in age, training and the centers
    they come to. Of the two sides of a reference ``others`` nobody stands in both.

    Parameters
    ----------
    cells : GroupCells
        From ``group_cells``.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a category other than the reference: see ``GAP_COLUMNS``; ``ratio`` is the
        value over that of the reference.
    """
    level = checked_confidence(confidence)
    together = cells.together()
    rows = [
        {"category": category, "reference": reference, "level": level} | found
        for category, reference, found in _gaps(together, level)
    ]
    frame = pd.DataFrame(rows).assign(kpi=cells.kpi.id, group=cells.group.id)
    return frame.reindex(columns=list(GAP_COLUMNS)).astype(GAP_COLUMNS)


def references(group: EquityGroup) -> Mapping[str, tuple[str, ...]]:
    """What each category is compared with; the reference itself with nothing."""
    if group.reference != OTHERS:
        return {
            name: (group.reference,) for name in group.categories if name != group.reference
        }
    return {
        name: tuple(other for other in group.categories if other != name)
        for name in group.categories
    }


def _gaps(together: GroupCells, level: float) -> Iterator[tuple[str, str, dict]]:
    if isinstance(together.kpi.formula, MonthlyCount):
        for category in together.categories:
            yield category, POPULATION, _from_population(together, category, level)
        return
    for category, others in references(together.group).items():
        one, other = together.merged([category]), together.merged(others)
        compared = _shares if isinstance(together.kpi.formula, PooledShare) else _means
        yield category, together.group.reference, compared(one, other, level)


def _shares(one: GroupCells, other: GroupCells, level: float) -> dict[str, object]:
    first, second = (_single(estimate(side, confidence=level)) for side in (one, other))
    bases = [float(side.people()[1].item()) for side in (one, other)]
    low, high = difference_interval(first, second)
    ratio_low, ratio_high = ratio_interval(first, second)
    p = score_test(first.value, bases[0], second.value, bases[1])
    return _found(first.value, second.value, bases) | {
        "low": low,
        "high": high,
        "ratio_low": ratio_low,
        "ratio_high": ratio_high,
        "method": "newcombe",
        "p": p,
    }


def _means(one: GroupCells, other: GroupCells, level: float) -> dict[str, object]:
    first, second = _ratio(one), _ratio(other)
    bases = [float(side.people()[1].item()) for side in (one, other)]
    gap, se, df = first.difference(second, confidence=level)
    times, _, _ = first.relative().difference(second.relative(), confidence=level)
    return _found(first.value.item(), second.value.item(), bases) | {
        "low": gap.low,
        "high": gap.high,
        "ratio_low": float(np.exp(times.low)),
        "ratio_high": float(np.exp(times.high)),
        "method": "ratio_months",
        "p": _t_test(gap.value, se, df),
    }


def _from_population(
    together: GroupCells, category: str, level: float
) -> dict[str, object]:
    """A share of what was counted against the same share of the people outside."""
    one = together.merged([category])
    share = together.group.population.get(category, nan)
    value, low, high = _single(estimate(one, confidence=level))
    found = _ratio(one)
    _, se, df = found.difference(
        MonthRatios(np.array(share), np.zeros_like(found.residual), found.months)
    )
    counted, base = (float(side.item()) for side in one.people())
    return _found(value, share, [counted, base]) | {
        "low": low - share,
        "high": high - share,
        "ratio_low": low / share,
        "ratio_high": high / share,
        "method": "ratio_months",
        "p": _t_test(value - share, se, df),
    }


def _found(value: float, reference: float, bases: list[float]) -> dict[str, object]:
    times = value / reference if reference > 0 else nan
    return {
        "value": value,
        "value_reference": reference,
        "gap": value - reference,
        "ratio": times,
        "base": bases[0],
        "base_reference": bases[1],
    }


def _single(found: Estimate) -> Estimate:
    return Estimate(*(float(np.asarray(part).item()) for part in found))


def _ratio(cells: GroupCells) -> MonthRatios:
    found = ratios(cells)
    return MonthRatios(found.value[0, 0], found.residual[0, 0], found.months[0, 0])


def _t_test(gap: float, se: float, df: float) -> float:
    """Two-sided p; missing where nothing varied, which is too little to say anything."""
    if not (se > 0 and df >= 1):
        return nan
    return float(2 * stats.t.sf(abs(float(gap)) / float(se), float(df)))

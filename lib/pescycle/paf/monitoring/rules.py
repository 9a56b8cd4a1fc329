"""Signal rules of control charts and run charts, for many charts at once.

Each rule takes months that follow each other (months left out are gone already) and says
where it is fulfilled: 1 above, -1 below, 0 not. A pattern is dated by the month that
completes it, the first in which somebody who looked could have known.
"""

from collections.abc import Callable
from functools import cache
from math import lgamma

import numpy as np
from scipy import stats

from pescycle.model.monitoring import SignalRule
from pescycle.paf.monitoring.limits import INNER, OUTER

IN_A_ROW, SHIFT, TREND = 8, 6, 5
RUNS_LEVEL = 0.05  # of the tests of runs and crossings


def run_lengths(signs: np.ndarray) -> np.ndarray:
    """Length of the run of equal signs that ends in each month; 0 ends a run."""
    lengths = np.zeros(signs.shape, dtype=int)
    for place in range(signs.shape[1]):
        longer = 1
        if place:
            same = signs[:, place] == signs[:, place - 1]
            longer = np.where(same, lengths[:, place - 1] + 1, 1)
        lengths[:, place] = np.where(signs[:, place] == 0, 0, longer)
    return lengths


def beyond_limits(scores: np.ndarray) -> np.ndarray:
    """Months beyond 3 sigma; a month on the limit is within."""
    return _sided(scores, OUTER)


def eight_one_side(scores: np.ndarray) -> np.ndarray:
    """Months that end 8 or more in a row on one side; one on the line ends the row."""
    signs = _sided(scores, 0.0)
    return np.where(run_lengths(signs) >= IN_A_ROW, signs, 0)


def two_of_three(scores: np.ndarray) -> np.ndarray:
    """Months beyond 2 sigma with one more of the two before, on the same side."""
    return _several(_sided(scores, INNER), needed=2, window=3)


def four_of_five(scores: np.ndarray) -> np.ndarray:
    """Months beyond 1 sigma with three more of the four before, on the same side."""
    return _several(_sided(scores, 1.0), needed=4, window=5)


def _sided(scores: np.ndarray, limit: float) -> np.ndarray:
    """1 above ``limit``, -1 below its opposite, else 0; missing gives 0."""
    return (scores > limit).astype(int) - (scores < -limit).astype(int)


def _several(signs: np.ndarray, *, needed: int, window: int) -> np.ndarray:
    found = np.zeros(signs.shape, dtype=int)
    for side in (1, -1):
        there = (signs == side).astype(int)
        padded = np.pad(np.cumsum(there, axis=1), ((0, 0), (window, 0)))
        inside = padded[:, window:] - padded[:, :-window]
        found += side * ((inside >= needed) & (there == 1))
    return found


def moving_range(steps: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """Months whose step from the one before is beyond the limit of the moving range."""
    beyond = np.abs(steps) > limits[:, None]
    return np.where(beyond, np.sign(np.nan_to_num(steps)), 0).astype(int)


def shift(signs: np.ndarray) -> np.ndarray:
    """Months that end 6 or more in a row on one side of the median.

    Months on the median neither count nor end the row (Perla, Provost & Murray 2011, BMJ
    Quality & Safety 20, 46-51).
    """
    return _without_ties(signs, lambda s: np.where(run_lengths(s) >= SHIFT, s, 0))


def trend(values: np.ndarray) -> np.ndarray:
    """Months that end 5 or more in a row each above (or each below) the one before.

    A month that equals the one before neither counts nor ends the row (as above).
    """
    steps = np.sign(np.diff(values, axis=1, prepend=np.nan))
    steps = np.nan_to_num(steps).astype(int)
    # Five months have four steps between them.
    return _without_ties(steps, lambda s: np.where(run_lengths(s) >= TREND - 1, s, 0))


def longest_run(signs: np.ndarray) -> np.ndarray:
    """Months that end a run longer than round(log2(n) + 3), n without those on the median.

    Anhøj & Olesen (2014), PLOS ONE 9, e113825; Schilling (2012), Mathematics Magazine 85.
    R: ``qicharts2::qic``, column ``longest.run.max``.
    """
    useful = (signs != 0).sum(axis=1)
    most = np.round(np.log2(np.maximum(useful, 1)) + 3)
    return _without_ties(signs, lambda s: np.where(run_lengths(s) > most[:, None], s, 0))


def few_crossings(signs: np.ndarray) -> np.ndarray:
    """Last month, where the median is crossed less often than the 5 % quantile.

    Of n months off the median, crossings are binomial(n - 1, 1/2) by chance (Anhøj &
    Olesen 2014; R: ``qbinom(0.05, n - 1, 0.5)``). Judged once, at the end.
    """
    useful = (signs != 0).sum(axis=1)
    number, place = np.unique(np.maximum(useful - 1, 0), return_inverse=True)
    fewest = stats.binom.ppf(RUNS_LEVEL, number, 0.5)[place]
    few = (useful > 1) & (_run_count(signs) - 1 < fewest)
    return _at_the_end(signs, few)


def few_runs(signs: np.ndarray) -> np.ndarray:
    """Last month, where there are fewer runs about the median than chance lets expect."""
    return _at_the_end(signs, _runs_outside(signs, side=0))


def many_runs(signs: np.ndarray) -> np.ndarray:
    """Last month, where there are more runs about the median than chance lets expect."""
    return _at_the_end(signs, _runs_outside(signs, side=1))


def _runs_outside(signs: np.ndarray, *, side: int) -> np.ndarray:
    above, below = ((signs == s).sum(axis=1) for s in (1, -1))
    runs = _run_count(signs)
    pairs, place = np.unique(np.stack([above, below]), axis=1, return_inverse=True)
    limits = np.array([runs_limits(int(a), int(b))[side] for a, b in pairs.T])[place]
    return runs <= limits if side == 0 else runs >= limits


@cache
def runs_limits(above: int, below: int) -> tuple[float, float]:
    """Numbers of runs that are too few and too many, each with a chance of at most 2.5 %.

    Swed & Eisenhart (1943), Annals of Mathematical Statistics 14, 66-87: all orders of
    ``above`` and ``below`` months are equally likely; their tables II and III.

    Returns
    -------
    tuple of float
        So many runs or fewer are too few; so many or more are too many. 0 and infinity
        where no number is so unlikely.
    """
    chances = runs_chances(above, below)
    lower = np.cumsum(chances)
    upper = np.cumsum(chances[::-1])[::-1]
    few = np.flatnonzero((lower <= RUNS_LEVEL / 2 + 1e-12) & (lower > 0))
    many = np.flatnonzero((upper <= RUNS_LEVEL / 2 + 1e-12) & (upper > 0))
    return float(few[-1]) if few.size else 0.0, float(many[0]) if many.size else np.inf


def runs_chances(above: int, below: int) -> np.ndarray:
    """Chance of 0, 1, 2 ... runs in a random order of two kinds of months.

    R: ``choose(a - 1, k - 1) * choose(b - 1, k - 1) * 2 / choose(a + b, a)`` for 2k runs.
    """
    if not (above and below):
        return np.array([0.0, 1.0])
    chances = np.zeros(2 * min(above, below) + 2)
    log_all = _log_choose(above + below, above)
    for pairs in range(1, min(above, below) + 1):
        both = _log_choose(above - 1, pairs - 1) + _log_choose(below - 1, pairs - 1)
        chances[2 * pairs] = 2 * np.exp(both - log_all)
        chances[2 * pairs + 1] = np.exp(
            _log_choose(above - 1, pairs) + _log_choose(below - 1, pairs - 1) - log_all
        ) + np.exp(
            _log_choose(above - 1, pairs - 1) + _log_choose(below - 1, pairs) - log_all
        )
    return chances


def _log_choose(n: int, k: int) -> float:
    if k < 0 or k > n:
        return -np.inf
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _run_count(signs: np.ndarray) -> np.ndarray:
    moved = _moved(signs)[0]
    starts = (moved != 0) & (np.diff(moved, axis=1, prepend=0) != 0)
    return starts.sum(axis=1)


def _moved(signs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Signs without zeros at the start of each row, and the order that moved them."""
    order = np.argsort(signs == 0, axis=1, kind="stable")
    return np.take_along_axis(signs, order, axis=1), order


def _without_ties(
    signs: np.ndarray, rule: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray:
    """What the rule finds in the row without zeros, back at the months' own places."""
    moved, order = _moved(signs)
    found = np.zeros(signs.shape, dtype=int)
    np.put_along_axis(found, order, rule(moved), axis=1)
    return found


def _at_the_end(signs: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Mark the last month off the median; a number of runs has no direction of its own."""
    marks = np.zeros(signs.shape, dtype=int)
    if not signs.size:
        return marks
    off = signs != 0
    last = signs.shape[1] - 1 - np.argmax(off[:, ::-1], axis=1)
    rows = np.flatnonzero(found & off.any(axis=1))
    sides = np.sign(signs[rows].sum(axis=1))
    marks[rows, last[rows]] = np.where(sides == 0, 1, sides)
    return marks


RUN_CHART: dict[SignalRule, Callable[[np.ndarray], np.ndarray]] = {
    SignalRule.SHIFT: shift,
    SignalRule.LONGEST_RUN: longest_run,
    SignalRule.FEW_CROSSINGS: few_crossings,
    SignalRule.FEW_RUNS: few_runs,
    SignalRule.MANY_RUNS: many_runs,
}
CONTROL_CHART: dict[SignalRule, Callable[[np.ndarray], np.ndarray]] = {
    SignalRule.BEYOND_LIMITS: beyond_limits,
    SignalRule.EIGHT_ONE_SIDE: eight_one_side,
    SignalRule.TWO_OF_THREE: two_of_three,
    SignalRule.FOUR_OF_FIVE: four_of_five,
}

"""Proportional-odds model of an ordered answer, weighted, with design-based errors."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from pescycle.css.design import SurveyDesign, covariance
from pescycle.model.findings import Unfitted

MOST_STEPS = 60
CLOSE = 1e-12  # of the log likelihood's possible gain, as a share of the weights
# A slope that moves log odds by so much for one standard deviation is on its way to
# infinity: a column tells the answer without error.
STEEPEST = 15.0
SMALLEST_RATIO = 1e-10  # of the columns' singular values, below which they are collinear


@dataclass(frozen=True, eq=False)
class OddsModel:
    """Slopes and cuts of log odds(answer above a cut), with their covariance.

    ``coefficients`` are the slopes, then the cuts from low to high, as in R's ``polr``:
    logit P(answer <= k) = cut k - slopes x. ``reason`` says why there is no model; then the
    numbers are empty.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    slopes: int
    steps: int
    reason: Unfitted | None = None

    @property
    def se(self) -> np.ndarray:
        return np.sqrt(np.diag(self.covariance))


def proportional_odds(
    design: SurveyDesign, answer: np.ndarray, columns: np.ndarray
) -> OddsModel:
    """Weighted proportional-odds model with Taylor linearised (sandwich) covariance.

    Only respondents with an answer and all columns count; the others stay in the design.
    Answers that nobody gave have no cut. With two answers it is the logistic model.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    answer : ndarray
        (respondents,) ordered codes, NaN where missing.
    columns : ndarray
        (respondents, p), NaN where missing.

    Notes
    -----
    McCullagh (1980), JRSS B 42, 109-142; Binder (1983), International Statistical Review
    51, 279-292. R (survey): ``svyolr(answer ~ ., design)``.
    """
    used = ~np.isnan(answer) & ~np.isnan(columns).any(axis=1) & (design.weight > 0)
    codes, place = np.unique(answer[used], return_inverse=True)
    x, weight = columns[used], design.weight[used]
    reason = _unfit(codes, x, weight)
    if reason:
        return _no_model(reason)
    mean, deviation = _scale(x, weight)
    z, share = (x - mean) / deviation, weight / weight.mean()
    found, steps = _fit(z, place, share, len(codes))
    if found is None:
        return _no_model(Unfitted.NOT_CONVERGED)
    if np.abs(found[: z.shape[1]]).max(initial=0.0) > STEEPEST:
        return _no_model(Unfitted.SEPARATION)
    terms = _terms(found, z, place, len(codes))
    bread = np.linalg.inv(_information(terms, z, share))
    scores = np.zeros((len(design), len(found)))
    scores[used] = (share[:, None] * _scores(terms, z)) @ bread
    back = _unscaled(mean, deviation, len(codes) - 1)
    spread = back @ covariance(design, scores) @ back.T
    return OddsModel(back @ found, spread, x.shape[1], steps)


def _no_model(reason: Unfitted) -> OddsModel:
    return OddsModel(np.array([]), np.empty((0, 0)), 0, 0, reason)


def _unfit(codes: np.ndarray, x: np.ndarray, weight: np.ndarray) -> Unfitted | None:
    if len(codes) < 2:
        return Unfitted.NO_VARIATION
    if len(x) <= x.shape[1] + len(codes):
        return Unfitted.FEW_ANSWERS
    mean, deviation = _scale(x, weight)
    if not x.shape[1]:
        return None
    if (deviation <= 1e-12 * np.maximum(np.abs(mean), 1)).any():
        return Unfitted.COLLINEAR
    sizes = np.linalg.svd((x - mean) / deviation, compute_uv=False)
    return Unfitted.COLLINEAR if sizes[-1] < SMALLEST_RATIO * sizes[0] else None


def _scale(x: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean = weight @ x / weight.sum()
    return mean, np.sqrt(weight @ (x - mean) ** 2 / weight.sum())


def _unscaled(mean: np.ndarray, deviation: np.ndarray, cuts: int) -> np.ndarray:
    """Matrix from coefficients of scaled columns to those of the columns themselves."""
    size = len(mean)
    back = np.eye(size + cuts)
    back[:size, :size] = np.diag(1 / deviation)
    back[size:, :size] = mean / deviation
    return back


@dataclass(frozen=True, eq=False)
class _Terms:
    """Each respondent's cuts (-1: none), chance of the answer, and its derivatives."""

    above: np.ndarray
    below: np.ndarray
    chance: np.ndarray
    to_above: np.ndarray
    to_below: np.ndarray
    above_twice: np.ndarray
    below_twice: np.ndarray
    crossed: np.ndarray
    cuts: int


def _terms(found: np.ndarray, z: np.ndarray, place: np.ndarray, answers: int) -> _Terms:
    size, cuts = z.shape[1], answers - 1
    line = z @ found[:size]
    ends = np.concatenate([found[size:], [np.inf, -np.inf]])
    above = np.where(place < cuts, place, -1)
    below = place - 1
    high, low = expit(ends[place] - line), expit(ends[below] - line)
    # From the far side where both are near 1, or their difference would lose its digits.
    far = expit(line - ends[below]) - expit(line - ends[place])
    chance = np.where(low > 0.5, far, high - low)
    chance = np.maximum(chance, np.finfo(float).tiny)
    slope_high, slope_low = high * (1 - high), low * (1 - low)
    to_above, to_below = slope_high / chance, -slope_low / chance
    return _Terms(
        *(above, below, chance, to_above, to_below),
        above_twice=to_above * (1 - 2 * high) - to_above**2,
        below_twice=to_below * (1 - 2 * low) - to_below**2,
        crossed=-to_above * to_below,
        cuts=cuts,
    )


def _at_cuts(terms: _Terms, above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """One column a cut: the value of ``above`` or ``below`` where that is the cut."""
    cut = np.arange(terms.cuts)
    return above[:, None] * (terms.above[:, None] == cut) + below[:, None] * (
        terms.below[:, None] == cut
    )


def _scores(terms: _Terms, z: np.ndarray) -> np.ndarray:
    slope = -(terms.to_above + terms.to_below)
    cuts = _at_cuts(terms, terms.to_above, terms.to_below)
    return np.concatenate([z * slope[:, None], cuts], axis=1)


def _information(terms: _Terms, z: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Minus the weighted second derivatives of the log likelihood."""
    high, low, both = terms.above_twice, terms.below_twice, terms.crossed
    cuts = _at_cuts(terms, high + both, low + both)
    cut = np.arange(terms.cuts)
    one = (terms.above[:, None] == cut).astype(float)
    other = (terms.below[:, None] == cut).astype(float)
    among = one.T @ ((weight * high)[:, None] * one)
    among += other.T @ ((weight * low)[:, None] * other)
    across = one.T @ ((weight * both)[:, None] * other)
    among += across + across.T
    slopes = z.T @ ((weight * (high + low + 2 * both))[:, None] * z)
    mixed = -z.T @ (weight[:, None] * cuts)
    return -np.block([[slopes, mixed], [mixed.T, among]])


def _fit(
    z: np.ndarray, place: np.ndarray, weight: np.ndarray, answers: int
) -> tuple[np.ndarray | None, int]:
    """Newton's method from no slopes; the log likelihood has one peak."""
    size = z.shape[1]
    shares = np.cumsum(np.bincount(place, weight, minlength=answers))[:-1] / weight.sum()
    found = np.concatenate([np.zeros(size), logit(shares)])

    def height(tried: np.ndarray) -> float:
        if (np.diff(tried[size:]) <= 0).any():
            return -np.inf
        return float(weight @ np.log(_terms(tried, z, place, answers).chance))

    for number in range(1, MOST_STEPS + 1):
        terms = _terms(found, z, place, answers)
        gradient = weight @ _scores(terms, z)
        try:
            step = np.linalg.solve(_information(terms, z, weight), gradient)
        except np.linalg.LinAlgError:
            return None, number
        found = found + _share_of_step(found, step, height) * step
        steep = np.abs(found[:size]).max(initial=0.0) > STEEPEST
        if steep or abs(gradient @ step) < CLOSE * weight.sum():
            return found, number
    return None, MOST_STEPS


def _share_of_step(
    found: np.ndarray, step: np.ndarray, height: Callable[[np.ndarray], float]
) -> float:
    """The step, halved until cuts stay in order and the likelihood does not fall."""
    now = height(found)
    for halvings in range(30):
        if height(found + step / 2**halvings) >= now - 1e-12 * abs(now):
            return 1 / 2**halvings
    return 0.0

"""How alike answers to the same interviewer, or in the same mode, are: the ICC."""

from dataclasses import dataclass

import numpy as np
from scipy import linalg, optimize, stats

from pescycle.stats.intervals import checked_confidence

METHOD = "wald_exact"
# Eigenvalues below this share of the largest are zeros that rounding moved.
ZERO = 1e-9
FARTHEST = 1e12  # a ratio of variances beyond which the intraclass correlation is 1


@dataclass(frozen=True)
class GroupEffect:
    """One-way random effects: how much of the variance lies between groups.

    ``icc`` is 0 where groups differ as much as chance makes them, and may fall a little
    below. ``design_effect`` is 1 + (m - 1) icc, m being the size of the group of the
    average respondent. All but ``groups`` and ``base`` are NaN where nothing can be said.
    """

    groups: int
    base: int
    icc: float = np.nan
    low: float = np.nan
    high: float = np.nan
    design_effect: float = np.nan
    f: float = np.nan
    df_between: int = 0
    df_within: int = 0
    p: float = np.nan


@dataclass(frozen=True)
class _Parts:
    """Squares between groups, one a direction, with how much each weighs the effect."""

    squares: np.ndarray
    weight: np.ndarray
    within: float
    df_within: int

    @property
    def df_between(self) -> int:
        return len(self.squares)

    def f(self, ratio: float) -> float:
        """The F statistic, if the variance of groups over that of persons is ``ratio``."""
        between = (self.squares / (1 + self.weight * ratio)).mean()
        return float(between / self.within)


def group_effect(
    values: np.ndarray, group: np.ndarray, within: np.ndarray, *, confidence: float = 0.95
) -> GroupEffect:
    """Intraclass correlation of groups that are compared within centers only.

    Interviewers work in one place and modes are used more in one than another: what
    differs between centers would pass for an effect of theirs. So centers are fixed
    effects and groups random ones; with one center it is the plain one-way model with
    unequal sizes. Where no center has two groups, nothing can be said.

    Parameters
    ----------
    values : ndarray
        One a respondent; NaN is left out.
    group : ndarray of int
        Number of the respondent's group, from 0; -1 is left out.
    within : ndarray of int
        Number of the respondent's center, from 0.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    GroupEffect

    Notes
    -----
    ANOVA estimator (Henderson's method 3): Searle, Casella & McCulloch (1992), Variance
    Components, sections 3.6 and 5.5. Interval: Wald (1940), Annals of Mathematical
    Statistics 11, 96-100, exact for normal answers also with unequal sizes; the answers
    are no normal ones, so that it is a good approximation. The F test is its case of no
    effect. R: ``anova(lm(y ~ center + group))``; with one center and equal sizes
    ``psych::ICC(...)`` row ICC1.
    """
    level = checked_confidence(confidence)
    used = ~np.isnan(values) & (group >= 0)
    y = values[used]
    sizes = np.unique(group[used], return_inverse=True)[1]
    groups = int(sizes.max(initial=-1)) + 1
    parts = _parts(y, sizes, np.unique(within[used], return_inverse=True)[1])
    if parts is None:
        return GroupEffect(groups, len(y))
    icc = _icc((parts.f(0) - 1) / parts.weight.mean())
    low, high = (_limit(parts, tail) for tail in ((1 + level) / 2, (1 - level) / 2))
    load = (np.bincount(sizes) ** 2).sum() / len(y)
    return GroupEffect(
        groups=groups,
        base=len(y),
        icc=icc,
        low=low,
        high=high,
        design_effect=1 + (load - 1) * icc,
        f=parts.f(0),
        df_between=parts.df_between,
        df_within=parts.df_within,
        p=float(stats.f.sf(parts.f(0), parts.df_between, parts.df_within)),
    )


def _parts(y: np.ndarray, group: np.ndarray, center: np.ndarray) -> _Parts | None:
    if not len(y):
        return None
    table = np.zeros((center.max() + 1, group.max() + 1))
    np.add.at(table, (center, group), 1)
    people = table.sum(axis=1)
    rest = y - (np.bincount(center, y) / people)[center]
    shared = np.diag(table.sum(axis=0)) - (table.T / people) @ table
    weight, directions = linalg.eigh(shared)
    real = weight > ZERO * max(weight.max(), 1)
    weight, directions = weight[real], directions[:, real]
    squares = (directions.T @ np.bincount(group, rest)) ** 2 / weight
    df = len(y) - len(people) - len(weight)
    total = (rest**2).sum()
    left = total - squares.sum()
    if not len(weight) or df < 1 or left <= ZERO * max(total, 1):
        return None
    return _Parts(squares, weight, left / df, df)


def _icc(ratio: float) -> float:
    """The correlation for a ratio of variances; not below -1, the least of two members."""
    return float(max(ratio / (1 + ratio), -1.0)) if ratio > -1 else -1.0


def _limit(parts: _Parts, probability: float) -> float:
    """The intraclass correlation at which the F statistic is that quantile of F."""
    quantile = stats.f.ppf(probability, parts.df_between, parts.df_within)
    lowest = -1 / parts.weight.max()

    def excess(ratio: float) -> float:
        return parts.f(ratio) - quantile

    inside = lowest * (1 - ZERO)  # at the limit itself F is infinite
    if excess(inside) <= 0:
        return _icc(lowest)
    if excess(FARTHEST) >= 0:
        return 1.0
    return _icc(
        optimize.brentq(excess, inside, FARTHEST, xtol=1e-14, rtol=1e-13, maxiter=500)
    )

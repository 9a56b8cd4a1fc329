"""Tests of whether groups answer differently, for samples of any design."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from pescycle.css.questions.group_tables import GroupTable
from pescycle.stats.intervals import t_interval

# A variance below this part of the largest one is rounding, not spread.
ROUNDING = 1e-12


class Untested(StrEnum):
    """Why a difference could not be tested."""

    FEW_GROUPS = "few_groups"  # fewer than two groups with enough answers
    NO_VARIATION = "no_variation"  # everybody answered alike, or alike within each group
    FEW_UNITS = "few_units"  # too few sampling units for so many groups


class RankScore(StrEnum):
    """What a rank counts in a rank test."""

    WILCOXON = "wilcoxon"  # the rank itself; with several groups Kruskal and Wallis's
    VAN_DER_WAERDEN = "van_der_waerden"  # the normal quantile of the rank
    MEDIAN = "median"  # whether the rank lies above the middle


@dataclass(frozen=True, kw_only=True)
class GroupTest:
    """A test of "no difference between the groups".

    ``df2`` is missing for a chi-square. The difference (second group minus first), its
    standard error and limits exist for two groups only. Where there is a ``reason``, there
    was nothing to test and all numbers are missing.
    """

    statistic: float = np.nan
    df1: float = np.nan
    df2: float = np.nan
    p: float = np.nan
    difference: float = np.nan
    se: float = np.nan
    low: float = np.nan
    high: float = np.nan
    reason: str = ""


def rao_scott(table: GroupTable) -> GroupTest:
    """Rao and Scott's chi-square test of second order, as an F test.

    Parameters
    ----------
    table : GroupTable
        Groups and answers; rows and columns in which nobody is are left out.

    Returns
    -------
    GroupTest
        F with fractional degrees of freedom.

    Notes
    -----
    F = X^2 / tr(D), df1 = tr(D)^2 / tr(D^2), df2 = df1 times the design's degrees of
    freedom; D are the generalised design effects of the interaction contrasts. Rao & Scott
    (1984), Annals of Statistics 12, 46-60; Thomas & Rao (1987), JASA 82, 630-636. R
    (survey): ``svychisq(~row + column, design, statistic = "F")``.
    """
    chi_square, effects, reason = _pearson(table)
    if reason:
        return GroupTest(reason=reason)
    trace = effects.sum()
    df1 = trace**2 / (effects**2).sum()
    df2 = df1 * table.df
    value = chi_square / trace
    return GroupTest(statistic=value, df1=df1, df2=df2, p=stats.f.sf(value, df1, df2))


def rao_scott_first(table: GroupTable) -> GroupTest:
    """Rao and Scott's chi-square test of first order: divided by the mean design effect.

    It is too quick to find differences where design effects differ or units are few; the
    test of second order allows for both.

    Returns
    -------
    GroupTest
        The corrected chi-square, which R reports uncorrected beside the same p-value.

    Notes
    -----
    Rao & Scott (1981), JASA 76, 221-230. R (survey): ``svychisq(~row + column, design,
    statistic = "Chisq")``.
    """
    chi_square, effects, reason = _pearson(table)
    if reason:
        return GroupTest(reason=reason)
    value, df1 = chi_square / effects.mean(), float(len(effects))
    return GroupTest(statistic=value, df1=df1, p=stats.chi2.sf(value, df1))


def mean_test(
    table: GroupTable, grades: np.ndarray, *, confidence: float = 0.95
) -> GroupTest:
    """Test of equal means: a t test of two groups, an F test of several.

    Parameters
    ----------
    table : GroupTable
        Groups and answers.
    grades : ndarray
        The number that each answer stands for; the difference is in its unit.
    confidence : float
        Of the difference's limits: 0.95 for a 95 % interval.

    Returns
    -------
    GroupTest
        t with ``df1`` of 1 for two groups, else F. One degree of freedom goes for each
        group's distance from the first.

    Notes
    -----
    R (survey): ``svyttest(y ~ group, design)``; several groups: ``regTermTest(svyglm(y ~
    factor(group), design), ~ factor(group))``.
    """
    grades = np.asarray(grades, dtype=float)
    there = table.count.any(axis=1)
    distance, df2 = int(there.sum()) - 1, table.df - (int(there.sum()) - 1)
    reason = _untestable(table, distance, df2)
    if reason:
        return GroupTest(reason=reason)
    means, cov = group_means(table, grades)
    contrast = np.hstack([-np.ones((distance, 1)), np.eye(distance)])
    steps = contrast @ means[there]
    spread = contrast @ cov[np.ix_(there, there)] @ contrast.T
    if _singular(spread):
        return GroupTest(reason=Untested.NO_VARIATION)
    if distance > 1:
        value = float(steps @ np.linalg.solve(spread, steps)) / distance
        p = stats.f.sf(value, distance, df2)
        return GroupTest(statistic=value, df1=float(distance), df2=float(df2), p=p)
    return _t_test(steps[0], np.sqrt(spread[0, 0]), df2, confidence)


def rank_test(
    table: GroupTable, *, score: RankScore = RankScore.WILCOXON, confidence: float = 0.95
) -> GroupTest:
    """Rank test: whether some groups' answers tend to be better, whatever their distances.

    Ties get the middle of their ranks in the population that the weights stand for. The
    difference of two groups is one of mean scores; with Wilcoxon's it is the chance that an
    answer of the second group is better than one of the first (ties half), less one half.

    Parameters
    ----------
    table : GroupTable
        Groups and answers from the worst to the best.
    score : RankScore
        What a rank counts.
    confidence : float
        Of the difference's limits.

    Notes
    -----
    Lumley & Scott (2013), Biometrika 100, 831-842. R (survey): ``svyranktest(y ~ group,
    design, test = "wilcoxon" | "KruskalWallis" | "vanderWaerden" | "median")``, which takes
    an unweighted mean of tied ranks: with ties and unequal weights its result depends on
    the order of the rows, ours does not.
    """
    return mean_test(table, rank_scores(table, score), confidence=confidence)


def rank_scores(table: GroupTable, score: RankScore) -> np.ndarray:
    """Score of each answer: of the middle of its ranks, 0 to 1."""
    share = table.share.sum(axis=0)
    rank = np.cumsum(share) - share / 2
    if score == RankScore.MEDIAN:
        return (rank > 0.5).astype(float)
    if score == RankScore.VAN_DER_WAERDEN:
        # An answer that nobody gave at either end has no quantile and no weight.
        return np.where(share > 0, stats.norm.ppf(np.where(share > 0, rank, 0.5)), 0.0)
    return rank


def group_means(table: GroupTable, grades: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean of each group, and their covariance; missing for a group without answers."""
    size = table.share.sum(axis=1)
    size = np.where(size > 0, size, np.nan)
    means = (table.share @ grades) / size
    slope = np.zeros((table.groups, *table.share.shape))
    for group in range(table.groups):
        slope[group, group] = (grades - means[group]) / size[group]
    slope = np.nan_to_num(slope.reshape(table.groups, -1))
    return means, slope @ table.covariance @ slope.T


def _t_test(difference: float, se: float, df: int, confidence: float) -> GroupTest:
    value = difference / se
    low, high = t_interval(difference, se, df, confidence=confidence)
    return GroupTest(
        statistic=float(value),
        df1=1.0,
        df2=float(df),
        p=2 * stats.t.sf(abs(value), df),
        difference=float(difference),
        se=float(se),
        low=float(low),
        high=float(high),
    )


def _pearson(table: GroupTable) -> tuple[float, np.ndarray, str]:
    """Pearson's chi-square and the generalised design effects of its contrasts."""
    rows, columns = table.count.any(axis=1), table.count.any(axis=0)
    distance = int(rows.sum()) - 1
    reason = _untestable(table, distance, table.df)
    if reason:
        return np.nan, np.array([]), reason
    cells = np.flatnonzero(np.outer(rows, columns))
    share = table.share[np.ix_(rows, columns)]
    expected = np.outer(share.sum(axis=1), share.sum(axis=0))
    chi_square = table.base * ((share - expected) ** 2 / expected).sum()
    contrast = np.kron(_contrasts(share.shape[0]), _contrasts(share.shape[1]))
    # An empty cell has no share to divide by: it plays no part in the contrasts.
    inverse = np.divide(1.0, share, out=np.zeros_like(share), where=share > 0).ravel()
    slope = contrast * inverse
    simple = (slope @ contrast.T) / table.base
    drawn = slope @ table.covariance[np.ix_(cells, cells)] @ slope.T
    if _singular(simple) or np.trace(drawn) <= 0:
        return np.nan, np.array([]), Untested.NO_VARIATION
    return chi_square, np.linalg.eigvals(np.linalg.solve(simple, drawn)).real, ""


def _contrasts(size: int) -> np.ndarray:
    """Each category against the first, one row a contrast that adds up to zero."""
    return np.hstack([-np.ones((size - 1, 1)), np.eye(size - 1)])


def _untestable(table: GroupTable, distance: int, df: int) -> str:
    if distance < 1:
        return Untested.FEW_GROUPS
    if table.count.any(axis=0).sum() < 2:
        return Untested.NO_VARIATION
    return Untested.FEW_UNITS if df < 1 else ""


def _singular(spread: np.ndarray) -> bool:
    values = np.linalg.eigvalsh(spread)
    return not values[0] > ROUNDING * max(values[-1], 0)

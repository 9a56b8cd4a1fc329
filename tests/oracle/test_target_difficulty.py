"""The chance of a target: against textbook intervals and R, and held to what it says."""

import numpy as np
import pandas as pd
import pytest

from pescycle.model.framework import Direction
from pescycle.paf.difficulty.chance import chance, value_with_chance
from pescycle.paf.difficulty.forecast import forecast
from pescycle.paf.difficulty.looking import LOOKED, Looking
from pescycle.paf.difficulty.series import Series

FIRST = "2020-01-01"
CENTERS = 2000
# Four standard errors of a share of 40 % of 2000 centers.
MARGIN = 0.044


def series(value, weight=None):
    value = np.atleast_2d(np.asarray(value, dtype=float))
    weight = np.ones(value.shape) if weight is None else np.atleast_2d(weight).astype(float)
    months = pd.date_range(FIRST, periods=value.shape[1], freq="MS")
    return Series(months, value, weight, weight.sum(axis=1))


def months(first, count):
    return pd.date_range(first, periods=count, freq="MS")


def test_with_one_mean_it_is_the_interval_of_a_mean_to_come():
    # R: x <- c(41, 52, 47, 38, 55, 49, 44); n <- 7; m <- 3
    # mean(x); sd(x) * sqrt(1 / n + 1 / m); qt(0.6, n - 1)
    found = forecast(series([41, 52, 47, 38, 55, 49, 44]), months("2020-08-01", 3))
    assert LOOKED[found.looking[0]] == Looking.MONTHS
    assert found.expected[0] == pytest.approx(46.5714285714286, rel=1e-12)
    assert found.persistence[0] == 0  # the months go up and down
    assert found.scale[0] == pytest.approx(4.15679101767528, rel=1e-12)
    assert found.freedom[0] == pytest.approx(6)


def test_with_means_of_months_it_is_the_linear_model_of_r():
    # R: d <- data.frame(y = c(10, 25, 30, 14, 20, 35, 9, 24, 29), m = factor(rep(1:3, 3)))
    # fit <- lm(y ~ m, d); sigma(fit); mean(predict(fit, data.frame(m = factor(1:3))))
    # sigma(fit) * sqrt(1 / 9 + 1 / 3) for the mean of three months to come, 6 df
    value = np.full(36, np.nan)
    weight = np.zeros(36)
    for year, figures in enumerate(([10, 25, 30], [14, 20, 35], [9, 24, 29])):
        value[12 * year : 12 * year + 3] = figures
        weight[12 * year : 12 * year + 3] = 1
    found = forecast(series(value, weight), months("2023-01-01", 3))
    assert LOOKED[found.looking[0]] == Looking.YEARS
    assert found.expected[0] == pytest.approx(21.7777777777778, rel=1e-12)
    assert found.persistence[0] == 0
    assert found.scale[0] == pytest.approx(1.89866749895945, rel=1e-12)
    assert found.freedom[0] == pytest.approx(6)


def test_at_the_level_of_the_last_months_it_is_the_linear_model_of_r():
    # R: y <- c(100, 92, 108, ..., 92); t <- 0:17
    # m <- factor(t %% 12); b <- factor(t %/% 12)
    # fit <- lm(y ~ m + b)
    # new <- data.frame(m = factor(6:11, levels = 0:11), b = factor(1, levels = 0:1))
    # a <- colMeans(model.matrix(~ m + b, new)); sum(a * coef(fit))
    # sigma(fit) * sqrt(t(a) %*% summary(fit)$cov.unscaled %*% a + 1 / 6); 5 df
    figures = [
        *(100, 92, 108, 95, 103, 99, 121, 118, 125, 115, 124, 119),
        *(90, 84, 96, 87, 91, 92),
    ]
    found = forecast(series(figures), months("2021-07-01", 6))
    assert LOOKED[found.looking[0]] == Looking.LEVEL
    assert found.persistence[0] == 0
    # the levels of the two years lie so far apart that they are all but effects of their
    # own, as in the model of R
    assert found.expected[0] == pytest.approx(110.833333333333, rel=1e-3)
    assert found.scale[0] == pytest.approx(1.25166555703458, rel=2e-2)
    assert found.freedom[0] == pytest.approx(5)


def test_a_share_is_weighed_by_its_denominators():
    # R: y <- c(.5, .6, .4, .55, .45, .5); w <- c(10, 20, 30, 20, 10, 10)
    # fit <- lm(y ~ 1, weights = w); coef(fit); sigma(fit)
    # sigma(fit) * sqrt(1 / sum(w) + 1 / (2 * mean(w))) for two months to come
    weight = [10, 20, 30, 20, 10, 10]
    found = forecast(
        series([0.5, 0.6, 0.4, 0.55, 0.45, 0.5], weight), months("2020-07-01", 2)
    )
    assert found.expected[0] == pytest.approx(0.495, rel=1e-12)
    assert found.persistence[0] == 0
    assert found.scale[0] == pytest.approx(0.0676756972627545, rel=1e-12)


def persistent(rng, count, kept):
    """Stationary months, each keeping a part of the one before."""
    noise = rng.standard_normal((CENTERS, count))
    made = noise.copy()
    for month in range(1, count):
        made[:, month] = kept * made[:, month - 1] + np.sqrt(1 - kept**2) * noise[:, month]
    return made


def of_counts(rng, count):
    mean = rng.uniform(5, 60, (CENTERS, 1))
    return rng.poisson(mean, (CENTERS, count)).astype(float), np.ones((CENTERS, count))


def of_shares(rng, count):
    share = rng.uniform(0.2, 0.8, (CENTERS, 1))
    base = rng.integers(10, 60, (CENTERS, count))
    return rng.binomial(base, np.broadcast_to(share, base.shape)) / base, base.astype(float)


def of_gaps(rng, count):
    value, weight = 100 + 10 * persistent(rng, count, 0), np.ones((CENTERS, count))
    gap = rng.random(value.shape) < 0.15
    gap[:, -6:] = False
    return np.where(gap, np.nan, value), np.where(gap, 0.0, weight)


def of_seasons(rng, count):
    season = 20 * np.sin(2 * np.pi * np.arange(count) / 12)
    return 100 + season + 10 * persistent(rng, count, 0), np.ones((CENTERS, count))


def of_years(rng, count):
    """Each year, ending with the round, has a level of its own."""
    year = (count - 1 - np.arange(count)) // 12
    level = rng.standard_normal((CENTERS, year.max() + 1))[:, year]
    value = 100 + 12 * level + 10 * persistent(rng, count, 0)
    return value, np.ones((CENTERS, count))


def of_memory(rng, count):
    return 100 + 10 * persistent(rng, count, 0.5), np.ones((CENTERS, count))


@pytest.mark.parametrize("years", [1, 2, 3])
@pytest.mark.parametrize(
    ("make", "harder"),
    [
        (of_counts, 0.02),
        (of_shares, 0.02),
        (of_gaps, 0.02),
        # With one year a season widens the spread, so it is looked at with more years.
        (of_seasons, 0.02),
        (of_memory, 0.03),
        # What tells one year from another shows from two years on.
        (of_years, 0.02),
    ],
)
def test_the_stated_chance_comes_true(make, harder, years):
    if make in (of_seasons, of_years) and years == 1:
        pytest.skip("one year tells neither a season nor the level of years")
    rng = np.random.default_rng(20240101 + years)
    value, weight = make(rng, 12 * years + 6)
    past = Series(
        months(FIRST, 12 * years), value[:, :-6], weight[:, :-6], weight.sum(axis=1)
    )
    found = forecast(past, months(f"{2020 + years}-01-01", 6))
    known = np.isfinite(found.scale)
    assert known.mean() > 0.99
    ahead = weight[:, -6:]
    came = (value[:, -6:] * ahead).sum(axis=1) / ahead.sum(axis=1)
    shape = found.expected, found.scale, found.freedom
    for wanted, margin in ((0.8, MARGIN), (0.4, MARGIN), (0.1, 0.02 + harder)):
        target = value_with_chance(*shape, wanted=wanted, better=Direction.HIGHER)
        reached = (came >= target)[known].mean()
        assert reached == pytest.approx(wanted, abs=margin), wanted


def test_targets_set_by_chance_are_reached_as_often_as_their_chances_say():
    rng = np.random.default_rng(7)
    value, weight = of_counts(rng, 30)
    past = Series(months(FIRST, 24), value[:, :24], weight[:, :24], weight.sum(axis=1))
    found = forecast(past, months("2022-01-01", 6))
    target = value[:, :24].mean(axis=1) * rng.uniform(0.9, 1.15, CENTERS)
    stated = chance(
        found.expected,
        found.scale,
        found.freedom,
        target=target,
        low_target=np.full(CENTERS, np.nan),
        better=Direction.HIGHER,
    )
    came = value[:, 24:].mean(axis=1) >= target
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9)):
        inside = (stated >= low) & (stated < high)
        error = 4 * 0.5 / np.sqrt(inside.sum())
        assert came[inside].mean() == pytest.approx(stated[inside].mean(), abs=error)

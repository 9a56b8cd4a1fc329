"""Properties of limits, over-dispersion, shrinkage and chance flags."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, poisson

from pescycle.model.context import Adjustment
from pescycle.paf.context import (
    binomial_limits,
    discrete_binomial_limits,
    discrete_poisson_limits,
    poisson_limits,
)
from pescycle.paf.context.comparison import LIMITS, Expectation, chance_of_any
from pescycle.paf.context.dispersion import dispersion, inflation, widened, winsorised
from pescycle.paf.context.limits import binomial_sum, poisson_counts
from pescycle.paf.context.mixed import logit_normal
from pescycle.paf.context.shrinkage import beta_binomial, gamma_poisson, normal_normal

SHARES = [0, 0.001, 0.3, 0.5, 0.97, 1]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("base", [1, 7, 300])
def test_interpolated_limits_lie_within_one_count_of_those_that_can_occur(base, share):
    smooth, counts = binomial_limits(base, share), discrete_binomial_limits(base, share)
    assert ((counts - smooth) * base < 1 + 1e-9).all()
    assert (smooth <= counts + 1e-12).all()
    assert ((smooth >= 0) & (smooth <= 1)).all()


@pytest.mark.parametrize("mean", [0.01, 1, 30, 5000])
def test_interpolated_poisson_limits_lie_within_one_count(mean):
    smooth, counts = poisson_limits(mean), discrete_poisson_limits(mean)
    assert ((counts - smooth) * mean < 1 + 1e-9).all()
    assert (smooth <= counts + 1e-12).all()


def test_the_998_limits_lie_outside_the_95_limits():
    low, high, low_outer, high_outer = binomial_limits([20, 200], 0.4).T
    assert (low_outer <= low).all()
    assert (low < high).all()
    assert (high <= high_outer).all()


def test_the_chance_to_lie_outside_is_that_of_both_tails():
    # binomial of 10 cases at 0.5: outside 2..8 are 0, 1, 9 and 10: (1 + 10 + 10 + 1) / 1024
    assert binomial_sum([10], [0.5]).outside(2, 8) == pytest.approx(22 / 1024)
    law = poisson_counts(4.0)
    assert law.outside(1, 8) == pytest.approx(poisson.pmf(0, 4) + poisson.sf(8, 4))


def test_counts_on_the_limits_are_within():
    counts = binomial_sum([100], [0.5])
    expectation = Expectation(50, 25, counts=counts)
    limits = expectation.limits()
    inner, _ = expectation.chances(limits)
    assert inner == pytest.approx(binom.cdf(39, 100, 0.5) + binom.sf(60, 100, 0.5))


@pytest.mark.parametrize("extra", [0.0, 0.5, 20.0, 1000.0])
@pytest.mark.parametrize("share", [0.01, 0.4, 0.99])
def test_limits_with_uncertain_coefficients_are_never_narrower(share, extra):
    base = 80
    known = Expectation(
        base * share, base * share * (1 - share), counts=binomial_sum([base], [share])
    )
    unsure = Expectation(known.expected, known.variance, extra, known.counts)
    low, high, low_outer, high_outer = known.limits()
    wide = unsure.limits()
    assert wide[0] <= low
    assert wide[2] <= low_outer
    assert wide[1] >= high
    assert wide[3] >= high_outer
    assert (wide >= 0).all()


@pytest.mark.parametrize("adjustment", list(Adjustment))
@pytest.mark.parametrize("seed", range(30))
def test_adjusted_limits_are_never_narrower_than_unadjusted(adjustment, seed):
    draws = np.random.default_rng(seed)
    expected = draws.uniform(0.02, 90, 15)
    exact = [poisson_counts(mean).limits() / mean for mean in expected]
    limits = pd.DataFrame(exact, columns=list(LIMITS))
    ratio = np.abs(draws.normal(1, draws.uniform(0.01, 2), 15))
    found = dispersion(ratio, 1 / np.sqrt(expected))
    factor = inflation(found, 1 / np.sqrt(expected), adjustment)
    assert (factor >= 1).all()
    wide = widened(limits, factor)
    assert (wide[["low", "low_outer"]] <= limits[["low", "low_outer"]]).all(axis=None)
    assert (wide[["high", "high_outer"]] >= limits[["high", "high_outer"]]).all(axis=None)
    assert (wide >= 0).all(axis=None)


def test_the_most_extreme_z_value_at_each_end_is_drawn_in():
    drawn, ends = winsorised(np.array([-9.0, -1, 0, 0.5, 1, 2, 30]))
    assert ends == 1
    assert drawn.tolist() == [-1, -1, 0, 0.5, 1, 2, 2]


def test_of_twenty_centers_two_are_drawn_in_at_each_end():
    assert winsorised(np.arange(20.0))[1] == 2


def test_one_center_far_out_does_not_make_the_others_over_dispersed():
    ratio = np.r_[np.tile([0.95, 1.05], 6), 0.2]
    found = dispersion(ratio, np.full(13, 0.1))
    # one at each end drawn in, then every z is 0.5
    assert found.phi == pytest.approx(0.25)
    assert found.tau2 == 0


@pytest.mark.parametrize("adjustment", list(Adjustment))
def test_with_fewer_than_five_centers_nothing_is_said_or_adjusted(adjustment):
    found = dispersion(np.array([0.2, 3, 1, 2]), np.full(4, 0.1))
    assert np.isnan([found.phi, found.p, found.tau2]).all()
    assert inflation(found, np.full(4, 0.1), adjustment).tolist() == [1, 1, 1, 1]


def test_a_center_without_standard_error_does_not_count():
    ratio, se = np.array([1, 1.2, 0.8, 1.1, 0.9, np.nan, 1]), np.full(7, 0.1)
    se[6] = 0
    assert dispersion(ratio, se).df == 5


def test_additive_adjustment_widens_large_centers_most():
    found = dispersion(np.linspace(0.4, 1.6, 12), np.full(12, 0.1))
    small, large = inflation(found, np.array([0.5, 0.05]), Adjustment.ADDITIVE)
    assert large > small > 1
    same = inflation(found, np.array([0.5, 0.05]), Adjustment.MULTIPLICATIVE)
    assert same[0] == same[1] == pytest.approx(np.sqrt(found.phi))


COUNT = np.array([30.0, 45, 8, 60, 25, 41])
EXPECTED = np.array([40.0, 38, 10, 45, 33, 40])
BASE = EXPECTED * 2.5


def mixed_cases() -> pd.DataFrame:
    return pd.DataFrame(
        {"center": list("abcdef"), "cases": BASE, "total": COUNT, "chance": EXPECTED / BASE}
    )


@pytest.mark.parametrize(
    "found",
    [
        gamma_poisson(COUNT, EXPECTED),
        beta_binomial(COUNT, BASE, EXPECTED),
        normal_normal(COUNT / EXPECTED, 0.8 / np.sqrt(EXPECTED)),
        logit_normal(mixed_cases()),
    ],
    ids=lambda found: found.method,
)
def test_shrunken_ratios_lie_between_one_and_the_raw_ratio(found):
    raw = COUNT / EXPECTED
    assert (np.abs(found.ratio - 1) <= np.abs(raw - 1) + 0.01).all()
    assert (np.sign(found.ratio - 1) == np.sign(raw - 1))[np.abs(raw - 1) > 0.05].all()
    assert (found.low < found.ratio).all()
    assert (found.ratio < found.high).all()
    assert ((found.weight >= 0) & (found.weight < 1)).all()


@pytest.mark.parametrize(
    "found",
    [
        gamma_poisson(EXPECTED, EXPECTED),
        beta_binomial(EXPECTED, BASE, EXPECTED),
        normal_normal(np.ones(6), np.full(6, 0.2)),
        logit_normal(mixed_cases().assign(total=EXPECTED)),
    ],
    ids=lambda found: found.method,
)
def test_centers_that_are_all_as_expected_keep_limits_with_a_width(found):
    assert found.spread == 0
    assert found.ratio.tolist() == [1] * 6
    assert (found.low < 0.999).all()
    assert (found.high > 1.001).all()


def test_nobody_successful_keeps_finite_limits():
    found = beta_binomial(np.zeros(4), np.full(4, 20.0), np.full(4, 2.0))
    assert np.isfinite(np.r_[found.ratio, found.low, found.high]).all()
    found = gamma_poisson(np.zeros(4), np.full(4, 2.0))
    assert np.isfinite(np.r_[found.ratio, found.low, found.high]).all()


def test_a_confidence_of_95_is_refused():
    with pytest.raises(ValueError, match=r"confidence=0\.95"):
        gamma_poisson(COUNT, EXPECTED, confidence=95)


def test_the_limits_cover_the_true_ratio_about_as_often_as_they_say():
    # 60 worlds of 20 centers whose true ratios spread by 0.15: 95 % of 1,200 is 1,140;
    # three standard errors of that share are 1.9 points.
    draws = np.random.default_rng(4)
    held = 0
    for _ in range(60):
        expected = draws.uniform(20, 120, 20)
        true = draws.gamma(1 / 0.15**2, 0.15**2, 20)
        found = gamma_poisson(draws.poisson(expected * true), expected)
        held += ((found.low <= true) & (true <= found.high)).sum()
    assert 0.93 < held / 1200 < 0.985


def test_the_chance_of_any_flag_is_one_less_that_of_none():
    # 1 - 0.95^12 = 0.4596
    assert chance_of_any(np.full(12, 0.05)) == pytest.approx(1 - 0.95**12)
    assert chance_of_any(np.array([np.nan, 0.5])) == pytest.approx(0.5)
    assert chance_of_any(np.empty(0)) == 0

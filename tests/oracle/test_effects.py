"""Effects and ratios against R."""

import numpy as np
import pytest

from pescycle.stats.effects import (
    detectable_effect,
    difference_in_differences,
    paired_change,
)
from pescycle.stats.intervals import t_interval
from pescycle.stats.permutation import randomisation_test, wild_bootstrap_test
from pescycle.stats.ratios import ratio_of_sums, sum_of_ratios

VISITS = [412, 398, 455, 430, 401, 420]
VISITS_BEFORE = [390, 402, 431, 405, 388, 411]
VISITS_ELSEWHERE = [101, 99, 87, 120, 95, 101]


def test_difference_in_differences_agrees_with_welchs_t_test():
    # R 4.2.2: t <- t.test(c(-3.1, -4.4, -1.9, -5.2, -2.6, -3.8, -4.9),
    #                      c(-0.4, 0.9, -1.2, 0.3, -0.8))
    # c(t$estimate, t$stderr, t$parameter, t$conf.int)
    effect = difference_in_differences(
        [-3.1, -4.4, -1.9, -5.2, -2.6, -3.8, -4.9], [-0.4, 0.9, -1.2, 0.3, -0.8]
    )
    assert (effect.pilot_change, effect.comparison_change) == pytest.approx((-3.7, -0.24))
    assert (effect.se, effect.df) == pytest.approx(
        (0.597399124778162, 9.99999221279652), rel=1e-12
    )
    assert (effect.low, effect.high) == pytest.approx(
        (-4.79108834056311, -2.12891165943689), rel=1e-12
    )


def test_the_checks_of_an_effect_agree_with_r():
    # R 4.2.2: v <- c(p, k) of the test above; m <- combn(12, 7)
    #   d <- apply(m, 2, function(j) mean(v[j]) - mean(v[-j]))
    #   mean(abs(d) >= abs(mean(p) - mean(k)) - 1e-12)
    # e <- v - mean(v); s <- as.matrix(expand.grid(rep(list(c(-1, 1)), 12)))
    #   w <- function(x) (mean(x[1:7]) - mean(x[8:12])) /
    #     sqrt(var(x[1:7]) / 7 + var(x[8:12]) / 5)
    #   mean(abs(apply(s, 1, function(z) w(z * e))) >= abs(w(v)) - 1e-9)
    # (qt(.975, t$parameter) + qt(.8, t$parameter)) * t$stderr
    pilot = np.array([-3.1, -4.4, -1.9, -5.2, -2.6, -3.8, -4.9])
    comparison = np.array([-0.4, 0.9, -1.2, 0.3, -0.8])
    lots, signs = (
        test(pilot, comparison) for test in (randomisation_test, wild_bootstrap_test)
    )
    assert lots.p == pytest.approx(0.00252525252525253, rel=1e-12)
    assert signs.p == pytest.approx(0.00146484375, rel=1e-12)
    effect = difference_in_differences(pilot, comparison)
    assert detectable_effect(effect.se, effect.df) == pytest.approx(
        1.85623673608601, rel=1e-12
    )


def test_paired_change_agrees_with_the_paired_t_test():
    # R 4.2.2: t.test(VISITS, VISITS_BEFORE, paired = TRUE)
    found = paired_change(VISITS, VISITS_BEFORE)
    assert (found.change, found.se, found.df) == pytest.approx(
        (14.8333333333333, 4.5856054973992, 5), rel=1e-12
    )
    assert (found.low, found.high) == pytest.approx(
        (3.04565913632492, 26.6210075303417), rel=1e-12
    )


def test_ratio_of_sums_agrees_with_svyratio():
    # R 4.2.2, survey 4.1.1: r <- svyratio(~num, ~den, svydesign(ids = ~1, weights = ~1,
    #   data = data.frame(num, den))); c(coef(r), SE(r), confint(r, df = 5))
    ratio = ratio_of_sums(
        [5120, 4890, 6010, 3300, 5570, 4410], [402, 377, 455, 260, 431, 350]
    )
    assert ratio == pytest.approx((12.8791208791209, 0.0954060108507444, 5), rel=1e-12)
    assert t_interval(*ratio) == pytest.approx(
        (12.6338719206174, 13.1243698376243), rel=1e-12
    )


def test_sum_of_ratios_over_full_months_is_the_t_test_of_the_monthly_sums():
    # R 4.2.2: t.test(colSums(rbind(VISITS, VISITS_BEFORE, VISITS_ELSEWHERE)))
    counts = np.array([VISITS, VISITS_BEFORE, VISITS_ELSEWHERE])
    ratio = sum_of_ratios(counts, np.ones(counts.shape))
    assert ratio == pytest.approx((924.333333333333, 14.2493664576515, 5), rel=1e-12)
    assert t_interval(*ratio) == pytest.approx(
        (887.704170747969, 960.962495918698), rel=1e-12
    )

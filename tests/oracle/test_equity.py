"""Two shares and ratios of monthly sums, against R 4.2 (survey 4.1)."""

import numpy as np
import pytest

from pescycle.stats.intervals import Estimate, wilson_interval
from pescycle.stats.month_ratios import month_ratios
from pescycle.stats.two_shares import ratio_interval, score_test

# d <- data.frame(w = c(410, 390, 455, 500, 430, 445), v = c(10, 11, 12, 11, 10, 12),
#                 m = c(800, 700, 760, 905, 840, 790), n = c(22, 20, 19, 24, 22, 21))
WOMEN = (410, 390, 455, 500, 430, 445), (10, 11, 12, 11, 10, 12)
MEN = (800, 700, 760, 905, 840, 790), (22, 20, 19, 24, 22, 21)


def wilson(count, base):
    return Estimate(count / base, *wilson_interval(count / base, base))


def test_the_score_test_is_that_of_r():
    # prop.test(c(45, 230), c(120, 450), correct = FALSE)$p.value
    assert score_test(45 / 120, 120, 230 / 450, 450) == pytest.approx(
        0.00801946741402, rel=1e-11
    )
    # prop.test(c(0, 8), c(15, 40), correct = FALSE)$p.value
    assert score_test(0, 15, 0.2, 40) == pytest.approx(0.0609759590399, rel=1e-10)


def test_the_ratio_of_two_shares_has_the_limits_of_donner_and_zou():
    # their equation in R, with limits from prop.test(k, n, correct = FALSE)$conf.int
    found = ratio_interval(wilson(45, 120), wilson(230, 450))
    # 45 / 120 over 230 / 450: mr(45, 120, 230, 450)
    assert found == pytest.approx((0.56637046101, 0.927263578837), rel=1e-10)
    # mr(0, 15, 8, 40)
    assert ratio_interval(wilson(0, 15), wilson(8, 40)) == pytest.approx(
        (0, 1.15844691109), rel=1e-10
    )


def test_a_difference_of_two_monthly_ratios_is_that_of_svycontrast():
    # s <- svydesign(ids = ~1, weights = ~1, data = d)
    # r <- svycontrast(svytotal(~w + v + m + n, s),
    #                  list(d = quote(w / v - m / n), l = quote(log((w / v) / (m / n)))))
    first, second = (month_ratios(*np.array(side, float)) for side in (WOMEN, MEN))
    gap, se, df = first.difference(second)
    assert (gap.value, se, df) == pytest.approx((2.38754734848, 1.53986275659, 5))
    times, relative_se, _ = first.relative().difference(second.relative())
    assert times.value == pytest.approx(0.06178565975, rel=1e-9)
    assert relative_se == pytest.approx(0.03883, abs=5e-6)


def test_a_single_monthly_ratio_is_that_of_svyratio():
    # SE(svyratio(~w, ~v, s)), qt(0.975, 5)
    found = month_ratios(*np.array(WOMEN, float))
    half = 2.5705818356 * 1.56609409827
    assert found.interval() == pytest.approx(
        (39.8484848485 - half, 39.8484848485 + half), rel=1e-9
    )

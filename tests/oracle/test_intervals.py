"""Intervals against published tables, R and statsmodels."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from pescycle.stats.intervals import Estimate, t_interval, wilson_interval
from pescycle.stats.mover import difference_interval, mixture_interval
from tests.reference import SHARED

BINOMIAL = SHARED / "reference" / "css" / "binomial_ci_reference.csv"
OFFICES = SHARED / "reference" / "paf" / "funnel" / "binomial_limits.csv"


@pytest.mark.skipif(not BINOMIAL.exists(), reason="reference results are not here")
def test_wilson_limits_agree_with_the_reference_grid():
    # R 4.2.2, the reference results' own README
    grid = pd.read_csv(BINOMIAL)
    low, high = wilson_interval(grid["k"] / grid["n"], grid["n"])
    np.testing.assert_allclose(low, grid["wilson_lo"], rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(high, grid["wilson_hi"], rtol=1e-12, atol=1e-13)


@pytest.mark.skipif(not OFFICES.exists(), reason="reference results are not here")
def test_wilson_limits_agree_with_the_reference_offices():
    offices = pd.read_csv(OFFICES)
    low, high = wilson_interval(offices["placed"] / offices["n"], offices["n"])
    np.testing.assert_allclose(low, offices["wilson_lo"], rtol=1e-12)
    np.testing.assert_allclose(high, offices["wilson_hi"], rtol=1e-12)


@pytest.mark.parametrize(
    ("count", "base", "expected"),
    [
        # R 4.2.2: prop.test(81, 263, correct = FALSE)$conf.int, and so on
        (81, 263, (0.255288519878274, 0.3662095769828)),
        (0, 12, (0, 0.242494006655241)),
        (12, 12, (0.757505993344759, 1)),
        (1, 1, (0.206549314377238, 1)),
    ],
)
def test_wilson_limits_agree_with_prop_test(count, base, expected):
    assert wilson_interval(count / base, base) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table II, method 10
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0000)),
        ((10, 10), (0, 10), (0.6075, 1.0000)),
    ],
)
def test_difference_of_two_shares_agrees_with_newcombes_table(after, before, expected):
    limits = difference_interval(_share(*after), _share(*before))
    assert limits == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("after", [(0, 15), (4, 15), (15, 15), (81, 263)])
@pytest.mark.parametrize("before", [(0, 40), (17, 40), (40, 40)])
def test_difference_of_two_shares_agrees_with_statsmodels(after, before):
    expected = confint_proportions_2indep(
        *after, *before, method="newcomb", compare="diff", alpha=0.05
    )
    limits = difference_interval(_share(*after), _share(*before))
    assert limits == pytest.approx(expected, rel=1e-12, abs=1e-14)


def test_mixture_of_two_shares_agrees_with_zou_and_donner():
    # R 4.2.2: w <- function(k, n) prop.test(k, n, correct = FALSE)$conf.int
    # A <- w(35, 50); B <- w(18, 30); v <- .6 * .7 + .4 * .6
    # v - sqrt((.6 * (.7 - A[1]))^2 + (.4 * (.6 - B[1]))^2)
    # v + sqrt((.6 * (A[2] - .7))^2 + (.4 * (B[2] - .6))^2)
    first, second = _share(35, 50), _share(18, 30)
    limits = mixture_interval(*zip(first, second, strict=True), [0.6, 0.4])
    assert limits == pytest.approx((0.55133670560218, 0.749852943949818), rel=1e-12)


def test_t_limits_agree_with_r():
    # R 4.2.2: 12.5 + c(-1, 1) * qt(.975, 7) * 1.3, and with qt(.95, 7)
    expected = (9.42598847292938, 15.5740115270706)
    assert t_interval(12.5, 1.3, 7) == pytest.approx(expected, rel=1e-12)
    expected = (10.037047813383, 14.962952186617)
    assert t_interval(12.5, 1.3, 7, confidence=0.9) == pytest.approx(expected, rel=1e-12)


def _share(count, base):
    return Estimate(count / base, *wilson_interval(count / base, base))

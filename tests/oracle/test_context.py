"""Limits of expected counts against exact binomial quantiles and the reference funnel."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from pescycle.paf.context import (
    binomial_limits,
    count_limits,
    discrete_poisson_limits,
    normal_limits,
    poisson_limits,
)
from pescycle.paf.context.limits import poisson_counts
from pescycle.stats.intervals import wilson_interval
from pescycle.stats.survey_intervals import beta_interval
from tests.reference import SHARED

LIMITS = SHARED / "reference" / "paf" / "funnel" / "binomial_limits.csv"
LEVELS = [0.025, 0.975, 0.001, 0.999]


def test_limits_of_one_stratum_agree_with_r():
    # R 4.2.2: qbinom(c(.025, .975, .001, .999), 137, 0.31)
    assert count_limits([137], [0.31]).tolist() == [32, 53, 26, 60]


@pytest.mark.parametrize("rate", [0.001, 0.04, 0.31, 0.5, 0.83, 0.999])
@pytest.mark.parametrize("cases", [1, 2, 17, 250, 4000])
def test_limits_of_one_stratum_are_exact_binomial_quantiles(cases, rate):
    expected = binom.ppf(LEVELS, cases, rate)
    assert count_limits([cases], [rate]).tolist() == expected.tolist()


def test_limits_of_two_strata_agree_with_a_sum_over_all_pairs():
    # R 4.2.2: x <- dbinom(0:40, 40, .2); y <- dbinom(0:25, 25, .55); o <- rep(0, 66)
    # for (i in 0:40) for (j in 0:25) o[i+j+1] <- o[i+j+1] + x[i+1] * y[j+1]
    # sapply(c(.025, .975, .001, .999), function(q) min(which(cumsum(o) >= q)) - 1)
    assert count_limits([40, 25], [0.2, 0.55]).tolist() == [15, 29, 11, 33]


@pytest.mark.skipif(not LIMITS.exists(), reason="reference results are not here")
def test_limits_lie_less_than_one_count_beyond_the_interpolated_ones():
    # Spiegelhalter (2005) subtracts a part of one count, so that the curve is smooth
    offices = pd.read_csv(LIMITS)
    for office in offices.itertuples():
        counts = count_limits([office.n], [office.target])
        smooth = np.array([office[6], office[7], office[8], office[9]]) * office.n
        assert ((counts - smooth) >= -1e-9).all()
        assert ((counts - smooth) < 1).all()


@pytest.mark.skipif(not LIMITS.exists(), reason="reference results are not here")
def test_interpolated_limits_of_160_offices_are_those_of_the_reference():
    # R 4.2.2: r <- qbinom(p, n, t); (r - (pbinom(r, n, t) - p) / dbinom(r, n, t)) / n
    offices = pd.read_csv(LIMITS)
    ours = binomial_limits(offices["n"], offices["target"])
    theirs = offices[[f"exact_{level}" for level in LEVELS]]
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-9)


@pytest.mark.skipif(not LIMITS.exists(), reason="reference results are not here")
def test_normal_limits_of_160_offices_are_those_of_the_reference():
    offices = pd.read_csv(LIMITS)
    share = offices["target"]
    ours = normal_limits(share, np.sqrt(share * (1 - share) / offices["n"]))
    theirs = offices[["norm_lo95", "norm_hi95", "norm_lo998", "norm_hi998"]]
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-9)


@pytest.mark.skipif(not LIMITS.exists(), reason="reference results are not here")
def test_intervals_of_160_offices_are_those_of_the_reference():
    offices = pd.read_csv(LIMITS)
    wilson = np.column_stack(wilson_interval(offices["rate"], offices["n"]))
    theirs = offices[["wilson_lo", "wilson_hi"]]
    np.testing.assert_allclose(wilson, theirs, rtol=0, atol=1e-9)
    exact = np.column_stack(beta_interval(offices["rate"], offices["n"]))
    theirs = offices[["clopper_lo", "clopper_hi"]]
    np.testing.assert_allclose(exact, theirs, rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    # R 4.2.2: qpois(p, m); r - (ppois(r, m) - p) / dpois(r, m), p = .025 .975 .001 .999
    ("mean", "counts", "smooth"),
    [
        (5, [1, 10, 0, 13], [0.542065795512883, 9.37655858766277, 0, 12.7713537816399]),
        (
            *(37.5, [26, 50, 20, 58]),
            [25.4558385540659, 49.4885483490763, 19.5215156522595, 57.3225819555376],
        ),
        (
            *(812, [757, 868, 725, 901]),
            [756.124990132987, 867.823426073539, 724.878949260088, 900.967757128164],
        ),
    ],
)
def test_poisson_limits_are_those_of_r(mean, counts, smooth):
    np.testing.assert_allclose(discrete_poisson_limits(mean) * mean, counts, rtol=1e-12)
    np.testing.assert_allclose(poisson_limits(mean) * mean, smooth, rtol=1e-11)
    assert poisson_counts(mean).limits().tolist() == counts

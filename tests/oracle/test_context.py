"""Limits of expected counts against exact binomial quantiles and the reference funnel."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from pescycle.paf.context import count_limits
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

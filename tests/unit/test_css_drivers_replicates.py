"""Replicates of a sample of any design, and the limits that they give."""

import numpy as np
import pytest

from pescycle.css.design import Stage, SurveyDesign, covariance
from pescycle.css.drivers.bootstrap import (
    percentile_interval,
    replicate_factors,
    weighted_sums,
)


def strata_of(sizes, weight=None):
    stratum = np.repeat(np.arange(len(sizes)), sizes)
    size = len(stratum)
    weights = np.ones(size) if weight is None else weight
    return SurveyDesign(weights, (Stage(np.arange(size), stratum),))


def test_each_replicate_keeps_every_stratums_number_of_units():
    # n - 1 draws, each counted n / (n - 1) times: the factors add up to n.
    factor = replicate_factors(strata_of([2, 5, 9]), replicates=50)
    assert factor.shape == (16, 50)
    for units, size in ((slice(0, 2), 2), (slice(2, 7), 5), (slice(7, 16), 9)):
        np.testing.assert_allclose(factor[units].sum(axis=0), size)


def test_the_variance_over_replicates_is_that_of_the_design():
    draw = np.random.default_rng(5)
    stratum, unit = np.repeat([0, 1, 2], 40), np.repeat(np.arange(30), 4)
    design = SurveyDesign(draw.uniform(1, 3, 120), (Stage(unit, stratum),))
    values = draw.normal(size=(120, 1)) + np.repeat(draw.normal(size=30), 4)[:, None]
    factor = replicate_factors(design, replicates=20_000, seed=1)
    totals = weighted_sums(design, factor, lambda rows: values[rows])
    expected = covariance(design, design.weight[:, None] * values)[0, 0]
    # The relative error of a variance from 20,000 replicates is about 1 %.
    assert totals.var(ddof=1) == pytest.approx(expected, rel=0.05)


def test_strata_of_one_unit_are_put_together_and_one_that_is_left_joins_another():
    for sizes in ([1, 1, 4], [1, 4]):
        factor = replicate_factors(strata_of(sizes), replicates=40)
        assert factor.shape == (sum(sizes), 40)
        np.testing.assert_allclose(factor.sum(axis=0), sum(sizes))
        assert factor[0].std() > 0


def test_a_single_unit_has_no_replicates_and_no_interval():
    factor = replicate_factors(strata_of([1]))
    assert factor.shape == (1, 0)
    low, high = percentile_interval(np.empty((0, 2)))
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_limits_hold_the_middle_of_the_replicates_and_never_have_no_width():
    # 0..100: the 2.5 % and 97.5 % quantiles are 2.5 and 97.5; the second never varies.
    draws = np.column_stack([np.arange(101.0), np.ones(101)])
    low, high = percentile_interval(draws)
    assert (low[0], high[0]) == pytest.approx((2.5, 97.5))
    assert np.isnan(low[1])
    assert np.isnan(high[1])


def test_too_many_broken_replicates_leave_no_interval():
    draws = np.arange(100.0)[:, None]
    draws[:11] = np.nan
    assert np.isnan(percentile_interval(draws)[0]).all()
    draws[1:11] = 5
    assert not np.isnan(percentile_interval(draws)[0]).any()


def test_a_confidence_of_95_is_refused():
    with pytest.raises(ValueError, match=r"confidence=0\.95"):
        percentile_interval(np.ones((2, 1)), confidence=95)

import numpy as np
import pandas as pd
import pytest

from pescycle.stats.intervals import (
    Estimate,
    checked_confidence,
    t_interval,
    wilson_interval,
)
from pescycle.stats.mover import difference_interval, mixture_interval
from pescycle.stats.survey_intervals import (
    beta_interval,
    effective_base,
    likelihood_interval,
    logit_interval,
)


@pytest.mark.parametrize("confidence", [95, 1, 0, -0.5, 1.5])
def test_a_confidence_that_is_no_share_is_refused_with_the_remedy(confidence):
    with pytest.raises(ValueError, match=r"write 95 % as confidence=0\.95"):
        checked_confidence(confidence)


def test_every_interval_refuses_95():
    with pytest.raises(ValueError, match="not a share"):
        wilson_interval(0.5, 10, confidence=95)
    with pytest.raises(ValueError, match="not a share"):
        t_interval(1, 1, 5, confidence=95)


def test_wilson_limits_are_exact_at_the_ends_of_the_scale():
    low, high = wilson_interval([0, 1], [10, 10])
    assert low[0] == 0
    assert high[1] == 1
    assert high[0] == pytest.approx(1 - low[1])
    assert 0 < high[0] < 1


def test_wilson_limits_are_missing_without_share_or_base():
    low, high = wilson_interval([np.nan, 0.5, 0.5, 1.2], [10, 0, np.nan, 10])
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_wilson_understands_the_missing_values_of_a_nullable_column():
    base = pd.Series([4, None], dtype="Int64")
    low, _ = wilson_interval(pd.Series([0.5, 0.5]), base)
    assert np.isnan(low).tolist() == [False, True]


def test_wilson_takes_an_effective_base_that_is_not_whole():
    between = wilson_interval(0.3, 10.5)
    smaller, larger = wilson_interval(0.3, 10), wilson_interval(0.3, 11)
    assert smaller.low < between.low < larger.low
    assert larger.high < between.high < smaller.high


def test_t_limits_are_missing_without_freedom_or_spread():
    low, high = t_interval([5, 5, 5, np.nan], [1, 0, np.nan, 1], [0, 4, 4, 4])
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_a_negative_weight_uses_the_other_limit():
    # value 5 (4 to 7) minus value 3 (1 to 6): 2 - sqrt(1^2 + 3^2), 2 + sqrt(2^2 + 2^2)
    low, high = mixture_interval([5, 3], [4, 1], [7, 6], [1, -1])
    assert (low, high) == pytest.approx((2 - 10**0.5, 2 + 8**0.5))


def test_a_mixture_keeps_its_columns_apart_and_its_gaps():
    # 0.5 x 2 + 0.5 x 4 = 3; half widths 0.5 x 1 and 0.5 x 1: sqrt(0.5)
    low, high = mixture_interval(
        [[2, 2], [4, np.nan]], [[1, 1], [3, 3]], [[3, 3], [5, 5]], [0.5, 0.5]
    )
    assert (low[0], high[0]) == pytest.approx((3 - 0.5**0.5, 3 + 0.5**0.5))
    assert np.isnan([low[1], high[1]]).all()


def test_a_difference_is_missing_where_one_limit_is_missing():
    low, high = difference_interval(Estimate(0.5, 0.4, 0.6), Estimate(0.4, np.nan, 0.5))
    assert np.isnan([low, high]).all()


def test_two_equal_figures_differ_by_zero_with_an_interval_around_it():
    figure = Estimate(0.5, 0.4, 0.6)
    assert difference_interval(figure, figure) == pytest.approx((-(0.02**0.5), 0.02**0.5))


@pytest.mark.parametrize("interval", [logit_interval, t_interval])
def test_limits_by_a_standard_error_are_missing_where_there_is_none(interval):
    for share, se, df in ((0.0, 0.0, 9), (1.0, 0.0, 9), (0.5, np.nan, 9), (0.5, 0.1, 0)):
        found = interval(share, se, df)
        assert np.isnan([found.low, found.high]).all()


def test_likelihood_limits_are_missing_where_there_is_no_standard_error():
    for share, se, df in ((0.0, 0.0, 9), (1.0, 0.0, 9), (0.5, 0.1, 0)):
        found = likelihood_interval(share, se, df, 10)
        assert np.isnan([found.low, found.high]).all()


def test_the_exact_interval_is_usable_at_both_ends_and_with_one_answer():
    none, everybody = beta_interval(0, 10), beta_interval(1, 10)
    # 1 - 0.025^(1/10), by the binomial's own formula
    assert (none.low, none.high) == pytest.approx((0, 1 - 0.025**0.1))
    assert (everybody.low, everybody.high) == pytest.approx((0.025**0.1, 1))
    one = beta_interval(1, 1)
    assert (one.low, one.high) == pytest.approx((0.025, 1))
    assert np.isnan(beta_interval(0.5, 0).low)


def test_few_degrees_of_freedom_lower_the_effective_base():
    plenty = effective_base(0.5, 0.05, 1000, 1000)
    assert plenty == pytest.approx(100, rel=1e-3)  # 0.25 / 0.0025
    assert effective_base(0.5, 0.05, 3, 1000) < plenty
    assert np.isnan(effective_base(0.5, 0.05, 0, 1000))
    assert np.isnan(effective_base(0.0, 0.0, 10, 1000))


def test_likelihood_limits_lie_around_the_share_and_within_0_to_1():
    found = likelihood_interval(np.array([0.01, 0.99]), 0.007, 50, 200)
    assert (found.low > 0).all()
    assert (found.high < 1).all()
    assert (found.low < [0.01, 0.99]).all()
    # the two are mirror images of each other
    assert found.low[0] == pytest.approx(1 - found.high[1])

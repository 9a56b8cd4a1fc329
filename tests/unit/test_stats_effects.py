from math import isnan, nan

import numpy as np
import pytest

from pescycle.stats.effects import (
    detectable_effect,
    difference_in_differences,
    paired_change,
)
from pescycle.stats.ratios import ratio_of_sums, sum_of_ratios


def test_the_effect_is_the_difference_of_the_mean_changes():
    # pilots (-4 - 2) / 2 = -3, comparisons (0 + 1 + 2) / 3 = 1; -3 - 1 = -4
    # variances of the means: 2 / 2 = 1 and 1 / 3; se = sqrt(4 / 3)
    effect = difference_in_differences([-4, -2], [0, 1, 2])
    assert (effect.pilot_change, effect.comparison_change, effect.effect) == (-3, 1, -4)
    assert effect.se == pytest.approx((4 / 3) ** 0.5)
    assert effect.low < -4 < effect.high
    assert (effect.pilots, effect.comparisons) == (2, 3)
    assert (effect.level, effect.method) == (0.95, "welch_t")


def test_missing_changes_are_left_out_and_not_counted():
    effect = difference_in_differences([-4, nan, -2], [0, 1, 2, nan])
    assert (effect.pilots, effect.comparisons, effect.effect) == (2, 3, -4)


@pytest.mark.parametrize(
    ("pilot", "comparison"), [([1], [0, 2]), ([1, 2], [0]), ([], [1, 2]), ([1, 2], [])]
)
def test_fewer_than_two_centers_in_a_group_give_no_limits(pilot, comparison):
    effect = difference_in_differences(pilot, comparison)
    assert isnan(effect.low)
    assert isnan(effect.high)
    assert isnan(effect.df)


def test_changes_that_are_all_equal_give_no_limits():
    # 0.1 + 0.2 is not 0.3 in floating point: a spread of rounding is none
    effect = difference_in_differences([0.1 + 0.2, 0.3, 0.3], [0.1, 0.1])
    assert effect.effect == pytest.approx(0.2)
    assert isnan(effect.low)
    assert isnan(effect.high)


def test_one_group_without_spread_leaves_the_others_freedom():
    # variance of the mean of 0, 2 is 1; of 5, 5 it is 0: df = 1
    effect = difference_in_differences([5, 5], [0, 2])
    assert (effect.se, effect.df) == (1, 1)


def test_tiny_changes_do_not_lose_their_degrees_of_freedom():
    large = difference_in_differences([1, 2, 4], [0, 1, 5])
    # the squares of variances around 1e-200 would be zero in floating point
    tiny = difference_in_differences([1e-100, 2e-100, 4e-100], [0, 1e-100, 5e-100])
    assert tiny.df == pytest.approx(large.df)


def test_what_would_be_seen_is_two_t_quantiles_of_the_standard_error():
    # R 4.2.2: (qt(.975, 10) + qt(.8, 10)) * 2
    assert detectable_effect(2, 10) == pytest.approx(6.21437, rel=1e-5)
    assert isnan(detectable_effect(nan, nan))
    assert isnan(detectable_effect(0, 5))


def test_paired_change_uses_complete_pairs_only():
    # differences 2, 4 (the third pair lacks a side): mean 3
    found = paired_change([12, 14, 9], [10, 10, nan])
    assert (found.change, found.pairs, found.df) == (3, 2, 1)
    assert found.method == "paired_t"


@pytest.mark.parametrize(
    ("after", "before"), [([12], [10]), ([], []), ([3, 4], [1, 2]), ([nan], [1])]
)
def test_one_pair_no_pair_and_equal_differences_give_no_limits(after, before):
    found = paired_change(after, before)
    assert isnan(found.low)
    assert isnan(found.high)


def test_a_ratio_of_sums_weights_by_the_denominator():
    # (10 + 90) / (1 + 3) = 25, not the mean of 10 and 30
    assert ratio_of_sums([10, 90, nan, 7], [1, 3, 5, nan]).value == 25
    assert ratio_of_sums([10, 90, nan, 7], [1, 3, 5, nan]).df == 1


def test_a_ratio_of_nothing_is_missing():
    assert np.isnan(ratio_of_sums([0, 0], [0, 0])).all()
    assert np.isnan(ratio_of_sums([nan], [nan])).all()
    assert np.isnan(ratio_of_sums([], [])).all()


def test_one_month_has_a_ratio_but_no_standard_error():
    ratio = ratio_of_sums([30], [10])
    assert ratio.value == 3
    assert isnan(ratio.se)


def test_equal_ratios_have_a_standard_error_of_exactly_zero():
    assert ratio_of_sums([0.3, 0.6, 0.9], [1, 2, 3]).se == 0


def test_a_group_that_reported_nothing_is_no_zero_in_the_sum():
    # first group mean 11, second nothing: 11 and not 5.5
    ratio = sum_of_ratios([[10, 12], [nan, nan]], [[1, 1], [1, 1]])
    assert ratio.value == 11

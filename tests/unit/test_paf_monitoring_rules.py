"""Limits of charts and the rules of their signals, on hand-sized months."""

import numpy as np
import pytest

from pescycle.model.monitoring import ChartKind
from pescycle.paf.monitoring import rules
from pescycle.paf.monitoring.limits import counted_limits, xmr_limits

# Limits


def test_limits_of_individual_values_come_from_the_baseline_alone():
    values = np.array([[10.0, 12, 11, 13, 10, 12, 11, 13, 99, -99]])
    baseline = np.array([[True] * 8 + [False] * 2])
    limits = xmr_limits(values, baseline)
    # mean 92 / 8; ranges 2 1 2 3 2 1 2, mean 13 / 7; sigma = 13 / 7 / 1.128
    assert limits.center == pytest.approx([11.5])
    assert limits.sigma[0, 0] == pytest.approx(13 / 7 / 1.1283792)
    assert limits.median == pytest.approx([11.5])
    assert list(limits.months) == [8]


def test_a_missing_month_is_stepped_over_and_seven_are_too_few():
    values = np.array([[10.0, np.nan, 12, 11, 13, 10, 12, 11]])
    limits = xmr_limits(values, np.ones((1, 8), dtype=bool))
    assert list(limits.months) == [7]
    assert np.isnan(limits.center).all()
    nine = np.array([[10.0, np.nan, 12, 11, 13, 10, 12, 11, 13]])
    # the step over the gap is 2, as in the test above
    assert xmr_limits(nine, np.ones((1, 9), dtype=bool)).sigma[0, 0] == pytest.approx(
        13 / 7 / 1.1283792
    )


@pytest.mark.parametrize("middle", ["mean", "median"])
def test_months_without_any_spread_have_no_limits(middle):
    limits = xmr_limits(np.full((1, 8), 5.0), np.ones((1, 8), dtype=bool), middle=middle)
    assert np.isnan(limits.sigma).all()
    assert limits.center == pytest.approx([5])


def test_laneys_limits_are_wider_by_the_moving_range_of_the_standard_scores():
    # p = 400 / 800; each month's chance deviation sqrt(.25 / 100) = 0.05; scores -2 and 2
    # in turn, so that every range is 4 and the spread 4 / 1.128
    counts = np.array([[40.0, 60] * 4])
    sizes = np.full((1, 8), 100.0)
    limits = counted_limits(counts, sizes, np.ones((1, 8), dtype=bool), kind=ChartKind.P)
    assert limits.spread == pytest.approx([4 / 1.1283792])
    assert limits.sigma[0] == pytest.approx(np.full(8, 0.05 * 4 / 1.1283792))


def test_limits_are_never_narrower_than_chance():
    counts = np.array([[50.0, 50, 50, 50, 50, 50, 50, 51]])
    sizes = np.full((1, 8), 100.0)
    limits = counted_limits(counts, sizes, np.ones((1, 8), dtype=bool), kind=ChartKind.P)
    p = 401 / 800
    assert limits.spread == pytest.approx([1])
    assert limits.sigma[0, 0] == pytest.approx((p * (1 - p) / 100) ** 0.5)


def test_a_count_of_half_a_month_has_wider_limits():
    counts = np.array([[90.0, 110] * 4 + [50]])
    sizes = np.array([[1.0] * 8 + [0.5]])
    baseline = np.array([[True] * 8 + [False]])
    limits = counted_limits(counts, sizes, baseline, kind=ChartKind.U)
    # sqrt(100 / 1) = 10, sqrt(100 / 0.5) = 14.14; scores -1 and 1: spread 2 / 1.128
    assert limits.sigma[0, [0, 8]] == pytest.approx(
        np.array([10, 14.1421356]) * 2 / 1.1283792
    )


@pytest.mark.parametrize("count", [0.0, 100.0])
def test_a_share_that_is_always_none_or_all_has_no_limits(count):
    counts, sizes = np.full((1, 8), count), np.full((1, 8), 100.0)
    limits = counted_limits(counts, sizes, np.ones((1, 8), dtype=bool), kind=ChartKind.P)
    assert limits.center == pytest.approx([count / 100])
    assert np.isnan(limits.sigma).all()


# Rules


def found(rule, *values):
    return list(rule(np.array([values], dtype=float))[0])


def test_a_month_on_the_limit_is_within_it():
    assert found(rules.beyond_limits, 3.0, 3.01, -3.0, -3.01, np.nan) == [0, 1, 0, -1, 0]


def test_eight_in_a_row_are_dated_by_the_eighth_and_a_month_on_the_line_ends_them():
    assert found(rules.eight_one_side, *[0.1] * 9) == [0] * 7 + [1, 1]
    assert not any(found(rules.eight_one_side, *[0.1] * 7, 0.0, *[0.1] * 7))
    assert found(rules.eight_one_side, *[-0.1] * 8)[-1] == -1


def test_two_of_three_and_four_of_five_want_one_side_and_the_last_month_beyond():
    assert found(rules.two_of_three, 2.1, 0, 2.1, 0, 0) == [0, 0, 1, 0, 0]
    assert found(rules.two_of_three, 2.1, 0, -2.1) == [0, 0, 0]
    assert found(rules.two_of_three, 2.1, 0, 0, 2.1) == [0, 0, 0, 0]
    assert found(rules.four_of_five, -1.1, -1.1, 0, -1.1, -1.1) == [0, 0, 0, 0, -1]


def test_a_shift_skips_months_on_the_median():
    signs = np.array([[1, 1, 0, 1, 1, 1, 0, 1, -1]])
    # the sixth above the median is the eighth month
    assert list(rules.shift(signs)[0]) == [0, 0, 0, 0, 0, 0, 0, 1, 0]


def test_a_trend_is_five_months_each_above_the_one_before():
    assert found(rules.trend, 1, 2, 3, 4, 5) == [0, 0, 0, 0, 1]
    assert found(rules.trend, 5, 4, 4, 3, 2, 1)[-1] == -1  # a tie is skipped
    assert not any(found(rules.trend, 1, 2, 3, 4, 3, 4, 5))
    assert not any(found(rules.trend, 1, 2, 3, 4, np.nan))


def test_the_number_of_runs_is_judged_once_at_the_last_month_off_the_median():
    few = np.array([[1] * 10 + [-1] * 10 + [0]])  # 2 runs, 6 or fewer are too few
    assert np.flatnonzero(rules.few_runs(few)[0]).tolist() == [19]
    many = np.array([[1, -1] * 10])  # 20 runs, 16 or more are too many
    assert np.flatnonzero(rules.many_runs(many)[0]).tolist() == [19]
    assert not rules.few_runs(np.zeros((1, 5), dtype=int)).any()
    assert not rules.many_runs(np.ones((1, 12), dtype=int)).any()


def test_rules_of_no_month_find_nothing():
    none = np.zeros((2, 0))
    assert rules.beyond_limits(none).shape == (2, 0)
    assert rules.trend(none).shape == (2, 0)

"""Scales with anchors that were given, and ranks, with sums in comments."""

import numpy as np
import pytest

from pescycle.paf.scoring.normalisation import (
    Anchors,
    Limits,
    extremes,
    goalposts,
    moments,
    z_scores,
)
from pescycle.paf.scoring.ranks import ascending_ranks, percentiles, ranks

NAN = np.nan


def anchors(lower, upper, direction=1):
    return Anchors(np.array([lower]), np.array([upper]), np.array([direction]))


def test_a_value_stands_on_the_way_from_its_worst_to_its_best_anchor():
    found = goalposts([[30.0], [60.0]], anchors(20.0, 60.0))
    np.testing.assert_allclose(found, [[25.0], [100.0]])  # (30 - 20) / 40 = 0.25


def test_where_lower_is_better_the_upper_anchor_is_the_worst():
    found = goalposts([[30.0]], anchors(20.0, 60.0, -1))
    np.testing.assert_allclose(found, [[75.0]])  # (60 - 30) / 40


@pytest.mark.parametrize(
    ("limits", "expected"), [(Limits.CLIPPED, [0, 100]), (Limits.OPEN, [-25, 125])]
)
def test_limits_decide_what_lies_outside(limits, expected):
    found = goalposts([[10.0], [70.0]], anchors(20.0, 60.0), limits=limits)
    np.testing.assert_allclose(found[:, 0], expected)  # (10 - 20) / 40, (70 - 20) / 40


def test_a_scale_may_begin_above_zero():
    found = goalposts([[40.0]], anchors(20.0, 60.0), scale=(1.0, 101.0))
    np.testing.assert_allclose(found, [[51.0]])


def test_anchors_that_are_equal_tell_nothing_apart():
    assert np.isnan(goalposts([[5.0]], anchors(5.0, 5.0))).all()


def test_a_gap_stays_a_gap_and_moves_no_anchor():
    of = extremes([[NAN, NAN], [3.0, NAN], [5.0, NAN]], [1, 1])
    np.testing.assert_allclose(of.lower, [3.0, NAN])
    np.testing.assert_allclose(of.upper, [5.0, NAN])
    found = goalposts([[NAN, NAN], [4.0, 1.0]], of)
    np.testing.assert_allclose(found, [[NAN, NAN], [50.0, NAN]])


def test_a_new_center_changes_no_score_under_given_anchors():
    before = goalposts([[30.0], [40.0]], anchors(20.0, 60.0))
    after = goalposts([[30.0], [40.0], [99.0]], anchors(20.0, 60.0))
    np.testing.assert_array_equal(after[:2], before)


def test_z_scores_count_standard_deviations_from_the_given_mean():
    of = moments([[1.0], [2.0], [3.0], [NAN]], [-1])
    np.testing.assert_allclose([of.mean, of.sd], [[2.0], [1.0]])  # sd of 1 2 3 is 1
    np.testing.assert_allclose(z_scores([[4.0], [NAN]], of), [[-2.0], [NAN]])


@pytest.mark.parametrize("values", [[[2.0], [2.0]], [[2.0]], [[NAN]], np.empty((0, 1))])
def test_no_spread_gives_no_z_score(values):
    assert np.isnan(z_scores([[3.0]], moments(values, [1]))).all()


def test_ties_share_the_lowest_rank_and_the_next_one_is_left_out():
    np.testing.assert_array_equal(ranks([7.0, 9.0, 7.0, 1.0]), [2, 1, 2, 4])


def test_a_missing_score_has_no_rank_and_takes_none():
    np.testing.assert_array_equal(ranks([NAN, 1.0, 2.0]), [NAN, 2, 1])


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([5.0], [1]), ([], []), ([NAN, NAN], [NAN, NAN]), ([3.0, 3.0], [1, 1])],
)
def test_ranks_of_one_of_none_of_gaps_and_of_a_tie(scores, expected):
    np.testing.assert_array_equal(ranks(np.array(scores)), expected)


def test_each_draw_is_ranked_for_itself():
    found = ranks([[[1.0, 5.0], [2.0, 4.0]]], axis=-2)  # centers in rows, nodes in columns
    np.testing.assert_array_equal(found, [[[2, 1], [1, 2]]])


def test_ascending_ranks_give_the_worst_a_one():
    found = ascending_ranks([[10.0, 10.0], [20.0, 20.0]], [1, -1])
    np.testing.assert_array_equal(found, [[1, 2], [2, 1]])


def test_a_percentile_is_the_share_of_the_reference_left_behind():
    reference = [[1.0], [2.0], [2.0], [4.0], [NAN]]
    found = percentiles([[2.0], [0.0], [9.0], [NAN]], reference, [1])
    # Below 2 lies one of four, equal are two that count half: (1 + 3) / 8 = 0.5
    np.testing.assert_allclose(found[:, 0], [0.5, 0.0, 1.0, NAN])


def test_a_percentile_turns_round_where_lower_is_better():
    found = percentiles([[1.0]], [[1.0], [2.0], [3.0], [4.0]], [-1])
    np.testing.assert_allclose(found, [[0.875]])  # behind it lie three, one is equal


def test_a_reference_without_values_gives_gaps():
    assert np.isnan(percentiles([[1.0]], [[NAN]], [1])).all()
    assert percentiles(np.empty((3, 0)), np.empty((2, 0)), []).shape == (3, 0)

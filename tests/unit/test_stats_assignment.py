"""Lots, parts and balance on a few units, the sum in a comment."""

import numpy as np
import pandas as pd
import pytest

from pescycle.stats.balance import (
    standardised_difference,
    usual_difference,
    variance_ratio,
)
from pescycle.stats.lots import lots, paired_lots, parts_of, stratified_lots
from pescycle.stats.matching import mahalanobis_distances, optimal_pairs


def test_the_closest_two_are_not_paired_where_the_others_would_be_far_apart():
    # 0, 10, 11, 21: the pairs (10, 11) and (0, 21) cost 1 + 21, (0, 10) and (11, 21) 20
    places = np.array([0.0, 10.0, 11.0, 21.0])
    apart = np.abs(places[:, None] - places[None])
    assert optimal_pairs(apart) == ([(0, 1), (2, 3)], None)


def test_equal_sums_always_give_the_same_pairs():
    apart = np.ones((6, 6)) - np.eye(6)
    assert all(optimal_pairs(apart) == optimal_pairs(apart) for _ in range(3))


def test_units_that_are_all_alike_can_be_paired():
    assert optimal_pairs(np.zeros((3, 3)))[1] is not None
    assert len(optimal_pairs(np.zeros((4, 4)))[0]) == 2


def test_a_copied_variable_moves_no_distance_and_one_that_is_constant_neither():
    values = np.array([[1.0, 5.0], [2.0, 3.0], [4.0, 9.0], [8.0, 1.0]])
    once = mahalanobis_distances(values)
    copied = np.column_stack([values, 2 * values[:, 0], np.full(4, 7.0)])
    assert mahalanobis_distances(copied) == pytest.approx(once)


def test_the_unit_of_a_variable_moves_no_distance():
    values = np.array([[1.0, 5.0], [2.0, 3.0], [4.0, 9.0], [8.0, 1.0]])
    assert mahalanobis_distances(values * [1000, 0.01]) == pytest.approx(
        mahalanobis_distances(values)
    )


def test_one_of_each_pair_is_drawn_and_the_seed_decides_which():
    pairs = [(0, 3), (1, 2)]
    for seed in range(20):
        drawn = paired_lots(pairs, None, seed=seed)
        assert all(drawn[first] != drawn[second] for first, second in pairs)
    assert (paired_lots(pairs, None, seed=5) == paired_lots(pairs, None, seed=5)).all()
    assert len({tuple(paired_lots(pairs, None, seed=seed)) for seed in range(40)}) == 4


def test_a_unit_without_partner_is_drawn_about_every_second_time():
    drawn = [paired_lots([(0, 1)], 2, seed=seed)[2] for seed in range(400)]
    # 200 +- 4 * sqrt(400 / 4) = 160 to 240
    assert 160 <= sum(drawn) <= 240


def test_the_lots_of_a_seed_stay_what_they_are():
    # numpy.random.Generator(PCG64(20230101)): the first doubles, as any machine gives them;
    # a change here would draw other centers from a seed that was recorded
    raw = np.random.PCG64(20230101).random_raw(3) >> 11
    assert lots(3, seed=20230101) == pytest.approx(raw / 2**53, abs=0)


def test_each_stratum_gives_its_share():
    strata = pd.Series(["city"] * 4 + ["province"] * 8)
    for seed in range(10):
        drawn = stratified_lots(strata, drawn=6, seed=seed)
        # 4 x 6 / 12 = 2 and 8 x 6 / 12 = 4
        assert drawn[:4].sum() == 2
        assert drawn[4:].sum() == 4


def test_what_shares_leave_goes_to_the_largest_remainder():
    strata = pd.Series(["a"] * 3 + ["b"] * 7)
    for seed in range(10):
        drawn = stratified_lots(strata, drawn=4, seed=seed)
        # 1.2 and 2.8: 1 and 2, the fourth goes to b
        assert (drawn[:3].sum(), drawn[3:].sum()) == (1, 3)


def test_equal_remainders_are_decided_by_lot():
    strata = pd.Series(["a"] * 3 + ["b"] * 3)
    found = {int(stratified_lots(strata, drawn=3, seed=s)[:3].sum()) for s in range(40)}
    # 1.5 and 1.5: one of the two strata gives two
    assert found == {1, 2}


def test_parts_are_of_equal_size_even_with_ties():
    values = pd.Series([5.0, 5.0, 5.0, 5.0, 1.0, 9.0])
    assert parts_of(values, 2).tolist() == [1, 1, 2, 2, 1, 2]
    assert parts_of(values, 3).value_counts().tolist() == [2, 2, 2]


def test_a_difference_is_in_standard_deviations():
    # means 2 and 5, variances 1 and 1
    drawn, others = np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])
    assert standardised_difference(drawn, others) == pytest.approx(-3)
    assert variance_ratio(drawn, others) == pytest.approx(1)


def test_groups_in_which_nothing_varies_have_no_difference():
    same = np.full(3, 0.1)
    assert np.isnan(standardised_difference(same, same))
    assert np.isnan(variance_ratio(np.array([1.0, 2.0]), same))
    assert np.isnan(usual_difference(np.full(6, 0.1), 3))


def test_a_single_unit_is_no_group():
    assert np.isnan(standardised_difference(np.array([1.0]), np.array([2.0, 3.0])))
    assert np.isnan(variance_ratio(np.array([1.0]), np.array([2.0, 3.0])))
    assert np.isnan(usual_difference(np.arange(4.0), 1))
    assert np.isnan(usual_difference(np.arange(4.0), 4))

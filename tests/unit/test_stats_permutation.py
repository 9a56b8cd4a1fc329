"""Chance tests of two groups of centers."""

import numpy as np
import pytest

from pescycle.stats.permutation import randomisation_test, wild_bootstrap_test

PILOT = np.array([0.12, 0.05, 0.20, 0.31, 0.08, 0.15, 0.22])
COMPARISON = np.array([0.02, 0.10, -0.05, 0.04, 0.01])


def test_every_assignment_is_tried_where_there_are_few():
    # R 4.2.2: v <- c(p, k); m <- combn(12, 7)
    #   d <- apply(m, 2, function(j) mean(v[j]) - mean(v[-j])); mean(abs(d) >= abs(o))
    found = randomisation_test(PILOT, COMPARISON)
    assert found.p == pytest.approx(0.0126262626262626, rel=1e-12)
    assert (found.cases, found.exact) == (792, True)


def test_three_against_two_centers_can_hardly_show_anything():
    # 10 assignments; the observed one and its mirror reach the largest difference
    found = randomisation_test(np.array([3.0, 4, 5]), np.array([1.0, 2]))
    assert (found.p, found.cases) == (0.2, 10)


def test_many_centers_are_sampled_with_a_seed():
    draw = np.random.default_rng(1)
    groups = draw.normal(1, 1, 20), draw.normal(0, 1, 20)
    first, second = (randomisation_test(*groups) for _ in range(2))
    assert first == second
    assert not first.exact
    assert 0 < first.p < 0.05


def test_equal_changes_are_no_evidence():
    found = randomisation_test(np.array([0.1, 0.1, 0.1]), np.array([0.1, 0.1]))
    assert found.p == 1
    assert np.isnan(wild_bootstrap_test(np.array([0.1, 0.1]), np.array([0.1, 0.1])).p)


def test_missing_centers_are_left_out_and_an_empty_group_has_no_p():
    assert randomisation_test(np.append(PILOT, np.nan), COMPARISON).cases == 792
    assert np.isnan(randomisation_test(PILOT, np.array([np.nan])).p)
    assert np.isnan(wild_bootstrap_test(PILOT, np.array([0.1])).p)


def test_the_wild_bootstrap_tries_every_pattern_of_signs():
    # R 4.2.2: e <- v - mean(v); s <- expand.grid(rep(list(c(-1, 1)), 12))
    #   t is Welch's; mean(abs(t(s * e)) >= abs(t(v)))
    found = wild_bootstrap_test(PILOT, COMPARISON)
    assert found.p == pytest.approx(0.00830078125, rel=1e-12)
    assert (found.cases, found.exact) == (4096, True)


def test_few_centers_get_six_weights_and_many_two():
    few = wild_bootstrap_test(PILOT[:4], COMPARISON[:3])
    assert not few.exact
    assert 0 < few.p < 1
    draw = np.random.default_rng(2)
    many = wild_bootstrap_test(draw.normal(2, 1, 12), draw.normal(0, 1, 12))
    assert not many.exact
    assert many.p < 0.01


def test_under_no_difference_both_tests_err_at_most_at_their_rate():
    draw = np.random.default_rng(3)
    found = [(draw.normal(size=6), draw.normal(size=6)) for _ in range(400)]
    exact = np.mean([randomisation_test(*pair).p <= 0.05 for pair in found])
    # 400 draws at 5 % have a standard deviation of 1.1 points
    assert exact <= 0.05 + 2 * 0.011

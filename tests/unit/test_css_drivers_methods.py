"""How importance is shared out by hand: Shapley, relative weights, correlations."""

import itertools
import math

import numpy as np
import pytest

from pescycle.css.design import simple_design
from pescycle.css.drivers.bootstrap import once
from pescycle.css.drivers.correlations import (
    adjusted,
    contradictory,
    mended,
    pairwise_correlations,
)
from pescycle.css.drivers.ranks import rank_correlations
from pescycle.css.drivers.relative_weights import relative_weights
from pescycle.css.drivers.shapley import sampled_shares, shapley_shares


def test_two_drivers_that_do_not_overlap_take_their_squared_correlations():
    matrix = np.array([[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]])
    np.testing.assert_allclose(shapley_shares(matrix), [0.36, 0.09])
    np.testing.assert_allclose(relative_weights(matrix), [0.36, 0.09])


def test_two_drivers_that_overlap_share_what_they_have_in_common():
    # r = 0.6, 0.5, 0.5: R2 = (0.36 + 0.25 - 2*0.6*0.5*0.5) / (1 - 0.25) = 0.41333...
    # first: (0.36 + (0.41333 - 0.25)) / 2 = 0.26167, second: (0.25 + 0.05333) / 2 = 0.15167
    matrix = np.array([[1, 0.6, 0.5], [0.6, 1, 0.5], [0.5, 0.5, 1]])
    whole = 0.31 / 0.75
    expected = [(0.36 + whole - 0.25) / 2, (0.25 + whole - 0.36) / 2]
    np.testing.assert_allclose(shapley_shares(matrix), expected)


def test_a_driver_that_repeats_another_takes_half_of_their_part():
    matrix = np.array([[1, 0.6, 0.6], [0.6, 1, 1], [0.6, 1, 1]])
    np.testing.assert_allclose(shapley_shares(matrix), [0.18, 0.18])
    np.testing.assert_allclose(relative_weights(matrix), [0.18, 0.18])


def test_one_driver_takes_all_and_none_is_no_error():
    assert shapley_shares(np.array([[1, 0.5], [0.5, 1]])) == pytest.approx(0.25)
    assert shapley_shares(np.eye(1)).shape == (0,)


def test_many_problems_at_once_are_the_single_ones():
    draw = np.random.default_rng(3)
    matrices = np.stack([np.corrcoef(draw.normal(size=(6, 40))) for _ in range(7)])
    together = shapley_shares(matrices)
    np.testing.assert_allclose(together, [shapley_shares(one) for one in matrices])


def test_more_than_twenty_drivers_are_refused():
    with pytest.raises(ValueError, match="21 drivers; shares are exact for 20 at most"):
        shapley_shares(np.eye(22))


def test_the_mean_over_all_orders_is_the_exact_share():
    draw = np.random.default_rng(4)
    matrix = np.corrcoef(draw.normal(size=(5, 30)))
    orders = np.array(list(itertools.permutations(range(4))))
    assert len(orders) == math.factorial(4)
    found = sampled_shares(matrix[None], orders)[0]
    np.testing.assert_allclose(found, shapley_shares(matrix), rtol=1e-12)


def test_correlations_that_no_data_could_have_are_found_and_mended():
    matrix = np.array([[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1.0]], np.eye(3)])
    assert contradictory(matrix).tolist() == [True, False]
    near = mended(matrix)
    assert not contradictory(near - 1e-9).any() or np.linalg.eigvalsh(near).min() > 0
    np.testing.assert_allclose(np.diagonal(near, axis1=1, axis2=2), 1)
    np.testing.assert_allclose(near[1], np.eye(3))


def test_a_correlation_with_what_does_not_vary_is_missing():
    values = np.array([[1.0, 3], [2, 3], [3, 3]])
    design = simple_design(3)
    assert np.isnan(pairwise_correlations(design, once(design), values)[0, 0, 1])
    ranks = rank_correlations(design, once(design), values[:, 0], values[:, 1:])
    assert np.isnan(ranks).all()


def test_nothing_adjusted_for_leaves_the_correlations():
    matrix = np.array([[1, 0.4], [0.4, 1]])
    np.testing.assert_allclose(adjusted(matrix, 0), matrix)

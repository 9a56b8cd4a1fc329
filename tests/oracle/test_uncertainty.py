"""Sobol indices and rank sets against closed forms."""

import numpy as np
import pytest
from scipy import stats

from pescycle.paf.uncertainty import Errors, SetMethod, rank_sets, sobol_indices


def linear(u):
    return u @ np.array([1.0, 2.0, 3.0])


def ishigami(u):
    x = (2 * u - 1) * np.pi
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


@pytest.mark.parametrize("mean", [0.0, 1e6, -1e9])
def test_a_sum_of_three_has_a_fourteenth_four_and_nine_whatever_its_mean(mean):
    # Var(k x) = k^2 / 12: 1, 4 and 9 of 14; no interactions, so that first = total
    found = sobol_indices(lambda u: linear(u) + mean, 3)
    expected = np.array([1, 4, 9]) / 14
    assert found.first == pytest.approx(expected, abs=1e-4)
    assert found.total == pytest.approx(expected, abs=1e-4)


def test_the_ishigami_function_has_its_published_indices():
    # Saltelli et al. (2008), Global Sensitivity Analysis, section 4.6, with a = 7, b = 0.1:
    # V = 13.8446; first 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437
    found = sobol_indices(ishigami, 3, points=2**14)
    assert found.first == pytest.approx([0.3139, 0.4424, 0.0], abs=0.005)
    assert found.total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.005)
    assert (found.low < [0.5576, 0.4424, 0.2437]).all()
    assert (found.high > [0.5576, 0.4424, 0.2437]).all()


def test_several_outputs_add_up_their_variances():
    # Outputs x1 and 2 x2: variances 1 / 12 and 4 / 12, so 1 / 5 and 4 / 5
    found = sobol_indices(lambda u: u * [1, 2], 2)
    assert found.first == pytest.approx([0.2, 0.8], abs=1e-4)


def test_what_never_varies_has_no_index():
    found = sobol_indices(lambda u: np.ones(len(u)), 2, points=64)
    assert np.isnan(found.first).all()
    assert np.isnan(found.low).all()


def test_two_centers_are_told_apart_as_by_the_t_test_of_one_difference():
    # One pair: |difference| / (se sqrt 2) against the 97.5 % quantile, 1.96
    clear, unclear = 1.97 * np.sqrt(2), 1.90 * np.sqrt(2)
    found = rank_sets(np.array([clear + 0.1, 0.0]), Errors.even(np.ones(2)))
    assert (found.low.tolist(), found.high.tolist()) == ([1, 2], [1, 2])
    found = rank_sets(np.array([unclear - 0.1, 0.0]), Errors.even(np.ones(2)))
    assert (found.low.tolist(), found.high.tolist()) == ([1, 1], [2, 2])


def test_the_critical_value_is_that_of_the_studentised_range():
    # Equal errors: the largest |difference| / (se sqrt 2) is the range / sqrt 2, whose
    # 95 % quantile R gives: qtukey(0.95, 10, Inf) / sqrt(2) = 3.163684
    limit = 3.163684 * np.sqrt(2)
    assert stats.studentized_range.ppf(0.95, 10, np.inf) == pytest.approx(limit, abs=1e-4)
    others = np.zeros(9)
    told = rank_sets(np.array([limit * 1.05, *others]), Errors.even(np.ones(10)))
    assert (told.low[0], told.high[0]) == (1, 1)
    alike = rank_sets(np.array([limit * 0.95, *others]), Errors.even(np.ones(10)))
    assert (alike.low[0], alike.high[0]) == (1, 10)


def test_many_centers_are_told_apart_by_joint_intervals():
    # Klein, Wright & Wieczorek (2020): level 0.95 ** (1 / 200) each, z = 3.6557
    # R: qnorm((1 + 0.95^(1/200)) / 2)
    se = Errors.even(np.ones(200))
    ends = 3.6557
    told = rank_sets(np.array([2.02 * ends, *np.zeros(199)]), se)
    assert told.method == SetMethod.JOINT
    assert (told.low[0], told.high[0], told.low[1]) == (1, 1, 2)
    alike = rank_sets(np.array([1.98 * ends, *np.zeros(199)]), se)
    assert (alike.low[0], alike.high[0]) == (1, 200)


def test_with_estimated_errors_two_centers_are_told_apart_as_by_students_t():
    # Two equal errors of 5 degrees of freedom each: R qt(0.975, 10) = 2.228139; above 60
    # centers each interval is Student's, R qt((1 + 0.95^(1/61)) / 2, 5) = 7.133104
    errors = Errors.even(np.ones(2), 5.0)
    for factor, low in ((1.06, 2), (0.94, 1)):
        apart = factor * 2.228139 * np.sqrt(2)
        assert rank_sets(np.array([apart, 0.0]), errors).low[1] == low
    each = 7.133104
    for factor, low in ((1.01, 2), (0.99, 1)):
        scores = np.array([2 * factor * each, *np.zeros(60)])
        assert rank_sets(scores, Errors.even(np.ones(61), 5.0)).low[1] == low

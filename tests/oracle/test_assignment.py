"""Matched pairs and balance against R 4.2.2."""

from itertools import combinations

import numpy as np
import pytest

from pescycle.stats.balance import (
    standardised_difference,
    usual_difference,
    variance_ratio,
)
from pescycle.stats.matching import mahalanobis_distances, optimal_pairs

# R: x <- cbind(force, unemployed, rural)
FORCE = [182, 141, 96, 88, 79, 118, 64, 133, 84, 109, 91, 102]
UNEMPLOYED = [3.1, 2.8, 2.4, 2.2, 2.6, 3.3, 2.1, 3.0, 2.3, 2.9, 4.8, 2.7]
RURAL = [12, 21, 68, 74, 71, 30, 79, 25, 73, 35, 66, 40]
X = np.array([FORCE, UNEMPLOYED, RURAL], dtype=float).T


def test_distances_agree_with_mahalanobis():
    # R: d[i, j] <- sqrt(mahalanobis(x[i, ], x[j, ], cov(x)))
    found = mahalanobis_distances(X)
    assert found[0, 1] == pytest.approx(2.33621339541599, rel=1e-12)
    assert found[2, 10] == pytest.approx(3.50583263436491, rel=1e-12)
    assert found[4, 6] == pytest.approx(0.813536023225891, rel=1e-12)


def test_pairs_are_those_that_r_finds_by_trying_all():
    # R: best <- function(free) { if (length(free) < 2) return(list(0, NULL)); a <- free[1]
    #   b <- list(Inf, NULL); for (k in free[-1]) { r <- best(setdiff(free, c(a, k)))
    #   s <- r[[1]] + d[a, k]; if (s < b[[1]]) b <- list(s, rbind(c(a, k), r[[2]])) }; b }
    distance = mahalanobis_distances(X)
    pairs, left = optimal_pairs(distance)
    assert pairs == [(0, 2), (1, 7), (3, 8), (4, 6), (5, 10), (9, 11)]
    assert left is None
    total = sum(distance[pair] for pair in pairs)
    assert total == pytest.approx(7.90735154530172, rel=1e-12)


def test_of_eleven_centers_the_same_one_is_left_over_as_in_r():
    # R: the distances of all twelve; lapply(1:11, function(k) best(setdiff(1:11, k)))
    distance = mahalanobis_distances(X)[:11, :11]
    pairs, left = optimal_pairs(distance)
    assert left == 10
    assert pairs == [(0, 2), (1, 7), (3, 8), (4, 6), (5, 9)]
    total = sum(distance[pair] for pair in pairs)
    assert total == pytest.approx(4.98664677556298, rel=1e-12)


def _smallest_sum(distance, free):
    if len(free) < 2:
        return 0.0
    first, rest = free[0], free[1:]
    return min(
        distance[first, other] + _smallest_sum(distance, [k for k in rest if k != other])
        for other in rest
    )


@pytest.mark.parametrize("units", [2, 3, 4, 7, 8, 9])
@pytest.mark.parametrize("digits", [0, 6])
def test_no_other_pairs_have_a_smaller_sum_even_with_ties(units, digits):
    draw = np.random.default_rng(units)
    for _ in range(5):
        points = draw.uniform(0, 4, (units, 2))
        apart = np.abs(points[:, None] - points[None]).sum(axis=2).round(digits)
        pairs, left = optimal_pairs(apart)
        lone = range(units) if units % 2 else [None]
        best = min(
            _smallest_sum(apart, [k for k in range(units) if k != gone]) for gone in lone
        )
        assert sum(apart[pair] for pair in pairs) == pytest.approx(best, abs=1e-9)
        places = [*sum(pairs, ()), *([left] if left is not None else [])]
        assert sorted(places) == list(range(units))


def test_differences_and_variance_ratios_agree_with_r():
    # R: (mean(p) - mean(q)) / sqrt((var(p) + var(q)) / 2); var(p) / var(q), 1:7 and 8:12
    differences = [standardised_difference(X[:7, k], X[7:, k]) for k in range(3)]
    assert differences == pytest.approx(
        [0.186070109354077, -0.659681560872392, 0.117122193961592], rel=1e-12
    )
    ratios = [variance_ratio(X[:7, k], X[7:, k]) for k in range(3)]
    assert ratios == pytest.approx(
        [4.617472232151131, 0.217424590414944, 1.895186879989312], rel=1e-12
    )


def test_what_lots_leave_agrees_with_all_792_ways_in_r():
    # R: m <- combn(12, 7); a <- abs(apply(m, 2, function(j) smd(v[j], v[-j])))
    #   quantile(a, .95, type = 1)
    found = [usual_difference(X[:, k], 7) for k in range(3)]
    assert found == pytest.approx(
        [1.27419281021974, 1.12681509295457, 1.30699253006293], rel=1e-12
    )


def test_more_ways_than_can_be_tried_are_sampled():
    # 25 units, 12 drawn: 5.2 million ways. Of all 12 870 ways of 16 units half are drawn
    # exactly; the sample of a larger number has to lie near the normal limit
    # 1.96 * sqrt(1 / 12 + 1 / 13) = 0.785 of units that differ evenly.
    assert usual_difference(np.arange(25.0), 12) == pytest.approx(0.785, abs=0.06)
    assert len(list(combinations(range(16), 8))) == 12_870

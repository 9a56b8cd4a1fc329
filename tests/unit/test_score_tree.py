"""Scores along a tree: means, floors, gaps and draws of weights, with sums in comments."""

import numpy as np
import pytest

from pescycle.paf.scoring.aggregation import aggregated, aggregation
from pescycle.paf.scoring.tree import ROOT, Mean, MeanKind, ScoreTree, level_tree

NAN = np.nan
GEOMETRIC = Mean(MeanKind.GEOMETRIC, floor=0.01)


def two_pillars(mean: Mean | None = None, lowest_share: float = 0.0) -> ScoreTree:
    """p1 of a (0.6) and b (0.4), p2 of c alone, the whole of p1 (3) and p2 (1)."""
    return level_tree(
        [("a", "p1", 0.6), ("b", "p1", 0.4), ("c", "p2", 1.0)],
        [("p1", "whole", 3.0), ("p2", "whole", 1.0), ("whole", ROOT, 1.0)],
        mean=mean,
        lowest_share=lowest_share,
    )


def one_node(mean: Mean, *, lowest_share: float = 0.0, weights=(0.5, 0.5)) -> ScoreTree:
    leaves = [(name, "n", w) for name, w in zip("ab", weights, strict=True)]
    return level_tree(leaves, [("n", ROOT, 1)], mean=mean, lowest_share=lowest_share)


def test_an_arithmetic_mean_weighs_children_level_by_level():
    found = aggregated([[0.5, 1.0, 0.2]], two_pillars())
    # p1 = 0.6 x 0.5 + 0.4 x 1.0 = 0.7; p2 = 0.2; whole = (3 x 0.7 + 1 x 0.2) / 4 = 0.575
    np.testing.assert_allclose(found, [[0.7, 0.2, 0.575]])


def test_a_geometric_mean_multiplies():
    found = aggregated([[4.0, 9.0]], one_node(GEOMETRIC))
    np.testing.assert_allclose(found, [[6.0]])  # sqrt(4 x 9)


def test_a_power_mean_of_minus_one_is_the_harmonic_mean():
    found = aggregated([[1.0, 3.0]], one_node(Mean(MeanKind.POWER, power=-1, floor=0.01)))
    np.testing.assert_allclose(found, [[1.5]])  # 2 / (1 + 1/3)


def test_a_power_mean_of_two_is_the_quadratic_mean():
    found = aggregated([[1.0, 7.0]], one_node(Mean(MeanKind.POWER, power=2, floor=0.01)))
    np.testing.assert_allclose(found, [[5.0]])  # sqrt((1 + 49) / 2)


def test_the_floor_decides_what_a_zero_does_to_a_geometric_mean():
    found = aggregated([[0.0, 1.0]], one_node(GEOMETRIC))
    np.testing.assert_allclose(found, [[0.1]])  # sqrt(0.01 x 1)


def test_weights_are_rescaled_over_the_children_that_have_a_score():
    found = aggregation([[0.5, NAN, 0.2]], two_pillars())
    np.testing.assert_allclose(found.scores, [[0.5, 0.2, 0.425]])  # (3 x 0.5 + 0.2) / 4
    np.testing.assert_allclose(found.covered, [[0.6, 1.0, 1.0]])


def test_a_node_below_its_lowest_share_is_missing_and_not_zero():
    found = aggregation([[NAN, 0.9, 0.2]], two_pillars(lowest_share=0.5))
    # p1 stands on 0.4 of its weight: missing; then the whole on 1 of 4: missing too.
    np.testing.assert_allclose(found.scores, [[NAN, 0.2, NAN]])
    np.testing.assert_allclose(found.covered, [[0.4, 1.0, 0.25]])


def test_a_share_that_equals_the_lowest_but_for_rounding_is_enough():
    weights = (0.1 + 0.2, 0.7)  # 0.30000000000000004
    found = aggregated([[NAN, 0.9]], one_node(Mean(), lowest_share=0.7, weights=weights))
    np.testing.assert_allclose(found, [[0.9]])


def test_nothing_but_gaps_gives_a_gap():
    assert np.isnan(aggregated([[NAN, NAN, NAN]], two_pillars())).all()


def test_a_score_without_weight_takes_no_part():
    tree = one_node(Mean(), weights=(1.0, 0.0))
    np.testing.assert_allclose(aggregated([[0.4, 0.9], [NAN, 0.9]], tree), [[0.4], [NAN]])


def test_no_center_gives_no_row():
    assert aggregated(np.empty((0, 3)), two_pillars()).shape == (0, 3)


def test_a_leaf_may_stand_beside_a_node():
    tree = level_tree(
        [("a", "p", 1.0), ("b", "whole", 1.0)], [("p", "whole", 3.0), ("whole", ROOT, 1.0)]
    )
    # p = 0.4; whole = (1 x 0.8 + 3 x 0.4) / 4 = 0.5
    np.testing.assert_allclose(aggregated([[0.4, 0.8]], tree), [[0.4, 0.5]])


@pytest.mark.parametrize("drawn", [(), (5,)], ids=["one set of scores", "drawn scores"])
@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize("mean", [Mean(), GEOMETRIC])
def test_draws_at_once_are_the_draws_one_by_one(drawn, gaps, mean):
    rng = np.random.Generator(np.random.PCG64(7))
    scores = rng.uniform(0, 1, (*drawn, 6, 3))
    if gaps:
        scores[rng.uniform(size=scores.shape) < 0.3] = NAN
    tree = two_pillars(mean, lowest_share=0.5)
    weights = rng.uniform(0, 1, (5, 6))
    found = aggregated(scores, tree, weights)
    assert found.shape == (5, 6, 3)
    for draw in range(5):
        own = scores[draw] if drawn else scores
        one = aggregated(own, tree, weights[draw])
        np.testing.assert_allclose(found[draw], one, atol=1e-14)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"leaves": ("a", "a")}, "stands twice"),
        ({"weights": (1.0,)}, "one parent and one weight a member"),
        ({"means": ()}, "one mean and one lowest share a node"),
        ({"parents": ("n", "x", "")}, "its parent 'x' is no node"),
        ({"parents": ("n", "", "")}, "its parent '' is no node"),
        ({"weights": (1.0, -0.1, 1.0)}, "0 or more"),
        ({"weights": (1.0, NAN, 1.0)}, "0 or more"),
        ({"lowest_shares": (1.5,)}, "between 0 and 1"),
        (
            {
                "nodes": ("n", "m"),
                "parents": ("n", "n", "", "n"),
                "weights": (1.0,) * 4,
                "means": (Mean(),) * 2,
                "lowest_shares": (0.0, 0.0),
            },
            "must stand after its children",
        ),
        (
            {
                "nodes": ("m", "n"),
                "parents": ("n", "n", "n", ""),
                "weights": (1.0,) * 4,
                "means": (Mean(),) * 2,
                "lowest_shares": (0.0, 0.0),
            },
            "without children",
        ),
    ],
)
def test_a_tree_that_does_not_hold_together_is_refused(changes, message):
    fields = {
        "leaves": ("a", "b"),
        "nodes": ("n",),
        "parents": ("n", "n", ""),
        "weights": (1.0, 1.0, 1.0),
        "means": (Mean(),),
        "lowest_shares": (0.0,),
    }
    with pytest.raises(ValueError, match=message):
        ScoreTree(**(fields | changes))


@pytest.mark.parametrize("floor", [None, 0.0, -1.0])
@pytest.mark.parametrize("kind", [MeanKind.GEOMETRIC, MeanKind.POWER])
def test_a_mean_that_a_zero_would_decide_needs_its_floor_written_down(kind, floor):
    with pytest.raises(ValueError, match=r"needs a floor above 0.*write floor: 0\.01"):
        Mean(kind, power=-1, floor=floor)


@pytest.mark.parametrize(
    ("scores", "weights", "message"),
    [
        ([[1.0, 2.0]], None, "last axis of the 3 leaves"),
        ([1.0, 2.0, 3.0], None, "one of centers"),
        ([[1.0, 2.0, 3.0]], [1.0, 1.0], "last axis of the 6 leaves and nodes"),
        ([[1.0, 2.0, 3.0]], [1.0, 1.0, 1.0, 1.0, 1.0, -1.0], "0 or more"),
    ],
)
def test_arrays_of_another_shape_are_refused(scores, weights, message):
    with pytest.raises(ValueError, match=message):
        aggregated(scores, two_pillars(), weights)

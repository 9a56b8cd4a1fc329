"""The simulation of scores and ranks, on a few centers, the sum in a comment."""

import numpy as np
import pytest

from pescycle.model.uncertainty import Aggregation, Factor, Normalisation
from pescycle.paf.scoring.aggregation import aggregated
from pescycle.paf.scoring.ranks import ranks
from pescycle.paf.scoring.tree import Mean, MeanKind, level_tree
from pescycle.paf.uncertainty import leaves, rank_intervals, simulation, sources, subtree
from pescycle.paf.uncertainty.combining import leaf_weights
from pescycle.paf.uncertainty.draws import Sizes, draws
from pescycle.paf.uncertainty.engine import fast_ranks
from pescycle.paf.uncertainty.leaves import drawn, rescaled
from tests.uncertainty import ALONE, GEOMETRIC, four, settings, tree


def test_without_anything_drawn_the_scores_are_those_of_the_aggregation():
    for mean in (None, GEOMETRIC, Mean(MeanKind.POWER, power=-1, floor=0.05)):
        for gap in (False, True):
            one = four(gap=gap)
            run = simulation(one, tree(mean), settings(200))
            expected = aggregated(one.value.T, tree(mean))[:, -1]
            assert run.score == pytest.approx(expected, rel=1e-6)
            assert run.rank.tolist() == ranks(expected).tolist()


def test_a_pillar_that_a_center_lacks_leaves_its_weight_to_the_others():
    value = np.array([[0.5, 0.5], [0.7, 0.7], [np.nan, 0.4], [np.nan, 0.8]])
    one = leaves(value, value, value, bounds=(0, 1.2))
    run = simulation(one, tree(), settings(200))
    # 0.5 x (0.5 + 0.7) = 0.6; with both pillars 0.4 x 0.6 + 0.6 x (0.1 + 0.6) = 0.66
    assert run.score == pytest.approx([0.6, 0.66], rel=1e-6)


def test_each_replicate_is_the_aggregation_of_what_was_drawn():
    one, mean = four(), GEOMETRIC
    run = simulation(one, tree(mean), settings(200, aggregations=["own", "arithmetic"]))
    made = run.engine.draws
    for row in (0, 17, 199):
        how = list(Normalisation)[made.normalisation[row]]
        moved = rescaled(one, how, leaf_weights(tree(mean)))
        score = drawn(moved, made.errors(row, (4, 6)).astype(float))
        own = tree(mean) if made.aggregation[row] == 0 else tree()
        expected = aggregated(score.T, own, made.weights[row])[:, -1]
        assert run.scores[row] == pytest.approx(expected, rel=1e-5)
        assert run.ranks[row].tolist() == ranks(expected).tolist()


def test_a_figure_is_drawn_between_its_limits_however_lopsided_they_are():
    # 95 % of the draws lie between the limits, 2.5 % on either side
    value = np.full((1, 4000), 0.5)
    one = leaves(value, value - 0.02, value + 0.3, bounds=(0, 1.2))
    z = np.random.default_rng(1).standard_normal((1, 4000))
    found = drawn(one, z)
    assert (found < 0.48).mean() == pytest.approx(0.025, abs=0.008)
    assert (found > 0.8).mean() == pytest.approx(0.025, abs=0.008)


def test_where_lower_is_better_the_upper_limit_is_the_lower_score():
    value = np.array([[0.6]])
    one = leaves(value, value + 0.1, value - 0.1, bounds=(0, 1.2))
    assert drawn(one, np.array([[1.96]]))[0, 0] == pytest.approx(0.5, abs=1e-3)


def test_scores_stay_on_their_scale():
    value = np.array([[1.19, 0.01]])
    one = leaves(value, value - 0.5, value + 0.5, bounds=(0, 1.2))
    z = np.array([[3.0, -3.0]])
    assert drawn(one, z).tolist() == [[1.2, 0.0]]


def test_a_missing_limit_is_no_error_known_and_not_an_error_of_zero():
    value = np.array([[0.5, 0.6]])
    one = leaves(value, np.array([[np.nan, 0.5]]), np.array([[np.nan, 0.7]]))
    assert one.unknown_error.tolist() == [[True, False]]
    flat = level_tree([("a", "p", 1.0)], [("p", "", 1.0)])
    run = simulation(one, flat, settings(200, **ALONE))
    found = rank_intervals(run, one, top=1, lowest=0.8)
    # Nothing is known of the first one's error: any rank, and nobody is behind it
    assert found[["set_low", "set_high"]].to_numpy().tolist() == [[1, 2], [1, 2]]


def test_weights_are_drawn_around_those_in_force_with_the_stated_spread():
    close = {"p": 20.0, "q": 200.0, "whole": 50.0}
    made = draws(tree(), close, Sizes(20_000, 4, 2, 0, 1, 1), seed=5)
    assert made.weights[:, :2].sum(axis=1) == pytest.approx(1)
    assert made.weights.mean(axis=0)[:4] == pytest.approx([0.5, 0.5, 0.25, 0.75], abs=0.004)
    # sqrt(w (1 - w) / (concentration + 1)): 0.1091, 0.0305 and 0.0686
    spread = made.weights.std(axis=0)
    assert spread[[0, 2, 4]] == pytest.approx([0.1091, 0.0305, 0.0686], rel=0.03)


def test_the_errors_of_a_replicate_are_independent_standard_normal_numbers():
    made = draws(
        tree(), dict.fromkeys("p q whole".split(), 50.0), Sizes(500, 4, 3, 0, 1, 1), seed=1
    )
    errors = np.array([made.errors(row, (4, 3)).ravel() for row in range(500)])
    assert errors.mean() == pytest.approx(0, abs=0.04)
    assert errors.std() == pytest.approx(1, abs=0.03)
    off = np.corrcoef(errors.T)[np.triu_indices(12, k=1)]
    assert np.abs(off).max() < 0.17  # 66 correlations of 500: 3.5 standard errors are 0.157


def test_the_same_seed_gives_the_same_result_and_another_one_another():
    one = four()
    first, again, other = (
        simulation(one, tree(), settings(300, seed=seed)).scores for seed in (1, 1, 2)
    )
    assert (first == again).all()
    assert not (first == other).all()


def test_switching_one_factor_off_leaves_the_draws_of_the_others():
    one = four()
    both = simulation(one, tree(), settings(200)).engine.draws
    less = simulation(one, tree(), settings(200, normalisations=["own"])).engine.draws
    assert (both.weights == less.weights).all()
    assert (both.place == less.place).all()


@pytest.mark.parametrize("how", [Normalisation.SPREAD, Normalisation.RANGE])
def test_another_scale_makes_all_kpis_spread_alike_at_the_level_of_the_framework(how):
    one = four(centers=30)
    share = leaf_weights(tree())
    found = rescaled(one, how, share).value
    if how == Normalisation.SPREAD:
        assert found.std(axis=1, ddof=1) == pytest.approx(
            np.full(4, share @ one.value.std(axis=1, ddof=1))
        )
        assert found.mean(axis=1) == pytest.approx(
            np.full(4, share @ one.value.mean(axis=1))
        )
    else:
        assert found.min(axis=1) == pytest.approx(np.full(4, share @ one.value.min(axis=1)))
        assert found.max(axis=1) == pytest.approx(np.full(4, share @ one.value.max(axis=1)))


def test_a_kpi_on_which_all_centers_are_alike_is_left_as_it_is():
    value = np.array([[0.4, 0.4, 0.4], [0.2, 0.5, 0.8]])
    one = leaves(value, value, value)
    for how in Normalisation:
        found = rescaled(one, how, np.array([0.5, 0.5]))
        assert found.value[0].tolist() == [0.4, 0.4, 0.4]
        assert np.isfinite(found.value).all()


def test_ties_share_the_better_rank_and_rounding_makes_no_order():
    assert fast_ranks(np.array([5, 9, 5, -2])).tolist() == [2, 1, 2, 4]
    value = np.array(
        [[1.2, 1.2, 0.3], [1.2, 1.2 + 1e-9, 0.9], [1.2, 1.2, 0.1], [1.2, 1.2, 1]]
    )
    run = simulation(
        leaves(value, value, value, bounds=(0, 1.2)), tree(), settings(200, **ALONE)
    )
    assert run.rank.tolist() == [1, 1, 3]
    assert (run.ranks[:, :2] == 1).all()


def test_single_precision_does_no_harm():
    # Ranks of 2,000 centers in single precision beside those of the same in double
    source = np.random.default_rng(8)
    value = source.normal(0.9, 0.15, (4, 2000))
    one = leaves(value, value, value, bounds=(0, 1.2))
    run = simulation(one, tree(), settings(200, **ALONE))
    exact = np.clip(value, 0, 1.2)
    for row in (0, 100):
        expected = aggregated(exact.T, tree(), run.engine.draws.weights[row])[:, -1]
        assert np.abs(run.scores[row] - expected).max() < 1e-6
        apart = np.abs(run.ranks[row] - ranks(expected))
        assert apart.max() <= 2  # centers that are closer than a millionth
        assert (apart > 0).mean() < 0.01


def test_a_missing_score_is_left_out_or_lent_by_another_center():
    value = np.array([[0.2, 0.6, 1.0], [np.nan, 0.4, 0.8]])
    one = leaves(value, value, value, bounds=(0, 1.2))
    flat = level_tree([("a", "p", 0.5), ("b", "p", 0.5)], [("p", "", 1.0)])
    run = simulation(one, flat, settings(400, concentration=1e9, **ALONE))
    # Left out: 0.2; lent: (0.2 + 0.4) / 2 = 0.3 or (0.2 + 0.8) / 2 = 0.5
    found, counts = np.unique(run.scores[:, 0].round(4), return_counts=True)
    assert found == pytest.approx([0.2, 0.3, 0.5], abs=1e-3)
    assert counts / 400 == pytest.approx([0.5, 0.25, 0.25], abs=0.08)
    assert run.factors == (Factor.WEIGHTS, Factor.MISSING)


def test_intervals_chances_and_the_mean_rank_come_from_the_replicates():
    value = np.array([[1.0, 0.9, 0.2]])
    one = leaves(value, value - 0.1, value + 0.1, bounds=(0, 1.2))
    flat = level_tree([("a", "p", 1.0)], [("p", "", 1.0)])
    run = simulation(one, flat, settings(20_000, **ALONE))
    found = rank_intervals(run, one, top=1, lowest=0.8)
    # Two centers 0.1 apart with errors of 0.051 each: P(first) = Phi(0.1 / 0.0722) = 0.917
    assert found["p_top"].tolist() == pytest.approx([0.917, 0.083, 0.0], abs=0.01)
    # P(below 0.8) = Phi((0.8 - 0.9) / 0.051) = 0.025
    assert found["p_lowest"].tolist() == pytest.approx([0.0, 0.025, 1.0], abs=0.005)
    assert found["expected_rank"].tolist() == pytest.approx([1.083, 1.917, 3], abs=0.01)
    assert found["low"].tolist() == pytest.approx([0.9, 0.8, 0.1], abs=0.006)
    assert found["high"].tolist() == pytest.approx([1.1, 1.0, 0.3], abs=0.006)
    assert found[["rank_low", "rank_high"]].to_numpy().tolist() == [[1, 2], [1, 2], [3, 3]]
    assert found[["set_low", "set_high"]].to_numpy().tolist() == [[1, 2], [1, 2], [3, 3]]


def test_the_only_thing_that_is_drawn_has_the_whole_variance():
    one = four(error=0.1)
    run = simulation(one, tree(), settings(1000, concentration=1e12, **ALONE))
    found = sources(run, seed=1)
    by_factor = dict(zip(run.factors, found.total, strict=True))
    assert by_factor[Factor.SAMPLING] == pytest.approx(1, abs=0.08)
    assert by_factor[Factor.WEIGHTS] == pytest.approx(0, abs=0.001)


def test_what_the_ranks_hang_on_is_found():
    # Leaves that contradict each other and have no error: only the weights move ranks
    value = np.array([[1.0, 0.2, 0.6], [0.2, 1.0, 0.6], [0.6, 0.6, 0.7], [0.6, 0.6, 0.5]])
    one = leaves(value, value - 0.001, value + 0.001, bounds=(0, 1.2))
    run = simulation(one, tree(), settings(1000, concentration=20, **ALONE))
    found = sources(run, seed=1)
    by_factor = dict(zip(run.factors, found.total, strict=True))
    assert by_factor[Factor.WEIGHTS] > 0.9 > 0.1 > by_factor[Factor.SAMPLING]


def test_ranks_that_never_change_hang_on_nothing():
    value = np.array([[1.0, 0.1]] * 4)
    run = simulation(leaves(value, value, value, bounds=(0, 1.2)), tree(), settings(200))
    assert np.isnan(sources(run, seed=1).total).all()


def test_one_node_of_a_tree_is_a_tree_of_its_own():
    found = subtree(tree(), "q")
    assert (found.leaves, found.nodes) == (("c", "d"), ("q",))
    whole = subtree(tree(), "whole")
    assert whole.leaves == ("a", "b", "c", "d")
    beside = level_tree(
        [("a", "p", 1.0), ("b", "q", 0.0), ("c", "p", 1.0)],
        [("p", "whole", 1.0), ("q", "whole", 0.0), ("whole", "", 1.0)],
    )
    assert subtree(beside, "whole").leaves == ("a", "c")
    assert subtree(beside, "whole").nodes == ("p", "whole")


def test_alternatives_are_as_likely_as_each_other():
    made = simulation(four(), tree(), settings(3000)).engine.draws
    assert np.bincount(made.normalisation) / 3000 == pytest.approx([1 / 3] * 3, abs=0.03)
    assert np.bincount(made.aggregation) / 3000 == pytest.approx([1 / 2] * 2, abs=0.03)
    assert len(Aggregation) == 3

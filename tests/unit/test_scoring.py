"""Scores of pillars and composite, their range and their steps, the sums in comments."""

from math import isnan, nan

import numpy as np
import pandas as pd
import pytest

from pescycle.model.framework import Framework
from pescycle.paf.scoring.nodes import framework_tree, leaf_table, node_scores
from pescycle.paf.scoring.steps import score_steps
from tests.methods import PLACED, framework, kpi

PAF = framework(
    [kpi("k1", PLACED, weight=0.6), kpi("k2", PLACED, weight=0.4)],
    [kpi("k3", PLACED), kpi("beside", PLACED, weight=0)],
)
CAP = 1.2


def edition(**scoring) -> Framework:
    return Framework.model_validate(PAF.model_dump() | {"scoring": scoring})


def kpis(*rows):
    """Rows (center, score of k1, k2, k3)."""
    long = [
        (center, name, score)
        for center, *scores in rows
        for name, score in zip(["k1", "k2", "k3"], scores, strict=True)
    ]
    frame = pd.DataFrame(long, columns=["center", "kpi", "score"])
    reason = frame["score"].isna().map({True: "hidden", False: ""})
    return frame.assign(value=0.4, anchor=nan, target=0.5, reason=reason)


def nodes(frame, of):
    tree = framework_tree(of)
    found = node_scores(leaf_table(frame, tree.leaves, "score"), tree, cap=CAP)
    return found.set_index(["center", "node"])


def test_there_is_no_composite_unless_it_is_written_down():
    assert framework_tree(PAF).nodes == ("p1", "p2")
    assert framework_tree(edition(composite={})).nodes == ("p1", "p2", "composite")


def test_a_kpi_beside_its_pillar_is_no_leaf():
    assert framework_tree(PAF).leaves == ("k1", "k2", "k3")


def test_the_composite_weighs_pillars_as_it_says():
    of = edition(composite={"weights": {"p1": 3, "p2": 1}})
    found = nodes(kpis(("a", 0.5, 1.0, 0.3)), of)
    # p1 = 0.6 x 0.5 + 0.4 x 1 = 0.7; (3 x 0.7 + 0.3) / 4 = 0.6
    assert found.loc[("a", "composite"), "score"] == pytest.approx(0.6)


def test_the_range_is_the_score_with_what_is_missing_at_both_ends():
    row = nodes(kpis(("a", 0.5, nan, 1.0)), PAF).loc[("a", "p1")]
    # worst 0.6 x 0.5 + 0.4 x 0 = 0.3; best 0.3 + 0.4 x 1.2 = 0.78; score 0.5
    assert (row["worst"], row["score"], row["best"]) == pytest.approx((0.3, 0.5, 0.78))
    assert row["weight_covered"] == pytest.approx(0.6)


def test_below_the_lowest_share_there_is_a_range_and_a_reason_but_no_score():
    row = nodes(kpis(("a", nan, 1.0, 1.0)), PAF).loc[("a", "p1")]
    assert isnan(row["score"])
    assert row["reason"] == "low_weight"
    assert (row["worst"], row["best"]) == pytest.approx((0.4, 1.12))  # 0.4 + 0.6 x 1.2


@pytest.mark.parametrize("mean", ["arithmetic", "geometric", "power"])
def test_a_score_lies_within_its_range_whatever_is_missing(mean):
    rule = {"mean": mean, "lowest_share": 0.0}
    if mean != "arithmetic":
        rule |= {"floor": 0.01}
    if mean == "power":
        rule |= {"power": -0.5}
    of = edition(pillar=rule, composite=rule)
    rng = np.random.Generator(np.random.PCG64(11))
    scores = rng.uniform(0, CAP, (300, 3))
    scores[rng.uniform(size=scores.shape) < 0.4] = nan
    rows = [(f"c{place}", *row) for place, row in enumerate(scores)]
    found = nodes(kpis(*rows), of).dropna(subset="score")
    assert (found["worst"] <= found["score"] + 1e-12).all()
    assert (found["score"] <= found["best"] + 1e-12).all()


@pytest.mark.parametrize("mean", ["arithmetic", "geometric", "power"])
def test_the_contributions_add_up_to_the_score(mean):
    rule = {"mean": mean} | ({} if mean == "arithmetic" else {"floor": 0.01})
    rule |= {"power": 3.0} if mean == "power" else {}
    of = edition(pillar=rule, composite=rule)
    rng = np.random.Generator(np.random.PCG64(12))
    scores = rng.uniform(0, CAP, (200, 3))
    scores[rng.uniform(size=scores.shape) < 0.3] = nan
    frame = kpis(*[(f"c{place}", *row) for place, row in enumerate(scores)])
    steps = score_steps(frame, framework_tree(of))
    is_sum = steps["kind"] == "score"
    key = ["center", "node"]
    total = steps[is_sum].set_index(key)["contribution"]
    summed = (
        steps[~is_sum].groupby(key)["contribution"].sum(min_count=1).reindex(total.index)
    )
    np.testing.assert_array_equal(total.isna(), summed.isna())
    np.testing.assert_allclose(summed, total, rtol=0, atol=1e-12)
    found = nodes(frame, of)["score"].reindex(total.index)
    np.testing.assert_allclose(total, found, rtol=0, atol=0)


def test_the_steps_say_weight_before_and_after_a_gap_and_why():
    steps = score_steps(kpis(("a", 0.5, nan, 1.0)), framework_tree(PAF))
    own = steps[steps["node"] == "p1"].set_index("child")
    assert own.loc["k1", ["weight", "weight_used"]].tolist() == [0.6, 1.0]
    assert own.loc["k2", ["weight", "weight_used"]].tolist() == [0.4, 0.0]
    assert own["reason"].tolist() == ["", "hidden", ""]
    assert own.loc["k1", ["value", "target"]].tolist() == [0.4, 0.5]


def test_a_geometric_mean_has_a_line_for_what_unevenness_takes():
    of = edition(pillar={"mean": "geometric", "floor": 0.01})
    steps = score_steps(kpis(("a", 0.25, 1.0, 1.0)), framework_tree(of))
    line = steps[(steps["node"] == "p1") & (steps["kind"] == "unevenness")].iloc[0]
    # 0.25^0.6 x 1^0.4 = 0.435275...; less the arithmetic 0.6 x 0.25 + 0.4 = 0.55
    assert line["contribution"] == pytest.approx(0.25**0.6 - 0.55)


def test_no_center_has_no_steps_and_no_scores():
    none = kpis(("a", 1.0, 1.0, 1.0)).iloc[:0]
    tree = framework_tree(PAF)
    assert score_steps(none, tree).empty
    assert node_scores(leaf_table(none, tree.leaves, "score"), tree, cap=CAP).empty


def test_a_kpi_that_stands_twice_is_refused_and_not_averaged():
    twice = pd.concat([kpis(("a", 1.0, 1.0, 1.0))] * 2)
    with pytest.raises(ValueError, match="duplicate"):
        leaf_table(twice, ["k1"], "score")


def test_a_pillar_may_have_a_mean_of_its_own():
    rows = kpis(("a", 0.25, 1.0, 0.5))
    harmonic = {"mean": "power", "power": -1, "floor": 0.01}
    of = edition(pillar={"lowest_share": 0.2}, pillars={"p1": harmonic})
    tree = framework_tree(of)
    found = node_scores(leaf_table(rows, tree.leaves, "score"), tree, cap=CAP)
    # 1 / (0.6 / 0.25 + 0.4 / 1) = 1 / 2.8; the other pillar keeps the common rule
    assert found.set_index("node")["score"].to_dict() == pytest.approx(
        {"p1": 1 / 2.8, "p2": 0.5}
    )
    assert tree.lowest_shares == (0.5, 0.2)

"""Points, peer classes, stars and levels, the sums in comments."""

from math import nan

import pandas as pd
import pytest

from pescycle.model.scoring import Levels, PeerClasses, Points, Stars
from pescycle.paf.scoring.levels import leaf_weight_known, levels, months_shares
from pescycle.paf.scoring.peer_classes import peer_classes
from pescycle.paf.scoring.points import points
from pescycle.paf.scoring.ratings import class_of
from pescycle.paf.scoring.stars import star_ratings
from pescycle.paf.scoring.tree import ROOT, level_tree

RULE = Points(coefficients={"k1": 60, "k2": 40}, bonus=5)


def kpis(*rows):
    """Rows (center, kpi, attainment)."""
    frame = pd.DataFrame(rows, columns=["center", "kpi", "score"])
    return frame.assign(value=1.0, anchor=nan, target=1.0, reason="")


def first(rated, **keys):
    rows = rated.rating
    for name, value in keys.items():
        rows = rows[rows[name] == value]
    return rows.iloc[0]


def test_points_are_coefficient_times_attainment_and_a_bonus_from_the_target_on():
    rated, steps = points(kpis(("a", "k1", 0.5), ("a", "k2", 1.0)), RULE, met=1.0)
    # 60 x 0.5 + 40 x 1.0 + 5 = 75
    assert first(rated)["figure"] == pytest.approx(75)
    assert steps["contribution"].tolist() == pytest.approx([30, 40, 5, 75])


def test_a_target_reached_but_for_rounding_earns_the_bonus():
    rated, _ = points(kpis(("a", "k1", 1 - 1e-12), ("a", "k2", 0.0)), RULE, met=1.0)
    assert first(rated)["figure"] == pytest.approx(65)


def test_points_of_a_gap_are_made_up_for_in_proportion():
    rated, steps = points(kpis(("a", "k1", 1.0), ("a", "k2", nan)), RULE, met=1.0)
    # (60 + 5) x 100 / 60 = 108.333...
    assert first(rated)["figure"] == pytest.approx(65 * 100 / 60)
    lines = steps.set_index("kind")["contribution"]
    assert lines["rescaled"] == pytest.approx(65 * 40 / 60)
    assert steps["contribution"].iloc[:-1].sum() == pytest.approx(lines["score"])


def test_too_few_coefficients_give_no_points_and_not_zero():
    rated, _ = points(kpis(("a", "k1", nan), ("a", "k2", 1.0)), RULE, met=1.0)
    row = first(rated)
    assert pd.isna(row["figure"])
    assert row["reason"] == "low_weight"


def test_nobody_with_data_gives_no_points():
    rated, steps = points(kpis(("a", "k1", nan), ("a", "k2", nan)), RULE, met=1.0)
    assert first(rated)["reason"] == "low_weight"
    assert steps["contribution"].isna().all()


def test_a_figure_on_a_cut_has_reached_the_next_class():
    cuts = (0.1 + 0.2, 1.0)
    assert class_of(pd.Series([0.3, 0.29, 1.0, nan]).to_numpy(), cuts).tolist() == [
        2,
        1,
        3,
        0,
    ]


def scores(*values):
    names = [f"c{place}" for place in range(len(values))]
    return pd.DataFrame({"center": names, "node": "p1", "score": values})


def groups(count, name="g1"):
    return pd.Series(name, index=[f"c{place}" for place in range(count)])


def test_a_class_is_the_distance_from_the_groups_mean_in_standard_deviations():
    found = peer_classes(
        scores(1.0, 2.0, 3.0, 4.0, 5.0),
        groups(5),
        PeerClasses(),
        members=list(groups(5).index),
    )
    # mean 3, sd sqrt(10 / 4) = 1.5811; z = -1.265 -0.632 0 0.632 1.265
    assert found.rating["rating"].tolist() == ["2", "2", "3", "4", "4"]
    assert found.rating["figure"].iloc[0] == pytest.approx(-2 / 2.5**0.5)


def test_a_group_of_four_makes_no_classes():
    four = groups(4)
    found = peer_classes(
        scores(1.0, 2.0, 3.0, 4.0), four, PeerClasses(), members=four.index
    )
    assert set(found.rating["reason"]) == {"small_group"}
    assert set(found.rating["rating"]) == {""}


def test_a_group_of_five_with_a_gap_makes_no_classes():
    five = groups(5)
    rows = scores(1.0, 2.0, 3.0, 4.0, nan)
    found = peer_classes(rows, five, PeerClasses(), members=five.index)
    assert found.rating["reason"].tolist() == ["small_group"] * 4 + ["low_weight"]


def test_equal_peers_cannot_be_classed():
    five = groups(5)
    found = peer_classes(scores(*[0.1 * 3] * 5), five, PeerClasses(), members=five.index)
    assert set(found.rating["reason"]) == {"no_spread"}


def test_a_center_without_a_group_has_no_class():
    five = groups(5)
    found = peer_classes(
        scores(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), five, PeerClasses(), members=five.index
    )
    assert found.rating["reason"].tolist() == [""] * 5 + ["no_group"]


def test_a_new_center_is_placed_among_its_peers_and_moves_none():
    five = groups(5)
    before = peer_classes(
        scores(1.0, 2.0, 3.0, 4.0, 5.0), five, PeerClasses(), members=five.index
    )
    after = peer_classes(
        scores(1.0, 2.0, 3.0, 4.0, 5.0, 90.0), groups(6), PeerClasses(), members=five.index
    )
    pd.testing.assert_frame_equal(before.rating, after.rating.iloc[:5])
    assert after.rating["rating"].iloc[5] == "5"


def observed_expected(*rows):
    columns = ["center", "kpi", "observed", "expected", "ratio", "low", "high", "flag"]
    return pd.DataFrame(rows, columns=columns)


def test_stars_are_the_class_of_observed_over_expected():
    found = star_ratings(
        observed_expected(
            ("a", "k", 59, 100, 0.59, 0.8, 1.2, "below_outer"),
            ("b", "k", 60, 100, 0.60, 0.8, 1.2, "below_outer"),
            ("c", "k", 90, 100, 0.90, 0.8, 1.2, "within"),
            ("d", "k", 115, 100, 1.15, 0.8, 1.2, "within"),
            ("e", "k", 140, 100, 1.40, 0.8, 1.2, "above_outer"),
            ("f", "k", nan, nan, nan, nan, nan, "insufficient_data"),
        ),
        Stars(),
    )
    assert found.rating["rating"].tolist() == ["1", "2", "3", "4", "5", ""]
    assert found.rating["chance"].tolist() == [False, False, True, True, False, None]
    assert found.rating["reason"].iloc[5] == "no_data"


TREE = level_tree(
    [("a", "p1", 0.5), ("b", "p1", 0.5), ("c", "p2", 1.0)],
    [("p1", "whole", 1.0), ("p2", "whole", 3.0), ("whole", ROOT, 1.0)],
)


def test_the_weight_with_data_is_counted_at_the_kpis():
    leaf = pd.DataFrame([[1.0, nan, 1.0]], index=["x"], columns=["a", "b", "c"])
    known = leaf_weight_known(leaf, TREE)
    # whole: a 1/8, b 1/8, c 6/8; without b 7/8 although both pillars have a score
    assert known[("x", "whole")] == pytest.approx(0.875)
    assert known[("x", "p1")] == pytest.approx(0.5)


def test_months_are_counted_over_all_measures():
    coverage = pd.DataFrame(
        {
            "center": ["x", "x", "y"],
            "measure": ["m", "n", "m"],
            "months_expected": pd.array([6, 6, 0], dtype="Int64"),
            "months_reported": pd.array([6, 3, 0], dtype="Int64"),
        }
    )
    found = months_shares(coverage)
    assert found["x"] == pytest.approx(0.75)  # 9 of 12
    assert pd.isna(found["y"])


@pytest.mark.parametrize(
    ("score", "known", "months", "level", "reason"),
    [
        (1.0, 1.0, 1.0, "high", ""),
        (0.8, 0.8, 0.9, "medium", ""),
        (0.79, 1.0, nan, "low", ""),
        (1.1, 0.79, 1.0, "not_reported", "data_gate"),
        (1.1, 1.0, 0.89, "not_reported", "data_gate"),
        (nan, 0.4, 1.0, "not_reported", "low_weight"),
        (0.0, 1.0, 1.0, "low", ""),
    ],
)
def test_a_level_stands_behind_the_gate_of_the_data(score, known, months, level, reason):
    rows = pd.DataFrame({"center": ["x"], "node": ["p1"], "score": [score]})
    keys = pd.MultiIndex.from_tuples([("x", "p1")])
    found = levels(rows, pd.Series([known], index=keys), pd.Series({"x": months}), Levels())
    assert first(found)["rating"] == level
    assert first(found)["reason"] == reason

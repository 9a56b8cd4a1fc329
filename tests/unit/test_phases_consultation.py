"""Weights by consultation in the plan, on sheets of a few participants."""

import pandas as pd
import pytest

from pescycle.phases.consultation import weight_consultation, weight_disagreement
from tests.methods import PLACED, VISITS, framework, kpi
from tests.rounds import FOLLOWING, given, row

TWO = framework([kpi("k1", VISITS, weight=0.6), kpi("k2", PLACED, weight=0.4)])
PILLAR = TWO.pillars[0].id


def points(groups, k1):
    """One participant a letter of ``groups``, who gives that to k1 and the rest to k2."""
    rows = [
        (f"p{number}", group, PILLAR, child, value)
        for number, (group, first) in enumerate(zip(groups, k1, strict=True))
        for child, value in (("k1", first), ("k2", 100 - first))
    ]
    return pd.DataFrame(rows, columns=["participant", "group", "node", "child", "points"])


def test_the_proposal_stands_beside_the_weight_in_force():
    one = given(framework=TWO, weight=points("aaabbb", [50, 60, 70, 20, 30, 40]))
    found = weight_consultation(one)
    # (50 + 60 + 70 + 20 + 30 + 40) / 6 = 45
    assert row(found, group="all", child="k1")["proposed"] == pytest.approx(0.45)
    assert row(found, group="all", child="k1")["weight"] == 0.6
    assert row(found, group="b", child="k2")["proposed"] == pytest.approx(0.7)


def test_two_participants_are_too_few_to_be_shown():
    one = given(framework=TWO, weight=points("aa", [50, 60]))
    found = weight_consultation(one)
    assert set(found["state"]) == {"hidden"}
    assert found[["proposed", "low", "sd", "base"]].isna().all(axis=None)
    assert weight_disagreement(one)["concentration"].isna().all()


@pytest.mark.parametrize(
    ("groups", "shown"),
    [
        ("aaab", ["all"]),  # b alone would be what all less a leave
        (
            "aaabc",
            ["all"],
        ),  # b and c together are two: pooled with a, which leaves one group
        ("aaabbc", ["aaa", "all", "others"]),
        ("aaabbb", ["aaa", "all", "bbb"]),
    ],
)
def test_small_groups_are_put_together(groups, shown):
    named = ["aaa" if g == "a" else "bbb" if g == "b" else "ccc" for g in groups]
    one = given(framework=TWO, weight=points(named, [50] * len(named)))
    assert sorted(set(weight_consultation(one)["group"])) == shown


def test_a_later_round_shows_the_last_consultation():
    first = given(framework=TWO, weight=points("aaa", [50, 60, 70]))
    later = given(framework=TWO, turn=FOLLOWING, last=first)
    found = weight_consultation(later)
    assert set(found["round"]) == {"r1"}
    assert len(weight_disagreement(later)) == 1


def test_without_sheets_or_framework_the_frames_are_empty_with_their_columns():
    for one in (given(framework=TWO), given(weight=points("aaa", [50, 60, 70]))):
        assert weight_consultation(one).empty
        assert "proposed" in weight_consultation(one)
        assert "concentration" in weight_disagreement(one)


def test_comparisons_are_weighed_too():
    rows = [(f"p{number}", PILLAR, "k1", "k2", 3.0) for number in range(3)]
    columns = ["participant", "node", "first", "second", "judgment"]
    one = given(framework=TWO, comparison=pd.DataFrame(rows, columns=columns))
    found = weight_consultation(one)
    assert row(found, child="k1")["proposed"] == pytest.approx(0.75)
    assert set(found["weight_source"]) == {"ahp"}

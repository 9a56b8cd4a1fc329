"""What a rule does to the headline, and how alike answers to one interviewer are."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.quality import group_effect, rule_effects, weights_of_all
from pescycle.model.quality import Quality, Speeder

TOP = np.array([1, 1, 0, 0, np.nan])


def found(**rules):
    return pd.DataFrame({name: pd.array(rows, "boolean") for name, rows in rules.items()})


def effects(weight, rules, quality=None):
    quality = quality or Quality()
    return rule_effects(TOP, np.array(weight, float), rules, quality).set_index("rule")


def test_the_headline_with_and_without_what_a_rule_finds():
    """2 of 4 with; without the first, 1 of 3: a change of -1/6."""
    row = effects([1] * 5, found(speeder=[1, 0, 0, 0, 1])).loc["speeder"]
    assert (row["value_with"], row["value_without"]) == (0.5, pytest.approx(1 / 3))
    assert row["change"] == pytest.approx(-1 / 6)
    assert (row["flagged"], row["base"]) == (1, 4)  # the fifth gave no valid answer


def test_weights_leave_with_their_rows():
    """(3 + 1) / 6 with; (1) / 3 without the first."""
    row = effects([3, 1, 1, 1, 9], found(speeder=[1, 0, 0, 0, 0])).loc["speeder"]
    assert row["value_with"] == pytest.approx(4 / 6)
    assert row["value_without"] == pytest.approx(1 / 3)


def test_a_rule_that_sets_aside_is_shown_against_its_answers_come_back():
    """Speeders are set aside, so that the other rule's headline rests on three rows."""
    quality = Quality(speeder=Speeder(action="set_aside"))
    rules = found(speeder=[1, 0, 0, 0, 0], straight_liner=[1, 1, 0, 0, 0])
    rows = effects([1] * 5, rules, quality)
    assert rows.loc["speeder", "value_with"] == 0.5
    assert rows.loc["speeder", "value_without"] == pytest.approx(1 / 3)
    assert rows.loc["straight_liner", "value_with"] == pytest.approx(1 / 3)
    assert rows.loc["straight_liner", "value_without"] == 0.0
    assert rows.loc["straight_liner", "flagged"] == 1


def test_a_rule_with_nothing_to_look_at_changes_nothing_that_can_be_said():
    row = effects([1] * 5, found(speeder=[None] * 5)).loc["speeder"]
    assert np.isnan(row["change"])
    assert row["value_with"] == 0.5


def test_a_rule_that_finds_everybody_leaves_no_headline():
    row = effects([1] * 5, found(speeder=[1] * 5)).loc["speeder"]
    assert np.isnan(row["value_without"])
    assert row["flagged"] == 4


def test_who_was_set_aside_gets_the_mean_adjustment_of_his_center():
    """Center a: 2 became 6, three times; the other of a comes back with 1 x 3."""
    weight = weights_of_all(
        np.array([6.0, 5.0]),
        np.array([True, False, True, False]),
        np.array([2.0, 1.0, 5.0, 4.0]),
        np.array(["a", "a", "b", "c"]),
    )
    # Nobody of c was kept: 11 / 7 is what the weighting did over all.
    np.testing.assert_allclose(weight, [6, 3, 5, 4 * 11 / 7])


# Interviewers


def test_groups_that_differ_as_chance_has_it_have_no_effect():
    """Two groups with the same mean: F is 0, and the correlation not above 0."""
    found = group_effect(np.array([1.0, 3, 1, 3]), np.array([0, 0, 1, 1]), np.zeros(4, int))
    assert found.f == pytest.approx(0, abs=1e-12)
    assert found.icc == pytest.approx(-1)  # 1 / (m - 1) below 0, the least there is
    assert found.p == pytest.approx(1)
    assert found.low <= found.icc <= found.high


@pytest.mark.parametrize(
    ("values", "group"),
    [
        ([], []),
        ([4.0], [0]),
        ([4.0, 5, 3], [0, 0, 0]),  # one interviewer
        ([4.0, 5, 3], [0, 1, 2]),  # one answer each
        ([4.0, 4, 4, 4], [0, 0, 1, 1]),  # nothing varies
        ([1.0, 1, 5, 5], [0, 0, 1, 1]),  # nothing varies within
        ([np.nan] * 4, [0, 0, 1, 1]),
        ([1.0, 2, 3, 4], [-1, -1, -1, -1]),
    ],
)
def test_where_nothing_can_be_told_apart_nothing_is_said(values, group):
    values, group = np.array(values, dtype=float), np.array(group, dtype=int)
    found = group_effect(values, group, np.zeros(len(values), int))
    assert np.isnan([found.icc, found.low, found.high, found.f, found.p]).all()


def test_an_interviewer_of_one_center_only_is_not_told_apart_from_it():
    group = np.array([0, 0, 0, 1, 1, 1])
    found = group_effect(np.array([1.0, 2, 1, 5, 4, 5]), group, group)
    assert np.isnan(found.icc)
    assert (found.groups, found.base) == (2, 6)


def test_what_differs_between_centers_is_no_effect_of_interviewers():
    """Center b answers two grades higher; within centers interviewers do not differ."""
    values = np.array([1.0, 2, 3, 1, 2, 3, 3, 4, 5, 3, 4, 5])
    group, center = np.repeat(np.arange(4), 3), np.repeat([0, 1], 6)
    assert group_effect(values, group, center).f == pytest.approx(0, abs=1e-12)
    assert group_effect(values, group, np.zeros(12, int)).f > 3


def test_a_confidence_of_95_is_refused():
    with pytest.raises(ValueError, match=r"0\.95"):
        group_effect(np.ones(2), np.zeros(2, int), np.zeros(2, int), confidence=95)

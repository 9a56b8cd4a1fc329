"""Two rounds on frames of a few rows: what changed, and what is proposed."""

import pandas as pd
import pytest

from pescycle.model.base import ALL
from tests.rounds import (
    FOLLOWING,
    PAF,
    actions,
    answered,
    given,
    placed_of_hundred,
    row,
    turned,
)


@pytest.fixture(scope="module")
def two_rounds():
    """Placed shares: pilot centers a, b go from .3 to .6 and .5; c, d stay near .3."""
    first = placed_of_hundred("2023-01-01", a=30, b=30, c=30, d=32)
    second = placed_of_hundred("2024-01-01", a=60, b=50, c=31, d=31)
    listed = actions(
        ("x1", "a", "2024-03-01", "done", "2024-02-20", "k2"),
        ("x2", "b", "2024-03-01", "dropped", None, "k1"),
    )
    earlier = given(framework=PAF, measure_month=first)
    before = turned(earlier)
    now = given(
        turn=FOLLOWING, framework=PAF, last=earlier, measure_month=second, action=listed
    )
    return before, turned(now, before)


def test_the_history_holds_every_round(two_rounds):
    _, now = two_rounds
    assert list(now["observation"].kpi_history["round"].unique()) == ["r1", "r2"]


def test_the_last_round_is_the_baseline_of_what_does_not_grow(two_rounds):
    _, now = two_rounds
    baseline = row(now["enquiry"].baseline, center="a", kpi="k2")
    assert (baseline["baseline"], baseline["basis"]) == (0.3, "previous_round")


def test_the_change_of_a_share_is_after_minus_before(two_rounds):
    _, now = two_rounds
    change = row(now["reflection"].kpi_change, center="a", kpi="k2")
    assert (change["before"], change["after"]) == (0.3, 0.6)
    assert change["change"] == pytest.approx(0.3)
    assert change["verdict"] == "better"
    assert change["basis"] == "previous_round"


def test_a_change_of_counts_is_held_against_the_year_before(two_rounds):
    _, now = two_rounds
    change = row(now["reflection"].kpi_change, center="a", kpi="k1")
    assert change["basis"] == "same_months_year_before"
    assert change["change"] == 0


def test_the_pilot_effect_is_the_difference_of_the_mean_changes(two_rounds):
    _, now = two_rounds
    effect = row(now["reflection"].pilot_effect, id="k2")
    # pilot: (.30 + .20) / 2; comparison: (.01 - .01) / 2
    assert effect["pilot_change"] == pytest.approx(0.25)
    assert effect["comparison_change"] == pytest.approx(0)
    assert effect["effect"] == pytest.approx(0.25)
    assert effect["since"] == "r1"
    assert (effect["pilots"], effect["comparisons"]) == (2, 2)


def test_counts_of_unlike_centers_have_no_pilot_effect(two_rounds):
    _, now = two_rounds
    assert "k1" not in set(now["reflection"].pilot_effect["id"])


def test_an_aim_whose_actions_were_all_dropped_is_said_to_be_dropped(two_rounds):
    _, now = two_rounds
    lesson = row(now["reflection"].lesson, moves="k1")
    assert (lesson["dropped"], lesson["done"], lesson["open"]) == (1, 0, 0)
    assert row(now["reflection"].proposal, kpi="k1", kind="dropped")["center"] == ALL


def test_one_acting_center_alone_cannot_be_judged_but_a_lasting_effect_is_kept(two_rounds):
    _, now = two_rounds
    lesson = row(now["reflection"].lesson, moves="k2")
    assert (lesson["centers"], lesson["verdict"]) == (1, "insufficient_data")


def test_two_acting_centers_are_held_against_the_comparison_centers():
    earlier = given(
        framework=PAF, measure_month=placed_of_hundred("2023-01-01", a=30, b=30, c=30, d=32)
    )
    before = turned(earlier)
    months = placed_of_hundred("2024-01-01", a=60, b=58, c=31, d=31)
    both = actions(
        ("x1", "a", "2024-03-01", "done", "2024-02-20", "k2"),
        ("x2", "b", "2024-03-01", "done", "2024-02-20", "k2"),
    )
    one = given(
        turn=FOLLOWING, framework=PAF, last=earlier, measure_month=months, action=both
    )
    now = turned(one, before)
    lesson = row(now["reflection"].lesson, moves="k2")
    # (.30 + .28) / 2 - (.01 - .01) / 2
    assert lesson["effect"] == pytest.approx(0.29)
    assert (lesson["centers"], lesson["since"], lesson["verdict"]) == (2, "r1", "better")
    proposal = row(now["reflection"].proposal, kpi="k2", kind="keep")
    assert proposal["value"] == pytest.approx(0.29)
    assert proposal["since"] == "r1"


def test_an_action_of_a_comparison_center_has_no_pilot_effect():
    earlier = given(
        framework=PAF, measure_month=placed_of_hundred("2023-01-01", a=30, b=30, c=30, d=32)
    )
    months = placed_of_hundred("2024-01-01", a=30, b=30, c=61, d=31)
    listed = actions(("x1", "c", "2024-03-01", "done", "2024-02-20", "k2"))
    one = given(
        turn=FOLLOWING, framework=PAF, last=earlier, measure_month=months, action=listed
    )
    lesson = row(turned(one, turned(earlier))["reflection"].lesson, moves="k2")
    assert (lesson["centers"], lesson["verdict"]) == (0, "insufficient_data")


def test_what_the_plan_states_for_an_item_is_held_against_its_interval():
    base = given(responses=answered("a" * 40, q1=[5, 3] * 20), items=("q1", "q2"))
    before = turned(base)
    turn = FOLLOWING.model_copy(update={"item_targets": {"q1": 0.9}})
    one = given(
        turn=turn,
        items=("q1", "q2"),
        last=base,
        responses=answered("a" * 40, q1=[5, 3] * 20, q2=[5] * 40),
    )
    found = turned(one, before)["reflection"].item_expected
    # half of 40 are satisfied: the interval of 35 to 65 % lies below 90 %
    assert row(found, item="q1")["finding"] == "below"
    assert row(found, item="q1")["rule"] == "stated"
    # q2 was not answered before: there is nothing that it should hold
    assert row(found, item="q2")["finding"] == "insufficient_data"


def test_an_item_without_a_stated_target_is_to_hold_what_it_had():
    base = given(responses=answered("a" * 40, q1=[5, 3] * 20))
    before = turned(base)
    one = given(turn=FOLLOWING, last=base, responses=answered("a" * 40, q1=[5, 3] * 20))
    found = row(turned(one, before)["reflection"].item_expected, item="q1")
    assert (found["rule"], found["expected"], found["finding"]) == (
        "hold",
        0.5,
        "as_expected",
    )


@pytest.mark.parametrize(
    ("satisfied", "finding"),
    [
        (36, "above"),  # 50 % to 90 %
        (27, "as_expected"),  # 67.5 %, interval 52 to 80 %: above 50 %, were that exact
        (4, "below"),  # 50 % to 10 %
    ],
)
def test_a_share_to_be_held_is_judged_by_its_change(satisfied, finding):
    base = given(responses=answered("a" * 40, q1=[5, 3] * 20))
    before = turned(base)
    answers = [5] * satisfied + [3] * (40 - satisfied)
    one = given(turn=FOLLOWING, last=base, responses=answered("a" * 40, q1=answers))
    found = row(turned(one, before)["reflection"].item_expected, item="q1")
    assert (found["rule"], found["finding"]) == ("hold", finding)


def test_proposals_reach_the_next_enquiry_as_they_are(two_rounds):
    before, now = two_rounds
    pd.testing.assert_frame_equal(
        now["enquiry"].carried_over, before["reflection"].proposal
    )


def test_a_first_round_has_no_effect_and_no_change_to_speak_of(two_rounds):
    before, _ = two_rounds
    assert before["reflection"].pilot_effect.empty
    assert set(before["reflection"].kpi_change["verdict"]) == {"insufficient_data"}


def test_a_missed_target_at_which_no_action_aimed_asks_for_a_plan(two_rounds):
    _, now = two_rounds
    # k1 did not grow: attainment 0; its only action was dropped, so it was aimed at
    assert not len(now["reflection"].proposal.query("kind == 'plan'"))
    earlier = given(
        framework=PAF, measure_month=placed_of_hundred("2023-01-01", a=30, b=30)
    )
    months = placed_of_hundred("2024-01-01", a=30, b=30)
    one = given(turn=FOLLOWING, framework=PAF, last=earlier, measure_month=months)
    found = turned(one, turned(earlier))["reflection"].proposal
    assert row(found, kind="plan", kpi="k1")["center"] == ALL

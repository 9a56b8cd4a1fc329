"""Each phase on frames of a few rows, the sum in a comment."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pescycle.errors import Problem, Severity
from pescycle.model.base import ALL
from pescycle.model.given import stacked
from pescycle.model.pilot import Audience
from pescycle.model.round import Fieldwork
from pescycle.phases import enquire, follow_up, observe, plan, reflect
from tests.methods import PLACED, VISITS, framework, kpi, responses
from tests.rounds import BASELINE, FOLLOWING, actions, given, measure_month, sample

GROWTH = {"rule": "growth", "rate": 0.1}
PAF = framework([kpi("k1", VISITS, target=GROWTH), kpi("k2", PLACED, weight=0)])


def turned(one, before=None):
    """All five results of a round."""
    enquiry = enquire(
        one, before and before["observation"], before and before["reflection"]
    )
    planning = plan(one, enquiry, before and before["observation"])
    action = follow_up(one, planning)
    observation = observe(one, planning, before and before["observation"])
    reflection = reflect(one, planning, action, observation)
    return {
        "enquiry": enquiry,
        "planning": planning,
        "action": action,
        "observation": observation,
        "reflection": reflection,
    }


def row(frame, **keys):
    """The one row with those keys."""
    for name, value in keys.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def test_of_a_month_that_was_sent_again_the_later_figure_counts():
    earlier = measure_month(
        ("a", "2023-01-01", "visits", 5), ("a", "2023-02-01", "visits", 6)
    )
    later = measure_month(("a", "2023-02-01", "visits", 7))
    rows = stacked(earlier, later, ["center", "month", "measure", "stratum"])
    assert list(rows["value"]) == [5, 7]


def test_a_first_round_has_no_baseline_unless_its_files_reach_back_a_year():
    months = measure_month(
        ("a", "2022-01-01", "visits", 80), ("a", "2023-01-01", "visits", 100)
    )
    enquiry = enquire(given(framework=PAF, measure_month=months), None, None)
    assert row(enquiry.baseline, center="a", kpi="k1")["baseline"] == 80
    assert row(enquiry.baseline, center="a", kpi="k1")["basis"] == "same_months_year_before"
    assert pd.isna(row(enquiry.baseline, center="a", kpi="k2")["baseline"])
    assert row(enquiry.baseline, center="a", kpi="k2")["basis"] == "none"
    assert enquiry.headline["first_round"] is True
    assert enquiry.carried_over.empty


def test_problems_are_counted_by_file_rule_and_severity():
    problem = {"file": "x.csv", "message": "", "severity": Severity.WARN}
    found = tuple(Problem(rule=rule, **problem) for rule in ("far", "far", "odd"))
    one = given()
    data = replace(one.data, problems=found)
    enquiry = enquire(replace(one, data=data), None, None)
    assert row(enquiry.problem_count, rule="far")["count"] == 2
    assert enquiry.headline["problems"] == 3


def test_a_growth_target_is_the_year_before_times_one_plus_the_rate():
    months = measure_month(
        ("a", "2022-01-01", "visits", 80), ("a", "2023-01-01", "visits", 100)
    )
    results = turned(given(framework=PAF, measure_month=months))
    # 80 * 1.1
    assert row(results["planning"].target, center="a", kpi="k1")["target"] == pytest.approx(
        88
    )


def test_one_unknown_frame_leaves_the_whole_frame_unknown():
    planned = sample(("jobseeker", "a", 100, 20), ("jobseeker", "b", None, 30))
    rows = plan(given(sample=planned), enquire(given(), None, None), None).sample_plan
    together = row(rows, center=ALL)
    assert together["planned"] == 50
    assert pd.isna(together["frame"])
    assert together["margin"] > 0


def test_a_plan_is_spread_over_the_centers_and_its_worth_is_stated():
    planned = sample(("jobseeker", "a", 300, 60), ("jobseeker", "b", 100, 20))
    one = given(sample=planned, responses={})
    planning = plan(one, enquire(one, None, None), None)
    # 80 answers by people served: 60 and 20; the last row adds them up
    assert planning.allocation["proportional"].tolist() == [60, 20, 80]
    assert planning.allocation["contacts"].isna().all()
    # n0 = 96.04 for +-10 points: / (1 + 95.04 / 300) = 72.9; / (1 + 95.04 / 100) = 49.2
    assert planning.allocation["center_needed"].tolist() == [73, 50, 123]


def test_dear_centers_get_fewer_answers_and_the_cost_is_added_up():
    planned = sample(("jobseeker", "a", 100, 15), ("jobseeker", "b", 100, 15))
    one = given(sample=planned.assign(cost=[1.0, 4.0]))
    rows = plan(one, enquire(one, None, None), None).allocation
    # 100 / 1 against 100 / sqrt(4), of 30: 20 and 10; 15 x 1 + 15 x 4 = 75
    assert rows["cost_optimal"].tolist() == [20, 10, 30]
    assert rows["neyman"].tolist() == [15, 15, 30]
    assert rows["cost"].tolist() == [15, 60, 75]


def test_the_plan_says_how_many_answers_its_change_needs():
    one = given(sample=sample(("jobseeker", "a", 300, 60)))
    rows = plan(one, enquire(one, None, None), None).sample_plan
    # R: ceiling(power.prop.test(p1 = .5, p2 = .58, power = .8)$n), 608.09
    assert row(rows, center=ALL)["needed_change"] == 609


def test_without_a_frame_no_sample_can_be_spread():
    planned = sample(("jobseeker", "a", None, 20))
    one = given(sample=planned)
    assert plan(one, enquire(one, None, None), None).allocation.empty


def test_actions_are_counted_done_late_dropped_and_open():
    listed = actions(
        ("x1", "a", "2023-03-01", "done", "2023-02-20", "k1"),
        ("x2", "a", "2023-03-01", "late", "2023-03-11", "k1"),  # done 10 days late
        ("x3", "a", "2023-06-20", "planned", None, "k1"),  # open, 10 days over at the end
        ("x4", "b", "2023-03-01", "dropped", None, "k1"),
        ("x5", ALL, "2023-12-01", "planned", None, "k1"),  # open, not due yet
    )
    action = turned(given(action=listed))["action"]
    names = ["planned", "done", "late", "dropped", "open"]
    assert list(row(action.action_count, center="a")[names]) == [3, 2, 2, 0, 1]
    assert list(row(action.action_count, center="b")[names]) == [1, 0, 0, 1, 0]
    # the action of all centers stands in the total only
    assert list(row(action.action_count, center=ALL)[names]) == [5, 2, 2, 1, 2]
    days = action.action_progress.set_index("id")["days_late"]
    assert list(days[["x1", "x2", "x3", "x5"]]) == [0, 10, 10, 0]
    assert pd.isna(days["x4"])


def test_a_round_without_actions_or_answers_is_counted_as_such():
    action = turned(given())["action"]
    assert action.action_count.empty
    assert action.response_count.empty
    assert action.headline == {}


def answered(centers, days=("2023-03-01",), **items):
    frame = responses(centers, **items)
    return {
        Audience.JOBSEEKER: frame.assign(submitted=pd.to_datetime(list(days) * len(frame)))
    }


def test_counts_of_answers_below_the_minimum_base_are_hidden():
    planned = sample(("jobseeker", "a", 100, 20), ("jobseeker", "b", 100, 20))
    one = given(
        responses=answered("a" * 12 + "b" * 9 + "c" * 11, q1=[5] * 32),
        sample=planned,
    )
    action = turned(one)["action"]
    assert row(action.response_count, center="a")["collected"] == 12
    assert row(action.response_count, center="a")["share"] == pytest.approx(0.6)
    hidden = row(action.response_count, center="b")
    assert (hidden["state"], pd.isna(hidden["collected"])) == ("hidden", True)
    # 32 less the 12 of a would leave the 9 of b, were the 11 of c to be seen
    assert row(action.response_count, center="c")["state"] == "protecting"
    assert row(action.response_count, center=ALL)["collected"] == 32
    # 1 March 2023 was a Wednesday; its week began on 27 February
    week = row(action.response_week, center="a")
    assert week["week"] == pd.Timestamp("2023-02-27")


def test_answers_nobody_planned_are_counted_without_a_share():
    one = given(responses=answered("a" * 12, q1=[5] * 12))
    counted = row(turned(one)["action"].response_count, center="a")
    assert counted["collected"] == 12
    assert pd.isna(counted["planned"])
    assert pd.isna(counted["share"])


def test_a_pilot_without_a_framework_has_survey_results_alone():
    one = given(responses=answered("a" * 40, q1=[5, 3] * 20))
    observation = turned(one)["observation"]
    assert observation.kpi_score.empty
    shown = row(observation.estimate, center="a", statistic="top2box")
    assert (shown["value"], shown["base"], shown["state"]) == (0.5, 40, "published")


def test_a_center_below_the_larger_base_is_hidden_while_the_whole_is_shown():
    centers = "a" * 29 + "b" * 40 + "c" * 50
    one = given(responses=answered(centers, q1=([5, 1, 4, 2, 3] * 24)[:119]))
    rows = turned(one)["observation"].estimate
    assert set(rows[rows["center"] == "a"]["state"]) == {"hidden"}
    assert set(rows[rows["center"] == "a"]["base"]) == {29}  # too few, but no secret
    # all less b less c would be what the people of a said
    assert set(rows[rows["center"] == "b"]["state"]) == {"protecting"}
    assert set(rows[rows["center"] == "c"]["state"]) == {"published"}
    assert set(rows[rows["center"] == ALL]["state"]) == {"published"}


def test_of_a_single_center_all_together_are_shown_from_the_minimum_base():
    one = given(responses=answered("a" * 29, q1=[5, 1] * 14 + [3]))
    rows = turned(one)["observation"].estimate
    assert set(rows[rows["center"] == "a"]["state"]) == {"hidden"}
    assert set(rows[rows["center"] == ALL]["state"]) == {"published"}


def test_a_kpi_of_few_persons_is_hidden_like_any_survey_figure():
    months = measure_month(
        ("a", "2023-01-01", "placed", 4),
        ("a", "2023-01-01", "leavers", 9),
        ("b", "2023-01-01", "placed", 5),
        ("b", "2023-01-01", "leavers", 10),
    )
    scores = turned(given(framework=PAF, measure_month=months))["observation"].kpi_score
    small = row(scores, center="a", kpi="k2")
    assert pd.isna(small["value"])
    assert pd.isna(small["base"])
    assert small["reason"] == "hidden"
    assert row(scores, center="b", kpi="k2")["value"] == 0.5


@pytest.fixture(scope="module")
def two_rounds():
    """Placed shares: pilot centers a, b go from .3 to .6 and .5; c, d stay near .3."""
    first = _placed("2023-01-01", a=30, b=30, c=30, d=32)
    second = _placed("2024-01-01", a=60, b=50, c=31, d=31)
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


def _placed(month, **counts):
    rows = []
    for center, placed in counts.items():
        rows += [(center, month, "placed", placed), (center, month, "leavers", 100)]
        rows += [(center, month, "visits", 200)]
    return measure_month(*rows)


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
        framework=PAF, measure_month=_placed("2023-01-01", a=30, b=30, c=30, d=32)
    )
    before = turned(earlier)
    months = _placed("2024-01-01", a=60, b=58, c=31, d=31)
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
        framework=PAF, measure_month=_placed("2023-01-01", a=30, b=30, c=30, d=32)
    )
    months = _placed("2024-01-01", a=30, b=30, c=61, d=31)
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


def test_monthly_counts_below_the_minimum_are_not_shown():
    months = measure_month(
        ("a", "2023-01-01", "placed", 9),
        ("b", "2023-01-01", "placed", 4, "x"),
        ("b", "2023-01-01", "placed", 6, "y"),
    )
    shown = turned(given(framework=PAF, measure_month=months))["enquiry"].month
    assert pd.isna(row(shown, center="a", measure="placed")["value"])
    # 4 + 6
    assert row(shown, center="b", measure="placed")["value"] == 10
    # 9 + 4 + 6
    assert row(shown, center=ALL, measure="placed")["value"] == 19


def test_a_count_of_few_people_is_hidden_in_the_scores_too():
    months = measure_month(
        ("a", "2023-01-01", "visits", 9), ("b", "2023-01-01", "visits", 0)
    )
    scores = turned(given(framework=PAF, measure_month=months))["observation"].kpi_score
    small = row(scores, center="a", kpi="k1")
    assert (small["reason"], pd.isna(small["value"])) == ("hidden", True)
    # nobody is no person that could be recognised
    assert row(scores, center="b", kpi="k1")["value"] == 0


def test_a_plan_is_spread_evenly_over_the_weeks_of_the_fieldwork():
    turn = BASELINE.model_copy(
        update={"fieldwork": Fieldwork(opens=date(2023, 3, 1), closes=date(2023, 3, 10))}
    )
    one = given(
        turn=turn,
        responses=answered("a" * 12, q1=[5] * 12),
        sample=sample(("jobseeker", "a", 100, 20)),
    )
    week = row(turned(one)["action"].response_week, center="a")
    # 5 of the 10 days lie in the week of 27 February: 20 * 5 / 10
    assert week["planned"] == pytest.approx(10)


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
    earlier = given(framework=PAF, measure_month=_placed("2023-01-01", a=30, b=30))
    months = _placed("2024-01-01", a=30, b=30)
    one = given(turn=FOLLOWING, framework=PAF, last=earlier, measure_month=months)
    found = turned(one, turned(earlier))["reflection"].proposal
    assert row(found, kind="plan", kpi="k1")["center"] == ALL

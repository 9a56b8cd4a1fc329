"""What the planning says, word for word."""

import pytest

from pescycle.report import wording
from pescycle.report.names import Names
from pescycle.report.voice import Voice
from tests import methods
from tests.methods import PLACED, kpi
from tests.report import samples
from tests.report.folder import framework
from tests.report.results import FIRST, given, planning
from tests.report.samples import plain


def test_every_target_rule_is_told_in_words():
    found = wording.target_rule_reading(samples.voice(), framework())
    assert plain(found.points[0]) == (
        "Walk-in visitors: 5 % above the baseline, which is the same months a year before; "
        "higher is better."
    )
    assert plain(found.points[2]) == (
        "Placed within 90 days: a fixed value of 80 %; higher is better."
    )


def test_the_status_rule_is_told_with_the_frameworks_own_limits():
    found = wording.status_rule_reading(samples.voice(), framework())
    assert plain(found.text[2]) == (
        "From 100 % a KPI is met, from 95 % within tolerance, from 80 % to be watched, and "
        "below that to be acted on."
    )


def test_the_only_kpi_has_a_target_or_none():
    one = samples.target().iloc[:1]
    found = wording.target_reading(samples.voice(), one)
    assert found.text == ("The only KPI has a target.",)
    none = wording.target_reading(
        samples.voice(), one.assign(target=float("nan"), reason="no_baseline")
    )
    assert none.text[0] == "The only KPI has no target."


def test_targets_stand_beside_their_baselines():
    found = wording.target_reading(samples.voice(), samples.target())
    assert found.text[0] == "Of 6 KPIs 5 have a target."
    assert [plain(point) for point in found.points] == [
        "Walk-in visitors: target 853, from a baseline of 812 (same months a year before).",
        "Overall satisfaction: target 67 %, from a baseline of 64 % (previous round).",
        "Trained staff: target 80 %; no baseline.",
        "Caseload: best within 80.0 to 120.0.",
        "Waiting time: no target (no baseline).",
        "Placed within 90 days: target 63 %, from a reference of 60 % (8 centers).",
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            {"rule": "own_history"},
            "K: the mean of the same months of up to 3 former years; higher is better.",
        ),
        (
            {"rule": "own_history", "years": 1, "rate": 0.05},
            "K: what the same months of the year before had; higher is better. The target "
            "is 5 % above that.",
        ),
        (
            {"rule": "trend"},
            "K: where the line through the same months of the last three years leads; "
            "higher is better.",
        ),
        (
            {"rule": "peer_median"},
            "K: the median of the center's peer group in the baseline period; higher is "
            "better.",
        ),
        (
            {"rule": "regression", "covariates": ["rural", "jobs"], "rate": 0.1},
            "K: what the other centers let expect in surroundings like the center's "
            "(rural, jobs); higher is better. The target is 10 % above that.",
        ),
    ],
)
def test_each_rule_is_a_sentence(target, expected):
    edition = methods.framework([kpi("K".lower(), PLACED, target=target)])
    names = Names(titles={"kpi": {"k": {"en": "K"}}})
    found = wording.target_rule_reading(Voice("en", names), edition)
    assert [plain(point) for point in found.points] == [expected]


def test_a_rate_below_zero_lies_below():
    target = {"rule": "own_history", "rate": -0.1}
    edition = methods.framework([kpi("k", PLACED, better="lower", target=target)])
    (found,) = wording.target_rule_reading(Voice("en", Names()), edition).points
    assert plain(found).endswith("The target is 10 % below that.")


def test_in_a_baseline_round_targets_are_not_due():
    voice = samples.voice()
    sentence = "This is a baseline round: it only measures, and targets are not due in it."
    assert wording.due_reading(voice, FIRST).text == (sentence,)
    assert wording.planning_answer(voice, given(FIRST), planning()).text[0] == sentence


def test_a_sample_is_told_with_its_margin():
    found = wording.sample_reading(samples.voice(), samples.sample_plan())
    # 450 + 60
    assert found.text == ("510 answers are planned.",)
    assert found.points == (
        "Jobseekers: 450 planned out of 1,200, a margin of ±3.7 points; ±5 points need "
        "292.",
        "Employers: 60 planned; the margin is not known.",
    )


def test_an_allocation_names_the_center_that_is_furthest_from_its_clients():
    found = wording.allocation_reading(samples.voice(), given(), samples.allocation())
    # 150 - 197 = -47 and 300 - 253 = 47: of two that are equally far the first is named
    assert found.points == (
        "Jobseekers: furthest from the people served is Center 01, with 197 planned in "
        "place of 150. A margin of ±10 points in every center would need 164 answers in "
        "place of 450.",
    )
    nothing = wording.allocation_reading(
        samples.voice(), given(), samples.allocation().iloc[:0]
    )
    assert "cannot be spread by a rule" in nothing.text[0]


def test_planned_precision_counts_what_may_be_shown():
    found = wording.planned_precision_reading(samples.voice(), samples.planned_precision())
    assert found.points == (
        "Jobseekers: of 2 figures of single centers 1 will have a base that may be shown. "
        "For all centers together margins run from ±3.7 to ±3.7 points, and a change of "
        "±7.5 points would be seen in the least exact question.",
        "Employers: too few answers for any figure.",
    )


def test_precision_so_far_stands_beside_the_plan():
    found = wording.precision_so_far_reading(samples.voice(), samples.precision_so_far())
    assert found.points == (
        "Jobseekers: a share of 50 % is known to ±4.9 points; the plan was ±3.7.",
        "Employers: too few answers so far to state a margin.",
        "Staff: a share of 50 % is known to ±19.6 points; no margin was planned.",
    )


def test_a_plan_without_sample_and_actions_says_so():
    bare = planning(
        sample_plan=samples.sample_plan().iloc[:0],
        action_plan=samples.action_plan().iloc[:0],
    )
    found = wording.planning_answer(samples.voice(), given(), bare)
    assert found.text[1:] == ("No survey sample is planned.", "No actions are planned.")


def test_an_action_names_what_it_is_to_move():
    found = wording.action_plan_reading(
        samples.voice(), samples.action_plan(), center="c02"
    )
    assert found.text == ("2 actions are planned.",)
    assert found.points[0] == (
        "Visits to employers (Center 02), due 1 April 2023: to move Placed within 90 days."
    )


def test_what_the_plan_expects_of_the_answers_is_told():
    found = wording.item_target_reading(samples.voice(), samples.item_target())
    assert found.text == (
        "For 2 survey questions the plan states the share of the best answers that is "
        "expected.",
        "1 more is not to fall below the last round.",
    )
    assert [plain(point) for point in found.points] == [
        "Waiting time (Jobseekers): 75 % expected, after 70 % in the last round.",
        "Overall, employers (Employers): 80 % expected; there is no last round to compare "
        "with.",
    ]


def test_without_a_stated_share_questions_are_only_to_hold():
    held = samples.item_target().iloc[:1]
    assert wording.item_target_reading(samples.voice(), held).text == (
        "The plan states no expected share for a survey question.",
        "1 survey question is not to fall below the last round.",
    )


def test_without_a_last_round_and_a_plan_nothing_is_expected():
    nothing = samples.item_target().iloc[-1:]
    assert (
        wording.item_target_reading(samples.voice(), nothing)
        .text[0]
        .startswith("Nothing is expected yet of the survey questions:")
    )

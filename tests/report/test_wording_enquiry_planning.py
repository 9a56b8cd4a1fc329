"""What the enquiry and the planning say, word for word."""

from datetime import date
from types import SimpleNamespace

import pytest

from pescycle.model.round import Round
from pescycle.report import wording
from pescycle.report.names import Names
from pescycle.report.voice import Voice
from pescycle.report.wording.handover import handover_reading
from tests import methods
from tests.methods import PLACED, kpi
from tests.report import samples
from tests.report.folder import framework
from tests.report.samples import plain

DAYS = {"starts": date(2023, 1, 1), "ends": date(2023, 6, 30)}
FIRST = Round(id="2022-1", title={"en": "Baseline"}, kind="baseline", **DAYS)
SECOND = Round(id="2023-1", title={"en": "First"}, previous="2022-1", **DAYS)


def given(turn=SECOND, audiences=("jobseeker", "employer"), paf=None) -> SimpleNamespace:
    pilot = SimpleNamespace(audiences=audiences)
    folder = SimpleNamespace(pilot=pilot, questionnaires={})
    return SimpleNamespace(round=turn, framework=paf, folder=folder)


def enquiry(**frames) -> SimpleNamespace:
    names = ("center", "source", "problem_count", "baseline")
    whole = {name: getattr(samples, name)() for name in names}
    return SimpleNamespace(**whole | {"carried_over": samples.proposal()} | frames)


def planning(**frames) -> SimpleNamespace:
    names = ("target", "sample_plan", "action_plan")
    return SimpleNamespace(**{name: getattr(samples, name)() for name in names} | frames)


def test_the_enquirys_answer_has_three_sentences():
    found = wording.enquiry_answer(samples.voice(), given(), enquiry())
    assert found.text == (
        "Round 2023-1 runs from 1 January 2023 to 30 June 2023.",
        "2 files were read: 373 of 382 rows were kept.",
        "The last round left 3 proposals.",
    )


def test_a_first_round_has_no_predecessor():
    nothing = samples.proposal().iloc[:0]
    found = wording.carried_over_reading(samples.voice(), FIRST, nothing)
    assert found.text == ("This is the first round: there is no last round to build on.",)


def test_a_last_round_may_have_left_nothing():
    nothing = samples.proposal().iloc[:0]
    found = wording.carried_over_reading(samples.voice(), SECOND, nothing)
    assert found.text == ("The last round left no proposals.",)


def test_centers_are_counted_by_their_part():
    assert wording.center_reading(samples.voice(), samples.center()).text == (
        "3 centers take part.",
        "2 centers try the actions (pilot centers).",
        "1 center does not and is compared with them (comparison center).",
    )


def test_it_is_said_that_there_is_no_comparison_center():
    alone = samples.center().iloc[:1]
    found = wording.center_reading(samples.voice(), alone)
    assert found.text[0] == "1 center takes part."
    assert found.text[2].startswith("There is no comparison center:")


def test_surroundings_run_from_the_lowest_to_the_highest_center():
    found = wording.covariate_reading(samples.voice(), samples.covariate())
    assert [plain(point) for point in found.points] == [
        "Unemployment rate: from 3.1 % (Center 01) to 8.2 % (Center 02). It is missing for "
        "1 center."
    ]


def test_a_closure_is_dated_and_named():
    found = wording.event_reading(samples.voice(), samples.event())
    assert found.text == ("1 closure is noted; its days do not count in monthly means.",)
    assert found.points[0] == "Closure, Center 02, 3 May 2022 to 20 June 2022: Flood."


def test_a_center_without_events_says_so():
    found = wording.event_reading(samples.voice(), samples.event(), center="c03")
    assert found.text == ("No closure or other event is noted.",)


def test_a_source_without_anything_set_aside_needs_one_sentence():
    found = wording.source_reading(samples.voice(), samples.source().iloc[1:])
    assert found.text == ("1 file was read: 72 of 72 rows were kept.",)


def test_no_source_and_no_problem_are_said():
    voice = samples.voice()
    assert wording.source_reading(voice, samples.source().iloc[:0]).text == (
        "No file was read in this round.",
    )
    assert wording.problem_reading(voice, samples.problem_count().iloc[:0]).text == (
        "No problem was found in the files.",
    )


def test_problems_are_counted():
    found = wording.problem_reading(samples.voice(), samples.problem_count())
    # 9 + 1
    assert found.text[0].startswith("There are 10 remarks on the files;")


def test_missing_months_are_named_with_center_and_measure():
    found = wording.coverage_reading(samples.voice(), samples.coverage())
    # 12 + 10 + 11 of 12 + 10 + 12
    assert found.text == (
        "33 of 34 monthly figures were reported.",
        "2 more were not expected, as a center was closed.",
        "Where a center was open on some days of a month only, counts are set against the "
        "days open; shares and means are taken as they are.",
    )
    assert found.points == (
        "Center 03, Visits: 1 month is missing.",
        "Center 02: 1 month was open on some days only.",
    )


def test_corrections_are_counted_and_the_largest_named():
    found = wording.month_revision_reading(samples.voice(), samples.month_revision())
    assert found.text == (
        "4 monthly figures were corrected after they were first sent: the later ones "
        "count.",
        "1 of them is empty now: ask whether that was meant.",
    )
    # -50 % before +5 %; hidden figures are not said
    assert found.points == (
        "Center 02, Visits, March 2022: 300 became 150.",
        "Center 01, Visits, March 2022: 200 became 210.",
    )


def test_no_correction_is_said():
    none = samples.month_revision().iloc[:0]
    assert wording.month_revision_reading(samples.voice(), none).text == (
        "No monthly figure was corrected after it was first sent.",
    )


def test_a_baseline_names_its_basis_its_months_and_its_base():
    found = wording.baseline_reading(samples.voice(), samples.baseline())
    assert [plain(point) for point in found.points] == [
        "Walk-in visitors: baseline 812 (from 36 months; same months a year before: "
        "January 2022 to June 2022).",
        "Overall satisfaction: baseline 64 % (base 290; previous round: January 2022 to "
        "June 2022).",
        "Waiting time: no baseline yet.",
    ]


@pytest.mark.parametrize(
    ("reading", "frame"),
    [
        (wording.baseline_reading, samples.baseline),
        (wording.target_reading, samples.target),
        (wording.status_reading, samples.kpi_score),
        (wording.score_reading, samples.kpi_score),
        (wording.pillar_reading, samples.pillar_score),
        (wording.history_reading, samples.kpi_history),
        (wording.kpi_change_reading, samples.kpi_change),
        (wording.expected_achieved_reading, samples.kpi_change),
    ],
)
def test_a_pilot_without_a_framework_says_so(reading, frame):
    found = reading(samples.voice(), frame().iloc[:0])
    assert found.text == (
        "This pilot has no performance framework (PAF): there are no KPIs, targets or "
        "scores.",
    )


def test_the_enquirys_limits_name_what_is_absent():
    found = wording.enquiry_limits(samples.voice(), given(), enquiry())
    assert "Employers: no answers in this round." in found.points
    assert "1 KPI has no baseline yet." in found.points
    assert any("no performance framework" in point for point in found.points)


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
    limits = wording.planning_limits(samples.voice(), given(), bare)
    assert any("No action is planned" in point for point in limits.points)


def test_an_action_names_what_it_is_to_move():
    found = wording.action_plan_reading(
        samples.voice(), samples.action_plan(), center="c02"
    )
    assert found.text == ("2 actions are planned.",)
    assert found.points[0] == (
        "Visits to employers (Center 02), due 1 April 2023: to move Placed within 90 days."
    )


def test_plans_that_are_too_small_for_single_centers_are_named():
    small = samples.sample_plan().assign(planned=[450, 197, 29, 60, 60])
    found = wording.planning_limits(samples.voice(), given(), planning(sample_plan=small))
    assert (
        "Jobseekers: in 1 of 2 centers fewer answers are planned than the 30 from which a "
        "center's own result is shown; it will be hidden there."
    ) in found.points
    assert not any(point.startswith("Employers: in") for point in found.points)


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


def test_a_hand_over_names_round_files_and_versions():
    found = handover_reading(samples.voice(), "2023-1", ["a.csv"], {"pandas": "3.0"})
    assert found.text == (
        "1 file with the figures of this report on “Round 2023-1” was handed over.",
        "The figures were computed with pandas 3.0.",
    )
    assert found.points == ("a.csv",)

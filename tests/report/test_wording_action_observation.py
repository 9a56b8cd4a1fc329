"""What the action and the observation say, word for word."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.report import wording
from pescycle.report.names import Names
from pescycle.report.voice import Voice
from tests.report import samples
from tests.report.folder import framework
from tests.report.samples import plain
from tests.report.test_wording_enquiry_planning import given

ALL_AUDIENCES = ("jobseeker", "employer", "staff")


def observation(**frames) -> SimpleNamespace:
    names = ("kpi_score", "observed_expected", "estimate")
    return SimpleNamespace(**{name: getattr(samples, name)() for name in names} | frames)


def points(sentences) -> list[str]:
    return [plain(point) for point in sentences.points]


def test_actions_done_are_counted_against_the_plan():
    found = wording.action_reading(
        samples.voice(), samples.action_count(), samples.action_progress()
    )
    assert found.text == (
        "2 of 4 planned actions are done.",
        "Open: 1; dropped: 1; late, done or not: 1.",
    )
    assert found.points == (
        "Second desk (Center 01): due 1 March 2023, done 14 days late.",
        "Visits to employers (Center 02): due 1 April 2023, not done, 20 days late.",
    )


def test_a_center_without_actions_says_so():
    found = wording.action_reading(
        samples.voice(), samples.action_count(), samples.action_progress(), center="c03"
    )
    assert found.text == ("No actions were planned.",)


def test_answers_are_counted_against_the_plan():
    found = wording.response_reading(samples.voice(), samples.response_count())
    # 423 + 21
    assert found.text == (
        "444 answers were collected.",
        "1 figure is hidden because too few people stand behind it.",
    )
    assert points(found) == [
        "Jobseekers: 423 answers of 450 planned (94 %).",
        "Employers: 21 answers of 60 planned (35 %).",
        "Jobseekers: furthest from its plan is Center 02 with 213 of 253 (84 %).",
    ]


def test_a_hidden_count_is_not_told():
    found = wording.response_reading(
        samples.voice(), samples.response_count(), center="c01"
    )
    assert points(found)[1] == "Employers: too few answers to say how many."


def test_no_answers_at_all_is_said():
    nothing = samples.response_count().iloc[:0]
    found = wording.response_reading(samples.voice(), nothing)
    assert found.text == ("There are no survey answers in this round.",)


def test_the_strongest_week_is_named():
    found = wording.week_reading(samples.voice(), samples.response_week())
    assert found.points[0] == (
        "Jobseekers: answers came in 3 weeks; the largest number (223) in the week of "
        "8 May 2023."
    )


def test_the_actions_limits_name_an_absent_audience():
    result = SimpleNamespace(response_count=samples.response_count())
    found = wording.action_limits(samples.voice(), given(audiences=ALL_AUDIENCES), result)
    assert "Staff: nothing was collected in this round." in found.points


def test_statuses_are_summed_up():
    found = wording.status_reading(samples.voice(), samples.kpi_score())
    assert found.text == (
        "3 KPIs are scored for all centers together.",
        "1 score of a single center is to be acted on: in Center 02.",
        "1 score of a single center is missing for want of data.",
    )
    assert found.points == (
        "Met: Walk-in visitors and Waiting time.",
        "Act: Placed within 90 days.",
    )


def test_many_centers_are_counted_instead_of_named():
    act = samples.kpi_score().iloc[[3, 5]]
    many = pd.concat(
        [act, *(act.iloc[1:].assign(center=f"c{n:02d}") for n in range(10, 16))]
    )
    found = wording.status_reading(samples.voice(), many)
    # Center 02 and the six from 10 to 15.
    assert found.text[1] == "7 scores of single centers are to be acted on, in 7 centers."


def test_no_center_to_act_on_is_said():
    score = samples.kpi_score()
    found = wording.status_reading(samples.voice(), score[score["center"] != "c02"])
    assert found.text[1] == "In no single center is a KPI to be acted on."


def test_names_with_a_comma_are_kept_apart_by_semicolons():
    titles = samples.TITLES | {"kpi": {"walk_in": {"en": "Visitors, walking in"}}}
    voice = Voice("en", Names(titles=titles, units=samples.UNITS))
    found = wording.status_reading(voice, samples.kpi_score())
    assert found.points[0] == "Met: Visitors, walking in; waiting."


@pytest.mark.parametrize(
    ("reading", "frame"),
    [
        (wording.score_reading, samples.kpi_score),
        (wording.response_reading, samples.response_count),
        (wording.estimate_reading, samples.estimate),
        (wording.measure_reading, samples.measure_month),
        (wording.event_reading, samples.event),
        (wording.coverage_reading, samples.coverage),
        (wording.action_plan_reading, samples.action_plan),
        (wording.proposal_reading, samples.proposal),
    ],
)
def test_all_centers_may_be_asked_for_by_name(reading, frame):
    voice = samples.voice()
    assert reading(voice, frame(), center="all") == reading(voice, frame())


def test_in_a_baseline_round_values_stand_without_a_status():
    score = samples.kpi_score().assign(status="not_due", attainment=None)
    found = wording.status_reading(samples.voice(), score)
    assert found.text == (
        "No target is due in this round: the values stand without a status.",
    )
    answer = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation(kpi_score=score)
    )
    assert points(answer)[1] == (
        "Placed within 90 days: 81 of 263 (31 %; 95 % interval 26 to 37 %); no target is "
        "due."
    )


def test_a_score_has_base_interval_target_and_status():
    found = wording.score_reading(samples.voice(), samples.kpi_score())
    assert found.text == ("All centers: scores by KPI.",)
    assert points(found) == [
        "Walk-in visitors: 860 a month (from 36 months); target 853, attainment 101 %: "
        "Met.",
        "Placed within 90 days: 81 of 263 (31 %; 95 % interval 26 to 37 %); target 40 %, "
        "attainment 78 %: Act.",
        "Waiting time: 31.2 min (base 900); target 36.0 min, attainment 115 %: Met.",
    ]


def test_a_missing_score_says_why():
    found = wording.score_reading(samples.voice(), samples.kpi_score(), center="c02")
    assert points(found)[2] == (
        "Waiting time: insufficient data (nothing was reported or answered)."
    )


@pytest.mark.parametrize(
    ("value", "count", "low", "high", "words"),
    [
        (0.0, 0, 0.0, 0.014, "0 of 263 (0 %; 95 % interval 0 to 1 %)"),
        (1.0, 263, 0.986, 1.0, "263 of 263 (100 %; 95 % interval 99 to 100 %)"),
    ],
)
def test_nobody_and_everybody_are_shares_like_any_other(value, count, low, high, words):
    score = (
        samples.kpi_score().iloc[[3]].assign(value=value, count=count, low=low, high=high)
    )
    assert points(wording.score_reading(samples.voice(), score))[0] == (
        f"Placed within 90 days: {words}; target 40 %, attainment 78 %: Act."
    )


def test_a_pillar_says_how_much_of_its_weight_had_data():
    found = wording.pillar_reading(samples.voice(), samples.pillar_score())
    assert points(found)[1] == (
        "Fewer mismatches: attainment 78 %, from KPIs with 50 % of its weight: Act."
    )
    missing = wording.pillar_reading(samples.voice(), samples.pillar_score(), center="c02")
    assert missing.points == ("More users: insufficient data.",)


def test_a_center_below_its_limits_is_told_from_one_that_only_looks_low():
    found = wording.observed_expected_reading(samples.voice(), samples.observed_expected())
    assert found.text == (
        "2 centers lie outside their limits.",
        "1 comparison is missing for want of data.",
    )
    assert points(found) == [
        "Placed within 90 days, Center 02: 45 of 160 (28 %); 61 would be expected for its "
        "case mix: below the 99.8 % limit.",
        "Placed within 90 days, Center 05: 95 of 180 (53 %); 75 would be expected for its "
        "case mix: above the 99.8 % limit.",
        "Placed within 90 days, Center 04: 40 of 150 (27 %) is among the lowest shares, "
        "but its case mix lets expect 41: within the limits.",
    ]


def test_with_three_centers_none_is_among_the_lowest_quarter():
    few = samples.observed_expected().iloc[[0, 2, 3]]
    found = wording.observed_expected_reading(samples.voice(), few)
    assert found.text == ("Every center lies within its limits.",)
    assert found.points == ()


def test_a_comparison_without_any_data_says_so():
    nothing = samples.observed_expected().iloc[-1:]
    found = wording.observed_expected_reading(samples.voice(), nothing)
    assert found.text == ("No center has enough data to be compared.",)


def test_audiences_that_are_absent_are_named():
    found = wording.audience_reading(
        samples.voice(), given(audiences=ALL_AUDIENCES), samples.estimate()
    )
    assert found.points == (
        "Jobseekers: up to 263 valid answers to a question.",
        "Employers: up to 21 valid answers to a question.",
        "Staff: no answers in this round.",
    )


def test_the_highest_and_lowest_questions_are_named():
    found = wording.estimate_reading(samples.voice(), samples.estimate())
    assert found.text[1] == "1 figure is hidden because too few people stand behind it."
    assert points(found) == [
        "Jobseekers: highest for Waiting time: 208 of 260 (80 %; 95 % interval 75 to 84 "
        "%).",
        "Jobseekers: lowest for Overall satisfaction: 81 of 263 (31 %; 95 % interval 26 "
        "to 37 %).",
        "Employers: Overall, employers: 21 of 21 (100 %; 95 % interval 85 to 100 %).",
    ]


def test_a_hidden_center_shows_no_figure():
    found = wording.estimate_reading(samples.voice(), samples.estimate(), center="c02")
    assert found.points == ("Jobseekers: no figure can be shown.",)


def test_the_question_with_most_of_the_worst_answers_is_named_with_its_base():
    found = wording.distribution_reading(samples.voice(), samples.distribution())
    # 20 of 263 for overall satisfaction, 2 of 260 for waiting time.
    assert points(found) == [
        "Jobseekers, Overall satisfaction: “Very dissatisfied”, 20 of 263 (8 %).",
        "Employers: no figure can be shown.",
    ]


def test_one_round_is_no_trend():
    sentence = ("This is the only round so far: there is no trend to show.",)
    assert wording.history_reading(samples.voice(), samples.kpi_score()).text == sentence
    once = wording.estimate_history_reading(samples.voice(), samples.estimate())
    assert once.text == sentence


def test_rounds_are_told_in_their_order():
    found = wording.history_reading(samples.voice(), samples.kpi_history())
    # 860 * 0.95 = 817
    assert found.points[0] == (
        "Walk-in visitors: Round 2022-1: 817 a month (from 36 months) and Round 2023-1: "
        "860 a month (from 36 months)."
    )


def test_the_observations_limits_count_what_is_missing_and_hidden():
    found = wording.observation_limits(
        samples.voice(), given(audiences=ALL_AUDIENCES, paf=framework()), observation()
    )
    assert found.points[1] == (
        "1 score of a single center is missing for want of data; that is no judgement on "
        "the center."
    )
    assert found.points[3:] == (
        "Staff: no answers in this round, so nothing can be said for them.",
        "Survey figures of 1 center are hidden in whole or in part: too few people "
        "answered.",
    )


def test_the_observations_answer_holds_without_a_framework():
    bare = observation(
        kpi_score=samples.kpi_score().iloc[:0],
        observed_expected=samples.observed_expected().iloc[:0],
    )
    found = wording.observation_answer(samples.voice(), given(), bare)
    assert found.text[0].startswith("This pilot has no performance framework")
    assert points(found)[0].startswith("Jobseekers, Overall satisfaction: 81 of 263")


def test_months_known_so_far_are_told():
    found = wording.measure_reading(samples.voice(), samples.measure_month())
    assert found.points[0] == "Visits: March 2022 to August 2022, 2 centers."
    nothing = wording.measure_reading(samples.voice(), pd.DataFrame(columns=["center"]))
    assert nothing.text == ("No monthly measures are known.",)

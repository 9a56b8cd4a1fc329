"""What the action and the observation say, word for word."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.report import wording
from pescycle.report.names import Names
from pescycle.report.voice import Voice
from pescycle.report.wording.history import every_round
from pescycle.report.wording.scores import every_score
from tests.report import samples
from tests.report.folder import framework
from tests.report.samples import plain
from tests.report.test_wording_enquiry_planning import given

ALL_AUDIENCES = ("jobseeker", "employer", "staff")


def observation(**frames) -> SimpleNamespace:
    names = ("kpi_score", "observed_expected", "estimate", "weight_effect")
    names += ("rank_interval", "maturity_score")
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
    assert found.text == ("444 answers were collected.",)
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
        "All centers, 3 KPIs by status: Met: 2 and Act: 1.",
        "1 score of a single center is to be acted on: in Center 02.",
        "1 score of a single center is missing for want of data.",
    )
    assert found.points == ("Act: Placed within 90 days.",)


def test_a_chosen_center_is_not_told_of_the_others():
    found = wording.status_reading(samples.voice(), samples.kpi_score(), center="c02")
    assert found.text == (
        "Center 02, 3 KPIs by status: Watch: 1, Act: 1 and Insufficient data: 1.",
    )
    assert found.points == (
        "Act: Placed within 90 days.",
        "Insufficient data: Waiting time.",
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
    score = samples.kpi_score().assign(status="act")
    found = wording.status_reading(voice, score)
    assert found.points[0] == "Act: Visitors, walking in; placed; waiting."


@pytest.mark.parametrize(
    ("reading", "frame"),
    [
        (wording.score_reading, samples.kpi_score),
        (wording.response_reading, samples.response_count),
        (wording.estimate_reading, samples.estimate),
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
    assert answer.text[0] == found.text[0]
    assert wording.score_reading(samples.voice(), score).text == found.text


def test_the_observations_answer_is_short_and_names_who_is_far_from_expected():
    found = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation()
    )
    assert found.text == (
        "All centers, 3 KPIs by status: Met: 2 and Act: 1.",
        "2 centers lie outside their limits.",
    )
    assert points(found) == [
        "Placed within 90 days, Center 02: 45 of 160 (28 %); 61 would be expected for its "
        "case mix: below the 99.8 % limit.",
        "Placed within 90 days, Center 05: 95 of 180 (53 %); 75 would be expected for its "
        "case mix: above the 99.8 % limit.",
        "Jobseekers, Overall satisfaction: 81 of 263 (31 %; 95 % interval 26 to 37 %).",
        "Employers, Overall, employers: 21 of 21 (100 %; 95 % interval 85 to 100 %).",
    ]


def test_the_observations_answer_for_a_center_speaks_of_that_center():
    found = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation(), center="c02"
    )
    assert found.text[1] == "Center 02: outside the limits of its case mix."
    assert not any("Center 05" in sentence for sentence in found.points)


def test_many_centers_far_from_expected_are_only_named():
    far = samples.observed_expected().iloc[:4].assign(flag="above_outer")
    found = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation(observed_expected=far)
    )
    assert points(found)[0] == (
        "4 centers lie outside their 99.8 % limits: Center 01, Center 02, Center 03 and "
        "Center 04."
    )


def test_a_score_that_stands_out_has_base_interval_target_and_status():
    found = wording.score_reading(samples.voice(), samples.kpi_score())
    assert found.text == ("All centers: 1 KPI is to be acted on or lacks data.",)
    assert points(found) == [
        "Placed within 90 days: 81 of 263 (31 %; 95 % interval 26 to 37 %); target 40 %, "
        "attainment 78 %: Act.",
    ]
    fine = wording.score_reading(samples.voice(), samples.kpi_score(), center="c01")
    assert fine.text == ("Center 01: no KPI is to be acted on, and none lacks data.",)


def test_the_board_of_a_center_says_every_score():
    said = plain(every_score(samples.voice(), samples.kpi_score(), "c01"))
    assert said.startswith(
        "Walk-in visitors: 910 a month (from 12 months); target 945, attainment 96 %: "
        "Within tolerance. Placed within 90 days: 72 of 180 (40 %;"
    )


def test_a_missing_score_says_why():
    found = wording.score_reading(samples.voice(), samples.kpi_score(), center="c02")
    assert points(found)[1] == (
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
        "Placed within 90 days, Center 04: 40 of 150 (27 %) is clearly below the share of "
        "all centers together, but it is what its case mix lets expect (41): within the "
        "limits.",
    ]


@pytest.mark.parametrize(
    ("center", "sentence"),
    [
        ("c02", "Center 02: outside the limits of its case mix."),
        ("c01", "Center 01: within the limits of its case mix."),
        ("c09", "Center 09: not enough data to be compared."),
    ],
)
def test_a_chosen_center_is_held_against_its_own_limits_alone(center, sentence):
    found = wording.observed_expected_reading(
        samples.voice(), samples.observed_expected(), center=center
    )
    assert found.text == (sentence,)
    assert all(samples.TITLES["center"][center]["en"] in point for point in found.points)


def test_only_a_share_that_is_clearly_low_is_called_low():
    few = samples.observed_expected().iloc[[0, 2, 3]].assign(low_share=False)
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


def test_audiences_that_were_not_asked_at_all_are_named():
    found = wording.audience_reading(
        samples.voice(), given(audiences=("jobseeker",)), samples.estimate()
    )
    assert found.points[1:] == (
        "Employers: not asked in this pilot.",
        "Staff: not asked in this pilot.",
    )


def test_the_highest_and_lowest_questions_are_named():
    found = wording.estimate_reading(samples.voice(), samples.estimate())
    # The hidden figure of Center 02 is not one of all centers together.
    assert found.text == ("All centers: shares of the best answers.",)
    assert points(found) == [
        "Jobseekers: highest for Waiting time: 208 of 260 (80 %; 95 % interval 75 to 84 "
        "%).",
        "Jobseekers: lowest for Overall satisfaction: 81 of 263 (31 %; 95 % interval 26 "
        "to 37 %).",
        "Employers: Overall, employers: 21 of 21 (100 %; 95 % interval 85 to 100 %).",
    ]


def test_a_hidden_center_shows_no_figure():
    found = wording.estimate_reading(samples.voice(), samples.estimate(), center="c02")
    assert found.text[1] == "1 figure is hidden because too few people stand behind it."
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
    # 860 * 0.95 = 817
    assert every_round(samples.voice(), samples.kpi_history()).startswith(
        "Walk-in visitors: 817 a month (from 36 months) in 2022-1 and 860 a month (from 36 "
        "months) in 2023-1."
    )


def test_of_the_rounds_only_intervals_that_lie_apart_are_told():
    history = samples.kpi_history()
    first = (history["round"] == "2022-1") & (history["kpi"] == "placed")
    history.loc[first, ["low", "high"]] = [0.18, 0.25]
    found = wording.history_reading(samples.voice(), history)
    assert found.text == (
        "All centers: of the figures with an interval in 2022-1 and 2023-1 (1 in all), 1 "
        "lies apart from the one before.",
        "Monthly counts go with the seasons and are left out here; the reflection holds "
        "them against the same months a year before.",
    )
    # The value of the first round is 0.95 times that of the second, 81 of 263.
    assert points(found) == [
        "Placed within 90 days: 29 % (base 263; 95 % interval 18 to 25 %) in 2022-1, then "
        "81 of 263 (31 %; 95 % interval 26 to 37 %) in 2023-1."
    ]


def test_questions_whose_intervals_overlap_are_only_counted():
    found = wording.estimate_history_reading(samples.voice(), samples.estimate_history())
    # Three questions of the jobseekers and one of the employers.
    assert found.text == (
        "All centers: of the figures with an interval in 2022-1 and 2023-1 (4 in all), 0 "
        "lie apart from the one before.",
    )
    assert found.points == ()


def test_a_center_without_figures_in_both_rounds_cannot_be_compared():
    found = wording.estimate_history_reading(
        samples.voice(), samples.estimate_history(), center="c02"
    )
    assert found.text == ("Nothing can be compared with the round before.",)


def test_the_observations_limits_count_what_is_missing_and_hidden():
    found = wording.observation_limits(
        samples.voice(), given(audiences=ALL_AUDIENCES, paf=framework()), observation()
    )
    assert found.points[1].startswith("Weights (Jobseekers) mend that some kinds of")
    assert found.points[2].startswith("Figures without weighting (Employers) speak for")
    assert found.points[3].startswith("A status carries no interval:")
    assert found.points[4] == (
        "1 score of a single center is missing for want of data; that is no judgement on "
        "the center."
    )
    assert found.points[5].startswith("Ranks are drawn as if the errors of the KPIs had")
    assert found.points[7].startswith("Scores of maturity are judgements:")
    assert found.points[8:] == (
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


def test_weighted_answers_are_not_called_unweighted():
    weighted = samples.weight_effect().iloc[:1]
    found = wording.observation_limits(
        samples.voice(), given(paf=framework()), observation(weight_effect=weighted)
    )
    assert not any("without weighting" in point for point in found.points)

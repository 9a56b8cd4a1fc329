"""What is said of scores and of what was expected, word for word."""

import pandas as pd
import pytest

from pescycle.report import wording
from pescycle.report.names import Names
from pescycle.report.voice import Voice
from pescycle.report.wording.scores import every_score
from tests.report import samples
from tests.report.samples import plain, points


def test_statuses_are_summed_up():
    found = wording.status_reading(samples.voice(), samples.kpi_score())
    assert found.text == (
        "All centers, 3 KPIs by status: Met: 2 and Act: 1.",
        "1 score of a single center is to be acted on: in Center 02.",
        "1 score of a single center is missing for want of data.",
    )
    assert found.points == ("Act: Placed within 90 days.",)


def test_a_sum_whose_target_is_made_of_fewer_centers_says_of_how_many():
    score = samples.kpi_score()
    fewer = score.assign(support=score["support"] - 1)
    found = wording.status_reading(samples.voice(), fewer)
    assert found.text[-1].endswith(
        ": the target of all centers together is made of 1 of 2 centers, those with a "
        "figure now and a target of their own."
    )


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

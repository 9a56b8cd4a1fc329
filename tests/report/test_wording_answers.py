"""What is said of the survey's answers and of former rounds, word for word."""

from pescycle.report import wording
from pescycle.report.wording.history import every_round
from tests.report import samples
from tests.report.results import ALL_AUDIENCES, given
from tests.report.samples import points


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

"""What is said of changes: no direction without an interval."""

import re

import pandas as pd
import pytest

from pescycle.report import wording
from tests.report import samples
from tests.report.samples import plain, points


def test_targets_that_are_due_are_counted():
    found = wording.expected_achieved_reading(samples.voice(), samples.kpi_change())
    assert found.text == (
        "Of 3 targets that are due, 2 are met.",
        "Met: Waiting time and Walk-in visitors.",
    )
    assert points(found) == ["Placed within 90 days: expected 40 %, achieved 31 %: Act."]


@pytest.mark.parametrize(("status", "words"), [("met", "is met."), ("act", "is not met.")])
def test_the_only_target_that_is_due_is_met_or_not(status, words):
    one = samples.kpi_change().iloc[:1].assign(status=status)
    found = wording.expected_achieved_reading(samples.voice(), one)
    assert found.text[0] == f"The only target that is due {words}"


def test_a_center_without_data_has_nothing_to_judge():
    found = wording.expected_achieved_reading(
        samples.voice(), samples.kpi_change().iloc[-1:], center="c02"
    )
    assert found.text == ("No target can be judged in this round.",)
    assert found.points == ("Waiting time: insufficient data.",)


def test_a_change_is_better_only_where_its_interval_says_so():
    found = wording.kpi_change_reading(samples.voice(), samples.kpi_change())
    assert points(found) == [
        "Placed within 90 days: no clear change, −2.0 points (95 % interval −9.0 to +5.0 "
        "points), compared with the previous round; the interval holds zero.",
        "Waiting time: better, −8.8 min (95 % interval −12.0 to −5.6 min), compared with "
        "the previous round.",
        "Walk-in visitors: a difference of +48.0 (no interval), compared with the same "
        "months a year before, which cannot be judged.",
    ]


def test_a_worse_center_is_called_worse():
    found = wording.kpi_change_reading(samples.voice(), samples.kpi_change(), center="c02")
    assert points(found)[0].startswith("Placed within 90 days: worse, −22.2 points")
    assert points(found)[1] == "Waiting time: no change can be stated."


def test_of_many_changes_it_says_how_many_chance_alone_would_make_look_clear():
    # 30 judged changes at 95 %: 1.5, said as 2
    row = samples.kpi_change().iloc[:2]
    many = pd.concat([row] * 15, ignore_index=True)
    found = wording.kpi_change_reading(samples.voice(), many)
    assert found.text[1] == (
        "Of 30 changes of KPIs, single centers included, 15 are clear by themselves; if "
        "nothing had changed, chance alone would make about 2 look so."
    )
    few = wording.kpi_change_reading(samples.voice(), samples.kpi_change())
    assert len(few.text) == 1


def test_of_the_questions_only_clear_changes_are_listed():
    found = wording.item_change_reading(samples.voice(), samples.item_change())
    assert points(found) == [
        "Waiting time (Jobseekers): better, +10.0 points (95 % interval +3.0 to +17.0 "
        "points), compared with the previous round."
    ]


def test_of_the_clear_changes_those_are_counted_that_stay_clear():
    items = samples.item_change().assign(
        p_adjusted=[0.4, 0.06, None],
        adjustment="holm",
        minimum_detectable=[0.06, 0.08, None],
    )
    found = wording.item_change_reading(samples.voice(), items)
    assert [plain(text) for text in found.text[1:]] == [
        "Allowing for the number of questions by Holm's method, the one clear change does "
        "not stay clear.",
        "For half of the questions a change of 7.0 points or less would have been seen "
        "with a chance of 80 %.",
    ]


@pytest.mark.parametrize(
    ("p_adjusted", "words"),
    [
        ([0.04, 0.06, 0.06], "1 of the 3 clear changes stays clear."),
        ([0.04, 0.04, 0.06], "2 of the 3 clear changes stay clear."),
        ([0.04, 0.04, 0.04], "all 3 clear changes stay clear."),
        ([0.06, 0.06, 0.06], "none of the 3 clear changes stays clear."),
    ],
)
def test_how_many_clear_changes_stay_clear_is_one_sentence(p_adjusted, words):
    items = samples.item_change().assign(
        verdict=["better", "better", "worse"], p_adjusted=p_adjusted, level=0.95
    )
    found = wording.item_change_reading(samples.voice(), items)
    assert found.text[1] == (
        f"Allowing for the number of questions by Holm's method, {words}"
    )


def test_the_only_clear_change_can_stay_clear():
    found = wording.item_change_reading(samples.voice(), samples.item_change())
    assert found.text[1].endswith("by Holm's method, the one clear change stays clear.")


def test_a_change_whose_interval_holds_zero_has_no_direction():
    unclear = samples.kpi_change().iloc[:1]
    found = wording.kpi_change_reading(samples.voice(), unclear).points[0]
    assert not re.search(r"\b(up|down|better|worse|rose|fell|more|less)\b", found)

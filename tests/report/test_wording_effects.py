"""What is said of effects: both changes, the ways before, and no cause at all."""

import re

import pytest

from pescycle.report import wording
from tests.report import samples
from tests.report.samples import points


def test_an_effect_is_told_with_both_changes():
    found = wording.effect_reading(samples.voice(), samples.pilot_effect())
    assert found.text[1] == "1 result cannot be compared for want of data."
    assert points(found)[:2] == [
        "Waiting time: consistent with an effect of the actions. It changed by −9.0 min "
        "in 7 pilot centers and by −0.8 min in 5 comparison centers: a difference of −8.2 "
        "min (95 % interval −12.0 to −4.4 min).",
        "Placed within 90 days: no clear effect. It changed by +2.0 points in 7 pilot "
        "centers and by +1.0 points in 5 comparison centers: a difference of +1.0 points "
        "(95 % interval −5.0 to +7.0 points), whose interval holds zero.",
    ]


def test_of_the_questions_only_clear_effects_are_listed():
    unclear = samples.pilot_effect().iloc[[2]].assign(verdict="no_clear_change", low=-0.02)
    found = wording.effect_reading(samples.voice(), unclear)
    assert found.text == (
        "No result shows a clear effect of the actions.",
        "1 survey question shows no clear effect.",
    )
    assert found.points == ()


def test_a_result_whose_checks_differ_is_called_a_hint():
    effect = samples.pilot_effect().assign(checks=["differ", "agree", "agree", "none"])
    found = wording.effect_reading(samples.voice(), effect)
    assert found.text[-1] == (
        "Interval and checks do not say the same of Waiting time: take that as a hint only."
    )
    agreed = wording.effect_reading(samples.voice(), effect.assign(checks="agree"))
    assert "hint" not in " ".join(agreed.text)


def test_one_round_before_the_actions_tells_no_way():
    found = wording.center_path_reading(samples.voice(), samples.center_path())
    assert found.text[0].endswith("cannot be judged: there is only one round before them.")
    nothing = wording.center_path_reading(samples.voice(), samples.center_path().iloc[:0])
    assert nothing.text[0].startswith("There are not enough rounds")


def test_groups_that_parted_before_the_actions_are_named():
    rows = samples.center_path("2022-1", "2022-2", "2023-1", before=2)
    found = wording.center_path_reading(samples.voice(), rows)
    assert found.text[0].startswith(
        "Before the actions began the two groups already went different ways in 1 result"
    )
    assert points(found) == [
        "Waiting time (Jobseekers): the change before differs by +20.0 points (95 % "
        "interval +5.0 to +35.0 points)."
    ]
    alike = wording.center_path_reading(samples.voice(), rows.assign(low_before=-0.05))
    assert alike.text[0].endswith("That is no proof that they would have gone on alike.")
    few = wording.center_path_reading(samples.voice(), rows.assign(low_before=None))
    assert few.text[0].endswith("too few centers have data.")


def test_pilot_centers_that_fell_behind_are_told():
    worse = samples.pilot_effect().iloc[:1].assign(verdict="worse")
    found = wording.effect_reading(samples.voice(), worse)
    assert found.text == ("No result shows a clear effect of the actions.",)
    assert "the pilot centers fell behind" in found.points[0]


def test_without_an_earlier_round_there_is_no_effect():
    found = wording.effect_reading(samples.voice(), samples.pilot_effect().iloc[:0])
    assert found.text[0].startswith("Pilot and comparison centers cannot be compared yet")


@pytest.mark.parametrize("verdict", ["better", "worse", "no_clear_change"])
def test_no_sentence_of_an_effect_speaks_of_a_cause(verdict):
    voice, effect = samples.voice(), samples.pilot_effect().assign(verdict=verdict)
    lesson = samples.lesson().assign(verdict=verdict)
    said = [
        *wording.effect_reading(voice, effect).points,
        *wording.lesson_reading(voice, lesson).points,
    ]
    assert not re.search(
        r"\b(caus|because of|thanks to|due to|led to|prove)", " ".join(said)
    )

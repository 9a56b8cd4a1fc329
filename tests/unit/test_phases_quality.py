"""Response quality in the observation: what counts, what is shown, what stays hidden."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pescycle.model.pilot import Audience
from pescycle.model.quality import Quality, QualityRule
from pescycle.phases import enquire, observe, plan
from pescycle.phases.quality import checked_responses, overall_item
from pescycle.phases.surveys import surveys
from tests.methods import questionnaire
from tests.rounds import given

DRIVERS = ("d1", "d2", "d3", "d4", "d5")


def asked():
    content = questionnaire("q1", *DRIVERS).model_dump()
    content["items"][0]["role"] = "overall"
    return type(questionnaire("q1")).model_validate(content)


def answered(straight, quick, size=60):
    """``size`` respondents of two centers; the first straight-line, the last are quick.

    Every second one is satisfied overall; who straight-lines always is.
    """
    place = np.arange(size)
    frame = pd.DataFrame({"center": np.where(place % 4 < 2, "a", "b")})
    frame["q1"] = pd.array(np.where((place % 2 == 0) | (place < straight), 5, 2), "Int64")
    for number, driver in enumerate(DRIVERS):
        codes = np.where(place < straight, 3, (place + number) % 5 + 1)
        frame[driver] = pd.array(codes, "Int64")
    frame["seconds"] = np.where(place >= size - quick, 60.0, 600.0)
    frame["interviewer"] = pd.array(place % 3 + 1, "Int64")
    frame["mode"] = "desk"
    return frame


def turn(frame, **rules):
    """A round with these answers and these rules, minimum base 10."""
    base = given(responses={Audience.JOBSEEKER: frame}, items=("q1",))
    pilot = base.folder.pilot.model_copy(update={"quality": Quality.model_validate(rules)})
    folder = replace(base.folder, pilot=pilot, questionnaires={Audience.JOBSEEKER: asked()})
    return replace(base, folder=folder)


def observed(one):
    return observe(one, plan(one, enquire(one, None, None), None), None)


def row(frame, **keys):
    for name, value in keys.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def headline(result):
    keys = {"center": "all", "item": "q1", "statistic": "top2box"}
    return row(result.estimate, **keys)


def test_by_default_nothing_is_set_aside():
    one = turn(answered(straight=12, quick=12))
    assert checked_responses(one, "jobseeker", one.data.responses["jobseeker"]).kept.all()
    assert len(surveys(one)[Audience.JOBSEEKER].responses) == 60
    assert headline(observed(one))["base"] == 60


def test_a_rule_that_sets_aside_takes_its_rows_out_of_every_figure():
    one = turn(answered(straight=12, quick=0), straight_liner={"action": "set_aside"})
    result = observed(one)
    assert len(surveys(one)[Audience.JOBSEEKER].design) == 48
    assert headline(result)["base"] == 48
    assert headline(result)["value"] == 0.5
    counted = row(result.quality_rule, rule="straight_liner")
    assert (counted["flagged"], counted["base"], counted["action"]) == (12, 60, "set_aside")


def test_the_sensitivity_is_the_published_headline_with_and_without():
    """36 of 60 satisfied; without the twelve that straight-line 24 of 48."""
    result = observed(turn(answered(straight=12, quick=0)))
    effect = row(result.quality_effect, rule="straight_liner")
    assert effect["value"] == effect["value_with"] == pytest.approx(36 / 60)
    assert effect["value"] == pytest.approx(headline(result)["value"])
    assert effect["value_without"] == pytest.approx(24 / 48)
    assert effect["change"] == pytest.approx(-0.1)
    assert (effect["flagged"], effect["base"], effect["item"]) == (12, 60, "q1")


def test_what_was_set_aside_is_shown_as_if_it_came_back():
    one = turn(answered(straight=12, quick=0), straight_liner={"action": "set_aside"})
    effect = row(observed(one).quality_effect, rule="straight_liner")
    assert effect["value"] == effect["value_without"] == pytest.approx(24 / 48)
    assert effect["value_with"] == pytest.approx(36 / 60)
    assert effect["change"] == pytest.approx(-0.1)


@pytest.mark.parametrize(("quick", "state"), [(0, "published"), (9, "protecting")])
def test_few_found_are_not_counted_out_loud(quick, state):
    result = observed(turn(answered(straight=0, quick=quick)))
    for frame in (result.quality_rule, result.quality_effect):
        found = row(frame, rule="speeder")
        assert found["state"] == state
        assert pd.isna(found["flagged"]) == (state == "protecting")
    effect = row(result.quality_effect, rule="speeder")
    assert pd.isna(effect["value_without"]) == (state == "protecting")
    assert effect["value"] == pytest.approx(0.5)  # published anyway


def test_all_but_a_few_found_are_not_counted_either():
    """55 of 60: the five that are left would be as easy to see as five that are found."""
    frame = answered(straight=55, quick=0)
    assert (
        row(observed(turn(frame)).quality_rule, rule="straight_liner")["state"]
        == "protecting"
    )


def test_two_rules_that_differ_by_a_few_do_not_give_them_away():
    """The straight-liners are quick too, and three others: the difference is theirs."""
    frame = answered(straight=12, quick=0)
    frame.loc[:14, "seconds"] = 60.0
    effects = observed(turn(frame)).quality_effect
    assert row(effects, rule="speeder")["state"] == "published"
    assert row(effects, rule="straight_liner")["state"] == "protecting"


def test_the_same_rows_by_two_rules_are_no_difference():
    frame = answered(straight=12, quick=0)
    frame.loc[:11, "seconds"] = 60.0
    effects = observed(turn(frame)).quality_effect
    assert row(effects, rule="straight_liner")["state"] == "published"


def test_a_rule_without_its_column_is_insufficient_and_not_zero():
    result = observed(turn(answered(straight=0, quick=0).drop(columns="seconds")))
    for frame in (result.quality_rule, result.quality_effect):
        assert row(frame, rule="speeder")["state"] == "insufficient"
    assert pd.isna(row(result.quality_rule, rule="speeder")["share"])


def test_an_audience_below_the_minimum_base_shows_nothing():
    result = observed(turn(answered(straight=0, quick=0, size=8)))
    assert set(result.quality_rule["state"]) == {"hidden", "insufficient"}
    assert result.quality_rule[["flagged", "share"]].isna().all(axis=None)
    assert result.quality_effect[["value", "value_with", "change"]].isna().all(axis=None)
    assert result.interviewer_effect[["icc", "low", "p"]].isna().all(axis=None)


def test_interviewers_are_never_listed_and_two_of_them_not_even_compared():
    frame = answered(straight=0, quick=0)
    result = observed(turn(frame)).interviewer_effect
    assert set(result["effect"]) == {"interviewer", "mode"}
    found = row(result, effect="interviewer")
    assert (found["groups"], found["base"], found["state"]) == (3, 60, "published")
    assert found["low"] <= found["icc"] <= found["high"]
    assert row(result, effect="mode")["state"] == "insufficient"  # one mode only
    two = frame.assign(interviewer=pd.array([1, 1, 2] * 20, "Int64"))
    assert row(observed(turn(two)).interviewer_effect, effect="interviewer")["state"] == (
        "protecting"
    )


def test_modes_have_no_design_effect():
    modes = (["phone", "phone"] + ["desk", "phone"] * 4) * 6  # not quite with the answers
    frame = answered(straight=0, quick=0).assign(mode=modes)
    found = row(observed(turn(frame)).interviewer_effect, effect="mode")
    assert found["state"] == "published"
    assert np.isnan(found["design_effect"])
    assert found["p"] < 0.001  # every second answer is a 5, every other a 2


def test_where_every_answer_is_set_aside_the_audience_did_not_answer():
    one = turn(answered(straight=60, quick=0), straight_liner={"action": "set_aside"})
    result = observed(one)
    assert surveys(one) == {}
    assert result.estimate.empty
    assert row(result.quality_rule, rule="straight_liner")["flagged"] == 60
    assert result.quality_effect.empty


def test_a_round_without_answers_has_frames_with_their_columns():
    result = observed(given())
    assert len(result.quality_rule) == len(result.quality_effect) == 0
    assert "rule" in result.quality_rule
    assert "icc" in result.interviewer_effect


def test_the_frames_hold_no_group_number_and_one_row_a_rule():
    result = observed(turn(answered(straight=12, quick=12)))
    assert list(result.quality_rule["rule"]) == [str(rule) for rule in QualityRule]
    together = [result.quality_rule, result.quality_effect, result.interviewer_effect]
    columns = {name for frame in together for name in frame}
    assert not columns & {"device", "phone_group", "interviewer", "center"}


def test_the_headline_item_is_the_overall_question():
    assert overall_item(asked()).id == "q1"
    assert overall_item(questionnaire("q1")) is None

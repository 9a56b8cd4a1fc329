"""Key figures and groups as the observation hands them over, on a round of one audience."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pescycle.model.comparisons import Comparisons
from pescycle.model.findings import Adjustment
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import Questionnaire
from pescycle.phases.groups import group_results
from pescycle.phases.surveys import surveys
from tests.methods import TITLE, questionnaire, responses
from tests.rounds import given

SENT = pd.Timestamp("2023-05-08")


def asked():
    """A rated overall question, one on expectations, and sex as a single choice."""
    whole = questionnaire("q1", "q2").model_dump()
    for item, role in zip(whole["items"], ("overall", "expectation"), strict=True):
        item["role"] = role
    names = {"w": TITLE, "m": TITLE, "o": TITLE}
    sex = {"id": "sex", "type": "choice", "role": "profile", "choices": names}
    whole["items"] = [*whole["items"], sex | {"title": TITLE, "wording": TITLE}]
    return Questionnaire.model_validate(whole)


def round_of(sexes, *, centers=None, comparisons=None, **more):
    """A round whose jobseekers have these sexes; women are more satisfied."""
    rng = np.random.default_rng(3)
    size = len(sexes)
    # Every answer is given by women and by men, so that no group is of one mind.
    better = rng.permutation(size) % 5 + 1, np.arange(size) % 3 + 3
    women = (np.array(list(sexes)) == "w") & (np.arange(size) % 4 > 0)
    answers = np.where(women, better[1], better[0])
    frame = responses(centers or "a" * size, q1=list(answers), q2=list(answers))
    frame = frame.assign(sex=list(sexes), submitted=SENT, **more)
    one = given(responses={Audience.JOBSEEKER: frame})
    pilot = one.folder.pilot
    if comparisons is not None:
        pilot = pilot.model_copy(update={"comparisons": comparisons})
    folder = replace(one.folder, pilot=pilot, questionnaires={Audience.JOBSEEKER: asked()})
    one = replace(one, folder=folder)
    return group_results(one, surveys(one))


def by_key(frame, *keys):
    return frame.set_index(list(keys))


def test_every_center_and_all_have_key_figures_with_what_entered():
    found = round_of("wm" * 50, centers="a" * 45 + "b" * 5 + "c" * 45 + "d" * 5)
    whole = by_key(found.key_figure, "center", "statistic", "item")
    assert set(found.key_figure["center"]) == {"a", "b", "c", "d", "all"}
    assert whole.loc[("all", "satisfaction_index", "q1 q2"), "base"] == 100
    assert whole.loc[("a", "top2box", "q1"), "state"] == "published"
    # Five answers of a center are below 30.
    hidden = whole.loc[("b", "bottom2box", "q2")]
    assert hidden["state"] == "hidden"
    assert pd.isna(hidden["value"])
    assert pd.isna(hidden["base"])


def test_groups_that_differ_are_found_and_say_what_they_were_adjusted_for():
    found = round_of("w" * 80 + "m" * 80)
    test = by_key(found.group_test, "group", "test").loc[("sex", "rao_scott")]
    assert test["finding"] == "different"
    assert (test["family"], test["comparisons"]) == ("jobseeker overall rao_scott", 1)
    assert (test["reference"], test["category"]) == ("w", "m")
    assert test["difference"] < 0
    shares = by_key(found.group_estimate, "domain", "statistic")
    assert (
        shares.loc[("sex w", "top2box"), "value"]
        > shares.loc[("sex m", "top2box"), "value"]
    )


def test_a_small_group_is_shown_with_the_next_and_not_given_away():
    found = round_of("w" * 30 + "m" * 20 + "o" * 3)
    bases = by_key(found.group_estimate, "category", "statistic")["base"]
    assert bases.xs("top2box", level="statistic").to_dict() == {"w": 30, "m o": 23}


def test_a_group_that_is_small_in_one_question_only_takes_a_second_one_with_it():
    # q2 was answered by four of the men only: their share is hidden, and another one with
    # it, or the total would tell it
    sexes = "w" * 30 + "m" * 12 + "o" * 15
    frame = round_of(sexes).group_estimate
    assert frame["state"].eq("published").all()
    answers = [None] * len(sexes)
    answers[:30], answers[30:34], answers[42:] = [4, 2] * 15, [3, 4] * 2, [2, 4, 5] * 5
    found = _with_second(sexes, answers)
    states = by_key(
        found[(found["item"] == "q2") & (found["statistic"] == "top2box")], "category"
    )["state"]
    assert states["m"] == "hidden"
    assert (states.drop("m") != "published").any()


def _with_second(sexes, answers):
    """Figures by group where the second item is a driver with these answers."""
    whole = asked().model_dump()
    whole["items"][1]["role"] = "driver"
    frame = responses("a" * len(sexes), q1=[3] * len(sexes), q2=answers)
    frame = frame.assign(sex=list(sexes), submitted=SENT)
    one = given(responses={Audience.JOBSEEKER: frame})
    folder = replace(
        one.folder,
        questionnaires={Audience.JOBSEEKER: Questionnaire.model_validate(whole)},
    )
    one = replace(one, folder=folder)
    return group_results(one, surveys(one)).group_estimate


def test_two_groups_of_which_one_is_too_small_are_both_hidden_and_not_tested():
    found = round_of("w" * 30 + "m" * 5)
    assert "published" not in set(found.group_estimate["state"])
    assert found.group_estimate["value"].isna().all()
    assert set(found.group_test["reason"]) == {"few_groups"}
    assert found.group_test["p_adjusted"].isna().all()


def test_single_centers_need_the_larger_base_to_be_compared():
    centers = "a" * 40 + "b" * 40 + "c" * 20 + "d" * 20
    found = round_of("wm" * 60, centers=centers)
    centers = found.group_estimate[found.group_estimate["group"] == "center"]
    shown = centers[centers["state"] == "published"]
    assert set(shown["category"]) == {"a", "b"}
    test = by_key(found.group_test, "group", "test").loc[("center", "rao_scott")]
    assert (test["groups"], test["base"]) == (2, 80)


def test_the_pilot_chooses_groups_adjustment_and_the_weights_of_the_index():
    settings = Comparisons(
        groups=("mode",),
        adjustment=Adjustment.BENJAMINI_HOCHBERG,
        index_weights={"overall": 1, "expectation": 0},
    )
    modes = ["web", "desk"] * 30
    found = round_of("w" * 30 + "m" * 30, mode=modes, comparisons=settings)
    assert set(found.group_test["group"]) == {"mode"}
    assert set(found.group_test["adjustment"]) == {"benjamini_hochberg"}
    # One question with a weight is no index.
    assert "satisfaction_index" not in set(found.key_figure["statistic"])


def test_a_round_without_a_survey_has_frames_with_all_columns():
    one = given()
    found = group_results(one, surveys(one))
    assert len(found.key_figure) == len(found.group_test) == 0
    assert {"finding", "p_adjusted", "state"} <= set(found.group_test.columns)


@pytest.mark.parametrize("name", ["key_figure", "group_estimate", "group_test"])
def test_the_frames_survive_a_round_trip_through_a_file(tmp_path, name):
    frame = getattr(round_of("w" * 30 + "m" * 30), name)
    frame.to_parquet(tmp_path / "frame.parquet")
    again = pd.read_parquet(tmp_path / "frame.parquet")
    assert len(again) == len(frame)
    assert list(again.columns) == list(frame.columns)

"""Comments through the gate: small counts are hidden and cannot be worked out."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.css.design import simple_design
from pescycle.phases import frames
from pescycle.phases.comments import comments
from pescycle.phases.frames import empty
from tests.comments import ASKED, CODEBOOK, responses

MINIMUM = 5


def found(rows, codebook=CODEBOOK, quotation=None):
    frame = responses(rows)
    survey = SimpleNamespace(
        audience="jobseeker",
        responses=frame,
        questionnaire=ASKED,
        design=simple_design(len(frame)),
    )
    privacy = SimpleNamespace(minimum_base=MINIMUM, unanimous="hide")
    folder = SimpleNamespace(codebook=codebook, pilot=SimpleNamespace(privacy=privacy))
    released = empty(frames.QUOTATION) if quotation is None else quotation
    given = SimpleNamespace(folder=folder, data=SimpleNamespace(quotation=released))
    return comments(given, {"jobseeker": survey})


def shares(rows):
    return found(rows).theme_share.set_index(["theme", "cue"])


def test_without_a_codebook_the_frames_are_empty():
    made = found([(5, None, None)], codebook=None)
    assert made.theme_share.empty
    assert made.theme_score.empty
    assert list(made.theme_share) == list(frames.THEME_SHARE)


def test_a_theme_of_fewer_than_the_minimum_is_hidden_with_its_figures():
    rows = [(5, "wait staff", "")] * 4 + [(5, "wait", "")] * 26 + [(5, "", "")] * 20
    hidden = shares(rows).loc["staff", ""]
    assert hidden["state"] == "hidden"
    assert hidden[["count", "share", "se", "low", "high", "base"]].isna().all()


def test_a_theme_of_all_but_a_few_is_hidden_too():
    rows = [(5, "wait", "")] * 37 + [(5, "staff", "")] * 3
    assert shares(rows)["state"].loc["wait", ""] == "hidden"


def test_nobody_and_the_uncoded_share_are_told():
    made = shares([(5, "wait", "")] * 20 + [(5, "", "")] * 3 + [(5, "staff", "")] * 8)
    assert made["count"].loc["uncoded", ""] == 3
    assert made["count"].loc["all", "bad"] == 0


@pytest.mark.parametrize("few", range(1, MINIMUM))
def test_uncoded_is_hidden_where_it_would_tell_the_only_rare_theme(few):
    # nobody speaks of staff (told: 0): 40 comments less uncoded is the rare theme
    made = shares([(5, "wait", "")] * few + [(5, "", "")] * (40 - few))
    assert made["state"].loc["wait", ""] == "hidden"
    assert made["count"].loc["staff", ""] == 0
    assert pd.isna(made["count"].loc["uncoded", ""])


def test_uncoded_is_hidden_where_the_other_theme_and_it_leave_the_rare_one():
    # 20 + 4 + 16 = 40: at least 40 - 16 - 20 = 4 speak of staff, and fewer than 5
    rows = [(5, "wait", "")] * 20 + [(5, "staff", "")] * 4 + [(5, "", "")] * 16
    made = shares(rows)
    assert made["state"].loc["uncoded", ""] == "hidden"
    assert made["count"].loc["wait", ""] == 20


def test_all_with_a_cue_are_hidden_where_they_would_tell_a_rare_pair():
    # 8 + 4 complaints, none uncoded: 12 - 8 = 4 of staff
    rows = [(5, "wait", "bad")] * 8 + [(5, "staff", "bad")] * 4
    made = shares(rows + [(5, "wait", "")] * 10 + [(5, "staff", "")] * 10)
    assert made["state"].loc["staff", "bad"] == "hidden"
    assert made["state"].loc["all", "bad"] == "hidden"
    assert made["count"].loc["wait", "bad"] == 8


def test_a_cue_of_everybody_does_not_tell_a_hidden_theme():
    made = shares([(5, "wait", "bad")] * 38 + [(5, "", "")] * 2)
    assert made["state"].loc["wait", ""] == "hidden"
    assert made["state"].loc["wait", "bad"] == "hidden"


def test_a_difference_is_hidden_where_few_gave_a_low_answer():
    rows = [(1, "wait", "")] * 3 + [(5, "wait", "")] * 20 + [(1, "", "")] * 10
    score = found(rows + [(5, "", "")] * 10).theme_score.set_index("theme").loc["wait"]
    assert score["state"] == "hidden"
    assert score[["difference", "low", "high", "base", "base_other"]].isna().all()


def test_quotations_are_those_released_and_no_others():
    row = dict.fromkeys(frames.QUOTATION, "") | {"id": "q1", "text_en": "An hour!"}
    made = found([(5, "wait", "")] * 30, quotation=pd.DataFrame([row]))
    assert made.quotation["text_en"].tolist() == ["An hour!"]
    assert found([(5, "wait", "")] * 30).quotation.empty

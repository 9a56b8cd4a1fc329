"""Survey plan, promises, consent and risks on hand-made pilots."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pescycle.io.contracts import empty_table
from pescycle.model.ethics import Ethics
from pescycle.model.given import empty_registers
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.registers import RISKS
from pescycle.model.risks import RiskBand, risk_band
from pescycle.phases import enquire, plan
from pescycle.phases.conduct import consent_frame, ethics_frame, risk_frames
from tests.methods import TITLE, questionnaire
from tests.rounds import BASELINE, given, row, sample

BOTH = {"en": "Why?", "fr": "Pourquoi ?"}


def pilot(*, ethics=None, items=(), languages=("en", "fr")):
    """A pilot folder that asks jobseekers in those languages."""
    whole = questionnaire("q1").model_dump()
    worded = {code: "Are you content?" for code in languages}
    whole["items"] = [*items, whole["items"][0] | {"wording": worded, "short_form": True}]
    asked = {Audience.JOBSEEKER: Questionnaire.model_validate(whole)}
    return replace(given().folder, questionnaires=asked, ethics=ethics)


def consent_item(wording, **more):
    yes_no = {"yes": TITLE, "no": TITLE}
    item = {"id": "c0", "type": "choice", "role": "consent", "title": TITLE}
    return item | {"wording": wording, "choices": yes_no, "refused": ["no"]} | more


def test_without_a_file_every_point_is_missing():
    rows = ethics_frame(pilot())
    assert set(rows["state"]) == {"missing"}
    assert len(rows) == 9  # eight points and the approval


def test_a_point_lacks_the_languages_in_which_people_are_asked():
    stated = Ethics(purpose=BOTH, contact={"en": "Any desk"})
    rows = ethics_frame(pilot(ethics=stated))
    assert row(rows, point="purpose")["state"] == "stated"
    contact = row(rows, point="contact")
    assert (contact["state"], contact["lacking"]) == ("partly", "fr")
    assert contact["text_en"] == "Any desk"
    assert row(rows, point="harm")["lacking"] == "en fr"


def test_an_approval_is_said_with_its_day():
    board = {"body": BOTH, "on": date(2022, 10, 3), "reference": "17"}
    rows = ethics_frame(pilot(ethics=Ethics.model_validate({"approval": board})))
    own = row(rows, point="approval")
    assert own["state"] == "stated"
    assert own["text_en"] == "Why?, 17, 2022-10-03"


def test_consent_is_looked_for_in_each_language():
    rows = consent_frame(pilot(items=[consent_item({"en": "May we?"})]))
    assert rows["language"].tolist() == ["en", "fr"]
    assert rows["state"].tolist() == ["stated", "missing"]
    assert set(rows["refusal"]) == {"offered"}


def test_a_questionnaire_without_a_consent_question_has_none():
    rows = consent_frame(pilot())
    assert set(rows["state"]) == {"missing"}
    assert set(rows["refusal"]) == {"missing"}


def test_the_survey_plan_says_what_is_not_fixed_yet():
    one = given(sample=sample(("jobseeker", "a", 100, 40)))
    one = replace(one, folder=pilot())
    own = row(plan(one, enquire(one, None, None), None).survey_plan, audience="jobseeker")
    assert own["planned"] == 40
    assert pd.isna(own["opens"])
    assert own["weighting"] == ""


def test_who_has_neither_sample_nor_source_is_not_asked():
    one = replace(given(), folder=pilot())
    assert plan(one, enquire(one, None, None), None).survey_plan.empty


def risks(*rows):
    made = pd.DataFrame(rows, columns=["id", "about", "likelihood", "impact", "text_en"])
    return made.astype({"likelihood": "Int64", "impact": "Int64"})


def with_risks(*rows):
    registers = empty_registers() | {"risks": risks(*rows)}
    return given(turn=BASELINE, registers=registers)


@pytest.mark.parametrize(
    ("score", "band"),
    [(1, "low"), (5, "low"), (6, "medium"), (10, "medium"), (12, "high"), (25, "high")],
)
def test_bands_begin_at_6_and_12(score, band):
    assert risk_band(score) == RiskBand(band)


def test_risks_stand_with_the_gravest_first_and_of_equal_ones_the_worse_impact():
    one = with_risks(("x1", "", 1, 2, "a"), ("x2", "a1", 4, 3, "b"), ("x3", "", 3, 4, "c"))
    risk, matrix = risk_frames(one)
    assert risk["id"].tolist() == ["x3", "x2", "x1"]
    assert risk["score"].tolist() == [12, 12, 2]
    assert len(matrix) == 25
    cell = row(matrix, impact=3, likelihood=4)
    assert (cell["risks"], cell["band"]) == ("x2", "high")
    assert row(matrix, impact=5, likelihood=5)["risks"] == ""


def test_two_risks_can_stand_in_one_cell():
    _, matrix = risk_frames(with_risks(("x1", "", 2, 2, "a"), ("x2", "", 2, 2, "b")))
    assert row(matrix, impact=2, likelihood=2)["risks"] == "x1, x2"


def test_without_risks_there_is_no_table():
    registers = empty_registers() | {"risks": empty_table(RISKS)}
    risk, matrix = risk_frames(given(registers=registers))
    assert risk.empty
    assert matrix.empty

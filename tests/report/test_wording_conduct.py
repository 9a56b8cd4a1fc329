"""How the survey is run, what is promised, what may go wrong, word for word."""

import pandas as pd

from pescycle.report import wording
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import plain
from tests.rounds import given


def cells(name, frame):
    return [[plain(cell.text) for cell in row] for row in table(VOICE, name, frame).rows]


VOICE = samples.voice()


def test_the_days_of_the_fieldwork_are_counted():
    found = wording.survey_plan_reading(VOICE, samples.survey_plan())
    # 8 to 19 May are twelve days
    assert [plain(text) for text in found.text] == [
        "The fieldwork takes 12 days, 8 May 2023 to 19 May 2023."
    ]


def test_a_survey_without_days_and_a_round_without_survey_are_said():
    rows = samples.survey_plan().assign(opens=pd.NaT, closes=pd.NaT)
    found = wording.survey_plan_reading(VOICE, rows)
    assert found.text == ("The days of the fieldwork are not fixed yet.",)
    found = wording.survey_plan_reading(VOICE, rows.iloc[:0])
    assert found.text == ("No survey is planned in this round.",)


def test_the_plan_of_the_survey_names_days_and_weighting():
    assert cells("survey_plan", samples.survey_plan())[0] == [
        *("Jobseekers", "450", "8 May 2023", "19 May 2023", "raking"),
    ]


def test_what_is_missing_before_anybody_may_be_asked_is_named():
    found = wording.ethics_reading(VOICE, samples.ethics(), samples.consent())
    assert [plain(text) for text in found.text] == [
        "Missing altogether: Who approved the plan.",
        "Still to be translated: French (1 point) and Khmer (2 points).",
        "Consent is not asked for: Jobseekers in Khmer and Staff in English.",
    ]


def test_without_any_promise_one_is_told_what_to_write():
    nothing = samples.ethics().assign(state="missing", lacking="")
    found = wording.ethics_reading(VOICE, nothing, samples.consent().iloc[:0])
    assert len(found.text) == 1
    assert "Write ethics.yml into the pilot's folder" in found.text[0]


def test_promises_that_are_whole_are_said_to_be_whole():
    whole = samples.ethics().assign(state="stated", lacking="")
    found = wording.ethics_reading(VOICE, whole, samples.consent().iloc[:1])
    assert found.text == (
        "Each point is stated in one language at least.",
        "Every audience is asked for consent in each of its languages, and can refuse.",
    )


def test_promises_stand_with_the_languages_that_they_lack():
    rows = cells("ethics", samples.ethics())
    assert rows[1] == [
        *("Whom to turn to", "Any desk.", "not in every language", "French and Khmer"),
    ]
    assert rows[3][1:] == ["–", "missing", "–"]
    asked = cells("consent", samples.consent())
    assert asked[0] == ["Jobseekers", "English", "May we ask?", "can be refused"]
    assert asked[1][2] == "–"
    assert asked[2][3] == "missing"


def test_grave_risks_are_counted_and_unanswered_ones_named():
    found = wording.risk_reading(VOICE, given(), samples.risk())
    assert [plain(text) for text in found.text] == [
        "Of 3 risks 1 is high.",
        "Nothing is planned against 2 of them: x2 and x3.",
    ]
    answered = samples.risk().assign(response_en="Something")
    found = wording.risk_reading(VOICE, given(), answered)
    assert found.text[1] == "Something is done about each of them."


def test_without_risks_one_is_told_where_to_write_them():
    found = wording.risk_reading(VOICE, given(), samples.risk().iloc[:0])
    assert "rounds/r1/risks.csv" in found.text[0]


def test_a_risk_says_what_it_is_about_and_how_grave_it_is():
    rows = cells("risk", samples.risk())
    assert rows[0] == ["x2", "Nobody comes", "a1", "12 · high", "–", "Head"]
    assert [row[2] for row in rows] == ["a1", "Walk-in visitors", "the whole plan"]


def test_the_table_of_risks_puts_each_where_it_belongs():
    found = table(VOICE, "risk_matrix", samples.risk_matrix())
    assert [header.text for header in found.headers] == ["Impact", "2", "4"]
    assert cells("risk_matrix", samples.risk_matrix()) == [
        ["5", "x1 · medium", "–"],
        ["3", "–", "x2 · high"],
    ]

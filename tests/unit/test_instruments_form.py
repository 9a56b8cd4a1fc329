"""The sheets of a form say what the questionnaire says, with its codes and no others."""

import re
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from pescycle.instruments.choices import faces_of, mode_titles
from pescycle.instruments.faces import face_picture, has_faces, mood, mouth
from pescycle.instruments.form import audience_form, language_label, sheets
from pescycle.instruments.parts import parts_of
from pescycle.io.pilots import read_survey
from pescycle.io.xlsforms import workbook_bytes, xform_problems
from pescycle.model.base import LANGUAGES
from pescycle.model.form_words import MODES, ROLES, WORDS, words
from pescycle.model.forms import FORM_FIELDS, wording_version
from pescycle.model.questionnaire import Questionnaire, Scale
from tests.reference import REPOSITORY


@pytest.fixture(scope="module")
def survey():
    return read_survey(REPOSITORY / "data/cambodia_example")


def frame(rows):
    return pd.DataFrame(rows[1:], columns=rows[0])


@pytest.fixture(scope="module")
def jobseeker(survey):
    return {
        name: frame(rows)
        for name, rows in sheets(audience_form(survey, "jobseeker")).items()
    }


def test_choice_codes_are_those_of_the_code_book(survey, jobseeker):
    asked = survey.questionnaires["jobseeker"]
    lists = jobseeker["choices"].groupby("list_name", sort=False)["name"].agg(list)
    questions = jobseeker["survey"].set_index("name")["type"]
    for item in asked.items:
        kind, _, name = questions[item.id].partition(" ")
        if name:
            assert tuple(lists[name]) == asked.codes(item.id)
            assert kind == ("select_multiple" if item.type == "multiple" else "select_one")


def test_each_language_has_a_column_with_its_name_and_code(jobseeker):
    labels = [name for name in jobseeker["survey"] if name.startswith("label::")]
    assert labels == [
        "label::ភាសាខ្មែរ (km)",
        "label::English (en)",
        "label::Français (fr)",
        "label::Español (es)",
    ]


def test_the_words_are_those_of_the_questionnaire(survey, jobseeker):
    question = jobseeker["survey"].set_index("name").loc["js_d2"]
    wording = survey.questionnaires["jobseeker"].item("js_d2").wording
    for code in LANGUAGES:
        assert question[f"label::{language_label(code)}"] == wording[code]


def test_a_condition_stands_beside_its_question(jobseeker):
    rows = jobseeker["survey"].set_index("name")
    assert rows.loc["js_p2", "relevant"] == "${js_p1} = 'yes'"
    assert rows.loc["js_r1", "constraint"] == ". >= 0 and . <= 10"
    message = "constraint_message::Français (fr)"
    assert rows.loc["js_r1", message] == "Écrivez un nombre entier de 0 à 10."


def test_settings_carry_id_and_version(survey, jobseeker):
    settings = jobseeker["settings"].iloc[0]
    assert settings["form_id"] == "cambodia_example_jobseeker"
    assert settings["version"].startswith(
        wording_version(survey.questionnaires["jobseeker"])
    )
    assert settings["default_language"] == "ភាសាខ្មែរ (km)"


def test_each_labelled_code_of_a_scale_has_its_face(survey, jobseeker):
    rows = jobseeker["choices"]
    rows = rows[rows["list_name"] == "scale_satisfaction"].set_index("name")
    images = rows["image::English (en)"]
    assert images["1"] == "face_1_of_5.png"
    assert images["5"] == "face_5_of_5.png"
    assert images["8"] == images["9"] == ""
    assert set(images) - {""} == set(faces_of(survey.questionnaires["jobseeker"]))


def test_staff_are_asked_neither_for_a_mode_nor_for_an_interviewer(survey):
    names = frame(sheets(audience_form(survey, "staff"))["survey"])["name"]
    assert "center_asked" in set(names)
    assert not {"mode", "mode_asked", "role_asked", "link_mode"} & set(names)


def questionnaire(**changed):
    scale = {
        "id": "five",
        "labels": {code: {"en": f"step {code}"} for code in range(1, 6)},
        "top": [4, 5],
    }
    item = {"role": "driver", "title": {"en": "T"}, "wording": {"en": "W"}}
    items = [
        item | {"id": "q1", "type": "scale", "scale": "five"},
        item | {"id": "q2", "type": "number", "low": 0, "high": 10},
    ]
    whole = {
        "audience": "staff",
        "version": "1",
        "title": {"en": "A survey"},
        "scales": [scale | changed.get("scale", {})],
        "items": [one | changed.get(one["id"], {}) for one in items],
    }
    return Questionnaire.model_validate(whole | changed.get("whole", {}))


def test_the_version_changes_with_what_people_read_and_with_nothing_else():
    before = wording_version(questionnaire())
    unseen = [
        {"q1": {"title": {"en": "Other"}}},
        {"q1": {"role": "overall"}},
        {"q1": {"short_form": True}},
        {"scale": {"top": [5]}},
        {"whole": {"title": {"en": "Other"}}},
    ]
    seen = [
        {"q1": {"wording": {"en": "Other"}}},
        {"q1": {"wording": {"en": "W", "fr": "M"}}},
        {"q2": {"high": 9}},
        {"q2": {"asked_if": {"q1": [1]}}},
        {"scale": {"dont_know": [9]}},
        {"whole": {"version": "2"}},
    ]
    assert re.fullmatch(r"staff-1-[0-9a-f]{8}", before)
    assert {wording_version(questionnaire(**one)) for one in unseen} == {before}
    versions = {wording_version(questionnaire(**one)) for one in seen}
    assert len(versions) == len(seen)
    assert before not in versions


def test_faces_go_from_a_frown_to_a_smile():
    scale = questionnaire().scale("five")
    moods = [mood(scale, code) for code in (1, 2, 3, 4, 5)]
    assert moods == [-1, -0.5, 0, 0.5, 1]
    # The middle of the mouth hangs below its ends where it smiles (y grows downwards).
    hang = [mouth(m)[1][1] - mouth(m)[0][1] for m in moods]
    assert hang == sorted(hang)
    assert hang[0] < 0 < hang[-1]
    assert hang[2] == 0
    pictures = {face_picture(m) for m in moods}
    assert len(pictures) == 5
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_a_long_scale_or_one_that_wants_none_has_no_faces():
    ten = {code: {"en": str(code)} for code in range(1, 11)}
    assert not has_faces(Scale(id="ten", labels=ten, top=(9, 10)))
    assert not has_faces(questionnaire(scale={"faces": False}).scale("five"))


def test_consent_comes_first_and_what_follows_one_another_stands_together(survey):
    parts = parts_of(survey.questionnaires["employer"])
    assert [part.heading for part in parts] == [
        "part_consent", "part_service", "part_opinion", "part_outcome", "part_comment",
    ]  # fmt: skip
    assert [part.heading for part in parts_of(survey.questionnaires["jobseeker"])] == [
        *("part_consent", "part_service", "part_opinion", "part_outcome"),
        *("part_comment", "part_profile"),
    ]


def test_a_pilot_without_modes_offers_the_usual_ones(survey):
    assert list(mode_titles(survey.pilot.model_copy(update={"modes": {}}))) == list(MODES)


def test_our_own_words_exist_in_every_language_of_the_forms():
    for text in (*WORDS.values(), *MODES.values(), *ROLES.values()):
        assert set(text) == set(LANGUAGES)


def test_a_pilot_s_words_take_the_place_of_ours():
    own = {"whole_number": {"fr": "De {low} à {high} !"}}
    said = words("whole_number", own, low=1, high=3)
    assert said["fr"] == "De 1 à 3 !"
    assert said["en"] == "Write a whole number from 1 to 3."


def test_a_workbook_holds_no_formula():
    book = load_workbook(BytesIO(workbook_bytes({"survey": [["type"], ["=1+1"]]})))
    cell = book["survey"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_pyxform_says_is_a_problem_with_a_remedy():
    survey = [["type", "name", "label"], ["select_one nowhere", "q1", "Q"]]
    (problem,) = xform_problems(workbook_bytes({"survey": survey}), "a.yml")
    assert (problem.file, problem.rule) == ("a.yml", "form_refused")
    assert problem.message.startswith("pyxform says: ")
    assert "report it to pescycle" in problem.remedy


def test_a_warning_of_pyxform_is_a_problem_too():
    survey = [["type", "name", "label::Klingon"], ["text", "q1", "Q"]]
    found = xform_problems(workbook_bytes({"survey": survey}), "a.yml")
    assert [problem.rule for problem in found] == ["form_refused"]
    assert "machine-readable codes: Klingon" in found[0].message


def test_the_form_s_own_fields_are_all_known_to_the_import(survey):
    for audience in survey.questionnaires:
        rows = frame(sheets(audience_form(survey, audience))["survey"])
        hidden = rows[
            rows["type"].isin(["hidden", "calculate", "start", "end", "deviceid"])
        ]
        assert set(hidden["name"]) <= set(FORM_FIELDS)

"""Our own checks of a form: each mistake is found, told where, with a remedy."""

import pytest

from pescycle.instruments.checks import form_problems, language_remark
from pescycle.instruments.form import audience_form
from pescycle.io.pilots import read_survey
from pescycle.model.forms import Form, FormRow
from pescycle.model.questionnaire import Questionnaire
from tests.reference import REPOSITORY

BOTH = {"en": "Words", "fr": "Mots"}


def row(name="q1", kind="text", **cells):
    text = cells.pop("text", BOTH)
    cells = {"type": kind, "name": name} | cells
    return FormRow(cells, {"label": text}, "questionnaires/staff.yml", f"item {name}")


def answer(code, text=BOTH, name="list_a"):
    cells = {"list_name": name, "name": code}
    origin = f"item q1, answer {code}"
    return FormRow(cells, {"label": text}, "questionnaires/staff.yml", origin)


def told(survey=(), choices=()):
    form = Form("staff", ("en", "fr"), tuple(survey), tuple(choices), {})
    found = form_problems(form)
    assert all(problem.remedy for problem in found)
    return [f"{problem.rule}: {problem}" for problem in found]


def test_a_good_form_has_no_problem():
    assert told([row(), row("q2", relevant="${q1} != ''")], [answer("a")]) == []


@pytest.mark.parametrize("audience", ["jobseeker", "employer", "staff"])
def test_the_forms_of_the_example_have_no_problem(audience):
    survey = read_survey(REPOSITORY / "data/cambodia_example")
    assert form_problems(audience_form(survey, audience)) == []


@pytest.mark.parametrize("name", ["1q", "សំណួរ", "q 1", "q'1"])
def test_a_name_that_xml_or_ascii_does_not_allow_is_told(name):
    assert told([row(name)]) == [
        f"form_name: questionnaires/staff.yml: item {name}: a form cannot call a field so. "
        "An id that forms can use begins with a letter a-z, such as q_1."
    ]


def test_a_name_that_stands_twice_is_told_also_in_capitals():
    assert told([row("q1"), row("Q1")]) == [
        f"form_name: questionnaires/staff.yml: item {name}: two fields of the form are "
        f'called "{name}". Give the item another id.'
        for name in ("q1", "Q1")
    ]


@pytest.mark.parametrize("code", ["a b", "ទេ", ""])
def test_a_code_that_is_no_plain_word_is_told(code):
    assert told(choices=[answer(code)]) == [
        f"form_name: questionnaires/staff.yml: item q1, answer {code}: the code of an "
        "answer has only letters a-z, digits, - and _. Correct it in the code book."
    ]


def test_a_code_that_stands_twice_in_a_list_is_told_once():
    found = told(choices=[answer("a"), answer("a", {"en": "B", "fr": "B"})])
    assert found == [
        'form_choice: questionnaires/staff.yml: item q1, answer a: the code "a" stands '
        "twice in this list. Keep one of the two."
    ]


def test_a_code_may_stand_in_two_lists():
    assert told(choices=[answer("a"), answer("a", name="list_b")]) == []


def test_two_answers_of_the_same_words_are_told_in_their_language():
    found = told(choices=[answer("a", {"en": "Yes", "fr": "A"}),
                          answer("b", {"en": " yes", "fr": "B"})])  # fmt: skip
    assert found == [
        "form_choice: questionnaires/staff.yml: item q1, answer b: another answer has the "
        "same words in English (en). Nobody could tell them apart; change one of the two."
    ]


@pytest.mark.parametrize(
    "expression", ["${q1} = 'a", "(${q1} = 'a'", "${q1} == 'a'", "${q1} = 'a' and", "§"]
)
@pytest.mark.parametrize("column", ["relevant", "constraint", "calculation"])
def test_an_expression_that_is_no_xpath_is_told(column, expression):
    assert told([row(**{column: expression})]) == [
        f"form_expression: questionnaires/staff.yml: item q1: {column} is no XPath "
        f"expression: {expression} Close every bracket and quotation mark; join tests by "
        "and, or."
    ]


def test_an_expression_that_names_no_field_is_told_with_the_nearest():
    found = told([row("js_p1"), row("js_p2", relevant="${js_p} = 'yes'")])
    assert found == [
        'form_expression: questionnaires/staff.yml: item js_p2: relevant names "js_p", no '
        'field of the form. Did you mean "js_p2"?'
    ] or found == [
        'form_expression: questionnaires/staff.yml: item js_p2: relevant names "js_p", no '
        'field of the form. Did you mean "js_p1"?'
    ]


def asked_in(*codes):
    item = {"role": "profile", "title": {"en": "L"}, "wording": {"en": "In which?"}}
    answers = {code: {"en": f"answer {code}"} for code in codes}
    more = {"id": "st_language", "type": "choice", "choices": answers}
    whole = {"audience": "staff", "version": "1", "title": {"en": "A"}}
    return Questionnaire.model_validate(whole | {"items": [item | more]})


def test_a_language_that_nobody_could_answer_is_remarked():
    assert language_remark(asked_in("en", "fr"), ("fr", "es", "km")) == (
        "st_language has no answer for Español (es), ភាសាខ្មែរ (km), in which people are "
        "asked too; add es:, km: to its choices."
    )


@pytest.mark.parametrize("codes", [("en", "fr"), ("en", "fr", "km"), ("one", "two")])
def test_a_question_for_the_language_with_all_or_other_codes_is_not_remarked(codes):
    assert language_remark(asked_in(*codes), ("en", "fr")) == ""


def test_without_a_question_for_the_language_there_is_no_remark():
    survey = read_survey(REPOSITORY / "data/cambodia_example")
    assert language_remark(survey.questionnaires["staff"], ("en", "es")) == ""


def test_words_that_a_form_would_take_for_a_field_are_told():
    found = told([row(text={"en": "Costs ${price}", "fr": "Prix"})])
    assert found == [
        "form_expression: questionnaires/staff.yml: item q1: the words hold ${, which a "
        "form takes for the name of a field. Write them without it."
    ]


def test_a_missing_translation_is_told_with_the_languages():
    remedy = (
        "Write it under fr:, or say in pilot.yml in which languages you ask: collection: "
        "{languages: [...]}."
    )
    found = told([row(text={"en": "Words"})], [answer("a", {"en": "A", "fr": ""})])
    assert found == [
        "form_translation: questionnaires/staff.yml: item q1: no text in Français (fr). "
        f"{remedy}",
        "form_translation: questionnaires/staff.yml: item q1, answer a: no text in "
        f"Français (fr). {remedy}",
    ]

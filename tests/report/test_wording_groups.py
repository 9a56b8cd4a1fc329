"""What is said of key figures and of groups of respondents, word for word."""

import pytest

from pescycle.model.form_words import ROLES
from pescycle.report import charts, wording
from pescycle.report.group_cells import category_name, group_name, p_said
from pescycle.report.names import Names
from pescycle.report.shown import Chart, Sentences
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples
from tests.report.folder import pilot_folder
from tests.report.samples import plain, points


def test_key_figures_are_said_with_interval_and_with_what_they_are_made_of():
    found = wording.key_figure_reading(samples.voice(), samples.key_figure())
    assert points(found) == [
        "Jobseekers, Net Promoter Score, −100 to 100: −4.1 (base 799; 95 % interval −9.5 "
        "to 1.2).",
        "Jobseekers, Satisfaction index, 0 to 100: 65.3 (base 762; 95 % interval 63.7 to "
        "66.9).",
        "The index is formed of Overall satisfaction and Waiting time; the third of its "
        "questions was not asked, and these two share its weight. It cannot be compared "
        "with an index of all three.",
        "Employers, Net Promoter Score, −100 to 100: hidden (base below 10).",
    ]


def test_an_index_of_all_three_questions_says_so():
    frame = samples.key_figure()
    frame["item"] = frame["item"].replace("js_q1 js_d2", "js_q1 js_d2 js_d4")
    found = wording.key_figure_reading(samples.voice(), frame, audience="jobseeker")
    assert points(found)[-1] == (
        "The index is formed of Overall satisfaction, Waiting time and Courtesy."
    )


def test_an_index_of_one_question_says_that_two_were_not_asked():
    frame = samples.key_figure()
    frame["item"] = frame["item"].replace("js_q1 js_d2", "js_q1")
    found = wording.key_figure_reading(samples.voice(), frame, audience="jobseeker")
    assert points(found)[-1] == (
        "The index is formed of Overall satisfaction alone, as the two other questions "
        "were not asked. It cannot be compared with an index of all three."
    )


def test_without_a_score_and_an_index_that_is_said():
    frame = samples.key_figure()[:1]
    found = wording.key_figure_reading(samples.voice(), frame)
    assert found.text == (
        "Neither a Net Promoter Score nor a satisfaction index can be formed of the "
        "questions that were asked.",
    )
    nobody = wording.key_figure_reading(samples.voice(), frame[:0])
    assert nobody.text == ("There are no survey answers in this round.",)


def test_clear_differences_are_named_with_how_many_comparisons_were_made():
    found = wording.group_reading(
        samples.voice(), samples.group_test(), samples.group_estimate()
    )
    assert found.text == (
        "A difference between groups is called clear where its p-value is below 0.05 "
        "after adjustment for all comparisons of its family by Holm's method.",
    )
    assert points(found) == [
        "Jobseekers: of 2 comparisons on the overall question, 2 show a clear difference.",
        "Mode of the interview: the share of the best answers is highest for at exit, 140 "
        "of 200 (70 %; 95 % interval 60 to 75 %), and lowest for web, 20 of 40 (50 %; "
        "95 % interval 40 to 55 %).",
        "Waiting time: the share of the best answers is highest for Very satisfied, 90 of "
        "100 (90 %; 95 % interval 80 to 95 %), and lowest for Very dissatisfied and "
        "Dissatisfied together, 10 of 50 (20 %; 95 % interval 10 to 25 %).",
        "Jobseekers: of 2 comparisons on parts of the service, 1 shows a clear difference.",
        "Waiting time, clear differences in: Courtesy.",
        "Employers: no groups are large enough to be compared.",
        "Employers: not compared by Center (fewer than two groups with enough answers).",
    ]


def test_no_clear_difference_is_no_proof_that_there_is_none():
    tests = samples.group_test()[:1].assign(finding="no_clear_difference")
    found = wording.group_reading(samples.voice(), tests, samples.group_estimate())
    assert points(found) == [
        "Jobseekers: of 1 comparison on the overall question, none shows a clear "
        "difference. That does not prove that the groups are equally satisfied."
    ]


def test_without_groups_there_is_one_sentence():
    frames = samples.group_test()[:0], samples.group_estimate()[:0]
    assert wording.group_reading(samples.voice(), *frames).text == (
        "There are no groups of respondents to compare.",
    )


@pytest.fixture
def tests_of_groups():
    voice = samples.voice()
    found = table(voice, "group_test", samples.group_test(), questions="overall")
    heads = [header.text for header in found.headers]
    rows = [[plain(cell.text) for cell in row] for row in found.rows]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_a_test_of_two_groups_has_its_difference_and_family(tests_of_groups):
    first, second, *_ = tests_of_groups
    assert first["Test"] == "F = 4.20 (1 and 239 df)"
    assert first["p, adjusted"] == "0.041"
    assert first["Family"] == "2"
    assert first["Finding"] == "Clear difference"
    assert first["Difference of two groups"] == (
        "at exit less web: +20.0 points (+4.0 to +36.0 points)"
    )
    assert second["Test"] == "t = 1.50 (238 df)"
    assert second["Difference of two groups"].startswith("at exit less web: +7.5 points")


def test_a_test_of_several_groups_has_none_and_a_missing_one_its_reason(tests_of_groups):
    several, missing = tests_of_groups[2:]
    assert several["Test"] == "F = 60.10 (1.6 and 240 df)"
    assert several["p"] == "below 0.001"
    assert several["Difference of two groups"] == "–"
    assert missing["Test"] == "–"
    assert missing["Finding"] == (
        "Cannot be tested: fewer than two groups with enough answers"
    )


def test_a_language_has_its_name_and_who_did_not_state_a_group_is_named_so():
    english, french = samples.voice(), samples.voice("fr")
    assert category_name(english, "language", "km fr", "jobseeker") == (
        "Khmer and French together"
    )
    assert category_name(french, "language", "km", "jobseeker") == "Khmer"
    assert category_name(english, "mode", "tablet_at_exit", "jobseeker") == "tablet at exit"
    assert category_name(english, "js_d2", "not_stated", "jobseeker") == "not stated"
    assert category_name(french, "mode", "not_stated", "jobseeker") == "non précisé"


@pytest.mark.parametrize(
    ("p", "words"), [(0.02, "p = 0.020"), (0.0001, "p < 0.001"), (None, "no p-value")]
)
def test_a_p_value_in_a_sentence_has_one_sign(p, words):
    assert p_said(samples.voice(), p) == words


def test_groups_are_drawn_with_their_figures_in_words():
    chart = charts.group_dots(
        samples.voice(),
        samples.group_estimate(),
        samples.group_test(),
        audience="jobseeker",
        key_figure=samples.key_figure(),
    )
    assert isinstance(chart, Chart)
    assert plain(chart.caption).endswith("dashed line: all together, 31 %")
    assert plain(chart.alt).startswith(
        "Mode of the interview: web, 20 of 40 (50 %; 95 % interval 40 to 55 %); at exit, "
    )
    assert "Satisfied, hidden (base below 10). Clear difference." in plain(chart.alt)


def test_groups_can_be_drawn_without_the_line_and_not_without_figures():
    voice, tests = samples.voice(), samples.group_test()
    figures = samples.group_estimate()
    alone = charts.group_dots(voice, figures, tests[:0], audience="jobseeker")
    assert "Cannot be tested." in alone.alt
    assert plain(alone.caption).endswith("by group, with 95 % interval")
    hidden = charts.group_dots(voice, figures[-1:], tests, audience="jobseeker")
    assert hidden.text == ("Too few people answered: no figure can be shown.",)
    none = charts.group_dots(voice, figures, tests, audience="staff")
    assert isinstance(none, Sentences)
    assert none.text == ("Staff: there are no groups to compare.",)


def test_who_asked_is_said_in_words():
    french = Voice("fr", Names(titles={"interviewer_role": ROLES}))
    assert group_name(french, "interviewer_role", "jobseeker") == "Qui a posé les questions"
    assert category_name(french, "interviewer_role", "center_staff", "jobseeker") == (
        "Un agent de ce centre"
    )


def test_the_pilot_s_names_know_who_may_ask():
    assert Names.of(pilot_folder()).titles["interviewer_role"] == ROLES


def test_a_mode_is_called_as_the_pilot_calls_it():
    modes = {"phone": {"en": "Telephone", "fr": "Téléphone"}}
    french = Voice("fr", Names(titles={"mode": modes}))
    assert category_name(french, "mode", "phone web", "employer") == (
        "Téléphone et web ensemble"
    )

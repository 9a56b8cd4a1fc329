"""What is said of the chain, of actions one by one, and of the team's lessons."""

import pytest

from pescycle.report import wording
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import links as parts
from tests.report.samples import points


def cells(shown, number: int) -> list[str]:
    return [cell.text for cell in shown.rows[number]]


def test_actions_are_counted_by_what_their_judgment_rests_on():
    found = wording.action_expected_reading(samples.voice(), parts.action_expected())
    assert found.text == (
        "2 actions were planned. Of those done: 1 with a difference to the comparison "
        "centers, 0 with a clear change of the own center only, 0 measured without a clear "
        "sign, 0 that cannot be judged.",
        "Not done: Visits to employers (a2).",
    )


def test_without_actions_there_is_nothing_to_learn_from():
    none = parts.action_expected().iloc[:0]
    found = wording.action_expected_reading(samples.voice(), none)
    assert found.text == ("There were no actions to learn from.",)


def test_an_action_stands_in_the_table_with_its_change_and_its_effect():
    shown = table(samples.voice(), "action_expected", parts.action_expected())
    assert cells(shown, 0) == [
        *("Second desk (a1)", "Center 01", "Done, 30 Jan 2023", "Waiting time", "35.0 min"),
        *("31.0 min", "−11.0 min (−13.0 to −9.0 min) · Better"),
        *("−10.0 min (−12.5 to −7.5 min) · Better", "Differs from the comparison centers"),
    ]
    assert cells(shown, 1)[-2:] == ["Insufficient data", "Not done"]


def test_a_decision_against_the_figures_is_told_with_its_reason():
    found = wording.team_lesson_reading(
        samples.voice(), parts.team_lesson(), parts.action_expected(), "2023-1"
    )
    assert found.text == (
        "The team wrote down 3 lessons, 2 of them on whether it was the right thing to do; "
        "decided are 1 times keep, 1 times adapt, 1 times stop.",
        "Without a lesson: Visits to employers (a2).",
    )
    assert points(found) == [
        "Second desk (a1): the team decides “stop”, the figures propose “Keep doing what "
        "was done”. Its reason: Judged below its aim"
    ]


def test_a_decision_against_the_figures_without_a_reason_is_told_so():
    lessons = parts.team_lesson().assign(reason_en="")
    found = wording.team_lesson_reading(
        samples.voice(), lessons, parts.action_expected(), "2023-1"
    )
    assert points(found)[0].endswith("; no reason is written down.")


def test_without_lessons_the_sheet_is_named():
    found = wording.team_lesson_reading(
        samples.voice(), parts.team_lesson().iloc[:0], parts.action_expected(), "2023-1"
    )
    assert found.text[0].startswith("No lesson is written down yet.")
    assert "pescycle lessons writes the sheet rounds/2023-1/lessons.csv" in found.text[0]


def test_a_lesson_of_no_action_is_the_rounds_own():
    shown = table(samples.voice(), "team_lesson", parts.team_lesson())
    assert cells(shown, 2) == [
        *("the round itself", "Was it the right thing?", "Compare like with like"),
        *("adapt", "–", "–", "q3"),
    ]


def test_the_chain_says_what_is_whole_and_names_every_gap():
    found = wording.chain_reading(
        samples.voice(), parts.chain(), parts.question_trail(), "2023-1"
    )
    assert found.text == (
        "Of 2 actions (the same one in several centers counts once) 1 can be followed from "
        "a question to a lesson.",
    )
    assert points(found) == [
        "Questions without a finding: q4.",
        "Actions without a cause: a2.",
        "Known since an earlier round, and no action has taken it up: k2: Nobody at the "
        "door.",
        "Causes found in this round, for the next plan: k3.",
        "Actions without a lesson: a2.",
    ]


def test_a_whole_chain_has_no_gaps_to_name():
    found = wording.chain_reading(
        samples.voice(), parts.chain().iloc[:1], parts.question_trail().iloc[:1], "2023-1"
    )
    assert points(found) == []


def test_where_nothing_is_written_down_the_files_are_named():
    found = wording.chain_reading(
        samples.voice(), parts.chain().iloc[:0], parts.question_trail().iloc[:0], "2023-1"
    )
    assert found.text[0].startswith("Nothing is written down yet. Write the questions")
    for name in ("questions.csv", "findings.csv", "causes.csv", "actions.csv"):
        assert name in found.text[0]


def test_a_row_of_the_chain_goes_from_question_to_question():
    shown = table(samples.voice(), "chain", parts.chain().query("actions != ''"))
    assert cells(shown, 0) == [
        *("q1: Long waits", "f1: A visit waits 42 minutes", "k1: One desk", "weak"),
        "Second desk (a1, a4): 1 of 2 done",
        "Waiting time: −10.0 min (−12.5 to −7.5 min) · Better",
        *("keep, stop (l1, l2)", "q2"),
    ]
    assert cells(shown, 1)[:4] == ["–", "–", "–", "–"]


def test_the_text_of_an_entry_is_in_the_language_of_the_report():
    shown = table(samples.voice("fr"), "chain", parts.chain().iloc[:1])
    assert "k1 : Un seul guichet" in cells(shown, 0)
    assert "q1 : Long waits" in cells(shown, 0)  # nobody wrote it in French


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (
            0,
            ["q3: Who comes?", "l1", "weak", "f3, f4", "KPIs (PAF), Staff pulse", "strong"],
        ),
        (1, ["q4: Few employers", "–", "assumed, no evidence", "–", "–", "–"]),
    ],
)
def test_a_question_stands_with_its_findings(number, told):
    shown = table(samples.voice(), "question_trail", parts.question_trail())
    assert cells(shown, number) == told

"""Links between what a team wrote down: each that leads nowhere is told with its remedy."""

from pathlib import Path

import pytest

from pescycle.io.pilots import check_pilot, read_pilot
from pescycle.io.rounds import read_round

QUESTIONS = "id,kind,grade,from,text_en\nq1,problem,moderate,,Long waits\n"
FINDINGS = "id,question,source,about,center,grade,text_en\n"
FINDINGS += "f1,q1,paf,waiting,,strong,A visit waits 42 minutes\n"
CAUSES = "id,finding,grade,text_en\nk1,f1,weak,One desk for all\n"
ACTIONS = "id,center,due,state,done_on,moves,cause,title_en,owner_en\n"
ACTIONS += "a1,c01,2023-03-01,done,2023-02-27,waiting,k1,A second desk,Head\n"
LESSONS = "id,action,loop,decision,question,text_en\nl1,a1,single,keep,q2,Order the desk\n"
SECOND = """\
id: "2023-2"
title: {en: Second half of 2023}
starts: 2023-07-01
ends: 2023-12-31
previous: "2023-1"
"""


@pytest.fixture
def linked(pilot_folder: Path) -> Path:
    for name, text in {
        "questions": QUESTIONS,
        "findings": FINDINGS,
        "causes": CAUSES,
        "actions": ACTIONS,
        "lessons": LESSONS,
    }.items():
        write(pilot_folder, name, text)
    return pilot_folder


def write(folder: Path, name: str, text: str, round_id: str = "2023-1") -> None:
    place = folder / "rounds" / round_id
    place.mkdir(exist_ok=True)
    (place / f"{name}.csv").write_text(text, encoding="utf-8")


def next_round(folder: Path, **tables: str) -> None:
    place = folder / "rounds" / "2023-2"
    place.mkdir()
    (place / "round.yml").write_text(SECOND, encoding="utf-8")
    for name, text in tables.items():
        write(folder, name, text, "2023-2")


def problems(folder: Path) -> list[str]:
    return [str(problem).removeprefix("rounds/") for problem in check_pilot(folder)]


def test_a_whole_chain_has_no_problem_and_is_typed(linked: Path) -> None:
    assert problems(linked) == []
    data = read_round(read_pilot(linked), "2023-1")
    assert data.registers["causes"]["finding"].tolist() == ["f1"]
    assert data.action["cause"].tolist() == ["k1"]


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        (
            "findings",
            "f1,q1",
            "f1,q7",
            'findings.csv, row 2, column "question": "q7" is no question of this round or '
            "an earlier one. Known are q1.",
        ),
        (
            "findings",
            "waiting",
            "wating",
            'findings.csv, row 2, column "about": "wating" is no KPI, survey item or '
            'theme. Did you mean "waiting"?',
        ),
        (
            "causes",
            "k1,f1",
            "k1,f11",
            'causes.csv, row 2, column "finding": "f11" is no finding of this round or an '
            'earlier one. Did you mean "f1"?',
        ),
        (
            "actions",
            ",k1,",
            ",cause9,",
            'actions.csv, row 2, column "cause": "cause9" is no cause of this round or an '
            "earlier one. Known are k1.",
        ),
        (
            "lessons",
            "l1,a1",
            "l1,b1",
            'lessons.csv, row 2, column "action": "b1" is no action of this round or an '
            "earlier one. Known are a1.",
        ),
        (
            "questions",
            "moderate,,",
            "moderate,q1,",
            'questions.csv, row 2, column "from": "q1" is no lesson, proposal or question '
            "of an earlier round. Leave the cell empty.",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_the_nearest_id(
    linked: Path, table: str, old: str, new: str, told: str
) -> None:
    path = linked / "rounds/2023-1" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert problems(linked) == [f"2023-1/{told}"]


def test_the_first_few_ids_are_listed_where_none_is_near(linked: Path) -> None:
    rows = "".join(f"q{number},question,none,,Why {number}?\n" for number in range(2, 12))
    write(linked, "questions", QUESTIONS + rows)
    write(linked, "findings", FINDINGS.replace("f1,q1", "f1,unasked"))
    assert problems(linked) == [
        '2023-1/findings.csv, row 2, column "question": "unasked" is no question of this '
        "round or an earlier one. Known are q1, q2, q3, q4, q5, q6, q7, q8 and 3 more."
    ]


def test_a_lesson_may_lead_to_a_question_that_is_still_to_be_written(linked: Path) -> None:
    assert problems(linked) == []  # q2 stands in no file, and there is no next round yet
    next_round(linked)
    assert problems(linked) == [
        '2023-1/lessons.csv, row 2, column "question": "q2" is no question of any round. '
        "Known are q1."
    ]


def test_a_question_of_the_next_round_closes_the_lesson(linked: Path) -> None:
    next_round(linked, questions=QUESTIONS.replace("q1", "q2").replace(",,", ",l1,"))
    assert problems(linked) == []


def test_a_cause_of_an_earlier_round_may_be_acted_on(linked: Path) -> None:
    later = ACTIONS.replace("a1", "b1").replace("2023-02", "2023-08")
    next_round(
        linked,
        actions=later.replace("2023-03", "2023-09"),
        questions=QUESTIONS.replace("q1", "q2"),
    )
    assert problems(linked) == []


def test_a_proposal_is_one_of_an_earlier_round_only(linked: Path) -> None:
    write(linked, "questions", QUESTIONS.replace(",,", ",p01,"))
    assert problems(linked) == [
        '2023-1/questions.csv, row 2, column "from": "p01" is no lesson, proposal or '
        "question of an earlier round. Leave the cell empty."
    ]
    write(linked, "questions", QUESTIONS)
    next_round(linked, questions=QUESTIONS.replace("q1", "q2").replace(",,", ",p01,"))
    assert problems(linked) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        (
            "causes",
            "k1,",
            "f1,",
            'causes.csv, row 2, column "id": the id "f1" stands for findings.csv too: a '
            "link could not say which.",
        ),
        (
            "lessons",
            "l1,",
            "js_q1,",
            'lessons.csv, row 2, column "id": the id "js_q1" stands for a survey item too: '
            "a link could not say which.",
        ),
        (
            "lessons",
            "l1,",
            "p01,",
            'lessons.csv, row 2, column "id": the id "p01" stands for the proposals of a '
            "reflection too: a link could not say which.",
        ),
    ],
)
def test_an_id_that_stands_for_two_things_is_told(
    linked: Path, table: str, old: str, new: str, told: str
) -> None:
    path = linked / "rounds/2023-1" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    remedy = "Give one of them another id, such as a letter of its own and a number."
    assert f"2023-1/{told} {remedy}" in problems(linked)


def test_the_same_id_may_stand_in_two_rounds(linked: Path) -> None:
    next_round(linked, questions=QUESTIONS + "q2,question,none,q1,Still long?\n")
    assert problems(linked) == []


def test_a_prompt_that_nobody_answered_yet_is_no_lesson_and_no_problem(
    linked: Path,
) -> None:
    head = "id,action,loop,decision,question,text_en,prompt_en\n"
    rows = "l1,a1,single,,,,Was it done as planned?\nl2,a1,double,stop,,No need,Why?\n"
    write(linked, "lessons", head + rows)
    assert problems(linked) == []
    data = read_round(read_pilot(linked), "2023-1")
    assert data.registers["lessons"]["id"].tolist() == ["l2"]


def test_half_a_lesson_is_told(linked: Path) -> None:
    rows = "l1,a1,single,,,Order the desk\nl2,a1,double,stop,,\n"
    write(linked, "lessons", LESSONS.splitlines()[0] + "\n" + rows)
    remedy = "Write keep, adapt or stop, and in a sentence what was learned."
    assert problems(linked) == [
        '2023-1/lessons.csv, row 2, column "decision": there is a lesson but no decision. '
        + remedy,
        '2023-1/lessons.csv, row 3, column "text_en": there is a decision but no lesson. '
        + remedy,
    ]

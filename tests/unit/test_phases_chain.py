"""The chain of a round: expected against actual, lessons, and what leads to what."""

import pandas as pd
import pytest

from pescycle.model.given import empty_registers
from pescycle.phases.chain import chain_rows, question_trail
from tests.rounds import FOLLOWING, PAF, actions, given, placed_of_hundred, row, turned

TEXTS = ("text_en", "reason_en")


def registers(**tables: list[dict]) -> dict[str, pd.DataFrame]:
    """The registers of a round, the rows of those that are named."""
    made = empty_registers()
    for name, rows in tables.items():
        columns = [*made[name].columns, *TEXTS]
        made[name] = pd.DataFrame(rows, columns=columns, dtype="object").fillna("")
    return made


FIRST = registers(
    questions=[
        {"id": "q1", "kind": "problem", "grade": "weak", "text_en": "Few are placed"},
        {"id": "q2", "kind": "question", "grade": "none", "text_en": "Who comes?"},
    ],
    findings=[
        {"id": "f1", "question": "q1", "source": "paf", "about": "k2", "grade": "strong"},
        {"id": "f2", "question": "q1", "source": "staff", "grade": "weak"},
    ],
    causes=[
        {"id": "z1", "finding": "f1", "grade": "moderate", "text_en": "No second talk"},
        {"id": "z2", "finding": "f2", "grade": "strong", "text_en": "Nobody in charge"},
    ],
)
SECOND = registers(
    questions=[
        {"id": "q3", "kind": "question", "grade": "moderate", "from": "q1", "text_en": "?"}
    ],
    lessons=[
        {
            **{"id": "l1", "action": "x1", "loop": "single", "decision": "keep"},
            **{"question": "q4", "text_en": "Talk early", "reason_en": "It works"},
        },
        {"id": "l2", "action": "x1", "loop": "double", "decision": "adapt", "text_en": "?"},
        {"id": "l3", "action": "", "loop": "double", "decision": "keep", "text_en": "!"},
    ],
)


@pytest.fixture(scope="module")
def reflected():
    """Placed shares: pilot centers a, b go from .3 to .6 and .5; c, d stay near .3."""
    first = placed_of_hundred("2023-01-01", a=30, b=30, c=30, d=32)
    second = placed_of_hundred("2024-01-01", a=60, b=50, c=31, d=31)
    listed = actions(
        ("x1", "a", "2024-03-01", "done", "2024-02-20", "k2"),
        ("x2", "b", "2024-03-01", "done", "2024-02-20", "k2"),
        ("x3", "b", "2024-03-01", "dropped", None, "k1"),
        ("x4", "c", "2024-05-01", "late", None, "k2"),
    ).assign(cause=["z1", "z1", "", ""])
    earlier = given(framework=PAF, measure_month=first, registers=FIRST)
    before = turned(earlier)
    now = given(
        **{"turn": FOLLOWING, "framework": PAF, "last": earlier},
        **{"measure_month": second, "action": listed, "registers": SECOND},
    )
    return before["reflection"], turned(now, before)["reflection"], now


def test_an_action_stands_beside_what_its_own_center_reached(reflected):
    found = row(reflected[1].action_expected, action="x1")
    assert (found["before"], found["value"]) == (0.3, 0.6)
    assert found["change"] == pytest.approx(0.3)
    assert found["verdict"] == "better"
    # pilot: (.30 + .20) / 2; comparison: (.01 - .01) / 2
    assert found["effect"] == pytest.approx(0.25)
    assert found["since"] == "r1"


@pytest.mark.parametrize(
    ("action", "evidence", "proposed"),
    [("x3", "not_done", "dropped"), ("x4", "not_done", "finish")],
)
def test_what_was_not_done_is_not_judged(reflected, action, evidence, proposed):
    found = row(reflected[1].action_expected, action=action)
    assert (found["evidence"], found["proposed"]) == (evidence, proposed)


def test_a_change_of_the_own_center_alone_is_weaker_evidence(reflected):
    # Two pilot centers that differ, about one degree of freedom: the effect's interval
    # holds zero, while 30 against 60 of 100 in the center itself does not.
    found = row(reflected[1].action_expected, action="x1")
    assert found["effect_low"] < 0 < found["effect_high"]
    assert found["evidence"] == "before_after"


def test_lessons_stand_beside_what_the_figures_propose(reflected):
    lessons = reflected[1].team_lesson
    assert lessons["lesson"].tolist() == ["l1", "l2", "l3"]
    assert lessons["center"].tolist() == ["a", "a", ""]
    assert lessons["proposed"].tolist()[2] == ""
    assert lessons["reason_en"].tolist() == ["It works", "", ""]


def test_the_same_action_in_two_centers_is_one_row_of_the_chain(reflected):
    found = row(reflected[1].chain, actions="x1 x2")
    assert (found["planned"], found["done"]) == (2, 2)
    assert found[["question", "finding", "cause"]].tolist() == ["q1", "f1", "z1"]
    assert (found["lessons"], found["decisions"]) == ("l1 l2", "keep adapt")
    assert found["next_questions"] == "q4"


def test_a_chain_is_as_sure_as_the_weaker_of_finding_and_cause(reflected):
    chain = reflected[1].chain
    assert row(chain, cause="z1")["grade"] == "moderate"  # strong, moderate
    assert row(chain, cause="z2")["grade"] == "weak"  # weak, strong


def test_an_action_without_a_cause_has_the_rest_of_its_row(reflected):
    found = row(reflected[1].chain, actions="x3")
    assert found[["question", "finding", "cause", "lessons"]].tolist() == [""] * 4
    assert (found["moves"], found["done"]) == ("k1", 0)


def test_a_cause_that_nobody_took_up_stands_with_its_round(reflected):
    found = row(reflected[1].chain, cause="z2")
    assert (found["actions"], found["cause_round"]) == ("", "r1")


def test_rows_stand_in_the_order_of_the_questions_and_the_rootless_last(reflected):
    assert reflected[1].chain["question"].tolist() == ["q1", "q1", "", ""]


def test_a_question_is_answered_by_its_findings_and_their_best_grade(reflected):
    trail = reflected[0].question_trail
    found = row(trail, question="q1")
    assert (found["findings"], found["sources"]) == ("f1 f2", "paf staff")
    assert (found["grade"], found["found"]) == ("weak", "strong")
    left = row(trail, question="q2")
    assert (left["findings"], left["found"]) == ("", "")


def test_a_question_names_what_it_grew_out_of(reflected):
    assert row(reflected[1].question_trail, question="q3")["origin"] == "q1"


def test_without_registers_every_frame_is_empty_with_its_columns():
    reflection = turned(given(framework=PAF, measure_month=placed_of_hundred("2023-01-01")))
    found = reflection["reflection"]
    for frame in (
        found.action_expected,
        found.team_lesson,
        found.chain,
        found.question_trail,
    ):
        assert len(frame) == 0
        assert len(frame.columns) > 5


def test_actions_alone_make_a_chain_of_their_own(reflected):
    now = given(
        turn=FOLLOWING,
        framework=PAF,
        action=actions(("x1", "a", "2024-03-01", "done", "2024-02-20", "k2")),
    )
    expected = reflected[1].action_expected.query("action == 'x1'")
    chain = chain_rows(now, expected)
    assert chain["actions"].tolist() == ["x1"]
    assert chain["cause"].tolist() == [""]
    assert question_trail(now).empty

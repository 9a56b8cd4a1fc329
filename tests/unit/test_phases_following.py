"""What a round hands to the next: days, an id, questions, targets and open actions."""

from datetime import date

import pandas as pd
import pytest

from pescycle.model.given import empty_registers
from pescycle.phases.following import (
    carried_actions,
    next_item_targets,
    next_number,
    next_questions,
    next_sample,
)
from pescycle.phases.following_days import Days, following_days, following_id
from tests.rounds import PAF, actions, given
from tests.unit.test_phases_chain import registers

NEXT = Days(date(2024, 1, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("starts", "ends", "after"),
    [
        (date(2023, 7, 1), date(2023, 12, 31), (date(2024, 1, 1), date(2024, 6, 30))),
        (date(2023, 1, 1), date(2023, 12, 31), (date(2024, 1, 1), date(2024, 12, 31))),
        (date(2023, 11, 1), date(2024, 1, 31), (date(2024, 2, 1), date(2024, 4, 30))),
        # No whole months: as many days, 15 here.
        (date(2023, 1, 10), date(2023, 1, 24), (date(2023, 1, 25), date(2023, 2, 8))),
    ],
)
def test_the_next_round_is_as_long_as_the_last(starts, ends, after):
    found = following_days(starts, ends)
    assert (found.starts, found.ends) == after


@pytest.mark.parametrize(
    ("name", "days", "after"),
    [
        ("2023-2", NEXT, "2024-1"),
        ("2024-1", Days(date(2024, 7, 1), date(2024, 12, 31)), "2024-2"),
        ("2023-4", Days(date(2024, 1, 1), date(2024, 3, 31)), "2024-1"),
        ("r9", NEXT, "r10"),
        ("spring", NEXT, "spring-2"),
    ],
)
def test_the_next_round_is_called_like_the_last(name, days, after):
    assert following_id(name, days) == after


ROUND = registers(
    questions=[
        {"id": "q1", "kind": "problem", "grade": "weak", "text_en": "Long waits"},
        {"id": "q7", "kind": "question", "grade": "none", "text_en": "Who comes?"},
    ],
    findings=[{"id": "f1", "question": "q1", "source": "paf", "grade": "strong"}],
    lessons=[
        {"id": "l1", "action": "x1", "decision": "adapt", "question": "q9", "text_en": "A"},
        {"id": "l2", "action": "x1", "decision": "keep", "question": "q9", "text_en": "B"},
        {"id": "l3", "action": "x2", "decision": "adapt", "text_en": "C"},
        {"id": "l4", "action": "x3", "decision": "stop", "text_en": "D"},
        {"id": "l5", "action": "x4", "decision": "keep", "text_en": "E"},
    ],
)


class Reflected:
    """What the next questions read of a reflection."""

    action_expected = pd.DataFrame(
        {"action": ["x1", "x2"], "evidence": ["compared", "no_sign"]}
    )
    proposal = pd.DataFrame(
        {"id": ["p01", "p02", "p03"], "kind": ["keep", "examine", "plan"]}
    )
    capacity_proposal = pd.DataFrame({"id": [], "source": []})
    question_trail = pd.DataFrame({"question": ["q1", "q7"], "findings": ["f1", ""]})


def listed():
    """Done, late, dropped and planned, in this order."""
    return actions(
        ("x1", "a", "2023-03-01", "done", "2023-02-20", "k2"),
        ("x2", "b", "2023-03-01", "late", None, "k2"),
        ("x3", "b", "2023-03-01", "planned", None, "k1"),
        ("x4", "c", "2023-05-01", "planned", None, "k2"),
        ("x5", "c", "2023-05-01", "dropped", None, "k2"),
    ).assign(start=pd.Timestamp("2023-01-15"), cause="z1", fidelity=80.0)


def test_questions_come_from_lessons_proposals_and_what_was_left_open():
    drafts = next_questions(given(framework=PAF, registers=ROUND), Reflected())
    found = [(one.id, one.origin, str(one.thing), one.grade) for one in drafts]
    assert found == [
        ("q9", "l1", "lesson", "strong"),  # announced; l2 leads to the same
        ("q10", "l3", "lesson", "weak"),  # to be adapted, announced none
        ("q11", "p02", "proposal", "strong"),
        ("q12", "p03", "proposal", "moderate"),
        ("q13", "q7", "question", "none"),  # nobody found an answer
    ]


def test_a_lesson_that_leads_to_a_known_question_asks_no_new_one():
    known = ROUND | {"lessons": ROUND["lessons"].iloc[[0]].assign(question="q1")}
    drafts = next_questions(given(framework=PAF, registers=known), Reflected())
    assert "l1" not in [one.origin for one in drafts]


def test_without_anything_written_down_proposals_alone_ask():
    nothing = Reflected()
    nothing.question_trail = nothing.question_trail.iloc[:0]
    drafts = next_questions(given(framework=PAF), nothing)
    assert [(one.id, one.origin) for one in drafts] == [("q1", "p02"), ("q2", "p03")]


def test_proposals_for_capacity_ask_behind_the_others_as_sure_as_their_rule():
    found = Reflected()
    found.capacity_proposal = pd.DataFrame(
        {"id": ["cap1", "cap2"], "source": ["maturity", "barrier"]}
    )
    drafts = next_questions(given(framework=PAF, registers=ROUND), found)
    asked = [(one.id, one.origin, str(one.thing), one.grade) for one in drafts]
    assert asked[-3:] == [
        ("q13", "cap1", "proposal", "moderate"),  # measured once
        ("q14", "cap2", "proposal", "weak"),  # told by a few
        ("q15", "q7", "question", "none"),
    ]


def test_the_last_plan_of_whom_to_ask_is_taken_along_without_who_was_asked():
    plan = pd.DataFrame(
        {
            "audience": ["jobseeker", "jobseeker"],
            "center": ["a", "b"],
            "frame": pd.array([400, None], dtype="Int64"),
            "planned": pd.array([30, 40], dtype="Int64"),
            "asked": pd.array([50, None], dtype="Int64"),
            "cost": [float("nan"), float("nan")],
        }
    )
    one = given(framework=PAF, sample=plan)
    assert list(next_sample(one)) == ["audience", "center", "frame", "planned"]
    dear = given(framework=PAF, sample=plan.assign(cost=[2.5, float("nan")]))
    assert next_sample(dear)["cost"].iloc[0] == 2.5


def test_numbers_go_on_behind_the_last_that_is_taken():
    one = given(framework=PAF, registers=ROUND)
    assert next_number(one, "q", "questions") == 10  # q9 is announced by a lesson
    assert next_number(one, "l", "lessons") == 6
    assert next_number(given(framework=PAF), "l", "lessons") == 1


def test_open_and_adapted_actions_go_on_and_stopped_ones_do_not():
    carried = carried_actions(
        given(framework=PAF, action=listed(), registers=ROUND), NEXT
    ).set_index("id")
    assert carried.index.tolist() == ["x1", "x2", "x4"]
    assert carried["decision"].tolist() == ["adapt", "adapt", "keep"]
    assert carried["state"].unique().tolist() == ["planned"]
    assert carried["cause"].unique().tolist() == ["z1"]


def test_an_action_that_goes_on_starts_anew_within_the_round():
    one = given(framework=PAF, action=listed(), registers=ROUND)
    carried = carried_actions(one, Days(date(2024, 1, 1), date(2024, 4, 15)))
    shift = pd.Timestamp("2024-01-01") - pd.Timestamp(one.round.starts)
    assert carried["start"].tolist() == [pd.Timestamp("2023-01-15") + shift] * 3
    assert carried["due"].max() == pd.Timestamp("2024-04-15")  # 1 May lies behind the end
    assert carried[["done_on", "fidelity"]].isna().all().all()


def test_without_actions_nothing_is_carried():
    assert carried_actions(given(framework=PAF), NEXT).empty
    assert empty_registers()["lessons"].empty


def test_only_what_lies_clearly_above_its_target_is_wanted_higher():
    one = given(framework=PAF)
    wanted = {"a1": 0.6, "a2": 0.6, "a3": 0.6}
    one = type(one)(
        **{
            **{name: getattr(one, name) for name in ("folder", "data", "months", "events")},
            "round": one.round.model_copy(update={"item_targets": wanted}),
        }
    )
    expected = pd.DataFrame(
        {
            "item": ["a1", "a2"],
            "value": [0.678, 0.62],
            "finding": ["above", "as_expected"],
        }
    )
    found = next_item_targets(one, expected)
    assert found["a1"] == (0.67, 0.6, 0.678)
    assert found["a2"] == (0.6, 0.6, 0.62)
    assert found["a3"][:2] == (0.6, 0.6)
    assert pd.isna(found["a3"][2])

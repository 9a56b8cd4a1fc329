"""The action log and the decision log on a few actions, the sum in a comment."""

import pandas as pd
import pytest

from pescycle.io.contracts import empty_table
from pescycle.model.given import empty_registers
from pescycle.model.registers import DECISIONS, FINDINGS
from pescycle.phases.delivery import barrier_count
from tests.rounds import FOLLOWING, PAF, actions, given, row, turned


def logged(*rows):
    """Rows (id, state, dose planned, dose done, fidelity, barrier)."""
    frame = actions(*((r[0], "a", "2023-03-01", r[1], _done_on(r[1]), "k1") for r in rows))
    own = pd.DataFrame(
        [(r[0], *r[2:]) for r in rows],
        columns=["id", "dose_planned", "dose_done", "fidelity", "barrier"],
    )
    return frame.merge(own, on="id").astype(
        dict.fromkeys(["dose_planned", "dose_done", "fidelity"], "float64")
    )


def _done_on(state):
    return "2023-02-20" if state == "done" else None


def delivery(*rows):
    return turned(given(action=logged(*rows)))["action"].action_delivery.set_index("id")


@pytest.mark.parametrize(
    ("dose", "fidelity", "expected"),
    [
        (80, 80, "high"),
        (79, 100, "moderate"),
        (100, 79, "moderate"),
        (50, 90, "moderate"),
        (49, 100, "low"),
        (0, 100, "none"),  # nothing done cannot have been done as meant
        (150, 90, "high"),
        (90, None, "high"),  # what is known counts
        (None, 40, "low"),
        (None, None, "unknown"),
    ],
)
def test_the_lower_of_dose_and_fidelity_counts(dose, fidelity, expected):
    found = delivery(("x", "done", 100, dose, fidelity, "none"))
    assert found.loc["x", "delivery"] == expected


def test_a_dose_without_a_plan_has_no_share():
    found = delivery(("x", "done", None, 5, None, None), ("y", "done", 0, 5, None, None))
    assert found["dose_share"].isna().all()
    assert set(found["delivery"]) == {"unknown"}


def test_a_dropped_action_of_which_nothing_is_written_was_not_delivered():
    found = delivery(
        ("x", "dropped", 10, None, None, None), ("y", "dropped", 10, 6, None, "clients")
    )
    assert found["delivery"].to_dict() == {"x": "none", "y": "moderate"}


def test_barriers_are_counted_with_none_at_the_end():
    found = delivery(
        ("a", "done", 1, 1, 90, "none"),
        ("b", "done", 1, 1, 90, "none"),
        ("c", "done", 1, 1, 90, "none"),
        ("d", "late", 1, 0, 90, "staff"),
        ("e", "dropped", 1, 0, 90, "staff"),
        ("f", "done", 1, 1, 90, "time"),
        ("g", "planned", 1, 0, 90, None),  # nobody said: no row
    )
    count = barrier_count(found.reset_index())
    assert count["barrier"].tolist() == ["staff", "time", "none"]
    # d is overdue at the end of June and open, e was dropped
    assert count.iloc[0].tolist() == ["staff", 2, 1, 1, 1]


def test_without_actions_there_is_nothing_to_log():
    action = turned(given())["action"]
    assert action.action_delivery.empty
    assert {"delivery", "barrier"} <= set(action.action_delivery.columns)
    assert action.barrier_count.empty


def decisions(*rows):
    """Rows (id, day, about)."""
    frame = pd.DataFrame(rows, columns=["id", "date", "about"])
    return frame.assign(
        date=pd.to_datetime(frame["date"]), decision="keep", reason_en="Why", by_en="Team"
    )


def registers(**frames):
    return empty_registers() | frames


def test_decisions_stand_by_day_and_say_what_they_are_about():
    finding = empty_table(FINDINGS)
    finding.loc[0, ["id", "text_en"]] = ["f1", "They wait"]
    log = decisions(
        ("d3", "2023-03-03", "k1"),
        ("d1", "2023-03-01", "x"),
        ("d2", "2023-03-01", "f1"),
        ("d4", "2023-03-04", None),
        ("d5", "2023-03-05", "nowhere"),
    )
    one = given(
        framework=PAF,
        action=logged(("x", "done", 1, 1, 90, "none")),
        registers=registers(decisions=log, findings=finding),
    )
    found = turned(one)["action"].decision_log
    assert found["id"].tolist() == ["d1", "d2", "d3", "d4", "d5"]
    assert found["thing"].tolist() == ["action", "finding", "kpi", "", ""]
    assert found["what_en"].tolist()[:3] == ["Do it", "They wait", ""]


def test_a_decision_can_be_about_an_action_of_the_last_round():
    first = given(action=logged(("x", "done", 1, 1, 90, "none")))
    log = decisions(("d1", "2024-03-01", "x"))
    second = given(turn=FOLLOWING, last=first, registers=registers(decisions=log))
    found = turned(second, turned(first))["action"].decision_log
    assert row(found, id="d1")["what_en"] == "Do it"


def test_a_round_without_a_decision_log_has_an_empty_one():
    found = turned(given())["action"].decision_log
    assert found.empty
    assert list(found.columns[:5]) == ["id", "date", "about", "thing", "decision"]
    assert DECISIONS.name == "decisions"

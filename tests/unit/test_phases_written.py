"""What a team wrote down, over all rounds so far."""

import pandas as pd
import pytest

from pescycle.model.given import empty_registers
from pescycle.model.good_practice import GoodPractice
from pescycle.model.registers import CONTEXT
from pescycle.phases import written
from tests.rounds import BASELINE, FOLLOWING, actions, given


def turn(one=BASELINE, last=None, **registers):
    found = empty_registers() | registers
    return given(turn=one, last=last, registers=found)


def comments(*rows):
    """Rows (id, group, theme, status, comment)."""
    names = ["id", "group", "theme", "status", "comment_en"]
    frame = pd.DataFrame(rows, columns=names)
    more = {"workshop": "ws", "place": "", "tone": "", "changed": ""}
    return frame.assign(date=pd.Timestamp("2023-02-01"), **more)


def questions(*rows):
    frame = pd.DataFrame(rows, columns=["id", "from", "text_en"])
    return frame.assign(kind="question", grade="weak")


def test_without_any_register_every_frame_is_empty_with_its_columns():
    one = turn()
    found = written.consultation(one)
    assert len(found) == 0
    assert len(written.questions(one)) == len(written.context(one)) == 0
    assert len(written.stakeholders(one, found)) == 0
    assert len(written.good_practices(one)) == 0
    counts = written.consultation_counts(found)
    assert len(counts) == 0
    assert {"by", "counted", "open", "comments"} <= set(counts)


def test_a_comment_that_a_later_round_tells_again_counts_as_told_last():
    first = turn(
        consultation=comments(
            ("w1", "donors", "waiting", "open", "Slow"),
            ("w2", "donors", "offers", "open", "Far"),
        )
    )
    second = turn(
        FOLLOWING,
        last=first,
        consultation=comments(("w1", "donors", "waiting", "accepted", "Slow")),
    )
    found = written.consultation(second).set_index("id")
    assert found["status"].to_dict() == {"w1": "accepted", "w2": "open"}
    assert found["round"].to_dict() == {"w1": "r2", "w2": "r1"}


def test_comments_are_counted_by_group_and_by_theme():
    rows = comments(
        ("w1", "staff", "waiting", "open", "a"),
        ("w2", "donors", "waiting", "accepted", "b"),
        ("w3", "staff", "offers", "rejected", "c"),
    )
    counts = written.consultation_counts(rows)
    assert counts[["by", "counted", "comments"]].values.tolist() == [
        ["group", "staff", 2],
        ["group", "donors", 1],
        ["theme", "waiting", 2],
        ["theme", "offers", 1],
    ]
    # Each part has all comments, each comment one status.
    statuses = ["open", "accepted", "partly", "deferred", "rejected"]
    assert counts.groupby("by")[statuses].sum().sum(axis=1).tolist() == [3, 3]
    assert counts.iloc[0][statuses].tolist() == [1, 0, 0, 0, 1]


def test_a_question_knows_the_lesson_that_it_grew_out_of():
    lesson = pd.DataFrame(
        [{"id": "l1", "action": "a1", "loop": "single", "decision": "keep"}]
    ).assign(question="q2", text_en="Ask earlier", reason_en="")
    first = turn(questions=questions(("q1", "", "Why?")), lessons=lesson)
    rows = questions(("q2", "l1", "How?"), ("q3", "q1", "Still?"), ("q4", "p01", "x"))
    found = written.questions(turn(FOLLOWING, last=first, questions=rows))
    assert found["from_thing"].tolist() == ["lesson", "question", "proposal"]
    assert found["from_round"].tolist() == ["r1", "r1", "r1"]
    assert found["origin_en"].tolist() == ["Ask earlier", "Why?", ""]


def test_a_question_without_origin_has_none():
    found = written.questions(turn(questions=questions(("q1", "", "Why?"))))
    assert found[["from_thing", "from_round"]].values.tolist() == [["", ""]]
    assert "origin_en" not in found


def test_the_latest_list_of_stakeholders_counts_with_the_comments_of_its_group():
    names = ["id", "group", "influence", "interest", "name_en"]
    old = pd.DataFrame([("h1", "donors", 5, 5, "A"), ("h2", "press", 1, 1, "B")])
    old.columns = names
    first = turn(stakeholders=old, consultation=comments(("w1", "donors", "x", "open", "")))
    found = written.stakeholders(turn(FOLLOWING, last=first), written.consultation(first))
    assert found["place"].tolist() == ["high_high", "low_low"]
    assert found["comments"].tolist() == [1, 0]
    new = old.iloc[:1].assign(influence=4, interest=3)
    second = turn(FOLLOWING, last=first, stakeholders=new)
    found = written.stakeholders(second, written.consultation(second))
    # 3 is the middle of 1 to 5 and not high.
    assert found["place"].tolist() == ["high_low"]


def test_a_value_of_the_context_that_is_told_again_replaces_the_first():
    def series(value):
        row = ("jobs", "staff", pd.Timestamp("2023-01-31"), value, "Jobs")
        frame = pd.DataFrame([row], columns=["series", "kind", "date", "value", "title_en"])
        return frame.astype({"value": "float64"})

    first = turn(context=series(1))
    second = turn(FOLLOWING, last=first, context=series(2))
    assert written.context(second)["value"].tolist() == [2.0]
    assert set(CONTEXT.key) <= set(written.context(second))


@pytest.fixture
def library():
    def practice(name, helps):
        text = {"en": name}
        return GoodPractice(
            id=name, service=text, title=text, text=text, helps=helps, source=text
        )

    return (practice("other", ("k9",)), practice("fits", ("k9", "k1")))


def test_practices_about_the_actions_or_findings_of_the_round_come_first(library):
    one = turn()
    folder = one.folder
    object.__setattr__(folder, "good_practice", library)
    assert written.good_practices(one)["fits"].tolist() == ["", ""]
    acting = given(
        action=actions(("a1", "a", "2023-02-01", "done", "2023-02-01", "k1")),
        registers=empty_registers(),
    )
    object.__setattr__(acting.folder, "good_practice", library)
    found = written.good_practices(acting)
    assert found["id"].tolist() == ["fits", "other"]
    assert found["fits"].tolist() == ["k1", ""]


def test_a_dropped_action_is_no_subject_of_the_round():
    one = given(
        action=actions(("a1", "a", "2023-02-01", "dropped", None, "k1")),
        registers=empty_registers(),
    )
    assert written.round_subjects(one) == set()

"""How a round itself went: plan, experts, recommendations and capacity, by hand."""

import numpy as np
import pandas as pd
import pytest

from pescycle.io.contracts import empty_table
from pescycle.model.given import empty_registers
from pescycle.model.pilot import Audience
from pescycle.model.registers import OPINIONS, PROJECT, RECOMMENDATIONS
from pescycle.phases import frames
from pescycle.phases.evaluation import (
    capacity_proposals,
    opinions,
    project_evaluation,
    recommendations,
)
from tests.methods import questionnaire
from tests.rounds import BASELINE, FOLLOWING, actions, given, row, turned


def opinion(*rows):
    """Rows (expert, topic, rating)."""
    frame = pd.DataFrame(rows, columns=["expert", "topic", "rating"])
    return frame.assign(text_en="why")


def recommended(*rows):
    """Rows (id, status, evidence)."""
    frame = pd.DataFrame(rows, columns=["id", "status", "evidence_fr"])
    return frame.assign(text_en="Do it")


def project(*rows):
    """Rows (aspect, measure, planned, actual)."""
    frame = pd.DataFrame(rows, columns=["aspect", "measure", "planned", "actual"])
    return frame.assign(text_en="What", unit_en="days")


def turn(round_=BASELINE, last=None, action=None, **registers):
    frames_ = {} if action is None else {"action": action}
    written = empty_registers() | registers
    return given(turn=round_, last=last, registers=written, **frames_)


def test_an_empty_round_gives_empty_frames_with_their_columns():
    found = turned(turn())["reflection"]
    for name, columns in (
        ("project_evaluation", frames.PROJECT_EVALUATION),
        ("opinion", frames.OPINION),
        ("opinion_topic", frames.OPINION_TOPIC),
        ("recommendation", frames.RECOMMENDATION),
        ("capacity_proposal", frames.CAPACITY_PROPOSAL),
    ):
        frame = getattr(found, name)
        assert list(frame.columns) == list(columns)
        assert frame.empty


@pytest.mark.parametrize("contract", [OPINIONS, PROJECT, RECOMMENDATIONS])
def test_a_register_without_rows_is_what_a_missing_file_gives(contract):
    assert empty_table(contract).columns.tolist() == [c.name for c in contract.columns]


@pytest.mark.parametrize(
    ("aspect", "planned", "actual", "finding"),
    [
        ("scope", 10, 10, "as_planned"),
        ("scope", 10, 9, "as_planned"),  # 0.9: still within a tenth
        ("scope", 10, 8.9, "short"),
        ("scope", 10, 11, "as_planned"),  # 1.1 is not stored exactly
        ("scope", 10, 11.1, "beyond"),
        ("participation", 20, 0, "short"),
        ("time", 30, 34, "over"),  # 1.13
        ("time", 30, 20, "spared"),
        ("cost", 100, 111, "over"),
        ("cost", 0, 5, "insufficient_data"),
        ("cost", 100, None, "insufficient_data"),
    ],
)
def test_a_tenth_more_or_less_is_as_planned(aspect, planned, actual, finding):
    one = turn(project=project((aspect, "m", planned, actual)))
    found = project_evaluation(one, turned(one)["action"])
    assert row(found, origin="team")["finding"] == finding


def test_the_rounds_own_files_count_actions_and_answers():
    listed = actions(
        ("x1", "a", "2023-03-01", "done", "2023-02-20", "k2"),
        ("x2", "b", "2023-03-01", "late", None, "k2"),
    )
    one = turn(action=listed, project=project(("cost", "m", 2, 2)))
    counted = row(project_evaluation(one, turned(one)["action"]), origin="files")
    # 1 of 2 actions is done.
    assert (counted["aspect"], counted["measure"]) == ("scope", "actions_done")
    assert (counted["planned"], counted["actual"], counted["ratio"]) == (2, 1, 0.5)
    assert counted["finding"] == "short"


def test_a_hidden_count_of_answers_is_not_told_as_participation():
    one = turn()
    action = turned(one)["action"]
    hidden = pd.DataFrame(
        {
            "audience": ["staff", "employer"],
            "center": "all",
            "planned": [12, 50],
            "collected": [pd.NA, 40],
            "state": ["hidden", "published"],
        }
    )
    shown = type(action)(headline={}, **(action.frames() | {"response_count": hidden}))
    assert project_evaluation(one, shown)["audience"].tolist() == ["employer"]


def test_aspects_come_in_their_own_order_the_teams_word_first():
    rows = project(("participation", "p", 1, 1), ("cost", "c", 1, 1), ("scope", "s", 1, 1))
    listed = actions(("x1", "a", "2023-03-01", "done", "2023-02-20", "k2"))
    one = turn(project=rows, action=listed)
    found = project_evaluation(one, turned(one)["action"])
    assert found["measure"].tolist() == ["s", "actions_done", "c", "p"]


@pytest.mark.parametrize(
    ("ratings", "finding"),
    [
        ((4, 4, 4), "close"),
        ((3, 4, 4), "close"),
        ((2, 4, 4), "apart"),
        ((2, 3, 5), "split"),
        ((1, 5), "few_experts"),
        ((3,), "few_experts"),
    ],
)
def test_the_widest_gap_between_two_experts_decides(ratings, finding):
    rows = [(f"e{n}", "scope", rating) for n, rating in enumerate(ratings)]
    _, topic = opinions(turn(opinions=opinion(*rows)))
    own = row(topic, topic="scope")
    assert own["finding"] == finding
    assert (own["lowest"], own["highest"]) == (min(ratings), max(ratings))
    assert own["middle"] == np.median(ratings)


def test_opinions_stand_by_topic_in_the_order_of_the_topics():
    rows = opinion(("e2", "learning", 5), ("e2", "scope", 2), ("e1", "learning", 4))
    single, topic = opinions(turn(opinions=rows))
    assert list(zip(single["topic"], single["expert"], strict=True)) == [
        ("scope", "e2"),
        ("learning", "e1"),
        ("learning", "e2"),
    ]
    assert topic["topic"].tolist() == ["scope", "learning", "all"]


def test_a_change_of_opinion_is_that_of_the_experts_of_both_rounds():
    first = turn(opinions=opinion(("e1", "time", 2), ("e2", "time", 3)))
    now = opinion(("e2", "time", 4), ("e3", "time", 1), ("e4", "time", 1))
    _, topic = opinions(turn(FOLLOWING, last=first, opinions=now))
    own = row(topic, topic="time")
    # Of the three only e2 was asked before: from 3 to 4, though the middle fell to 1.
    assert own["middle"] == 1
    assert (own["asked_before"], own["middle_before"], own["middle_same"]) == (1, 3, 4)


def test_perfect_agreement_over_topics_has_an_alpha_of_one():
    rows = [
        (expert, topic, rating)
        for expert in ("e1", "e2", "e3")
        for topic, rating in (("scope", 5), ("time", 2), ("cost", 3))
    ]
    _, topic = opinions(turn(opinions=opinion(*rows)))
    assert row(topic, topic="all")["alpha"] == 1


def test_two_experts_have_no_alpha_and_equal_ratings_none_either():
    _, two = opinions(
        turn(opinions=opinion(("e1", "scope", 5), ("e2", "scope", 2), ("e1", "time", 1)))
    )
    assert np.isnan(row(two, topic="all")["alpha"])
    assert row(two, topic="all")["finding"] == "few_experts"
    alike = [(f"e{n}", topic, 4) for n in range(3) for topic in ("scope", "time", "cost")]
    _, same = opinions(turn(opinions=opinion(*alike)))
    assert np.isnan(row(same, topic="all")["alpha"])
    assert row(same, topic="cost")["finding"] == "close"


def test_recommendations_are_followed_through_the_rounds():
    first = turn(
        recommendations=recommended(
            ("r1", "open", ""), ("r2", "started", ""), ("r3", "done", "seen")
        )
    )
    now = recommended(
        ("r1", "open", ""), ("r2", "done", "vu"), ("r4", "started", ""), ("r5", "done", "")
    )
    found = recommendations(turn(FOLLOWING, last=first, recommendations=now))
    names = [
        "recommendation",
        "first_round",
        "way",
        "status",
        "rounds",
        "finding",
        "proven",
    ]
    assert found[names].to_numpy().tolist() == [
        ["r1", "r1", "open", "open", 2, "same", False],
        ["r2", "r1", "started done", "done", 1, "forward", True],
        ["r3", "r1", "done", "done", 1, "missing", False],
        ["r4", "r2", "started", "started", 1, "new", False],
        ["r5", "r2", "done", "done", 1, "new", False],
    ]


@pytest.mark.parametrize(
    ("before", "now", "finding"),
    [
        ("done", "started", "back"),
        ("started", "dropped", "left"),
        ("dropped", "open", "forward"),
        ("dropped", "dropped", "same"),
    ],
)
def test_what_was_dropped_can_be_taken_up_again(before, now, finding):
    first = turn(recommendations=recommended(("r1", before, "")))
    second = turn(FOLLOWING, last=first, recommendations=recommended(("r1", now, "why")))
    assert row(recommendations(second), recommendation="r1")["finding"] == finding


def section(name, value, half, phase="score", round_="r1", state="published"):
    return {
        "round": round_, "center": "all", "section": name, "statement": "", "role": "all",
        "phase": phase, "value": value, "low": value - half, "high": value + half,
        "level": 0.95, "method": "t_centers", "assessors": 6, "state": state,
    }  # fmt: skip


def capacity(action=None, sections=(), estimates=()):
    one = turn(action=action)
    observation = turned(one)["observation"]
    history = pd.DataFrame(sections, columns=list(frames.MATURITY_HISTORY))
    estimate = pd.DataFrame(estimates, columns=list(frames.ESTIMATE))
    seen = observation.frames() | {"maturity_history": history, "estimate": estimate}
    return one, type(observation)(headline={}, **seen)


def test_a_section_is_proposed_only_if_its_whole_interval_is_low():
    rows = [
        section("evidence", 40, 9.9),
        section("employers", 46, 6),  # reaches 52: chance can have made it
        section("strategy", 30, 5, state="hidden"),
        section("evidence", 45, 9, phase="plan"),
        section("evidence", 25, 9, phase="act"),
        section("partners", 20, 5, round_="r0"),  # of an earlier check
    ]
    rows.insert(0, rows.pop())
    found = capacity_proposals(*capacity(sections=rows))
    own = row(found, source="maturity")
    assert (own["about"], own["phase"], own["value"]) == ("evidence", "act", 40)
    assert own["reference"] == 50


def test_a_barrier_counts_from_two_actions_on_and_only_if_capacity_can_lift_it():
    listed = actions(
        *((f"x{n}", "a", "2023-03-01", "done", "2023-02-20", "k2") for n in range(7))
    ).assign(barrier=["time", "time", "skills", "money", "money", "none", None])
    found = capacity_proposals(*capacity(action=listed))
    own = row(found, source="barrier")
    assert (own["about"], own["value"], own["base"]) == ("time", 2, 7)


def test_an_aim_is_proposed_where_its_actions_were_done_otherwise_on_average():
    listed = actions(
        *(
            (f"x{n}", "a", "2023-03-01", "done", "2023-02-20", aim)
            for n, aim in enumerate(["k2", "k2", "k1", "k1"])
        )
    ).assign(fidelity=[50, 80, 70, None])
    found = capacity_proposals(*capacity(action=listed))
    # k2: (50 + 80) / 2 = 65, below 70; k1: 70 alone, the missing one is not zero.
    own = row(found, source="fidelity")
    assert (own["about"], own["value"], own["base"]) == ("k2", 65, 2)


def test_staff_questions_on_learning_are_proposed_below_one_half():
    def estimate(item, high, state="published", statistic="top2box"):
        names = dict.fromkeys(frames.ESTIMATE)
        return names | {
            "audience": "staff", "center": "all", "item": item, "statistic": statistic,
            "value": high - 0.2, "low": high - 0.4, "high": high, "base": 28,
            "level": 0.95, "method": "wilson", "state": state,
        }  # fmt: skip

    one, observation = capacity(
        estimates=[
            estimate("l1", 0.49),
            estimate("l2", 0.51),
            estimate("l3", 0.3, state="hidden"),
            estimate("q1", 0.3),  # the overall question is no question of learning
        ]
    )
    item = {"type": "scale", "scale": "five", "title": {"en": "x"}, "wording": {"en": "x"}}
    asked = questionnaire("q1")
    climate = [item | {"id": name, "role": "climate"} for name in ("l1", "l2", "l3")]
    whole = type(asked).model_validate(
        asked.model_dump(exclude={"items"})
        | {"audience": "staff", "items": [*asked.model_dump()["items"], *climate]}
    )
    one.folder.questionnaires[Audience.STAFF] = whole
    found = capacity_proposals(one, observation)
    assert found["about"].tolist() == ["l1"]
    assert row(found, about="l1")["audience"] == "staff"

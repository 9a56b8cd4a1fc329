"""The theory of change and its aims, on plans of a few actions."""

import pandas as pd

from pescycle.model.given import empty_registers
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import Questionnaire
from pescycle.phases import enquire, plan
from pescycle.phases.theory import theory_frames
from tests.methods import SATISFIED, VISITS, framework, kpi, questionnaire
from tests.rounds import FOLLOWING, actions, given, row

SATISFACTION = kpi(
    "sat",
    SATISFIED | {"items": {"jobseeker": "q1"}, "weights": {"jobseeker": 1}},
    weight=0.5,
)
TWO = {"rule": "fixed", "value": 2}
PAF = framework([kpi("walk_in", VISITS, weight=0.5, target=TWO), SATISFACTION])


def asked():
    """Questions of which q1 is the overall one, q2 a driver, q3 an outcome."""
    roles = {"q1": "overall", "q2": "driver", "q3": "outcome"}
    whole = questionnaire("q1", "q2", "q3").model_dump()
    whole["items"] = [item | {"role": roles[item["id"]]} for item in whole["items"]]
    return {Audience.JOBSEEKER: Questionnaire.model_validate(whole)}


def planned(*rows, causes=None, last=None, turn=None, **more):
    """A plan of actions (id, center, aim), with the causes that were written down."""
    action = actions(*((n, c, "2023-03-01", "planned", None, aim) for n, c, aim in rows))
    registers = empty_registers()
    if causes is not None:
        registers["causes"] = causes
    one = given(
        framework=PAF,
        action=action.assign(**more),
        registers=registers,
        last=last,
        **({"turn": turn} if turn else {}),
    )
    folder = one.folder.__class__(**(vars(one.folder) | {"questionnaires": asked()}))
    return one.__class__(**(vars(one) | {"folder": folder}))


def causes(*rows):
    return pd.DataFrame(rows, columns=["id", "finding", "grade", "text_en"])


def pairs(link):
    return list(zip(link["from_id"], link["to_id"], link["basis"], strict=True))


def test_an_action_leads_to_its_kpi_and_that_to_its_pillar():
    _, link = theory_frames(planned(("a1", "a", "walk_in")), None)
    assert pairs(link) == [("a1", "walk_in", "aim"), ("walk_in", "p1", "pillar")]


def test_a_driver_feeds_the_kpi_that_is_made_of_the_overall_question():
    _, link = theory_frames(planned(("a1", "a", "q2")), None)
    assert pairs(link) == [
        ("a1", "q2", "aim"),
        ("q2", "sat", "driver"),
        ("sat", "p1", "pillar"),
    ]
    assert link["share"].isna().all()


def test_the_overall_question_is_the_kpi_itself():
    _, link = theory_frames(planned(("a1", "a", "q1")), None)
    assert ("q1", "sat", "question") in pairs(link)


def test_a_question_that_is_no_driver_feeds_nothing():
    _, link = theory_frames(planned(("a1", "a", "q3")), None)
    assert pairs(link) == [("a1", "q3", "aim")]


def test_like_actions_of_several_centers_are_one_box():
    one = planned(("a1", "a", "walk_in"), ("a2", "b", "walk_in"), ("a3", "c", "q2"))
    node, link = theory_frames(one, None)
    assert link["from_id"].tolist()[:2] == ["a1", "a3"]
    box = row(node, id="a1")
    assert (box["actions"], box["centers"], box["title_en"]) == (2, 2, "Do it")


def test_an_action_of_all_centers_has_no_number_of_centers():
    node, _ = theory_frames(planned(("a1", "all", "walk_in")), None)
    assert pd.isna(row(node, id="a1")["centers"])


def test_a_cause_stands_before_its_action_with_how_well_it_is_known():
    one = planned(
        ("a1", "a", "walk_in"),
        causes=causes(("k1", "f1", "weak", "Nobody knows us")),
        cause="k1",
    )
    node, link = theory_frames(one, None)
    first = link.iloc[0]
    assert (first["from_id"], first["to_id"], first["grade"]) == ("k1", "a1", "weak")
    assert row(node, id="k1")["title_en"] == "Nobody knows us"


def test_a_cause_of_an_earlier_round_is_still_known():
    last = planned(causes=causes(("k1", "f1", "strong", "Nobody knows us")))
    one = planned(("b1", "a", "walk_in"), last=last, turn=FOLLOWING, cause="k1")
    node, link = theory_frames(one, None)
    assert link.iloc[0]["grade"] == "strong"
    assert row(node, id="k1")["title_en"] == "Nobody knows us"


def test_without_actions_there_is_nothing_to_draw():
    node, link = theory_frames(planned(), None)
    assert node.empty
    assert link.empty


def aims(one):
    return plan(one, enquire(one, None, None), None).aim


def test_each_target_stands_beside_its_actions_and_their_cost():
    one = planned(("a1", "a", "walk_in"), ("a2", "b", "walk_in"), cost=[100.0, 50.0])
    rows = aims(one)
    own = row(rows, id="walk_in")
    assert (own["actions"], own["centers"], own["cost"]) == (2, 2, 150)
    assert own["target"] == 8  # two a month in each of four centers
    idle = row(rows, id="sat")
    assert (idle["actions"], idle["centers"], idle["feeding"]) == (0, 0, 0)
    assert pd.isna(idle["cost"])


def test_an_action_at_a_driver_feeds_the_kpi_behind_it():
    rows = aims(planned(("a1", "a", "q2"), ("a2", "all", "q2")))
    assert row(rows, id="sat")["feeding"] == 2
    own = row(rows, id="q2")
    assert own["actions"] == 2
    assert pd.isna(own["centers"])


def test_what_has_neither_target_nor_action_is_left_out():
    rows = aims(planned(("a1", "a", "q3")))
    assert set(rows["id"]) == {"walk_in", "sat", "q3"}

"""The chain of the cycle: what leads to what, over rounds and in both directions."""

from itertools import pairwise

import pandas as pd

from pescycle.io.links import written_tables
from pescycle.io.pilots import read_pilot
from pescycle.model.chain import Chain, Written, chain_of, names_of
from pescycle.model.tables import Thing
from tests.example import EXAMPLE

OF = {"waiting": frozenset({Thing.KPI})}


def frame(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def first_round() -> Written:
    return Written(
        "r1",
        {
            "questions": frame({"id": "q1", "from": "", "text_en": "Long waits"}),
            "findings": frame(
                {"id": "f1", "question": "q1", "about": "waiting", "text_en": "42 minutes"}
            ),
            "causes": frame({"id": "k1", "finding": "f1", "text_en": "One desk"}),
            "actions": frame(
                {"id": "a1", "moves": "waiting", "cause": "k1", "title_en": "Second desk"}
            ),
            "lessons": frame(
                {"id": "l1", "action": "a1", "question": "q1", "text_en": "Order early"}
            ),
        },
    )


def second_round() -> Written:
    """Counts its questions from one again, as teams do."""
    return Written(
        "r2", {"questions": frame({"id": "q1", "from": "l1", "text_en": "Does it last?"})}
    )


def ids(entries: list) -> list[tuple[str, str]]:
    return [entry.key for entry in entries]


def walk(chain: Chain, name: str, round_id: str) -> list[tuple[str, str]]:
    """The first thing that came of each, step by step."""
    entry, seen = chain.find(name, round_id)[0], []
    while entry.key not in seen:
        seen.append(entry.key)
        found = chain.led_to_by(entry)
        entry = found[0] if found else entry
    return seen


def test_a_chain_is_followed_from_a_question_to_the_action() -> None:
    chain = chain_of([first_round(), second_round()], OF)
    assert walk(chain, "q1", "r1")[:4] == [("r1", x) for x in ("q1", "f1", "k1", "a1")]


def test_an_action_leads_to_what_it_moves_and_to_its_lesson() -> None:
    chain = chain_of([first_round(), second_round()], OF)
    [action] = chain.find("a1")
    assert ids(chain.led_to_by(action)) == [("r1", "waiting"), ("r1", "l1")]
    assert chain.led_to_by(action)[0].thing == Thing.KPI


def test_backwards_every_step_names_where_it_came_from() -> None:
    chain = chain_of([first_round(), second_round()], OF)
    entry, steps = chain.find("l1")[0], []
    while chain.leading_to(entry):
        entry = chain.leading_to(entry)[0]
        steps.append(entry.id)
    assert steps == ["a1", "k1", "f1", "q1"]


def test_a_lesson_leads_to_the_next_rounds_question_though_an_old_one_has_its_id() -> None:
    chain = chain_of([first_round(), second_round()], OF)
    [lesson] = chain.find("l1")
    assert ids(chain.led_to_by(lesson)) == [("r2", "q1")]
    assert ids(chain.leading_to(chain.find("q1", "r2")[0])) == [("r1", "l1")]


def test_without_a_next_round_the_question_of_that_id_is_the_known_one() -> None:
    chain = chain_of([first_round()], OF)
    assert ids(chain.led_to_by(chain.find("l1")[0])) == [("r1", "q1")]


def test_a_link_that_is_said_on_both_sides_counts_once() -> None:
    chain = chain_of([first_round(), second_round()], OF)
    [question] = chain.find("q1", "r2")
    assert len(chain.leading_to(question)) == 1


def test_a_proposal_is_one_of_the_last_reflection() -> None:
    later = Written("r2", {"questions": frame({"id": "q2", "from": "p03"})})
    known = Written("r1", first_round().tables, frozenset({"p01"}))
    assert ids(chain_of([first_round(), later], OF).find("p03")) == [("r1", "p03")]
    assert chain_of([known, later], OF).find("p03") == []


def test_links_that_lead_nowhere_are_left_out() -> None:
    lost = Written("r1", {"causes": frame({"id": "k1", "finding": "f9"})})
    chain = chain_of([lost], OF)
    assert chain.before == {}
    assert ids(chain.find("k1")) == [("r1", "k1")]


def test_nothing_written_is_an_empty_chain() -> None:
    chain = chain_of([Written("r1", {})], {})
    assert (dict(chain.entries), chain.find("q1")) == ({}, [])


def test_what_an_entry_says_is_its_text_or_its_title() -> None:
    chain = chain_of([first_round()], OF)
    assert chain.find("a1")[0].texts == {"en": "Second desk"}
    assert chain.find("waiting")[0].texts == {}


def example_chain() -> Chain:
    folder = read_pilot(EXAMPLE)
    rounds = [Written(turn.id, written_tables(folder, turn)) for turn in folder.rounds]
    return chain_of(rounds, names_of(folder))


def test_the_example_goes_from_its_first_question_to_the_last_lesson() -> None:
    chain = example_chain()
    story = ["q1", "f3", "k1", "a01", "l2", "q9", "f19"]
    for earlier, later in pairwise(story):
        found = chain.led_to_by(chain.find(earlier)[0])
        assert later in [entry.id for entry in found], f"{earlier} does not lead to {later}"


def test_every_action_of_the_example_has_a_cause_and_comes_from_a_question() -> None:
    chain = example_chain()
    actions = [one for one in chain.entries.values() if one.thing == Thing.ACTION]
    assert len(actions) == 20
    for action in actions:
        entry, things = action, []
        while chain.leading_to(entry):
            entry = chain.leading_to(entry)[0]
            things.append(entry.thing)
        assert things[:3] == [Thing.CAUSE, Thing.FINDING, Thing.QUESTION], action.id


def test_texts_of_the_example_say_that_they_are_synthetic_in_both_languages() -> None:
    folder = read_pilot(EXAMPLE)
    for turn in folder.rounds:
        tables = written_tables(folder, turn)
        for name in ("findings", "causes", "lessons"):
            assert len(tables[name])
            assert tables[name]["text_en"].str.endswith("(synthetic)").all()
            assert tables[name]["text_fr"].str.endswith("(synthétique)").all()

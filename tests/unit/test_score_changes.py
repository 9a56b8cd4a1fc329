"""Changes of scores between rounds and between editions, on a pilot of four centers."""

from dataclasses import replace
from datetime import date

import pytest

from pescycle.model.framework import Framework
from tests import rounds
from tests.methods import PLACED, framework, kpi

PARTS = ["data", "denominator", "anchors", "weights"]
OLD = framework([kpi("k1", PLACED, weight=0.5), kpi("k2", PLACED, weight=0.5)])
TURNS = [
    rounds.FOLLOWING.model_copy(update={"id": "r1", "previous": None}),
    rounds.FOLLOWING.model_copy(
        update={
            "id": "r2",
            "previous": "r1",
            "starts": date(2025, 1, 1),
            "ends": date(2025, 6, 30),
        }
    ),
]


def edition(**changes) -> Framework:
    whole = OLD.model_dump()
    for one in whole["pillars"][0]["kpis"]:
        one |= changes.get(one["id"], {})
    return Framework.model_validate(
        whole | {"edition": "2", "effective_from": date(2025, 1, 1)}
    )


NEW = edition(k2={"target": {"rule": "fixed", "value": 0.4}})


def told(now, former):
    """Both rounds of a pilot; the reflection on the second."""
    last, before = None, None
    for turn, placed in zip(TURNS, ({"a": 20, "b": 30}, {"a": 25, "b": 30}), strict=True):
        month = f"{turn.starts.year}-01-01"
        one = rounds.given(
            turn=turn,
            framework=now,
            last=last,
            measure_month=rounds.placed_of_hundred(month, **placed),
        )
        folder = replace(one.folder, editions=former, rounds=tuple(TURNS))
        last = replace(one, folder=folder)
        before = rounds.turned(last, before)
    return before


def test_a_change_between_rounds_is_split_and_adds_up():
    found = told(NEW, (OLD,))["reflection"].score_decomposition
    row = rounds.row(found, kind="rounds", center="a", node="p1")
    # r1 by edition 1: 0.2 / 0.5 = 0.4 for both KPIs; r2 by edition 2: 0.25 / 0.5 = 0.5 and
    # 0.25 / 0.4 = 0.625, together 0.5625
    assert (row["before"], row["after"]) == pytest.approx((0.4, 0.5625))
    assert (row["edition_before"], row["edition"]) == ("1", "2")
    # data: half of 0.05 x (1 / 0.5 + 1 / 0.5) / 2 and of 0.05 x (1 / 0.5 + 1 / 0.4) / 2
    #   = (0.1 + 0.1125) / 2 = 0.10625; anchors: the rest, 0.1625 - 0.10625
    assert row[PARTS].tolist() == pytest.approx([0.10625, 0, 0.05625, 0])


def test_every_round_is_scored_by_both_editions():
    found = told(NEW, (OLD,))["reflection"].score_decomposition
    own = found[(found["kind"] == "editions") & (found["center"] == "a")]
    assert own["round"].tolist() == ["r1", "r2"]
    # r1: 0.4 by edition 1; 0.4 and 0.2 / 0.4 = 0.5 by edition 2, together 0.45
    assert own["before"].tolist() == pytest.approx([0.4, 0.5])
    assert own["after"].tolist() == pytest.approx([0.45, 0.5625])
    assert own["anchors"].tolist() == pytest.approx([0.05, 0.0625])


def test_a_round_before_the_change_keeps_its_published_score():
    score = told(NEW, (OLD,))["observation"].kpi_history
    first = rounds.row(score, round="r1", center="a", kpi="k2")
    assert (first["target"], first["attainment"]) == pytest.approx((0.5, 0.4))


def test_with_one_edition_only_the_rounds_are_compared():
    found = told(OLD, ())["reflection"].score_decomposition
    assert set(found["kind"]) == {"rounds"}
    row = rounds.row(found, center="b", node="p1")
    assert row["change"] == pytest.approx(0)


def test_a_first_round_and_a_pilot_without_a_framework_have_no_change():
    one = rounds.given(turn=TURNS[0], framework=OLD)
    assert rounds.turned(one)["reflection"].score_decomposition.empty
    assert rounds.turned(rounds.given())["reflection"].score_decomposition.empty

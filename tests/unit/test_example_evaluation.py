"""The example's project, opinions and recommendations hold what its README says."""

import pytest

from tests.example import ROUNDS, round_rows

FILES = ("project", "opinions", "recommendations")


def ratings(round_id, topic):
    return [
        int(row["rating"])
        for row in round_rows(round_id, "opinions")
        if row["topic"] == topic
    ]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("round_id", ROUNDS)
def test_every_text_is_there_in_english_and_in_french(round_id, name):
    for row in round_rows(round_id, name):
        assert row["text_en"]
        assert row["text_fr"]


@pytest.mark.parametrize("round_id", ROUNDS)
def test_what_is_stated_says_that_it_is_invented(round_id):
    said = [row["text_en"] for row in round_rows(round_id, "opinions")]
    said += [row["evidence_en"] for row in round_rows(round_id, "recommendations")]
    assert all("(synthetic)" in text for text in said if text)


def test_the_four_recommendations_of_the_first_phase_stand_in_every_round():
    for round_id in ROUNDS:
        named = {row["id"] for row in round_rows(round_id, "recommendations")}
        assert {"r1", "r2", "r3", "r4"} <= named


def test_the_fifth_is_called_done_without_evidence():
    (last,) = [row for row in round_rows("2023-2", "recommendations") if row["id"] == "r5"]
    assert (last["status"], last["evidence_en"], last["evidence_fr"]) == ("done", "", "")


def test_the_experts_are_split_where_the_readme_says():
    topics = ("scope", "time", "cost", "participation", "learning")
    split = {
        (round_id, topic)
        for round_id in ROUNDS
        for topic in topics
        if (given := ratings(round_id, topic)) and max(given) - min(given) >= 3
    }
    assert split == {("2023-1", "participation"), ("2023-2", "learning")}


@pytest.mark.parametrize("round_id", ROUNDS[1:])
def test_the_plan_of_the_money_is_that_of_the_actions(round_id):
    (planned,) = [
        row for row in round_rows(round_id, "project") if row["measure"] == "actions_cost"
    ]
    costs = [float(row["cost"] or 0) for row in round_rows(round_id, "actions")]
    assert float(planned["planned"]) == sum(costs)

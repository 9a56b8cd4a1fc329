"""Dimensions on hand-sized answers: the sum in a comment."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import simple_design
from pescycle.css.dimensions import (
    dimension_changes,
    dimension_figures,
    dimension_scores,
)
from pescycle.css.stacking import RoundAnswers
from pescycle.model.questionnaire import Questionnaire
from tests.methods import TITLE, questionnaire, responses


def asked(*names, **dimension):
    """Questions about the climate; keyword arguments give the dimension of each."""
    whole = questionnaire(*names, audience="staff").model_dump(mode="json")
    for item in whole["items"]:
        item |= {"role": "climate", "dimension": dimension.get(item["id"])}
    ids = dict.fromkeys(dimension.values())
    whole["dimensions"] = [{"id": name, "title": TITLE} for name in ids]
    return Questionnaire.model_validate(whole)


def answers(**items):
    frame = responses("a" * len(next(iter(items.values()))), **items)
    return RoundAnswers(frame, simple_design(len(frame)))


PAIR = asked("l1", "l2", "l3", l1="open", l2="open", l3="room")


def test_a_person_has_the_mean_of_what_he_or_she_answered():
    frame = responses("aaaa", l1=[5, 1, None, 8], l2=[3, None, None, 9], l3=[1, 2, 3, 4])
    found = dimension_scores(frame, PAIR)
    # (100 + 50) / 2; 0 alone of two is half of them; nothing; no valid answer
    assert found["open"].tolist()[:2] == [75, 0]
    assert found["open"].isna().tolist() == [False, False, True, True]
    assert found["room"].tolist() == [0, 25, 50, 75]


def test_who_answered_fewer_than_half_has_no_score():
    three = asked("l1", "l2", "l3", l1="open", l2="open", l3="open")
    frame = responses("aa", l1=[5, 5], l2=[None, 5], l3=[None, None])
    # one of three is fewer than half, two are not
    assert dimension_scores(frame, three)["open"].isna().tolist() == [True, False]


def test_questions_without_a_dimension_stand_by_themselves():
    found = dimension_figures(answers(l1=[5, 3], l2=[1, 1]), asked("l1", "l2"))
    assert found[["dimension", "item"]].to_numpy().tolist() == [["l1", "l1"], ["l2", "l2"]]
    # 100 and 50
    assert found["value"].tolist() == [75, 0]


def test_a_question_that_was_not_asked_is_in_no_dimension():
    found = dimension_figures(answers(l1=[5, 3, 4], l3=[1, 2, 3]), PAIR)
    assert found["item"].tolist() == ["l1", "l3"]


def test_limits_stay_between_0_and_100():
    found = dimension_figures(answers(l1=[5, 5, 5, 4], l3=[1, 1, 1, 2]), PAIR)
    assert found["high"].iloc[0] == 100
    assert found["low"].iloc[1] == 0


def test_equal_answers_have_no_interval():
    row = dimension_figures(answers(l3=[3, 3, 3]), PAIR).iloc[0]
    assert row["value"] == 50
    assert np.isnan(row["low"])


def test_nobody_who_answered_gives_a_missing_score():
    row = dimension_figures(answers(l1=[8, None], l2=[9, None]), PAIR).iloc[0]
    assert row["base"] == 0
    assert row[["value", "se", "low", "high"]].isna().all()


def test_a_single_answer_has_no_error():
    row = dimension_figures(answers(l3=[4]), PAIR).iloc[0]
    assert row["value"] == 75
    assert np.isnan(row["se"])


def test_a_change_is_this_round_less_the_last():
    before, after = answers(l3=[1, 2, 3, 2] * 5), answers(l3=[4, 5, 4, 5] * 5)
    row = dimension_changes(after, before, PAIR).iloc[0]
    # before 25, now 87.5
    assert row[["before", "value", "change"]].tolist() == [25, 87.5, 62.5]
    assert (row["verdict"], row["comparisons"]) == ("better", 1)
    assert row["low"] < 62.5 < row["high"]
    assert row["p_adjusted"] == row["p"]


def test_all_dimensions_that_are_looked_at_are_allowed_for():
    one = [1, 2, 3, 4, 5, 3] * 4
    other = [2, 3, 4, 4, 5, 3] * 4
    after, before = answers(l1=other, l2=other, l3=one), answers(l1=one, l2=one, l3=one)
    found = dimension_changes(after, before, PAIR).set_index("dimension")
    # Holm with two: the smaller p twice
    assert found.loc["open", "p_adjusted"] == pytest.approx(2 * found.loc["open", "p"])
    alone = dimension_changes(after, before, PAIR, shown={"open"})
    assert alone["p_adjusted"].tolist() == alone["p"].tolist()
    assert alone["dimension"].tolist() == ["open"]


def test_a_dimension_of_other_questions_is_not_compared():
    before = answers(l1=[3, 4, 2], l3=[3, 4, 2])
    after = answers(l1=[4, 4, 2], l2=[4, 4, 2], l3=[3, 3, 2])
    assert dimension_changes(after, before, PAIR)["dimension"].tolist() == ["room"]


def test_nothing_in_common_gives_an_empty_table_with_its_columns():
    found = dimension_changes(answers(l1=[3, 4]), answers(l3=[3, 4]), PAIR)
    assert found.empty
    assert {"change", "p_adjusted", "verdict"} <= set(found.columns)


def test_a_change_without_any_spread_is_not_judged():
    row = dimension_changes(answers(l3=[5] * 12), answers(l3=[1] * 12), PAIR).iloc[0]
    assert row["change"] == 100
    assert row["verdict"] == "insufficient_data"
    assert pd.isna(row["p"])

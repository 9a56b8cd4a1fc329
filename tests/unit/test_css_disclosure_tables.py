"""Secondary suppression on hand-sized tables."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.disclosure import (
    AudienceTables,
    Ledger,
    Promise,
    Question,
    attainable,
    audited,
    intervals,
    protected,
    question_counts,
    republished,
    suppressed,
)
from pescycle.css.disclosure.rules import dominated, protection, unanimous


def heads(number, **promise):
    """The table of how many answered in each center, with its total."""
    rules = Promise(**({"minimum_base": 10, "center_base": 30} | promise))
    tables = AudienceTables(Ledger(), rules, "staff", frozenset(number))
    whole = number | {"all": sum(number.values())}
    tables.head_counts("count", whole, [("all", list(number))])
    return attainable(tables.ledger.tables())


def hidden_keys(tables):
    return {key[2] for key in tables.rows["key"][suppressed(tables)]}


def test_where_nothing_is_small_nothing_is_hidden():
    tables = heads({"a": 10, "b": 20, "c": 30})
    assert hidden_keys(tables) == set()
    audit = audited(tables, suppressed(tables)).iloc[0]
    assert (audit["cells"], audit["hidden"], audit["checked"]) == (4, 0, 0)
    assert audit["passed"]


def test_one_small_center_takes_the_smallest_other_that_protects_it():
    # 60 - 20 - 33 = 7; with b hidden a + b = 27 and b >= 10: a lies between 1 and 9
    tables = heads({"a": 7, "b": 20, "c": 33})
    hidden = suppressed(tables)
    assert hidden_keys(tables) == {"a", "b"}
    found = intervals(tables, hidden).iloc[0]
    assert (found["low"], found["high"]) == pytest.approx((1, 9))


def test_a_center_just_above_the_minimum_is_no_protection():
    # a + b = 13 and b >= 10 would leave a between 1 and 3: c is hidden as well or instead
    assert hidden_keys(heads({"a": 2, "b": 11, "c": 40})) == {"a", "c"}


def test_of_a_single_small_center_the_total_is_small_too():
    assert hidden_keys(heads({"a": 7})) == {"a", "all"}


def test_a_single_center_above_the_minimum_is_shown_with_its_total():
    assert hidden_keys(heads({"a": 12})) == set()


def test_all_small_centers_protect_each_other_when_they_are_many_enough():
    # 2 + 3 + 4 + 5 + 6 = 20: each may be anything from 1 to 9
    tables = heads({"a": 2, "b": 3, "c": 4, "d": 5, "e": 6})
    assert hidden_keys(tables) == {"a", "b", "c", "d", "e"}
    assert audited(tables, suppressed(tables))["narrowest"].tolist() == [8.0]


def test_small_centers_whose_rest_is_too_small_take_another_one():
    # 3 + 4 = 7 people are all less c less d: too few to be known together
    assert len(hidden_keys(heads({"a": 3, "b": 4, "c": 40, "d": 50}))) == 3


def test_a_zero_is_known_and_hides_nobody():
    assert hidden_keys(heads({"a": 0, "b": 20, "c": 33})) == set()


def test_one_answer_from_each_of_nine_centers_is_told_by_the_rows_alone():
    tables = heads({str(n): 1 for n in range(9)})
    hidden = suppressed(tables)
    assert hidden.all()
    assert audited(tables, hidden)["passed"].all()


def test_the_same_tables_always_hide_the_same_rows():
    number = {str(n): n % 13 + 3 for n in range(40)}
    first, second = (suppressed(heads(number)).tolist() for _ in range(2))
    assert first == second


def test_a_round_without_answers_has_no_tables():
    tables = Ledger().tables()
    assert suppressed(tables).tolist() == []
    assert audited(tables, suppressed(tables)).empty


def test_a_relation_that_does_not_hold_is_refused():
    ledger = Ledger()
    row = ledger.row("count", "a")
    one, two = ledger.count(row, 3), ledger.count(row, 4)
    with pytest.raises(ValueError, match="off by -1"):
        ledger.relation({one: 1.0, two: -1.0})


FIVE = Question("q1", np.array([1, 1, 2, 0, 0]), np.arange(5.0))


def asked(answers, *, rules=None, weight=None):
    """One question by center: a list of places of answers a center, perhaps its weight."""
    place = np.concatenate([np.array(one, int) for one in answers.values()])
    row = np.repeat(np.arange(len(answers)), [len(one) for one in answers.values()])
    every = np.append(row, np.full(len(row), len(answers)))
    own = None if weight is None else np.tile(np.array(weight)[row], 2)
    counts = question_counts(FIVE, np.tile(place, 2), every, len(answers) + 1, weight=own)
    keys = [*answers, "all"]
    tables = AudienceTables(
        Ledger(), rules or Promise(10, 30), "jobseeker", frozenset(answers)
    )
    total = len(answers)
    tables.question(
        ["estimate"] * len(keys),
        counts,
        keys,
        sums=[(total, range(total))],
        within=[total] * len(keys),
    )
    return attainable(tables.ledger.tables())


MIXED = [0, 1, 2, 3, 4]


def test_what_the_people_of_a_hidden_center_said_cannot_be_worked_out():
    # 25 answers are too few for a center: all less b less c would tell what they said
    hidden = hidden_keys(asked({"a": MIXED * 5, "b": MIXED * 8, "c": MIXED * 9}))
    assert hidden == {"a", "b"}


def test_weights_that_differ_by_center_are_a_second_equation_and_hide_one_more():
    # The best answers of a and b add up to 22 by count, and to 1 x 10 + 3 x 12 = 46 by
    # weight: two equations for two numbers, so that c has to go as well.
    answers = {"a": MIXED * 5, "b": [3, 4, 3, 4, 2, 1] * 4, "c": MIXED * 9, "d": MIXED * 10}
    assert hidden_keys(asked(answers)) == {"a", "b"}
    assert hidden_keys(asked(answers, weight=[1, 3, 2, 2])) == {"a", "b", "c"}


def test_equal_weights_tell_what_counts_tell():
    answers = {"a": MIXED * 5, "b": MIXED * 5, "c": MIXED * 9, "d": MIXED * 10}
    even = hidden_keys(asked(answers, weight=[2, 2, 2, 2]))
    assert even == hidden_keys(asked(answers))


def test_the_clients_of_a_center_with_few_answers_do_not_tell_how_many_answered():
    # Of the weights 3 to 5 only clients are known, 6 x 3 = 18 and so on, so that the
    # figures of all stay, although every center's number of answers is hidden.
    answers = {c: (MIXED * 2)[: 6 + n % 3] for n, c in enumerate("abcdefgh")}
    found = asked(answers, weight=[3, 4, 5, 3, 4, 5, 3, 4])
    assert hidden_keys(found) == set("abcdefgh")


def test_a_center_of_one_mind_is_hidden_unless_the_pilot_shows_it():
    answers = {"a": [3, 4] * 20, "b": MIXED * 8, "c": MIXED * 9}
    assert "a" in hidden_keys(asked(answers))
    shown = Promise(10, 30, hide_unanimous=False)
    assert hidden_keys(asked(answers, rules=shown)) == set()


def test_answers_beside_the_scale_are_no_base():
    # Places 5 to 7 are not applicable, don't know and blank.
    counts = question_counts(FIVE, np.array([4, 0, 5, 7, 2]), np.array([0, 0, 0, 0, -1]), 1)
    assert counts.base.tolist() == [2]
    assert counts.beside.tolist() == [[1, 0, 1]]
    assert counts.points.tolist() == [4.0]


@pytest.mark.parametrize(("minimum", "width"), [(5, 3), (6, 3), (10, 5), (20, 10)])
def test_the_promised_width_is_half_the_minimum_base(minimum, width):
    assert protection(minimum) == width


def test_a_share_of_nothing_or_of_everybody_tells_each_answer():
    found = unanimous(np.array([0, 5, 10, 0]), np.array([10, 10, 10, 0]))
    assert found.tolist() == [True, False, True, False]


def test_a_sum_that_tells_its_largest_part_is_dominated():
    # a: of 100 the largest is 90; the other 10 tell it to within 10 %. b: the two largest
    # are 60 of 100. c: the two largest are 90 of 100. d: nothing was given at all.
    amount = pd.Series([90, 8, 2, 30, 30, 25, 15, 50, 40, 10, 0, None])
    cell = pd.Series([*"aaabbbbcccdd"])
    assert dominated(amount, cell).to_dict() == {
        "a": True,
        "b": False,
        "c": True,
        "d": False,
    }


def test_an_amount_below_zero_has_no_dominance():
    with pytest.raises(ValueError, match="0 or above"):
        dominated(pd.Series([-1.0]), pd.Series(["a"]))


def test_a_protecting_row_loses_its_base_and_an_empty_one_stays():
    gated = pd.DataFrame(
        {
            "value": [0.5, None, 0.4],
            "base": pd.array([40, 0, 50], dtype="Int64"),
            "state": ["published", "insufficient", "published"],
        }
    )
    found = protected(gated, np.array([True, True, False]))
    assert found["state"].tolist() == ["protecting", "insufficient", "published"]
    assert found["base"].isna().tolist() == [True, False, False]
    assert gated["state"].tolist()[0] == "published"


def editions(now, was):
    """Two editions of a table, each with these bases by center."""
    made = [
        pd.DataFrame({"center": list(bases), "base": pd.array([*bases.values()], "Int64")})
        for bases in (now, was)
    ]
    return republished(*made, keys=["center"], minimum_base=10).tolist()


def test_a_base_that_moved_by_a_few_tells_what_the_few_said():
    now, was = {"a": 64, "b": 70, "c": 50}, {"a": 63, "b": 60, "c": 50}
    assert editions(now, was) == [True, False, False]


def test_what_an_earlier_edition_hid_stays_hidden():
    assert editions({"a": 40, "b": None}, {"a": None, "b": 40}) == [True, False]


def test_a_row_that_no_earlier_edition_has_is_safe():
    assert editions({"a": 40}, {}) == [False]

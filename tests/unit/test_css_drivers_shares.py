"""Shares of an audience's drivers: who has one, and from how many answers."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import simple_design
from pescycle.css.drivers import driver_answers, driver_shares
from pescycle.css.drivers.importance import MOST_EXACT, comparable_drivers
from tests.drivers import DRIVERS, STATUS, answered, asked


def shares_of(frame, book, design=None, **options):
    answers = driver_answers(frame, book)
    return driver_shares(answers, design or simple_design(len(frame)), **options)


def test_shares_add_up_to_one_and_the_same_answers_give_the_same_intervals():
    frame, book = answered(200), asked(*DRIVERS)
    found = shares_of(frame, book)
    for method in ("lmg", "johnson"):
        own = found[found["method"] == method]
        assert own["share"].sum() == pytest.approx(1)
        assert own["item"].tolist() == list(DRIVERS)
        assert (own["low"] < own["share"]).all()
        assert (own["high"] > own["share"]).all()
        assert own["top_three"].sum() == pytest.approx(3)
    pd.testing.assert_frame_equal(found, shares_of(frame, book))


def test_below_a_hundred_answers_there_is_only_the_rank_correlation():
    book = asked(*DRIVERS)
    assert set(shares_of(answered(99), book)["method"]) == {"rank_correlation"}
    assert "lmg" in set(shares_of(answered(100), book)["method"])


def test_a_driver_that_few_could_rate_has_only_its_rank_correlation():
    frame = answered(400)
    frame.loc[150:, "d4"] = 8
    found = shares_of(frame, asked(*DRIVERS))
    assert found.loc[found["method"] == "lmg", "item"].tolist() == ["d1", "d2", "d3"]
    ranked = found[found["method"] == "rank_correlation"].set_index("item")
    assert ranked.loc["d4", "base"] == 150


def test_a_driver_that_nobody_rated_takes_no_interval_from_the_others():
    frame = answered(150)
    frame["d4"] = pd.array([9] * 150, dtype="Int64")
    found = shares_of(frame, asked(*DRIVERS))
    ranked = found[found["method"] == "rank_correlation"].set_index("item")
    assert ranked["low"].notna().tolist() == [True, True, True, False]
    assert np.isnan(ranked.loc["d4", "share"])
    assert ranked.loc["d4", "base"] == 0


def test_three_drivers_have_no_place_among_the_first_three():
    found = shares_of(answered(150), asked("d1", "d2", "d3"))
    assert found["top_three"].isna().all()


def test_one_driver_has_the_whole_share_and_no_interval():
    found = shares_of(answered(150), asked("d1"))
    lmg = found[found["method"] == "lmg"].iloc[0]
    assert lmg["share"] == 1
    assert np.isnan(lmg["low"])
    assert np.isnan(lmg["high"])


def test_nobody_and_all_missing_give_no_share_and_no_error():
    frame = answered(120)
    frame["q1"] = pd.array([9] * 120, dtype="Int64")
    found = shares_of(frame, asked(*DRIVERS))
    assert set(found["method"]) == {"rank_correlation"}
    assert found["share"].isna().all()
    assert (found["base"] == 0).all()


def test_where_all_gave_the_same_overall_answer_nothing_is_shared_out():
    frame = answered(120)
    frame["q1"] = pd.array([4] * 120, dtype="Int64")
    assert not len(comparable_drivers(driver_answers(frame, asked(*DRIVERS))))
    found = shares_of(frame, asked(*DRIVERS))
    assert found["share"].isna().all()


def test_without_drivers_or_an_overall_question_there_is_nothing_to_compare():
    frame = answered(10)
    assert driver_answers(frame, asked()) is None
    assert driver_answers(frame.drop(columns="q1"), asked(*DRIVERS)) is None


def test_the_status_enters_first_and_its_part_is_set_apart():
    frame, draw = answered(300), np.random.default_rng(6)
    got = frame["q1"].to_numpy(float) + draw.normal(size=300) > 3
    frame["o1"] = np.where(got, "yes", "no")
    frame.loc[:4, "o1"] = None
    book = asked(*DRIVERS, outcome=STATUS)
    found = shares_of(frame, book)
    lmg = found[found["method"] == "lmg"]
    assert set(lmg["adjusted_for"]) == {"o1"}
    assert 0.1 < lmg["adjusted_r2"].iloc[0] < lmg["r2"].iloc[0]
    assert lmg["share"].sum() == pytest.approx(1)
    without = shares_of(frame.drop(columns="o1"), book)
    assert (without.loc[without["method"] == "lmg", "adjusted_r2"].abs() < 1e-12).all()


def test_counts_of_the_outcome_enter_by_their_logarithm():
    posts = STATUS | {"id": "o1", "type": "number", "low": 0, "high": 500}
    del posts["choices"]
    frame = answered(120)
    frame["o1"] = pd.array([0, 1, 3, 7] * 30, dtype="Int64")
    answers = driver_answers(frame, asked(*DRIVERS, outcome=posts))
    np.testing.assert_allclose(answers.status[:4, 0], np.log([1, 2, 4, 8]))


def test_a_rare_status_joins_the_most_frequent_one():
    frame = answered(120)
    frame["o1"] = ["yes"] * 111 + ["no"] * 9
    assert driver_answers(frame, asked(*DRIVERS, outcome=STATUS)).adjusted_for == ()


def test_sampled_orders_in_replicates_give_nearly_the_exact_limits(monkeypatch):
    frame, book = answered(300), asked(*DRIVERS)
    exact = shares_of(frame, book)
    monkeypatch.setattr("pescycle.css.drivers.importance.MOST_EXACT", 2)
    sampled = shares_of(frame, book)
    np.testing.assert_allclose(sampled["share"], exact["share"], rtol=1e-12)
    np.testing.assert_allclose(sampled["low"], exact["low"], atol=0.01)
    np.testing.assert_allclose(sampled["high"], exact["high"], atol=0.01)
    assert MOST_EXACT >= 10


def test_contradicting_pairs_fall_back_to_who_answered_everything():
    # q1 with d1 goes along in one third, q1 with d2 against in another, d1 with d2 along
    # in the last: together impossible. Only the complete rows at the end agree.
    up = np.tile([1, 2, 3, 4, 5], 60).astype(float)
    gap = np.full(300, np.nan)
    complete = answered(150, ("d1", "d2"))
    columns = {
        "q1": np.concatenate([up, up, gap]),
        "d1": np.concatenate([up, gap, up]),
        "d2": np.concatenate([gap, 6 - up, up]),
    }
    frame = pd.DataFrame({"center": ["a"] * 900})
    for name, values in columns.items():
        frame[name] = pd.array(values, dtype="Int64")
    frame = pd.concat([frame, complete], ignore_index=True)
    found = shares_of(frame, asked("d1", "d2"))
    lmg = found[found["method"] == "lmg"]
    assert lmg["rows"].tolist() == ["complete"] * 2
    assert lmg["base"].tolist() == [150, 150]
    alone = shares_of(complete, asked("d1", "d2"))
    expected = alone.loc[alone["method"] == "lmg", "share"]
    np.testing.assert_allclose(lmg["share"], expected, rtol=1e-10)

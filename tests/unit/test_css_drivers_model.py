"""Proportional odds by hand, and why a model cannot be fitted."""

import numpy as np
import pytest

from pescycle.css.design import simple_design
from pescycle.css.drivers import driver_answers, driver_model
from pescycle.css.drivers.parallel_lines import parallel_lines
from pescycle.css.drivers.proportional_odds import proportional_odds
from pescycle.model.findings import Unfitted
from tests.drivers import DRIVERS, answered, asked


def test_a_model_of_two_answers_and_one_indicator_has_the_odds_ratio_of_the_table():
    # 30 of 40 against 10 of 40 better answers: (30/10) / (10/30) = 9
    answer = np.repeat([1.0, 0, 1, 0], [30, 10, 10, 30])
    column = np.repeat([1.0, 0], [40, 40])[:, None]
    model = proportional_odds(simple_design(80), answer, column)
    assert np.exp(model.coefficients[0]) == pytest.approx(9, rel=1e-8)
    assert model.reason is None


def test_weights_count_like_repeated_rows():
    frame = answered(80)
    answers = driver_answers(frame, asked(*DRIVERS))
    times = np.tile([1, 2, 3, 2], 20)
    again = np.repeat(np.arange(80), times)
    one = proportional_odds(
        simple_design(80).weighted(times), answers.overall, answers.drivers
    )
    other = proportional_odds(
        simple_design(len(again)), answers.overall[again], answers.drivers[again]
    )
    np.testing.assert_allclose(one.coefficients, other.coefficients, rtol=1e-8)


def test_an_answer_that_nobody_gave_has_no_cut():
    answer = np.tile([1.0, 2, 4, 5], 30)
    column = np.random.default_rng(2).normal(size=(120, 1)) + answer[:, None] / 3
    assert len(proportional_odds(simple_design(120), answer, column).coefficients) == 4


@pytest.mark.parametrize(
    ("answer", "column", "reason"),
    [
        (np.ones(40), np.arange(40.0), Unfitted.NO_VARIATION),
        (np.full(40, np.nan), np.arange(40.0), Unfitted.NO_VARIATION),
        (np.tile([1.0, 2], 20), np.ones(40), Unfitted.COLLINEAR),
        (np.repeat([1.0, 2, 3, 4], 10), np.arange(40.0), Unfitted.SEPARATION),
        (np.repeat([0.0, 1], 20), np.repeat([0.0, 1], 20), Unfitted.SEPARATION),
    ],
)
def test_what_cannot_be_fitted_says_why(answer, column, reason):
    model = proportional_odds(simple_design(40), answer, column[:, None])
    assert model.reason == reason
    assert not len(model.coefficients)


def test_a_driver_that_is_twice_in_the_model_says_why():
    column = np.random.default_rng(1).normal(size=40)
    model = proportional_odds(
        simple_design(40), np.tile([1.0, 2], 20), np.column_stack([column, column])
    )
    assert model.reason == Unfitted.COLLINEAR


def test_fewer_people_than_coefficients_say_why():
    columns = np.random.default_rng(1).normal(size=(4, 3))
    model = proportional_odds(simple_design(4), np.array([1.0, 2, 1, 2]), columns)
    assert model.reason == Unfitted.FEW_ANSWERS


def test_slopes_that_differ_by_cut_are_found_and_equal_ones_are_not():
    draw = np.random.default_rng(7)
    column, noise = draw.normal(size=3000), draw.logistic(size=3000)
    equal = np.digitize(column + noise, [-1, 1]).astype(float)
    steep = np.where(noise + 2 * column > 1, 2, np.where(noise > -1.5, 1, 0)).astype(float)
    design = simple_design(3000)
    assert parallel_lines(design, equal, column[:, None]).p[0] > 0.05
    assert parallel_lines(design, steep, column[:, None]).p[0] < 1e-6


def test_two_answers_have_no_lines_to_compare():
    draw = np.random.default_rng(8)
    column = draw.normal(size=(200, 1))
    lines = parallel_lines(simple_design(200), np.tile([0.0, 1], 100), column)
    assert np.isnan(lines.p).all()


def test_the_model_of_an_audience_has_a_ratio_a_driver():
    frame, book = answered(400), asked(*DRIVERS)
    found = driver_model(driver_answers(frame, book), simple_design(400))
    assert found["item"].tolist() == list(DRIVERS)
    assert (found["low"] < found["odds_ratio"]).all()
    assert found["odds_ratio"].iloc[0] > found["odds_ratio"].iloc[3]
    assert (found["base"] == 400).all()
    assert (found["reason"] == "").all()


def test_the_model_needs_a_hundred_who_answered_everything():
    frame = answered(150)
    frame.loc[:29, "d1"] = 8
    frame.loc[30:59, "d2"] = 9
    found = driver_model(driver_answers(frame, asked(*DRIVERS)), simple_design(150))
    assert set(found["reason"]) == {"few_answers"}
    assert found["odds_ratio"].isna().all()
    assert set(found["base"]) == {90}


def test_without_a_comparable_driver_the_model_has_no_rows():
    found = driver_model(driver_answers(answered(50), asked(*DRIVERS)), simple_design(50))
    assert found.empty

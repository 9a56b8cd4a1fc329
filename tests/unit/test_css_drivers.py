"""Drivers by hand: what is shared out, what has no share, what an interval says."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import Stage, SurveyDesign, covariance, simple_design
from pescycle.css.drivers import (
    driver_answers,
    driver_model,
    driver_shares,
    importance_performance,
)
from pescycle.css.drivers.bootstrap import (
    once,
    percentile_interval,
    replicate_factors,
    weighted_sums,
)
from pescycle.css.drivers.correlations import (
    adjusted,
    contradictory,
    mended,
    pairwise_correlations,
)
from pescycle.css.drivers.importance import MOST_EXACT, comparable_drivers
from pescycle.css.drivers.parallel_lines import parallel_lines
from pescycle.css.drivers.proportional_odds import proportional_odds
from pescycle.css.drivers.ranks import rank_correlations
from pescycle.css.drivers.relative_weights import relative_weights
from pescycle.css.drivers.shapley import sampled_shares, shapley_shares
from pescycle.model.findings import Unfitted
from pescycle.model.questionnaire import Questionnaire
from tests.methods import questionnaire

DRIVERS = ("d1", "d2", "d3", "d4")


def asked(*drivers, outcome=None):
    content = questionnaire("q1", *drivers).model_dump()
    content["items"][0]["role"] = "overall"
    content["items"] = [*content["items"], *([outcome] if outcome else [])]
    return Questionnaire.model_validate(content)


STATUS = {
    "id": "o1",
    "type": "choice",
    "role": "outcome",
    "title": {"en": "Status"},
    "wording": {"en": "Status"},
    "choices": {"yes": {"en": "Yes"}, "no": {"en": "No"}},
}


def answered(size, drivers=DRIVERS, *, seed=1, slopes=(1.0, 0.5, 0.2, 0.0)):
    """Answers 1 to 5 of which the first drivers move the overall one most."""
    draw = np.random.default_rng(seed)
    latent = draw.normal(size=(size, len(drivers))) + draw.normal(size=(size, 1))
    whole = latent @ np.array(slopes)[: len(drivers)] + draw.normal(size=size)
    frame = pd.DataFrame({"center": ["a"] * size})
    for name, column in zip(("q1", *drivers), (whole, *latent.T), strict=True):
        codes = np.clip(np.round(column / column.std() * 1.1 + 3.4), 1, 5)
        frame[name] = pd.array(codes.astype(int), dtype="Int64")
    return frame


def shares_of(frame, book, design=None, **options):
    answers = driver_answers(frame, book)
    return driver_shares(answers, design or simple_design(len(frame)), **options)


# Shapley shares and relative weights


def test_two_drivers_that_do_not_overlap_take_their_squared_correlations():
    matrix = np.array([[1, 0.6, 0.3], [0.6, 1, 0], [0.3, 0, 1]])
    np.testing.assert_allclose(shapley_shares(matrix), [0.36, 0.09])
    np.testing.assert_allclose(relative_weights(matrix), [0.36, 0.09])


def test_two_drivers_that_overlap_share_what_they_have_in_common():
    # r = 0.6, 0.5, 0.5: R2 = (0.36 + 0.25 - 2*0.6*0.5*0.5) / (1 - 0.25) = 0.41333...
    # first: (0.36 + (0.41333 - 0.25)) / 2 = 0.26167, second: (0.25 + 0.05333) / 2 = 0.15167
    matrix = np.array([[1, 0.6, 0.5], [0.6, 1, 0.5], [0.5, 0.5, 1]])
    whole = 0.31 / 0.75
    expected = [(0.36 + whole - 0.25) / 2, (0.25 + whole - 0.36) / 2]
    np.testing.assert_allclose(shapley_shares(matrix), expected)


def test_a_driver_that_repeats_another_takes_half_of_their_part():
    matrix = np.array([[1, 0.6, 0.6], [0.6, 1, 1], [0.6, 1, 1]])
    np.testing.assert_allclose(shapley_shares(matrix), [0.18, 0.18])
    np.testing.assert_allclose(relative_weights(matrix), [0.18, 0.18])


def test_one_driver_takes_all_and_none_is_no_error():
    assert shapley_shares(np.array([[1, 0.5], [0.5, 1]])) == pytest.approx(0.25)
    assert shapley_shares(np.eye(1)).shape == (0,)


def test_many_problems_at_once_are_the_single_ones():
    draw = np.random.default_rng(3)
    matrices = np.stack([np.corrcoef(draw.normal(size=(6, 40))) for _ in range(7)])
    together = shapley_shares(matrices)
    np.testing.assert_allclose(together, [shapley_shares(one) for one in matrices])


def test_more_than_twenty_drivers_are_refused():
    with pytest.raises(ValueError, match="21 drivers; shares are exact for 20 at most"):
        shapley_shares(np.eye(22))


def test_the_mean_over_all_orders_is_the_exact_share():
    draw = np.random.default_rng(4)
    matrix = np.corrcoef(draw.normal(size=(5, 30)))
    orders = np.array(list(itertools.permutations(range(4))))
    assert len(orders) == math.factorial(4)
    found = sampled_shares(matrix[None], orders)[0]
    np.testing.assert_allclose(found, shapley_shares(matrix), rtol=1e-12)


def test_sampled_orders_in_replicates_give_nearly_the_exact_limits(monkeypatch):
    frame, book = answered(300), asked(*DRIVERS)
    exact = shares_of(frame, book)
    monkeypatch.setattr("pescycle.css.drivers.importance.MOST_EXACT", 2)
    sampled = shares_of(frame, book)
    np.testing.assert_allclose(sampled["share"], exact["share"], rtol=1e-12)
    np.testing.assert_allclose(sampled["low"], exact["low"], atol=0.01)
    np.testing.assert_allclose(sampled["high"], exact["high"], atol=0.01)
    assert MOST_EXACT >= 10


# Correlations with gaps


def test_correlations_that_no_data_could_have_are_found_and_mended():
    matrix = np.array([[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1.0]], np.eye(3)])
    assert contradictory(matrix).tolist() == [True, False]
    near = mended(matrix)
    assert not contradictory(near - 1e-9).any() or np.linalg.eigvalsh(near).min() > 0
    np.testing.assert_allclose(np.diagonal(near, axis1=1, axis2=2), 1)
    np.testing.assert_allclose(near[1], np.eye(3))


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


def test_a_correlation_with_what_does_not_vary_is_missing():
    values = np.array([[1.0, 3], [2, 3], [3, 3]])
    design = simple_design(3)
    assert np.isnan(pairwise_correlations(design, once(design), values)[0, 0, 1])
    ranks = rank_correlations(design, once(design), values[:, 0], values[:, 1:])
    assert np.isnan(ranks).all()


def test_nothing_adjusted_for_leaves_the_correlations():
    matrix = np.array([[1, 0.4], [0.4, 1]])
    np.testing.assert_allclose(adjusted(matrix, 0), matrix)


# Replicates


def strata_of(sizes, weight=None):
    stratum = np.repeat(np.arange(len(sizes)), sizes)
    size = len(stratum)
    weights = np.ones(size) if weight is None else weight
    return SurveyDesign(weights, (Stage(np.arange(size), stratum),))


def test_each_replicate_keeps_every_stratums_number_of_units():
    # n - 1 draws, each counted n / (n - 1) times: the factors add up to n.
    factor = replicate_factors(strata_of([2, 5, 9]), replicates=50)
    assert factor.shape == (16, 50)
    for units, size in ((slice(0, 2), 2), (slice(2, 7), 5), (slice(7, 16), 9)):
        np.testing.assert_allclose(factor[units].sum(axis=0), size)


def test_the_variance_over_replicates_is_that_of_the_design():
    draw = np.random.default_rng(5)
    stratum, unit = np.repeat([0, 1, 2], 40), np.repeat(np.arange(30), 4)
    design = SurveyDesign(draw.uniform(1, 3, 120), (Stage(unit, stratum),))
    values = draw.normal(size=(120, 1)) + np.repeat(draw.normal(size=30), 4)[:, None]
    factor = replicate_factors(design, replicates=20_000, seed=1)
    totals = weighted_sums(design, factor, lambda rows: values[rows])
    expected = covariance(design, design.weight[:, None] * values)[0, 0]
    # The relative error of a variance from 20,000 replicates is about 1 %.
    assert totals.var(ddof=1) == pytest.approx(expected, rel=0.05)


def test_strata_of_one_unit_are_put_together_and_one_that_is_left_joins_another():
    for sizes in ([1, 1, 4], [1, 4]):
        factor = replicate_factors(strata_of(sizes), replicates=40)
        assert factor.shape == (sum(sizes), 40)
        np.testing.assert_allclose(factor.sum(axis=0), sum(sizes))
        assert factor[0].std() > 0


def test_a_single_unit_has_no_replicates_and_no_interval():
    factor = replicate_factors(strata_of([1]))
    assert factor.shape == (1, 0)
    low, high = percentile_interval(np.empty((0, 2)))
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_limits_hold_the_middle_of_the_replicates_and_never_have_no_width():
    # 0..100: the 2.5 % and 97.5 % quantiles are 2.5 and 97.5; the second never varies.
    draws = np.column_stack([np.arange(101.0), np.ones(101)])
    low, high = percentile_interval(draws)
    assert (low[0], high[0]) == pytest.approx((2.5, 97.5))
    assert np.isnan(low[1])
    assert np.isnan(high[1])


def test_too_many_broken_replicates_leave_no_interval():
    draws = np.arange(100.0)[:, None]
    draws[:11] = np.nan
    assert np.isnan(percentile_interval(draws)[0]).all()
    draws[1:11] = 5
    assert not np.isnan(percentile_interval(draws)[0]).any()


def test_a_confidence_of_95_is_refused():
    with pytest.raises(ValueError, match=r"confidence=0\.95"):
        percentile_interval(np.ones((2, 1)), confidence=95)


# Shares of an audience


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


# Proportional odds


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


# The map


def importances(*rows):
    names = ["item", "share", "low", "high"]
    return pd.DataFrame(rows, columns=names).assign(method="lmg", level=0.95, base=200)


def indices(*rows):
    return pd.DataFrame(rows, columns=["item", "value", "low", "high"])


def test_a_driver_lies_in_a_quadrant_only_with_both_intervals_off_the_lines():
    # Lines: (0.4 + 0.4 + 0.1 + 0.1 + 0.25) / 5 = 0.25 and (50 + 90 + 50 + 90 + 70) / 5 = 70
    shares = importances(
        ("a", 0.4, 0.3, 0.5),
        ("b", 0.4, 0.3, 0.5),
        ("c", 0.1, 0.0, 0.2),
        ("d", 0.1, 0.0, 0.2),
        ("e", 0.25, 0.2, 0.3),
    )
    rated = indices(
        ("a", 50, 40, 60),
        ("b", 90, 80, 95),
        ("c", 50, 40, 60),
        ("d", 90, 80, 95),
        ("e", 70, 65, 75),
    )
    found = importance_performance(shares, rated)
    assert found["quadrant"].tolist() == [
        *("work_first", "keep_up", "later", "no_more", "not_clear")
    ]
    assert set(found["importance_cut"]) == {0.25}
    assert set(found["performance_cut"]) == {70}


def test_an_interval_that_touches_a_line_or_is_missing_is_not_clear():
    # Lines at 0.5 and 50.
    shares = importances(("a", 0.8, 0.5, 0.9), ("b", 0.2, np.nan, np.nan))
    rated = indices(("a", 30, 20, 40), ("b", 70, 60, 80))
    found = importance_performance(shares, rated)
    assert found["quadrant"].tolist() == ["not_clear", "not_clear"]


def test_a_driver_whose_index_is_not_published_is_not_on_the_map():
    shares = importances(("a", 0.8, 0.5, 0.9), ("b", 0.2, 0.1, 0.3))
    assert importance_performance(shares, indices(("a", 30, 20, 40)))["item"].tolist() == [
        "a"
    ]
    assert importance_performance(shares, indices()).empty

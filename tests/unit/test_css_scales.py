import numpy as np
import pandas as pd
import pytest

from pescycle.css.scales import (
    alpha_difference,
    alpha_interval,
    one_factor,
    parallel_analysis,
    polychoric_correlations,
    reliability,
    sampling_adequacy,
    scale_answers,
    scale_rows,
)
from tests.methods import questionnaire, responses

DRAW = np.random.default_rng(5)


def graded(size, *, items=4, noise=0.8):
    """Answers 1 to 5 that share one mood."""
    mood = DRAW.normal(size=size)
    latent = mood[:, None] + noise * DRAW.normal(size=(size, items))
    codes = np.searchsorted([-1.2, -0.4, 0.4, 1.2], latent / np.sqrt(1 + noise**2)) + 1
    return responses("a" * size, **{f"q{i}": codes[:, i].tolist() for i in range(items)})


BOOK = questionnaire("q0", "q1", "q2", "q3")


def test_equal_items_have_an_alpha_of_one():
    # covariances 1 everywhere: 3 / 2 * (1 - 3 / 9) = 1
    found = reliability(pd.DataFrame({name: [1.0, 2, 3] for name in "abc"}))
    assert found.alpha == pytest.approx(1)
    assert found.item_rest == pytest.approx([1, 1, 1])


def test_an_item_that_does_not_vary_has_no_alpha():
    found = reliability(pd.DataFrame({"a": [1.0, 2, 3], "b": [2.0, 2, 2]}))
    assert np.isnan(found.alpha)


def test_one_item_and_nobody_have_no_alpha():
    assert np.isnan(reliability(pd.DataFrame({"a": [1.0, 2]})).alpha)
    assert np.isnan(reliability(pd.DataFrame({"a": [], "b": []}, dtype=float)).alpha)


def test_two_respondents_have_no_interval():
    assert np.isnan(alpha_interval(0.8, 2, 5).low)
    assert np.isnan(alpha_difference(0.8, 2, 0.7, 50, items=5))


def test_two_items_have_no_factor():
    assert np.isnan(one_factor(np.array([[1, 0.5], [0.5, 1]]))).all()


def test_items_that_repeat_each_other_have_no_sampling_adequacy():
    assert np.isnan(sampling_adequacy(np.ones((3, 3)))[0])


def test_independent_items_are_no_scale():
    matrix = np.corrcoef(DRAW.normal(size=(6, 400)))
    assert parallel_analysis(matrix, 400).factors == 0


def test_items_with_nothing_in_common_have_loadings_of_zero():
    assert one_factor(np.eye(4)) == pytest.approx([0, 0, 0, 0])


def test_no_difference_between_small_bases_is_not_called_alike():
    given = graded(120).assign(language=["km"] * 70 + ["fr"] * 50)
    _, _, (pair,) = scale_rows(given, BOOK)
    assert pair["finding"] == "unclear"
    assert np.isnan(pair["congruence"])
    assert pair["low"] < pair["difference"] < pair["high"]
    assert pair["difference"] == pytest.approx(pair["alpha"] - pair["other_alpha"])


def test_a_known_correlation_comes_back_from_its_grades():
    draw = np.random.default_rng(1)
    first = draw.normal(size=40_000)
    second = 0.6 * first + 0.8 * draw.normal(size=40_000)
    cut = pd.DataFrame(
        {"a": np.digitize(first, [-1, 0, 1]), "b": np.digitize(second, [0, 1])}
    )
    assert polychoric_correlations(cut)[0, 1] == pytest.approx(0.6, abs=0.01)


def test_an_item_without_variation_has_no_polychoric_correlation():
    found = polychoric_correlations(pd.DataFrame({"a": [1.0, 2, 3], "b": [1.0, 1, 1]}))
    assert np.isnan(found[0, 1])


def test_an_item_that_most_cannot_grade_is_left_out_and_named():
    given = graded(20)
    given.loc[:11, "q3"] = 8
    frame, left_out = scale_answers(given, BOOK)
    assert list(frame) == ["q0", "q1", "q2"]
    assert left_out == ["q3"]


def test_a_small_base_says_so_instead_of_a_figure():
    (row,), items, languages = scale_rows(graded(29), BOOK)
    assert row["finding"] == "base_too_small"
    assert np.isnan([row["alpha"], row["low"], row["omega"]]).all()
    assert all(np.isnan(item["item_rest"]) for item in items)
    assert languages == []


def test_loadings_need_more_answers_than_alpha():
    (row,), *_ = scale_rows(graded(60), BOOK)
    assert row["finding"] in ("good", "fair")
    assert np.isnan([row["omega"], row["kmo"]]).all()
    (row,), *_ = scale_rows(graded(120), BOOK)
    assert row["omega"] > 0.6
    assert row["factors"] == 1


def test_languages_are_compared_and_their_bases_told_in_tens():
    given = graded(260).assign(language=["km"] * 150 + ["fr"] * 105 + ["en"] * 5)
    whole, _, languages = scale_rows(given, BOOK)
    assert [row["language"] for row in whole] == ["all", "km", "fr", "en"]
    assert [row["base"] for row in whole] == [260, 150, 100, 0]
    by_pair = {(row["language"], row["other"]): row for row in languages}
    assert by_pair["km", "fr"]["finding"] in ("alike", "similar")
    assert by_pair["km", "fr"]["congruence"] > 0.95
    assert by_pair["km", "en"]["finding"] == "base_too_small"


def test_a_badly_translated_form_is_found():
    good, bad = graded(200), graded(200)
    for item in ("q1", "q2", "q3"):
        bad[item] = DRAW.permutation(bad[item].to_numpy())
    both = pd.concat([good, bad], ignore_index=True)
    _, _, (pair,) = scale_rows(both.assign(language=["km"] * 200 + ["fr"] * 200), BOOK)
    assert pair["finding"] == "different"
    assert pair["p"] < 0.001
    assert pair["p_adjusted"] == pair["p"]


def test_fewer_than_three_items_are_no_scale():
    assert scale_rows(graded(50, items=2), questionnaire("q0", "q1")) == ([], [], [])

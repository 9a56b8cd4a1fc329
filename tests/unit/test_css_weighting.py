"""Weights on hand-sized samples: every sum stands in a comment."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.weighting import (
    NOT_STATED,
    UnmetMarginError,
    calibrated_to_margins,
    calibrated_weights,
    class_shares,
    indicators,
    known_auxiliary,
    margin_of,
    pooled_classes,
    poststratified_weights,
    raked_weights,
    response_adjusted_weights,
    trimmed_weights,
    weight_spread,
)

ONES = np.ones(4)


def margin(name, values, **totals):
    return margin_of(name, pd.Series(list(values), dtype=object), totals)


def sums(one, weight):
    found = np.bincount(one.code, weight, minlength=len(one.total))
    return dict(zip(one.categories, found, strict=True))


def test_post_stratification_gives_each_cell_its_clients():
    # a: 30 clients for base weights 1 + 2; b: 10 for 1
    weight = poststratified_weights(np.array([1, 2, 1]), margin("c", "aab", a=30, b=10))
    assert weight.tolist() == [10, 20, 10]


def test_a_single_respondent_stands_for_all_clients():
    assert raked_weights(np.ones(1), [margin("c", "a", a=7)]).tolist() == [7]


def test_raking_meets_all_margins_and_keeps_unequal_base_weights():
    center, sex = margin("center", "aabb", a=30, b=70), margin("sex", "wmwm", w=60, m=40)
    base = np.array([1.0, 2.0, 3.0, 4.0])
    weight = raked_weights(base, [center, sex])
    assert sums(center, weight) == pytest.approx({"a": 30, "b": 70})
    assert sums(sex, weight) == pytest.approx({"w": 60, "m": 40})
    # Raking multiplies, so that the cross ratio of the base weights stays: 1 * 4 / (2 * 3)
    ratio = weight[0] * weight[3] / (weight[1] * weight[2])
    assert ratio == pytest.approx(4 / 6)


def test_respondents_who_are_alike_keep_the_ratio_of_their_base_weights():
    center, sex = margin("center", "aab", a=5, b=5), margin("sex", "wwm", w=5, m=5)
    weight = raked_weights(np.array([1.0, 3.0, 1.0]), [center, sex])
    assert weight == pytest.approx([1.25, 3.75, 5])


def test_raking_on_more_cells_than_can_be_counted_gives_the_same():
    draw = np.random.default_rng(1)
    size, names = 3000, [f"k{number}" for number in range(200)]
    values = [draw.choice(names, size) for _ in range(3)]
    margins = [
        margin_of(f"m{i}", own, pd.Series(own).value_counts().to_dict())
        for i, own in enumerate(values)
    ]
    # 200 * 200 * 200 possible cells; the base weights meet the margins already
    assert raked_weights(np.ones(size), margins) == pytest.approx(1)


def test_who_did_not_state_keeps_the_share_of_the_base_weights():
    # One of four did not say: the frame's 60 and 40 are scaled to three quarters
    one = margin("sex", ["w", "m", "m", None], w=60, m=40)
    assert one.categories == ("w", "m", NOT_STATED)
    assert one.total.tolist() == [45, 30, 25]
    assert raked_weights(ONES, [one]).tolist() == [45, 15, 15, 25]


def test_an_answer_that_the_frame_does_not_count_is_like_one_not_stated():
    one = margin("sex", ["w", "m", "m", "x"], w=60, m=40)
    assert one.total.tolist() == [45, 30, 25]


def test_the_known_totals_are_those_of_the_frame_for_the_not_stated_too():
    one = margin("sex", ["w", "m", "m", None], w=60, m=40)
    weight = raked_weights(ONES, [one])
    # 45 + 0.6 * 25 = 60 and 30 + 0.4 * 25 = 40
    assert known_auxiliary([one]).T @ weight == pytest.approx([60, 40])


def test_nobody_stated_anything():
    one = margin("sex", [None, None], w=60, m=40)
    assert raked_weights(np.ones(2), [one]).tolist() == [50, 50]


def test_categories_held_as_categorical_are_the_same():
    held = pd.Series(pd.Categorical(["b", None, "a"], ["c", "b", "a"]))
    assert margin_of("m", held, {"a": 1, "b": 1}).code.tolist() == [1, 2, 0]


@pytest.mark.parametrize(("values", "reason"), [("aaaa", "nobody"), ("aabb", "no_client")])
def test_a_category_empty_on_one_side_is_named(values, reason):
    totals = {"a": 5, "b": 5} if reason == "nobody" else {"a": 10, "b": 0}
    with pytest.raises(UnmetMarginError) as error:
        raked_weights(ONES, [margin("sex", values, **totals)])
    assert (error.value.reason, error.value.margin) == (reason, "sex")
    assert error.value.category == "b"


def test_margins_that_contradict_each_other_in_the_sample_are_named():
    # All of a are women, so that 30 and 60 cannot both be met with nobody else in w
    center, sex = margin("center", "aabb", a=30, b=70), margin("sex", "wwmm", w=60, m=40)
    for weights in (raked_weights, calibrated_to_margins):
        with pytest.raises(UnmetMarginError) as error:
            weights(ONES, [center, sex])
        assert error.value.margin in {"center", "sex"}


def test_margins_of_different_sums_are_refused_but_rounding_is_not():
    center = margin("center", "aabb", a=30, b=70)
    with pytest.raises(ValueError, match="different numbers: center 100, sex 101"):
        raked_weights(ONES, [center, margin("sex", "wmwm", w=60, m=41)])
    near = margin("sex", "wmwm", w=60, m=40.4)
    assert raked_weights(ONES, [center, near]).sum() == pytest.approx(100)


def test_linear_calibration_of_a_total_by_hand():
    # x = 1, 2, 3, weights 1: sum of x is 6, wanted 13; lambda = 7 / 14, w = 1 + x / 2
    weight = calibrated_weights(np.ones(3), np.array([[1.0], [2], [3]]), np.array([13.0]))
    assert weight == pytest.approx([1.5, 2, 2.5])


def test_weights_within_bounds_stay_within_them_also_at_the_bounds():
    # Of x = 1, 2, 3 the total 7.9 is nearly the most that ratios up to 1.35 can give (8.1)
    x, wanted = np.array([[1.0], [2], [3]]), np.array([7.9])
    for distance in ("logit", "linear_bounded"):
        weight = calibrated_weights(
            np.ones(3), x, wanted, distance=distance, bounds=(0.5, 1.35)
        )
        assert (weight <= 1.35).all()
        assert weight @ x[:, 0] == pytest.approx(7.9)
    # Linear: the last is cut at 1.35; (1 + u) + 2 (1 + 2 u) + 3 * 1.35 = 7.9, so u = 0.17
    assert weight == pytest.approx([1.17, 1.34, 1.35])


def test_bounds_that_are_too_tight_name_the_category():
    center = margin("center", "aabb", a=90, b=10)
    with pytest.raises(UnmetMarginError) as error:
        calibrated_to_margins(
            np.full(4, 25.0), [center], distance="logit", bounds=(0.8, 1.2)
        )
    assert (error.value.reason, error.value.margin) == ("bounds", "center")


@pytest.mark.parametrize("bounds", [None, (1.0, 2.0), (0.5, 1.0), (-0.1, 2.0)])
def test_bounds_must_enclose_one(bounds):
    with pytest.raises(ValueError, match="bounds"):
        calibrated_weights(
            ONES, ONES[:, None], np.array([4.0]), distance="logit", bounds=bounds
        )


def test_bounds_are_refused_where_they_do_not_belong():
    with pytest.raises(ValueError, match="bounds belong to"):
        calibrated_weights(ONES, ONES[:, None], np.array([4.0]), bounds=(0.5, 2))


def test_all_distances_give_the_base_weights_where_totals_are_met_already():
    one = margin("sex", "wmwm", w=2, m=2)
    for distance, bounds in (("linear", None), ("raking", None), ("logit", (0.5, 2))):
        weight = calibrated_to_margins(ONES, [one], distance=distance, bounds=bounds)
        assert weight == pytest.approx(1)


def test_who_answered_stands_for_who_was_asked():
    # a: 6 asked, 2 answered; b: 4 asked, 2 answered
    classes = margin("center", "aabb", a=6, b=4)
    weight = response_adjusted_weights(np.array([1.0, 2, 1, 1]), classes)
    assert weight.tolist() == [3, 6, 2, 2]


def test_everybody_answered_and_nobody_answered():
    assert response_adjusted_weights(ONES, margin("c", "aaaa", a=4)).tolist() == [1] * 4
    with pytest.raises(UnmetMarginError) as error:
        response_adjusted_weights(ONES, margin("c", "aaaa", a=4, b=3))
    assert error.value.reason == "nobody"
    with pytest.raises(UnmetMarginError) as error:
        response_adjusted_weights(ONES, margin("c", "aaaa", a=3))
    assert error.value.reason == "no_client"


def test_trimming_keeps_the_sum_and_nothing_outside_means_nothing_changes():
    weight = np.array([1.0, 1, 1, 9])
    # 9 is cut to 6, and 3 spread over the three others
    assert trimmed_weights(weight, high=6).tolist() == [2, 2, 2, 6]
    assert trimmed_weights(weight, high=9).tolist() == weight.tolist()
    assert trimmed_weights(np.zeros(2), high=9).tolist() == [0, 0]


def test_a_weight_of_zero_stays_zero_when_trimmed():
    # 8 is cut to 5; 3 go to the only other one who counts
    assert trimmed_weights(np.array([0, 1.0, 8]), low=0.5, high=5).tolist() == [0, 4, 5]


def test_limits_that_no_weights_can_keep_are_refused():
    with pytest.raises(ValueError, match="no weights between 0 and 2 add up to 12 over 4"):
        trimmed_weights(np.array([1.0, 1, 1, 9]), high=2)


def test_strict_trimming_at_the_edge_of_what_is_possible_ends():
    weight = trimmed_weights(np.array([1, 2, 3, 4, 20, 0.1]), low=1, high=5.2, strict=True)
    # 30.1 = 5 * 5.2 + 4.1
    assert weight == pytest.approx([5.2, 5.2, 5.2, 5.2, 5.2, 4.1])


def test_spread_of_equal_weights_costs_nothing():
    spread = weight_spread(np.full(4, 3.0))
    assert (spread.base, spread.deff_kish, spread.effective_base) == (4, 1, 4)
    assert (spread.lowest, spread.highest) == (1, 1)


def test_spread_of_unequal_weights():
    # (1 + 3)^2 / (1 + 9) = 1.6; who has no weight does not count
    spread = weight_spread(np.array([1.0, 3, 0]))
    assert spread.base == 2
    assert spread.effective_base == pytest.approx(1.6)
    assert spread.deff_kish == pytest.approx(1.25)
    assert (spread.lowest, spread.highest) == (0.5, 1.5)


def test_spread_of_nobody_is_missing():
    assert np.isnan(weight_spread(np.array([])).deff_kish)


def test_shares_before_and_after():
    one = margin("sex", ["w", "m", "m", None], w=60, m=40)
    rows = class_shares(one, raked_weights(ONES, [one])).set_index("category")
    assert rows["before_share"].tolist() == [0.25, 0.5, 0.25]
    assert rows["after_share"].tolist() == pytest.approx([0.45, 0.3, 0.25])
    assert rows["ratio"].tolist() == pytest.approx([1.8, 0.6, 1.0])
    assert rows["frame_share"].tolist()[:2] == pytest.approx([0.6, 0.4])
    assert np.isnan(rows.loc[NOT_STATED, "frame_share"])
    assert rows["base"].tolist() == [1, 2, 1]


def test_small_classes_are_joined_until_none_is_small():
    one = margin("age", "a" * 9 + "b" * 12 + "c" * 3 + "d" * 20, a=10, b=10, c=10, d=20)
    rows = pooled_classes(class_shares(one, np.ones(44)), minimum_base=10)
    # c (3) and a (9) make 12
    assert rows["category"].tolist() == ["a c", "b", "d"]
    assert rows["base"].tolist() == [12, 12, 20]
    assert rows["frame_share"].tolist() == pytest.approx([0.4, 0.2, 0.4])


def test_a_margin_of_too_few_people_ends_as_one_class():
    one = margin("sex", "wm", w=5, m=5)
    rows = pooled_classes(class_shares(one, np.ones(2)), minimum_base=10)
    assert rows["category"].tolist() == ["w m"]


def test_indicators_have_a_column_a_category():
    one, two = margin("c", "ab", a=1, b=1), margin("s", "wm", w=1, m=1)
    assert indicators([one, two]).toarray().tolist() == [[1, 0, 1, 0], [0, 1, 0, 1]]

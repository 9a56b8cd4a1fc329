"""A round's weighting: the rule of round.yml, the frame's counts, what is shown of it."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import covariance, simple_design
from pescycle.errors import ConfigError, DataError
from pescycle.model.pilot import Audience
from pescycle.model.round import ResponseSource
from pescycle.model.weighting import WeightingMethod
from pescycle.phases.weighting import weight_classes, weight_effects, weighted_design
from tests.methods import responses
from tests.rounds import given, sample

JOBSEEKER = Audience.JOBSEEKER


def frame(*rows):
    """Rows (margin, category, count) of jobseekers."""
    table = pd.DataFrame(rows, columns=["margin", "category", "count"])
    return table.assign(audience="jobseeker").astype({"count": "Int64"})


def source(**weighting):
    return ResponseSource.model_validate(
        {"id": "s", "file": "f.csv", "kind": "responses", "audience": "jobseeker"}
        | ({"weighting": weighting} if weighting else {})
    )


def weighted(centers, clients, sexes=None, asked=None, **weighting):
    answered = responses(centers).assign(sex=list(sexes or "w" * len(centers)))
    if asked is None:
        plan = sample()
    else:
        plan = sample(*[("jobseeker", center, None, 1) for center in asked])
        plan = plan.assign(asked=pd.array(list(asked.values()), dtype="Int64"))
    turn = given(frame=frame(*clients), sample=plan)
    design = simple_design(len(answered))
    return turn, weighted_design(turn, JOBSEEKER, source(**weighting), answered, design)


NONE_KEPT = {JOBSEEKER: frozenset()}
CENTERS = [("center", "a", 30), ("center", "b", 10)]


def test_without_a_rule_the_design_stays_as_it_is():
    turn, one = weighted("aab", [])
    assert one.method == WeightingMethod.NONE
    assert one.design.weight.tolist() == [1, 1, 1]
    assert one.design.simple
    assert weight_classes(turn, [one], NONE_KEPT).empty


def test_post_stratified_answers_add_up_to_the_clients():
    _, one = weighted("aab", CENTERS, method="poststratification", margins=["center"])
    assert one.design.weight.tolist() == [15, 15, 10]
    assert not one.design.simple


@pytest.mark.parametrize("method", ["raking", "linear", "logit", "linear_bounded"])
def test_every_method_meets_the_margins(method):
    bounds = {"bounds": [0.2, 3]} if method in ("logit", "linear_bounded") else {}
    clients = [
        *(("center", "a", 5), ("center", "b", 5)),
        *(("sex", "w", 6), ("sex", "m", 4)),
    ]
    centers, sexes = "aaaaabbbbb", "wwmmmwwwmm"
    _, one = weighted(
        centers, clients, sexes, method=method, margins=["center", "sex"], **bounds
    )
    weight = pd.Series(one.design.weight)
    assert weight.groupby(list(centers)).sum().tolist() == pytest.approx([5, 5])
    assert weight.groupby(list(sexes)).sum().tolist() == pytest.approx([4, 6])


def test_centers_that_the_frame_joins_are_weighted_together():
    clients = [("center", "a", 30), ("center", "b c", 20)]
    _, one = weighted("abc", clients, method="raking", margins=["center"])
    assert one.design.weight.tolist() == [30, 10, 10]


def test_what_is_calibrated_has_no_chance_error_left():
    _, one = weighted("aabb", CENTERS, method="raking", margins=["center"])
    in_a = np.array([1.0, 1, 0, 0])
    assert covariance(one.design, one.design.weight * in_a)[0, 0] == pytest.approx(0)


def test_those_who_answered_stand_for_those_asked_before_the_margins_are_met():
    _, one = weighted(
        "aab", [], asked={"a": 6, "b": 4}, method="none", nonresponse=["center"]
    )
    assert one.design.weight.tolist() == [3, 3, 4]
    _, one = weighted(
        "aab",
        [("sex", "w", 100)],
        asked={"a": 6, "b": 4},
        method="raking",
        margins=["sex"],
        nonresponse=["center"],
    )
    assert one.design.weight == pytest.approx([30, 30, 40])


def test_weights_beyond_the_limit_are_trimmed_and_counted():
    # 30 for one, 10 / 4 for each of four: mean 8; three times it is 24, 6 go to the others
    _, one = weighted(
        "abbbb", CENTERS, method="raking", margins=["center"], trim={"high": 3}
    )
    assert one.design.weight.tolist() == [24, 4, 4, 4, 4]
    assert one.trimmed == 1


def test_the_median_can_be_the_measure_of_the_limit():
    # The median is 2.5; twelve times it is 30, so that nothing is cut
    rule = {"of": "median", "high": 12}
    _, one = weighted("abbbb", CENTERS, method="raking", margins=["center"], trim=rule)
    assert one.trimmed == 0


@pytest.mark.parametrize(
    ("centers", "rule", "error", "expected"),
    [
        (
            "aaa",
            {"method": "raking"},
            DataError,
            'rounds/r1/frame.csv: jobseeker, margin "center", category "b": the frame '
            "counts 10 clients; nobody of them answered. Join the category with another",
        ),
        (
            "abbbb",
            {"method": "logit", "bounds": [0.9, 1.1]},
            ConfigError,
            "times the base weight. Widen bounds: in round.yml. Join the category",
        ),
        (
            "abbbb",
            {"method": "raking", "trim": {"high": 1.01, "low": 0.995}},
            None,
            "",
        ),
    ],
)
def test_what_cannot_be_met_is_named_with_the_way_out(centers, rule, error, expected):
    if error is None:
        weighted(centers, CENTERS, margins=["center"], **rule)
        return
    with pytest.raises(error) as raised:
        weighted(centers, CENTERS, margins=["center"], **rule)
    assert expected in str(raised.value)


def test_people_of_a_category_without_clients_are_named():
    clients = [("center", "a", 40), ("center", "b", 0)]
    with pytest.raises(DataError) as raised:
        weighted("aab", clients, method="raking", margins=["center"])
    assert "people of this category answered, but the frame counts none" in str(
        raised.value
    )


def test_margins_that_contradict_each_other_are_named():
    clients = [
        *(("center", "a", 5), ("center", "b", 5)),
        *(("sex", "w", 6), ("sex", "m", 4)),
    ]
    with pytest.raises(DataError) as raised:
        weighted("aabb", clients, "wwmm", method="raking", margins=["center", "sex"])
    assert "cannot be met together with the other margins" in str(raised.value)


def test_linear_weights_below_zero_are_refused_with_the_way_out():
    # Of two answers alike in all but sex, 1 of 200 clients a man: 5 answers lose more
    clients = [
        *(("center", "a", 100), ("center", "b", 100)),
        *(("sex", "w", 199), ("sex", "m", 1)),
    ]
    centers, sexes = "a" * 10 + "b" * 10, "w" * 2 + "m" * 8 + "w" * 9 + "m"
    with pytest.raises(ConfigError) as raised:
        weighted(centers, clients, sexes, method="linear", margins=["center", "sex"])
    assert "the method linear gives weights below zero" in str(raised.value)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"a": 1, "b": 4}, "more people answered than the 1 who were asked"),
        ({"a": 6, "b": 4, "c": 2}, "2 people were asked, but nobody answered"),
    ],
)
def test_response_rates_that_cannot_be_are_named(asked, expected):
    with pytest.raises(DataError) as raised:
        weighted("aab", [], asked=asked, method="none", nonresponse=["center"])
    assert expected in str(raised.value)


def test_what_is_shown_joins_small_classes_and_says_what_weights_cost():
    clients = [*CENTERS, ("center", "c", 10)]
    turn, one = weighted(
        "a" * 12 + "b" * 11 + "c" * 3, clients, method="raking", margins=["center"]
    )
    rows = weight_classes(turn, [one], NONE_KEPT)
    # c has 3 answers, fewer than 10; with b it has 14
    assert rows["category"].tolist() == ["a", "b c"]
    assert rows["base"].tolist() == [12, 14]
    assert rows["after_share"].tolist() == pytest.approx([0.6, 0.4])
    effect = weight_effects(turn, [one], NONE_KEPT).iloc[0]
    # weights 2.5, 10/11 and 10/3: 50^2 / (12 * 6.25 + 100/11 + 100/3)
    assert effect["effective_base"] == pytest.approx(2500 / (75 + 100 / 11 + 100 / 3))
    assert effect["state"] == "published"


def test_centers_whose_answers_are_not_counted_in_public_do_not_show_in_their_weights():
    clients = [*CENTERS, ("center", "c", 10), ("center", "d", 10)]
    centers = "a" * 12 + "b" * 11 + "c" * 3 + "d" * 20
    turn, one = weighted(centers, clients, method="raking", margins=["center"])
    # Where b is hidden to protect c, the class of a and d must not tell b from c.
    kept_back = {JOBSEEKER: {"b", "c"}}
    rows = weight_classes(turn, [one], kept_back)
    assert rows["category"].tolist() == ["a", "b c", "d"]
    kept_back = {JOBSEEKER: {"c", "d"}}
    assert weight_classes(turn, [one], kept_back)["category"].tolist() == ["a", "b", "c d"]
    effect = weight_effects(turn, [one], kept_back).iloc[0]
    assert effect["base"] == 46
    assert effect["state"] == "published"
    figures = ["deff_kish", "effective_base", "lowest", "highest"]
    assert effect[figures].isna().all()


def test_few_answers_show_nothing_of_their_weights():
    turn, one = weighted("aab", CENTERS, method="raking", margins=["center"])
    assert weight_classes(turn, [one], NONE_KEPT)["after_share"].isna().all()
    effect = weight_effects(turn, [one], NONE_KEPT).iloc[0]
    assert effect["state"] == "hidden"
    assert np.isnan(effect["deff_kish"])
    assert pd.isna(effect["base"])

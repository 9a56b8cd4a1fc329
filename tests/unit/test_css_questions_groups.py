"""Groups of respondents and the tests between them, on frames of a few rows."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import sample_design, simple_design
from pescycle.css.questions import (
    RankScore,
    group_differences,
    group_table,
    groupings,
    mean_test,
    question_answers,
    rank_test,
    rao_scott,
    rao_scott_first,
    small_ones_together,
)
from pescycle.css.questions.groupings import Grouping
from pescycle.model.findings import Adjustment
from pescycle.model.questionnaire import Questionnaire
from tests.methods import TITLE, questionnaire, responses

TESTS = (rao_scott, rao_scott_first, lambda t: mean_test(t, [0, 1]), rank_test)


def table(counts, *, clusters=None):
    """A simple random sample with these counts: a row a group, a column an answer."""
    counts = np.asarray(counts)
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    group, answer = np.divmod(cell, counts.shape[1])
    design = simple_design(len(cell))
    if clusters is not None:
        design = sample_design(pd.DataFrame({"cluster": clusters}))
    return group_table(
        design, group, answer, groups=counts.shape[0], answers=counts.shape[1]
    )


def test_a_simple_sample_has_pearsons_chi_square_but_for_the_last_respondent():
    # 30 20 / 20 30: chi-square 4; design effects n / (n - 1) = 100 / 99 on the observed
    # shares 0.3 0.2 0.2 0.3: the variance of the log odds ratio, 1/30 + 1/20 + 1/20 + 1/30
    found = rao_scott_first(table([[30, 20], [20, 30]]))
    assert found.statistic == pytest.approx(4 * 99 / 100)
    assert found.df1 == 1
    assert rao_scott(table([[30, 20], [20, 30]])).df2 == 99


def test_the_t_test_of_two_shares_is_their_difference_over_its_error():
    # 0.6 and 0.4 of 50: variances 50 x 0.24 / 50^2 each, times 100 / 99
    found = mean_test(table([[20, 30], [30, 20]]), [0, 1])
    se = np.sqrt(2 * 0.24 / 50 * 100 / 99)
    assert found.difference == pytest.approx(-0.2)
    assert found.statistic == pytest.approx(-0.2 / se)
    assert (found.df1, found.df2) == (1, 98)


def test_a_rank_test_says_how_often_the_second_groups_answer_is_the_better_one():
    # answers 0 0 1 against 1 2: pairs better 2 + 2 + 1, ties 1 of 6 -> 5.5 / 6 - 1 / 2
    found = rank_test(table([[2, 1, 0], [0, 1, 1]]))
    assert found.difference == pytest.approx(5.5 / 6 - 0.5)


def test_equal_groups_do_not_differ():
    for test in TESTS:
        found = test(table([[10, 20], [10, 20]]))
        assert found.statistic == pytest.approx(0, abs=1e-12)
        assert found.p == pytest.approx(1)


def test_answers_of_one_cluster_count_as_less_than_their_number():
    # the same 40 answers, in 40 units or in 8 of five alike
    counts = [[15, 5], [5, 15]]
    alone = rao_scott(table(counts))
    together = rao_scott(table(counts, clusters=np.repeat(np.arange(8), 5)))
    assert alone.p < 0.01
    assert together.p > 0.05


@pytest.mark.parametrize("test", TESTS)
def test_one_group_or_none_cannot_be_compared(test):
    for counts in ([[10, 10]], [[10, 10], [0, 0]], [[0, 0], [0, 0]]):
        found = test(table(counts))
        assert found.reason == "few_groups"
        assert np.isnan(found.p)


@pytest.mark.parametrize("test", TESTS)
def test_where_all_answered_alike_there_is_nothing_to_compare(test):
    found = test(table([[10, 0], [10, 0]]))
    assert found.reason == "no_variation"
    assert np.isnan(found.statistic)


@pytest.mark.parametrize("test", TESTS[2:])
def test_groups_that_are_alike_within_have_no_error_to_compare_with(test):
    found = test(table([[10, 0], [0, 10]]))
    assert found.reason == "no_variation"


def test_an_empty_cell_is_tested_and_an_empty_column_left_out():
    assert rao_scott(table([[10, 0], [5, 5]])).p < 0.05
    with_empty = rao_scott(table([[10, 0, 5], [5, 0, 10], [8, 0, 8]]))
    assert with_empty.p == pytest.approx(rao_scott(table([[10, 5], [5, 10], [8, 8]])).p)


def test_more_groups_than_sampling_units_cannot_be_tested():
    clusters = np.repeat([0, 1], 10)
    counts = [[3, 3], [3, 4], [3, 4]]
    assert mean_test(table(counts, clusters=clusters), [0, 1]).reason == "few_units"
    assert rank_test(table(counts, clusters=clusters)).reason == "few_units"


def test_nobody_has_no_shares_and_no_test():
    nobody = group_table(
        simple_design(2), np.array([-1, 0]), np.array([0, -1]), groups=1, answers=2
    )
    assert nobody.base == 0
    assert rao_scott(nobody).reason == "few_groups"


@pytest.mark.parametrize("score", RankScore)
def test_an_answer_that_nobody_gave_leaves_no_trace_in_ranks(score):
    with_empty = rank_test(table([[0, 4, 6, 0], [0, 6, 5, 0]]), score=score)
    assert with_empty.p == pytest.approx(rank_test(table([[4, 6], [6, 5]]), score=score).p)


def asked(*choices):
    """Two rated items, the overall one first, and a single choice of each name."""
    whole = questionnaire("q1", "q2").model_dump()
    whole["items"][0]["role"] = "overall"
    names = {"x": TITLE, "y": TITLE, "z": TITLE}
    item = {"type": "choice", "title": TITLE, "wording": TITLE, "choices": names}
    more = [item | {"id": name, "role": role} for name, role in choices]
    return Questionnaire.model_validate(whole | {"items": [*whole["items"], *more]})


def test_respondents_are_grouped_by_profile_service_outcome_and_columns():
    frame = responses("aabb").assign(
        mode=["web", "web", None, "desk"],
        language=["km"] * 4,
        interviewer_role=["outsider", "nobody", "nobody", "nobody"],
        sex=["x", "y", "x", "y"],
        visit=["x", "x", "y", "y"],
        trouble=["x", "y", "y", "x"],
    )
    roles = [("sex", "profile"), ("visit", "service"), ("trouble", "problem")]
    found = groupings(frame, asked(*roles), centers=["b", "a"])
    by_name = {one.id: one for one in found}
    # everybody has one language; a problem is none of the groups; the visit divides as the
    # center does
    assert list(by_name) == ["mode", "interviewer_role", "sex", "visit"]
    assert by_name["mode"].categories == ("desk", "web")
    assert by_name["mode"].place.tolist() == [1, 1, -1, 0]
    assert by_name["sex"].categories == ("x", "y", "z")
    chosen = groupings(frame, asked(*roles), chosen=["sex"])
    assert [one.id for one in chosen] == ["sex"]


def grouping(*sizes):
    place = np.repeat(np.arange(len(sizes)), sizes)
    return Grouping("g", tuple("abcdef"[: len(sizes)]), place)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((20, 20), ("a", "b")),
        # 4 alone would be given away by the total: it takes the next smallest with it
        ((30, 20, 4), ("a", "b c")),
        ((3, 30, 20, 4), ("a c d", "b")),
        # two small ones that are large enough together
        ((6, 30, 7), ("a c", "b")),
        # nobody is no small group
        ((30, 20, 0), ("a", "b", "c")),
        # nothing would be left to compare
        ((30, 4), ("a", "b")),
    ],
)
def test_small_categories_are_put_together(sizes, expected):
    one = grouping(*sizes)
    found = small_ones_together(one, np.ones(sum(sizes), dtype=bool), minimum_base=10)
    assert found.categories == expected
    base = np.bincount(found.place, minlength=len(expected))
    assert base.sum() == sum(sizes)


def test_who_is_in_no_category_stays_in_none_when_some_are_put_together():
    one = Grouping("g", ("a", "b", "c"), np.array([-1, 0, 1, 2, 2]))
    found = small_ones_together(one, np.ones(5, dtype=bool), minimum_base=2)
    assert found.categories == ("a b", "c")
    assert found.place.tolist() == [-1, 0, 0, 1, 1]


def differences(frame, *choices, shown=None, **settings):
    questions = asked(*choices)
    divided = groupings(frame, questions, chosen=[name for name, _ in choices])
    if shown is None:
        shown = [
            (one.id, category, item)
            for one in divided
            for category in one.categories
            for item in ("q1", "q2")
        ]
    found = group_differences(
        question_answers(frame, questions),
        questions,
        sample_design(frame),
        divided,
        shown=pd.DataFrame(shown, columns=["group", "category", "item"]),
        **settings,
    )
    return found.set_index(["group", "item", "test"])


def people(size=60):
    rng = np.random.default_rng(7)
    sex, visit = rng.choice(["x", "y"], size), rng.choice(["x", "y", "z"], size)
    better = np.where(sex == "y", 2, 0)
    return responses(
        ["a"] * size,
        q1=list(np.clip(rng.integers(1, 4, size) + better, 1, 5)),
        q2=list(rng.integers(1, 6, size)),
    ).assign(sex=sex, visit=visit)


CHOICES = (("sex", "profile"), ("visit", "service"))


def test_a_family_is_one_test_of_one_set_of_questions():
    found = differences(people(), *CHOICES)
    assert found["comparisons"].eq(2).all()
    clear = found.loc[("sex", "q1", "rao_scott")]
    assert clear["p_adjusted"] == pytest.approx(min(1, 2 * clear["p"]))
    assert (clear["finding"], clear["adjustment"]) == ("different", "holm")
    assert (clear["reference"], clear["category"]) == ("x", "y")
    assert clear["difference"] > 0
    assert clear["low"] < clear["difference"] < clear["high"]


def test_no_difference_is_claimed_where_the_adjusted_p_value_is_not_below_the_limit():
    found = differences(people(), *CHOICES)
    unclear = found[found["p_adjusted"] >= 0.05]
    assert len(unclear)
    assert (unclear["finding"] == "no_clear_difference").all()
    # Three groups have no one difference.
    assert found.loc["visit"]["difference"].isna().all()


def test_the_adjustment_is_as_configured():
    holm = differences(people(), *CHOICES)
    less = differences(people(), *CHOICES, adjustment=Adjustment.BENJAMINI_HOCHBERG)
    assert (less["adjustment"] == "benjamini_hochberg").all()
    assert (less["p_adjusted"] <= holm["p_adjusted"]).all()


def test_a_hidden_category_enters_no_test_and_one_that_is_left_says_why():
    shown = [("sex", "x", "q1"), ("visit", "x", "q1"), ("visit", "z", "q1")]
    found = differences(people(), *CHOICES, shown=shown)
    alone = found.loc[("sex", "q1", "rao_scott")]
    assert (alone["finding"], alone["reason"]) == ("insufficient_data", "few_groups")
    assert np.isnan(alone["p_adjusted"])
    two = found.loc[("visit", "q1", "rao_scott")]
    assert (two["groups"], two["category"], two["comparisons"]) == (2, "z", 1)
    assert two["base"] == people()["visit"].isin(["x", "z"]).sum()
    assert (found.xs("q2", level="item")["reason"] == "few_groups").all()


def test_a_group_that_is_a_single_cluster_is_left_out_with_a_reason():
    frame = people()
    cluster = np.where(frame["sex"] == "y", 0, np.arange(len(frame)))
    found = differences(frame.assign(cluster=cluster), ("sex", "profile"))
    assert (found["reason"] == "few_groups").all()
    assert (found["groups"] == 1).all()
    assert found["p"].isna().all()


def test_nothing_to_compare_gives_a_frame_with_all_columns():
    found = differences(people().drop(columns=["sex", "visit"]), *CHOICES)
    assert len(found) == 0
    assert {"p_adjusted", "finding", "reason"} <= set(found.columns)

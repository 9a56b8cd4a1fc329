import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import sample_design
from pescycle.css.estimates import estimates
from pescycle.css.questions.distribution import distribution
from pescycle.errors import DataError
from tests.methods import questionnaire, responses


def row(found, center, statistic, item="q1"):
    return found.set_index(["center", "item", "statistic"]).loc[(center, item, statistic)]


def test_both_statistics_of_a_center():
    # top box: 5 and 4 out of 5, 4, 2 -> 2 of 3; index: (100 + 75 + 25) / 3
    found = estimates(responses("aaaab", q1=[5, 4, 2, 9, 1]), questionnaire())
    share = row(found, "a", "top2box")
    assert share["value"] == pytest.approx(2 / 3)
    assert (share["count"], share["base"], share["dont_know"]) == (2, 3, 1)
    assert share["method"] == "wilson"
    index = row(found, "a", "index")
    assert index["value"] == pytest.approx(200 / 3)
    assert pd.isna(index["count"])
    assert index["method"] == "t"


def test_rows_run_by_center_then_item_then_statistic_with_all_last():
    given = responses("ba", q1=[5, 4], q2=[3, 2])
    found = estimates(given, questionnaire("q1", "q2"), centers=["b", "a", "all"])
    assert found["center"].tolist() == ["b"] * 4 + ["a"] * 4 + ["all"] * 4
    assert found["item"].tolist() == ["q1", "q1", "q2", "q2"] * 3
    assert found["statistic"].tolist() == ["top2box", "index"] * 6


def test_none_and_everybody_in_the_top_box_still_have_an_interval():
    found = estimates(responses("aaabbb", q1=[1, 2, 3, 4, 5, 5]), questionnaire())
    none, everybody = row(found, "a", "top2box"), row(found, "b", "top2box")
    assert (none["value"], none["low"]) == (0, 0)
    assert 0 < none["high"] < 1
    assert (everybody["value"], everybody["high"]) == (1, 1)
    assert 0 < everybody["low"] < 1


def test_one_respondent_has_limits_for_the_share_and_none_for_the_index():
    found = estimates(responses("a", q1=[5]), questionnaire())
    share, index = row(found, "a", "top2box"), row(found, "a", "index")
    assert (share["low"], share["high"]) == pytest.approx((0.206549314377238, 1))
    assert index["value"] == 100
    assert np.isnan([index["low"], index["high"], index["se"]]).all()


def test_equal_answers_give_no_index_limits_instead_of_a_width_of_zero():
    # weights of a third: the weighted mean of equal answers is off by rounding
    given = responses("aaa", q1=[4, 4, 4]).assign(weight=[0.1, 0.2, 0.7])
    index = row(estimates(given, questionnaire()), "a", "index")
    assert index["se"] == 0
    assert np.isnan([index["low"], index["high"]]).all()


def test_nobody_and_no_valid_answer_give_missing_and_not_zero():
    given = responses("aa", q1=[8, 9])
    found = estimates(given, questionnaire(), centers=["a", "empty"])
    for center, asked in (("a", (1, 1, 0)), ("empty", (0, 0, 0)), ("all", (1, 1, 0))):
        share = row(found, center, "top2box")
        assert np.isnan(share["value"])
        assert share["base"] == 0
        assert tuple(share[["not_applicable", "dont_know", "blank"]]) == asked


def test_a_round_without_any_respondent_still_lists_its_centers():
    found = estimates(responses("", q1=[]), questionnaire(), centers=["a"])
    assert found["center"].tolist() == ["a", "a", "all", "all"]
    assert (found["base"] == 0).all()


def test_index_limits_stay_on_the_scale():
    found = estimates(responses("aaa", q1=[5, 5, 4]), questionnaire())
    assert row(found, "a", "index")["high"] == 100


def test_weights_move_the_share_but_not_count_and_base():
    # weight 3 says 5, weight 1 says 1: share 3 / 4 although 1 of 2
    given = responses("aa", q1=[5, 1]).assign(weight=[3.0, 1.0])
    share = row(estimates(given, questionnaire()), "a", "top2box")
    assert share["value"] == 0.75
    assert (share["count"], share["base"]) == (1, 2)
    assert share["method"] == "wilson_effective"


def test_at_a_hundred_percent_kishs_effective_base_gives_the_limits():
    # (3 + 1)^2 / (9 + 1) = 1.6: wider than for 2 answers (low 0.342)
    given = responses("aa", q1=[5, 5]).assign(weight=[3.0, 1.0])
    share = row(estimates(given, questionnaire()), "a", "top2box")
    assert share["high"] == 1
    # Wilson at p = 1: low = 1 / (1 + z^2 / n) with z = 1.959964
    assert share["low"] == pytest.approx(1 / (1 + 1.959963984540054**2 / 1.6))


def test_the_effective_base_never_exceeds_the_base():
    # two strata that differ and hardly vary inside: the SE alone would promise far more
    given = responses("a" * 8, q1=[5, 5, 5, 4, 1, 1, 1, 5]).assign(stratum=list("xxxxyyyy"))
    share = row(estimates(given, questionnaire()), "a", "top2box")
    simple = row(estimates(given.drop(columns="stratum"), questionnaire()), "a", "top2box")
    assert share["se"] < simple["se"]
    assert (share["low"], share["high"]) == pytest.approx((simple["low"], simple["high"]))


def test_design_columns_that_are_wholly_missing_play_no_part():
    given = responses("ab", q1=[5, 4]).assign(weight=np.nan, stratum=None, cluster=None)
    assert sample_design(given).simple


def test_equal_cluster_numbers_in_two_strata_are_two_clusters():
    given = pd.DataFrame({"stratum": list("xxyy"), "cluster": [1, 2, 1, 2]})
    assert sample_design(given).stages[0].unit.tolist() == [0, 1, 2, 3]


def test_a_respondent_of_an_unlisted_center_counts_in_all():
    found = estimates(responses("ab", q1=[5, 1]), questionnaire(), centers=["a"])
    assert row(found, "all", "top2box")["base"] == 2


@pytest.mark.parametrize(
    ("column", "values", "message"),
    [
        ("weight", [1.0, None], "1 of 2 rows have no weight"),
        ("stratum", ["x", None], "1 of 2 rows have no stratum"),
        ("cluster", [None, "3"], "1 of 2 rows have no cluster"),
        ("weight", [-1.0, 2.0], "1 of 2 weights are below 0"),
    ],
)
def test_a_design_column_with_gaps_or_wrong_weights_is_refused(column, values, message):
    given = responses("ab", q1=[5, 4]).assign(**{column: values})
    with pytest.raises(DataError, match=message):
        estimates(given, questionnaire())


def test_a_distribution_adds_up_and_lists_codes_that_nobody_gave():
    # a: 5, 5, 4 -> 0, 0, 0, 1/3, 2/3
    found = distribution(responses("aaab", q1=[5, 5, 4, 9]), questionnaire())
    own = found[found["center"] == "a"]
    assert own["code"].tolist() == [1, 2, 3, 4, 5]
    assert own["count"].tolist() == [0, 0, 0, 1, 2]
    assert own["share"].tolist() == pytest.approx([0, 0, 0, 1 / 3, 2 / 3])
    assert found[found["center"] == "all"]["base"].tolist() == [3] * 5


def test_a_distribution_without_valid_answers_has_missing_shares():
    found = distribution(responses("b", q1=[9]), questionnaire(), centers=["b"])
    assert found["share"].isna().all()
    assert (found["base"] == 0).all()


def test_the_shares_of_a_distribution_are_weighted_like_the_estimates():
    given = responses("aa", q1=[5, 1]).assign(weight=[3.0, 1.0])
    found = distribution(given, questionnaire(), centers=["a"])
    shares = found[found["center"] == "a"].set_index("code")["share"]
    assert (shares[1], shares[5]) == (0.25, 0.75)
    assert found["count"].max() == 1

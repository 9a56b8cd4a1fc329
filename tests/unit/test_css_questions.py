"""Key figures and the spread of the answers, on frames of a few rows."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import sample_design
from pescycle.css.estimates import groups_and_all
from pescycle.css.questions import (
    distribution,
    index_weights,
    question_answers,
    question_figures,
    satisfaction_indices,
)
from pescycle.model.questionnaire import ItemRole, Questionnaire, Scale
from tests.methods import TITLE, questionnaire, responses


def asked(**roles):
    """A questionnaire with a rated item a role; ``r`` is a recommendation, 0 to 10."""
    whole = questionnaire(*roles or ("q1",)).model_dump()
    for item in whole["items"]:
        item["role"] = roles.get(item["id"], "overall")
    number = {"id": "r", "type": "number", "low": 0, "high": 10, "role": "recommendation"}
    whole["items"] = [*whole["items"], number | {"title": TITLE, "wording": TITLE}]
    return Questionnaire.model_validate(whole)


def figures(frame, questions):
    """Figures of all respondents together, by item and statistic."""
    found = question_figures(
        question_answers(frame, questions),
        questions,
        sample_design(frame),
        groups_and_all(np.full(len(frame), -1), 0),
    )
    return found.set_index(["item", "statistic"])


def index_of(frame, questions, **settings):
    found = satisfaction_indices(
        frame,
        questions,
        sample_design(frame),
        groups_and_all(np.full(len(frame), -1), 0),
        **settings,
    )
    return found.iloc[0] if len(found) else None


def test_both_ends_of_the_scale_and_the_index_of_a_question():
    # top: 5, 4 of 5, 4, 2, 1 -> 1/2; bottom: 2, 1 -> 1/2; index (100+75+25+0)/4
    found = figures(responses("aaaaa", q1=[5, 4, 2, 1, 9]), asked())
    assert found.loc[("q1", "top2box"), ["value", "count", "base"]].tolist() == [0.5, 2, 4]
    assert found.loc[("q1", "bottom2box"), ["value", "count"]].tolist() == [0.5, 2]
    assert found.loc[("q1", "index"), "value"] == 50


def test_the_share_of_the_worst_answers_at_0_and_100_percent_has_an_interval():
    none = figures(responses("aaa", q1=[5, 4, 3]), asked()).loc[("q1", "bottom2box")]
    every = figures(responses("aaa", q1=[1, 2, 1]), asked()).loc[("q1", "bottom2box")]
    assert (none["value"], none["low"]) == (0, 0)
    assert 0 < none["high"] < 1
    assert (every["value"], every["high"]) == (1, 1)
    assert 0 < every["low"] < 1


def test_a_recommendation_of_9_counts_for_the_score_and_6_against_it():
    # 10 9 | 8 7 | 6 0: (2 - 2) / 6; without the zero (2 - 1) / 5
    frame = responses("aaaaaa", q1=[5] * 6, r=[10, 9, 8, 7, 6, 0])
    assert figures(frame, asked()).loc[("r", "nps"), "value"] == 0
    assert figures(frame[:5], asked()).loc[("r", "nps"), "value"] == pytest.approx(20)


def test_the_standard_error_of_the_score_is_that_of_a_mean_of_minus_100_0_and_100():
    # 100 100 0 -100, mean 25: (75^2 + 75^2 + 25^2 + 125^2) / (4 x 3) = 27500 / 12
    frame = responses("aaaa", q1=[5] * 4, r=[10, 9, 8, 0])
    score = figures(frame, asked()).loc[("r", "nps")]
    assert score["value"] == 25
    assert score["se"] == pytest.approx(np.sqrt(27500 / 12))
    # R 4.2.2: qt(0.975, 3) = 3.18244630528371
    assert score["low"] == max(-100, 25 - 3.18244630528371 * np.sqrt(27500 / 12))
    assert score["high"] == 100


def test_a_score_of_everybody_alike_of_one_and_of_nobody_has_no_interval():
    alike = figures(responses("aaa", q1=[5] * 3, r=[9, 9, 9]), asked()).loc[("r", "nps")]
    one = figures(responses("a", q1=[5], r=[3]), asked()).loc[("r", "nps")]
    nobody = figures(responses("a", q1=[5], r=[None]), asked()).loc[("r", "nps")]
    assert (alike["value"], alike["se"], one["value"]) == (100, 0, -100)
    assert np.isnan([alike["low"], one["low"], nobody["value"]]).all()
    assert nobody["base"] == 0


def test_a_recommendation_on_another_row_of_numbers_has_no_score():
    whole = asked().model_dump()
    whole["items"][-1]["high"] = 5
    frame = responses("aa", q1=[5, 4], r=[5, 1])
    found = figures(frame, Questionnaire.model_validate(whole))
    assert "nps" not in found.index.get_level_values("statistic")


def test_the_satisfaction_index_drops_nobody_for_one_open_question():
    # q1: (100 + 50) / 2 = 75; q2: 25 of the second alone; (75 + 25) / 2
    frame = responses("aa", q1=[5, 3], q2=[None, 2])
    found = index_of(frame, asked(q1="overall", q2="expectation"))
    assert (found["value"], found["base"], found["item"]) == (50, 1, "q1 q2")


def test_the_satisfaction_index_of_the_same_answers_is_as_exact_as_one_question():
    # 100 50 0 in both: mean 50, (50^2 + 50^2) / (3 x 2)
    frame = responses("aaa", q1=[5, 3, 1], q2=[5, 3, 1])
    found = index_of(frame, asked(q1="overall", q2="expectation"))
    assert found["se"] == pytest.approx(np.sqrt(5000 / 6))


def test_opposite_answers_make_a_satisfaction_index_that_does_not_vary():
    # 100 and 0, 0 and 100: everybody's mean is 50, and the covariance cancels all
    frame = responses("aa", q1=[5, 1], q2=[1, 5])
    found = index_of(frame, asked(q1="overall", q2="expectation"))
    assert found["value"] == 50
    assert found["se"] == pytest.approx(0, abs=1e-12)


def test_weights_of_the_satisfaction_index_are_shared_where_a_question_is_off():
    roles = (ItemRole.OVERALL, ItemRole.EXPECTATION, ItemRole.IDEAL)
    weights = dict(zip(roles, (0.5, 0.3, 0.2), strict=True))
    questions = asked(q1="overall", q2="expectation", q3="ideal")
    whole, part = responses("a", q1=[5], q2=[3], q3=[1]), responses("a", q1=[5], q2=[3])
    # 0.5 x 100 + 0.3 x 50 + 0.2 x 0; (0.5 x 100 + 0.3 x 50) / 0.8
    assert index_of(whole, questions, weights=weights)["value"] == pytest.approx(65)
    assert index_of(part, questions, weights=weights)["value"] == pytest.approx(81.25)
    assert index_weights(part, questions, weights) == pytest.approx(
        {"q1": 0.625, "q2": 0.375}
    )


def test_one_question_alone_makes_no_satisfaction_index():
    assert index_of(responses("aa", q1=[5, 3]), asked(q1="overall", q2="ideal")) is None


def test_a_satisfaction_index_without_any_answer_to_a_question_is_missing():
    frame = responses("aa", q1=[5, 3], q2=[9, None])
    found = index_of(frame, asked(q1="overall", q2="expectation"))
    assert np.isnan(found["value"])
    assert found["base"] == 0


def test_equal_answers_give_a_satisfaction_index_without_limits():
    frame = responses("aaa", q1=[5] * 3, q2=[5] * 3).assign(weight=[0.1, 0.2, 0.7])
    found = index_of(frame, asked(q1="overall", q2="expectation"))
    assert (found["value"], found["se"]) == (pytest.approx(100), 0)
    assert np.isnan([found["low"], found["high"]]).all()


SCALE = {"id": "s", "labels": {c: TITLE for c in range(1, 6)}}


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        ((4, 5), (), (1, 2)),
        ((5,), (), (1,)),
        ((4, 5), (1,), (1,)),
        # three best of five: only two are left
        ((3, 4, 5), (), (1, 2)),
    ],
)
def test_as_many_codes_count_as_dissatisfied_as_satisfied(top, bottom, expected):
    assert Scale(**SCALE, top=top, bottom=bottom).bottom_codes == expected


@pytest.mark.parametrize("bottom", [(4,), (7,)])
def test_a_bottom_that_is_no_label_or_also_the_top_is_refused(bottom):
    with pytest.raises(ValueError, match="bottom must be some of the labelled codes"):
        Scale(**SCALE, top=(4, 5), bottom=bottom)


def test_what_is_no_valid_answer_stands_apart_as_a_share_of_all_respondents():
    # five respondents: one valid, one not applicable, two don't know, one blank
    found = distribution(responses("aaaaa", q1=[5, 8, 9, 9, None]), questionnaire())
    row = found[found["center"] == "all"].iloc[-1]
    assert (row["count"], row["base"], row["share"]) == (1, 1, 1)
    assert row[["not_applicable", "dont_know", "blank"]].tolist() == [1, 2, 1]
    shares = row[["not_applicable_share", "dont_know_share", "blank_share"]]
    assert shares.tolist() == [0.2, 0.4, 0.2]
    assert row["respondents"] == 5


def test_the_shares_apart_are_weighted_and_nobody_has_none():
    given = responses("aa", q1=[5, 9]).assign(weight=[3.0, 1.0])
    found = distribution(given, questionnaire(), centers=["a", "b"])
    by_center = found.drop_duplicates("center").set_index("center")
    assert by_center.loc["a", "dont_know_share"] == 0.25
    assert pd.isna(by_center.loc["b", "dont_know_share"])
    assert by_center.loc["b", "respondents"] == 0

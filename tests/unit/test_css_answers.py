import pandas as pd
import pytest

from pescycle.css.answers import answers
from tests.methods import questionnaire, responses


def test_every_answer_has_one_of_four_kinds():
    found = answers(responses("aaaaa", q1=[5, 8, 9, 0, None]), questionnaire())
    assert found["kind"].tolist() == [
        "valid",
        "not_applicable",
        "dont_know",
        "blank",
        "blank",
    ]
    assert found["respondent"].tolist() == [0, 1, 2, 3, 4]


def test_missing_is_decided_item_by_item():
    found = answers(responses("ab", q1=[5, None], q2=[None, 3]), questionnaire("q1", "q2"))
    valid = found[found["kind"] == "valid"]
    assert list(zip(valid["item"], valid["center"], strict=True)) == [
        ("q1", "a"),
        ("q2", "b"),
    ]


def test_an_item_without_a_column_gives_no_rows():
    found = answers(responses("ab", q1=[5, 4]), questionnaire("q1", "q2"))
    assert set(found["item"]) == {"q1"}


def test_a_code_that_the_scale_lacks_is_refused_without_being_shown():
    with pytest.raises(ValueError, match='1 answers to "q1"') as error:
        answers(responses("ab", q1=[5, 77]), questionnaire())
    assert "77" not in str(error.value)


def test_nobody_gives_no_answers():
    assert answers(responses("", q1=[]), questionnaire()).empty
    assert answers(pd.DataFrame({"center": ["a"]}), questionnaire()).empty


def test_the_responses_are_left_as_they_were():
    given = responses("ab", q1=[5, None])
    copy = given.copy(deep=True)
    answers(given, questionnaire())
    pd.testing.assert_frame_equal(given, copy)

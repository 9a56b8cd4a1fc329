import pandas as pd
import pytest

from pescycle.css.disclosure import gate


def figures():
    return pd.DataFrame(
        {
            "center": ["a", "b", "c", "all"],
            "value": [0.5, 0.4, 0.3, 0.4],
            "low": [0.4, 0.2, 0.1, 0.3],
            "high": [0.6, 0.6, 0.5, 0.5],
            "count": pd.array([15, 4, 0, 19], dtype="Int64"),
            "base": pd.array([30, 9, 0, 29], dtype="Int64"),
            "dont_know": pd.array([1, 2, 3, 6], dtype="Int64"),
        }
    )


def test_a_base_at_the_limit_is_published_and_one_below_is_hidden():
    frame = figures().assign(base=pd.array([10, 9, None, 10], dtype="Int64"))
    found = gate(frame, minimum_base=10)
    assert found["state"].tolist() == ["published", "hidden", "insufficient", "published"]


def test_a_hidden_row_loses_figures_base_and_the_counts_beside():
    hidden = gate(figures(), minimum_base=10).iloc[1]
    assert hidden[["value", "low", "high", "count", "base", "dont_know"]].isna().all()
    assert hidden["center"] == "b"


def test_an_empty_row_says_so_and_loses_the_counts_beside():
    empty = gate(figures(), minimum_base=10).iloc[2]
    assert empty["state"] == "insufficient"
    assert empty["base"] == 0
    assert pd.isna(empty["dont_know"])


def test_a_single_center_needs_the_larger_base_and_all_does_not():
    found = gate(figures(), minimum_base=10, center_base=31)
    assert found["state"].tolist() == ["hidden", "hidden", "insufficient", "published"]


def test_a_center_base_below_the_minimum_does_not_open_the_door():
    found = gate(figures(), minimum_base=10, center_base=1)
    assert found["state"].tolist() == ["published", "hidden", "insufficient", "published"]


@pytest.mark.parametrize("limits", [{"minimum_base": 0}, {"minimum_base": -1}])
def test_a_limit_that_opens_the_door_to_everything_is_refused(limits):
    with pytest.raises(ValueError, match="at least 1"):
        gate(figures(), **limits)


def test_the_frame_that_was_given_is_left_as_it_was():
    given = figures()
    gate(given, minimum_base=10)
    pd.testing.assert_frame_equal(given, figures())


def test_no_rows_pass_as_no_rows():
    found = gate(figures().iloc[:0], minimum_base=10, center_base=30)
    assert found.empty
    assert "state" in found

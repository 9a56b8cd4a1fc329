import pandas as pd
import pytest

from pescycle.css.sampling import margin, required_size


def test_an_unknown_frame_counts_as_endless():
    # 1.959964^2 x 0.25 / 0.05^2 = 384.15, rounded up
    assert required_size(0.05, None) == 385
    assert required_size(0.05, pd.Series([None, 400], dtype="Int64")).tolist() == [385, 197]


def test_a_sample_never_exceeds_its_frame():
    assert required_size(0.05, pd.Series([0, 1, 2, 10])).tolist() == [0, 1, 2, 10]


def test_a_margin_of_zero_is_refused():
    with pytest.raises(ValueError, match="write 5 points as"):
        required_size(0, 400)


def test_everybody_answering_leaves_no_margin():
    assert margin(400, 400) == 0
    assert margin(1, 1) == 0


def test_no_answers_give_no_margin():
    found = margin(pd.Series([0, None, 100], dtype="Int64"), pd.Series([50, 50, 400]))
    assert found.isna().tolist() == [True, True, False]


def test_the_margin_undoes_the_required_size():
    # 197 of 400 must do a little better than 5 points, 196 a little worse
    assert margin(197, 400) < 0.05 < margin(196, 400)


def test_without_a_frame_the_margin_is_the_plain_one():
    # 1.959964 x sqrt(0.25 / 100)
    assert margin(100, None) == pytest.approx(0.0979981992)

"""Shares of themes and low scores beside them, by hand and against R."""

import numpy as np
import pytest

from pescycle.css.comments import theme_scores, theme_shares
from pescycle.css.design import sample_design, simple_design
from pescycle.model.themes import Theme
from tests.comments import ASKED, CODEBOOK, responses


def shares(frame, minimum=1, design=None, *, hide_unanimous=False):
    rows = theme_shares(
        frame,
        ASKED,
        CODEBOOK,
        design=design or simple_design(len(frame)),
        minimum_base=minimum,
        hide_unanimous=hide_unanimous,
    )
    return rows.set_index(["theme", "cue"])


def scores(frame, minimum=1, design=None, *, hide_unanimous=False):
    rows = theme_scores(
        frame,
        ASKED,
        CODEBOOK,
        design=design or simple_design(len(frame)),
        minimum_base=minimum,
        hide_unanimous=hide_unanimous,
    )
    return rows.set_index("theme")


def test_themes_are_counted_among_those_who_wrote_and_may_overlap():
    rows = [(5, "wait", "bad"), (1, "wait staff", ""), (3, "", "bad"), (2, None, None)]
    found = shares(responses(rows))
    assert found["base"].tolist() == [3] * len(found)
    assert found["count"].to_dict() == {
        ("wait", ""): 2,
        ("staff", ""): 1,
        ("uncoded", ""): 1,
        ("all", "bad"): 2,
        ("wait", "bad"): 1,
        ("staff", "bad"): 0,
    }
    # 2 + 1 + 1 of 3: one comment speaks of both themes
    parts = found.xs("", level="cue")["share"]
    assert parts.sum() == pytest.approx(4 / 3)


def test_zero_and_all_have_an_interval():
    found = shares(responses([(5, "wait", "")] * 20)).loc[[("wait", ""), ("staff", "")]]
    assert found["share"].tolist() == [1.0, 0.0]
    # Wilson at 0 of 20: z^2 / (20 + z^2) = 3.8415 / 23.8415
    assert found["high"].tolist() == pytest.approx([1.0, 0.16112516])
    assert found["low"].tolist() == pytest.approx([0.83887484, 0.0])


@pytest.mark.parametrize("rows", [[(5, None, None)] * 3, [(5, None, None)]])
def test_where_nobody_wrote_there_is_a_base_of_0_and_no_figure(rows):
    found, score = shares(responses(rows)), scores(responses(rows))
    assert (found["base"] == 0).all()
    assert found[["share", "low", "high"]].isna().all(axis=None)
    assert not found["rare"].any()
    assert (score["base"] == 0).all()
    assert score[["difference", "low", "high"]].isna().all(axis=None)


def test_one_respondent_who_wrote_gives_no_standard_error():
    found = shares(responses([(5, "wait", "")]))
    assert found.loc[("wait", ""), ["share", "base"]].tolist() == [1.0, 1]


def test_an_audience_without_an_open_question_gives_no_rows():
    frame = responses([(5, "wait", "")]).drop(columns=["t1_theme", "t1_cue"])
    assert shares(frame).empty
    assert scores(frame).empty


def test_without_an_overall_question_there_are_no_scores():
    assert scores(responses([(5, "wait", "")]).drop(columns="q1")).empty


def test_what_few_share_or_all_but_few_is_rare_and_what_nobody_says_is_not():
    rows = [(5, "wait", "bad")] * 9 + [(5, "wait", "")] + [(5, "staff", "")] * 5
    rare = shares(responses(rows), minimum=5)["rare"]
    assert not rare["wait", ""]  # 10 of 15, and 5 without
    assert rare["wait", "bad"]  # 9 of the 10: one remains
    assert not rare["staff", ""]
    assert not rare["staff", "bad"]  # nobody
    assert not rare["uncoded", ""]
    assert shares(responses(rows), minimum=6)["rare"]["staff", ""]


def test_the_difference_of_a_simple_sample_is_newcombes():
    # Newcombe (1998), table II, example (a): 56 of 70 and 48 of 80, method 10.
    rows = [(1, "wait", "")] * 56 + [(5, "wait", "")] * 14
    rows += [(2, "", "")] * 48 + [(4, "", "")] * 32 + [(1, None, None)] * 30
    row = scores(responses(rows)).loc["wait"]
    assert row["difference"] == pytest.approx(0.2)
    assert (row["low"], row["high"]) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert (row["base"], row["base_other"]) == (70, 80)


def test_answers_beside_the_scale_stay_out_of_the_scores():
    rows = [(1, "wait", ""), (9, "wait", ""), (None, "wait", ""), (5, "", ""), (9, "", "")]
    row = scores(responses(rows)).loc["wait"]
    assert (row["base"], row["base_other"]) == (1, 1)


def test_a_tie_is_a_difference_of_0_with_an_interval():
    rows = [(1, "wait", ""), (5, "wait", ""), (1, "", ""), (5, "", "")] * 5
    row = scores(responses(rows)).loc["wait"]
    assert row["difference"] == 0
    assert row["low"] == pytest.approx(-row["high"])
    assert row["low"] < 0


def test_a_score_is_rare_where_one_of_its_four_counts_is():
    rows = [(1, "wait", "")] * 3 + [(5, "wait", "")] * 6 + [(1, "", "")] * 6
    assert scores(responses(rows), minimum=4)["rare"]["wait"]
    assert not scores(responses(rows), minimum=3)["rare"]["wait"]


CLUSTERS = np.repeat(np.arange(6), 3)
WEIGHTS = [1, 2, 1, 3, 1, 2, 2, 1, 1, 1, 4, 2, 1, 1, 2, 3, 1, 2]
THEME = [1, 0, None, 1, 1, 0, 0, None, 1, 0, 0, 1, 1, 0, None, 0, 1, 0]
LOW = [1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, None, 0]


def clustered():
    rows = [
        (
            None if low is None else 1 if low else 5,
            None if theme is None else "wait" if theme else "",
            None if theme is None else "",
        )
        for theme, low in zip(THEME, LOW, strict=True)
    ]
    frame = responses(rows, cluster=[f"k{c}" for c in CLUSTERS], weight=WEIGHTS)
    frame["stratum"] = ["a"] * 9 + ["b"] * 9
    return frame, sample_design(frame)


def test_a_weighted_share_agrees_with_r():
    # R 4.2.2, survey 4.1.1, d as above:
    # s <- svydesign(ids=~cluster, strata=~stratum, weights=~weight, data=d, nest=TRUE)
    # svymean(~theme, subset(s, !is.na(theme)))
    frame, design = clustered()
    row = shares(frame, design=design).loc[("wait", "")]
    assert row["share"] == pytest.approx(0.37037037037037, rel=1e-12)
    assert row["se"] == pytest.approx(0.0846710527408009, rel=1e-10)
    assert (row["count"], row["base"]) == (7, 15)


def test_a_weighted_difference_agrees_with_r():
    # w <- subset(s, !is.na(theme) & !is.na(low))
    # b <- svyby(~low, ~theme, w, svymean, covmat = TRUE); svycontrast(b, c(-1, 1))
    frame, design = clustered()
    row = scores(frame, design=design).loc["wait"]
    assert row["share_low"] == pytest.approx(0.777777777777778, rel=1e-12)
    assert row["share_low_other"] == pytest.approx(0.352941176470588, rel=1e-12)
    assert row["difference"] == pytest.approx(0.424836601307189, rel=1e-12)
    assert row["se"] == pytest.approx(0.268977895406062, rel=1e-10)
    assert row["low"] < row["difference"] < row["high"]


def test_what_everybody_wrote_of_is_kept_back_where_the_pilot_asks_for_it():
    # all 12 wrote of waiting, and in a bad tone; nobody of staff
    frame = responses([(5, "wait", "bad")] * 12)
    told = shares(frame, minimum=10)["rare"]
    kept = shares(frame, minimum=10, hide_unanimous=True)["rare"]
    assert not told["wait", "bad"]
    assert kept["wait", "bad"]
    assert kept["wait", ""]
    assert not kept["staff", ""]


def test_a_theme_whose_writers_all_gave_low_answers_is_kept_back():
    # 12 of 12 with the theme gave the worst answer, 12 of 24 without it
    rows = [(1, "wait", "")] * 12 + [(1, "staff", "")] * 12 + [(5, "staff", "")] * 12
    assert not scores(responses(rows), minimum=10)["rare"]["wait"]
    assert scores(responses(rows), minimum=10, hide_unanimous=True)["rare"]["wait"]


def test_a_theme_whose_writers_gave_no_low_answer_is_shown():
    rows = [(5, "wait", "")] * 12 + [(1, "staff", "")] * 12 + [(5, "staff", "")] * 12
    found = scores(responses(rows), minimum=10, hide_unanimous=True)
    assert not found["rare"]["wait"]
    assert found["share_low"]["wait"] == 0


def test_a_theme_without_words_is_not_looked_for_and_stands_in_no_table():
    silent = Theme.model_validate({"id": "reform", "title": {"en": "Reform"}})
    codebook = CODEBOOK.model_copy(update={"themes": (*CODEBOOK.themes, silent)})
    frame = responses([(5, "wait", ""), (1, "staff", "bad")])
    rows = theme_scores(
        frame,
        ASKED,
        codebook,
        design=simple_design(len(frame)),
        minimum_base=1,
    )
    assert rows["theme"].tolist() == ["wait", "staff"]

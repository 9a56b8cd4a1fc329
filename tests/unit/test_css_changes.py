"""Change of the survey between two rounds, on frames of a few rows."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.changes import item_changes
from pescycle.css.design import sample_design, simple_design
from pescycle.css.stacking import RoundAnswers, stacked_rounds
from pescycle.model.sampling import SampleDesign
from tests.methods import questionnaire, responses


def answers(centers, codes):
    frame = responses(centers, q1=codes)
    return RoundAnswers(frame, simple_design(len(frame)))


def drawn(centers, codes):
    frame = responses(centers, q1=codes)
    return RoundAnswers(
        frame, sample_design(frame, sampling=SampleDesign(centers="sampled"))
    )


def changed(after, before, **options):
    found = item_changes(after, before, questionnaire(), centers=["a", "b"], **options)
    return found.set_index(["center", "statistic"])


def test_the_change_is_after_minus_before_and_the_errors_add_up():
    # before 2 of 4, after 3 of 4; variances p (1 - p) / 3: 1/12 and 1/16
    before, after = answers("aabb", [5, 1, 5, 1]), answers("aabb", [5, 5, 5, 1])
    row = changed(after, before).loc[("all", "top2box")]
    assert (row["before"], row["value"], row["change"]) == (0.5, 0.75, 0.25)
    assert row["se"] == pytest.approx((1 / 12 + 1 / 16) ** 0.5)
    assert (row["df"], row["method"], row["verdict"]) == (6, "mover", "no_clear_change")
    # R: (qt(.975, 6) + qt(.8, 6)) = 3.352612
    assert row["minimum_detectable"] / row["se"] == pytest.approx(3.352612, rel=1e-5)


def test_a_share_that_goes_from_none_to_all_has_limits():
    before, after = answers("a" * 30, [1] * 30), answers("a" * 30, [5] * 30)
    row = changed(after, before).loc[("a", "top2box")]
    # Wilson's limits of 0 and 30 of 30: 0.1135 away from the end, as Newcombe's method 10
    assert row["change"] == 1
    assert row["low"] == pytest.approx(1 - 2**0.5 * 0.1135, abs=1e-3)
    assert row["verdict"] == "better"
    assert np.isnan(row["se"])
    assert np.isnan(row["p"])


def test_a_center_without_answers_in_one_round_has_no_change():
    found = changed(answers("aab", [5, 1, 5]), answers("aa", [5, 1]))
    assert found.loc[("b", "top2box"), "verdict"] == "insufficient_data"
    assert np.isnan(found.loc[("b", "index"), "change"])


def test_nobody_and_nothing_asked_in_both_rounds_gives_no_rows():
    early = RoundAnswers(responses("aa", q2=[5, 1]), simple_design(2))
    assert item_changes(answers("aa", [5, 1]), early, questionnaire(), centers=[]).empty
    blank = changed(answers("aa", [None, None]), answers("aa", [5, 1]))
    assert blank["change"].isna().all()


def test_one_respondent_a_round_has_a_change_but_no_p():
    row = changed(answers("a", [5]), answers("a", [1])).loc[("a", "index")]
    assert row["change"] == 100
    assert np.isnan(row["p"])
    assert row["verdict"] == "insufficient_data"


def test_what_is_hidden_has_no_change_and_counts_in_no_family():
    before, after = answers("aabb", [5, 1, 5, 1]), answers("aabb", [5, 5, 4, 1])
    shown = pd.DataFrame(
        [("all", "q1", "top2box")], columns=["center", "item", "statistic"]
    )
    found = changed(after, before, shown=shown)
    assert found.loc["a"]["change"].isna().all()
    assert found.loc[("a", "index"), "verdict"] == "insufficient_data"
    assert found.loc[("all", "top2box"), "comparisons"] == 1
    assert found.loc[("all", "index"), "comparisons"] == 0


def test_a_drawn_center_of_both_rounds_is_one_unit():
    before = drawn("aabbcc", [1, 2, 3, 3, 5, 5])
    after = drawn("aabbdd", [2, 3, 4, 4, 5, 5])
    both = stacked_rounds(before, after)
    assert both.shared_units == 2
    assert len(np.unique(both.design.stages[0].unit)) == 4
    # four centers in one stratum
    assert changed(after, before).loc[("all", "index"), "df"] == 3


def test_rounds_that_only_share_all_centers_are_independent():
    before = answers("aabb", [5, 1, 5, 1])
    assert stacked_rounds(before, before).shared_units == 0


def test_the_same_answers_of_the_same_centers_are_no_change():
    one = drawn("aabbcc", [1, 2, 3, 3, 5, 5])
    row = changed(one, one).loc[("all", "index")]
    # a perfect correlation: nothing varies between the rounds
    assert row["change"] == 0
    assert row["verdict"] == "insufficient_data"


def test_mover_with_design_limits_covers_a_true_change_near_its_end():
    draw = np.random.default_rng(7)
    inside = 0
    for _ in range(300):
        early, late = (
            answers("a" * 60, np.where(draw.random(60) < share, 5, 1))
            for share in (0.90, 0.97)
        )
        row = changed(late, early).loc[("a", "top2box")]
        inside += row["low"] <= 0.07 <= row["high"]
    # 95 % of 300 have a standard deviation of 1.3 points
    assert 0.91 <= inside / 300 <= 1

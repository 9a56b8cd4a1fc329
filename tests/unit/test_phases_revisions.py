"""Months that were told in two ways, on frames of a few rows."""

import pandas as pd

from pescycle.phases import enquire
from tests.rounds import FOLLOWING, PAF, given, measure_month, row


def revisions(*, first=(), later=(), within=()):
    one = given(framework=PAF, measure_month=measure_month(*first))
    columns = ["center", "month", "measure", "stratum", "earlier", "later"]
    frame = pd.DataFrame(within, columns=columns)
    frame = frame.assign(
        month=pd.to_datetime(frame["month"]), earlier_file="a.csv", later_file="b.csv"
    )
    two = given(
        framework=PAF,
        turn=FOLLOWING,
        last=one,
        measure_month=measure_month(*later),
        revision=frame,
    )
    return enquire(two, None, None).month_revision


def test_a_figure_of_an_earlier_round_is_shown_beside_the_one_that_counts():
    found = revisions(
        first=[("a", "2023-06-01", "visits", 100), ("b", "2023-06-01", "visits", 80)],
        later=[("a", "2023-06-01", "visits", 90), ("b", "2023-06-01", "visits", 80)],
    )
    own = row(found, center="a")
    assert (own["earlier"], own["later"]) == (100, 90)
    assert (own["earlier_round"], own["later_round"]) == ("r1", "r2")
    assert (own["earlier_file"], own["later_file"]) == ("", "")
    # b was sent again with the same value: no correction
    assert found["center"].tolist() == ["a"]


def test_late_and_withdrawn_figures_are_corrections_too():
    found = revisions(
        first=[("a", "2023-06-01", "visits", None), ("b", "2023-06-01", "visits", 80)],
        later=[("a", "2023-06-01", "visits", 90), ("b", "2023-06-01", "visits", None)],
    )
    assert pd.isna(row(found, center="a")["earlier"])
    assert pd.isna(row(found, center="b")["later"])
    assert set(found["state"]) == {"published"}


def test_strata_are_added_up_before_both_figures_are_compared():
    # 20 + 30 before; the second stratum was corrected to 40
    found = revisions(
        first=[
            ("a", "2023-06-01", "placed", 20, "x"),
            ("a", "2023-06-01", "placed", 30, "y"),
        ],
        later=[("a", "2023-06-01", "placed", 40, "y")],
    )
    assert tuple(found.iloc[0][["earlier", "later"]]) == (50, 60)


def test_two_files_of_a_round_are_shown_by_name():
    # 25 + 40 count now; the second stratum was 30 before
    found = revisions(
        later=[
            ("a", "2024-01-01", "placed", 25, "x"),
            ("a", "2024-01-01", "placed", 40, "y"),
        ],
        within=[("a", "2024-01-01", "placed", "y", 30.0, 40.0)],
    )
    own = found.iloc[0]
    assert (own["earlier"], own["later"]) == (55, 65)
    assert (own["earlier_file"], own["later_file"]) == ("a.csv", "b.csv")


def test_a_figure_that_one_file_lacked_is_shown_as_missing():
    found = revisions(
        later=[("a", "2024-01-01", "visits", 25)],
        within=[("a", "2024-01-01", "visits", "", None, 25.0)],
    )
    assert pd.isna(found["earlier"].iloc[0])
    assert found["later"].iloc[0] == 25


def test_few_people_are_hidden_in_a_correction_as_everywhere():
    found = revisions(
        first=[("a", "2023-06-01", "placed", 9)],
        later=[("a", "2023-06-01", "placed", 12)],
    )
    own = found.iloc[0]
    assert own["state"] == "hidden"
    assert own[["earlier", "later"]].isna().all()


def test_a_first_round_corrects_nothing():
    one = given(
        framework=PAF, measure_month=measure_month(("a", "2023-01-01", "visits", 5))
    )
    assert enquire(one, None, None).month_revision.empty

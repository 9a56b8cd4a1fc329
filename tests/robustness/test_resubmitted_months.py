"""Months that two files of one round tell: the same, corrected, or not to be decided."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import DataError, Severity
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import VISITS, change, lines

FIRST, LATE = "rounds/2023-1/visits.csv", "rounds/2023-1/late.csv"
HEADER = "center,month,measure,value\n"


def two_files(folder: Path, late: str, first_day: str = "", late_day: str = "") -> None:
    days = [f", submitted: {day}" if day else "" for day in (first_day, late_day)]
    change(
        folder / "rounds/2023-1/round.yml",
        "  - {id: desk, kind: measures, file: visits.csv}\n",
        f"  - {{id: late, kind: measures, file: late.csv{days[1]}}}\n"
        f"  - {{id: desk, kind: measures, file: visits.csv{days[0]}}}\n",
    )
    (folder / LATE).write_text(late, encoding="utf-8")


def given(folder: Path) -> RoundData:
    return read_round(read_pilot(folder), "2023-1")


def value(data: RoundData, center: str, month: str, measure: str = "visits") -> float:
    frame = data.measure_month
    rows = frame[(frame["center"] == center) & (frame["measure"] == measure)]
    return rows.loc[rows["month"] == pd.Timestamp(month), "value"].item()


def test_the_file_that_was_submitted_later_counts_whatever_the_order(
    pilot_folder: Path,
) -> None:
    two_files(
        pilot_folder,
        HEADER + "c01,2023-01,visits,125\nc01,2023-03,visits,140\n",
        "2023-07-05",
        "2023-07-20",
    )
    data = given(pilot_folder)
    assert value(data, "c01", "2023-01") == 125
    assert value(data, "c01", "2023-03") == 140
    assert value(data, "c01", "2023-02") == 130
    revision = data.revision.iloc[0]
    assert (revision["earlier"], revision["later"]) == (120, 125)
    assert (revision["earlier_file"], revision["later_file"]) == (FIRST, LATE)
    assert len(data.revision) == 1
    assert lines(data.problems) == (
        f"{LATE}: 1 of its counts differ from those in {FIRST}; these were submitted later "
        "(2023-07-20) and count. The enquiry shows both values."
    )


def test_an_older_file_that_is_listed_last_does_not_win(pilot_folder: Path) -> None:
    two_files(pilot_folder, HEADER + "c01,2023-01,visits,125\n", "2023-07-20", "2023-07-05")
    data = given(pilot_folder)
    assert value(data, "c01", "2023-01") == 120
    assert data.revision["earlier_file"].tolist() == [LATE]


def test_a_figure_that_the_later_file_leaves_empty_is_withdrawn(pilot_folder: Path) -> None:
    two_files(pilot_folder, HEADER + "c01,2023-01,visits,\n", "2023-07-05", "2023-07-20")
    data = given(pilot_folder)
    assert pd.isna(value(data, "c01", "2023-01"))
    assert data.revision["earlier"].tolist() == [120]


@pytest.mark.parametrize(
    ("first_day", "late_day"),
    [("", ""), ("2023-07-05", ""), ("", "2023-07-20"), ("2023-07-05", "2023-07-05")],
)
def test_without_two_different_days_a_contradiction_stops(
    pilot_folder: Path, first_day: str, late_day: str
) -> None:
    two_files(pilot_folder, HEADER + "c01,2023-01,visits,125\n", first_day, late_day)
    with pytest.raises(DataError) as caught:
        given(pilot_folder)
    said = lines(p for p in caught.value.problems if p.severity == Severity.STOP)
    assert "the same center, month and measure as in row 2 of rounds/2023-1/" in said
    assert (
        "Keep the row that is right; or, if the later file corrects the earlier, say when "
        "each was sent: submitted: 2023-07-15 at both sources in round.yml."
    ) in said


def test_yesterdays_file_sent_twice_is_one_clear_remark(pilot_folder: Path) -> None:
    two_files(pilot_folder, VISITS)
    data = given(pilot_folder)
    assert len(data.measure_month) == 5
    assert data.revision.empty
    assert lines(data.problems).splitlines() == [
        f"{FIRST}: the same content as {LATE}. Perhaps an old file was copied again; put "
        "the right one there.",
        f"{FIRST}: each of its 5 counts stands in {LATE} too, with the same value; each "
        "counts once. Perhaps an old file was sent again; put the right one there.",
    ]


def test_a_file_that_grows_month_by_month_repeats_itself_in_one_remark(
    pilot_folder: Path,
) -> None:
    two_files(pilot_folder, VISITS + "c01,2023-03,visits,140\n")
    said = lines(given(pilot_folder).problems)
    # the tiny file is read second; each of its rows stands in the longer one
    assert said.startswith(f"{FIRST}: each of its 5 counts stands in {LATE} too")
    assert len(said.splitlines()) == 1


def test_three_files_of_one_month_are_followed_to_the_last(pilot_folder: Path) -> None:
    two_files(pilot_folder, HEADER + "c01,2023-01,visits,125\n", "2023-07-05", "2023-07-20")
    change(
        pilot_folder / "rounds/2023-1/round.yml",
        "sources:\n",
        "sources:\n  - {id: last, kind: measures, file: last.csv, submitted: 2023-08-01}\n",
    )
    last = pilot_folder / "rounds/2023-1/last.csv"
    last.write_text(HEADER + "c01,2023-01,visits,119\n", encoding="utf-8")
    data = given(pilot_folder)
    assert value(data, "c01", "2023-01") == 119
    told = data.revision[["earlier", "later"]].to_numpy().tolist()
    assert told == [[120, 125], [125, 119]]


def test_a_day_of_submission_that_is_no_date_is_refused(pilot_folder: Path) -> None:
    change(
        pilot_folder / "rounds/2023-1/round.yml",
        "file: visits.csv",
        "file: visits.csv, submitted: soon",
    )
    with pytest.raises(Exception, match="is not a date like 2023-01-15"):
        given(pilot_folder)

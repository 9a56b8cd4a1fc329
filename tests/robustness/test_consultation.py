"""Sheets of a consultation on weights: each broken rule with its remedy."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError, DataError
from pescycle.io.pilots import check_pilot, read_pilot
from pescycle.io.rounds import read_round

POINTS = "participant,group,node,child,points\n"
PAIRS = "participant,node,first,second,judgment\n"
GOOD = "p1,staff,users,walk_in,50\np1,staff,users,waiting,30\np1,staff,users,satisfied,20\n"
SHEET = "p1,users,walk_in,waiting,3\np1,users,waiting,satisfied,1/3\n"
WHOLE = SHEET + "p1,users,satisfied,walk_in,1\n"


def problems(folder: Path, weights: str = "", comparisons: str = "") -> list[str]:
    for name, head, rows in (
        ("weights.csv", POINTS, weights),
        ("comparisons.csv", PAIRS, comparisons),
    ):
        if rows:
            (folder / "rounds/2023-1" / name).write_text(head + rows, encoding="utf-8")
    try:
        found = check_pilot(folder)
    except (ConfigError, DataError) as error:
        found = error.problems
    return [str(problem).removeprefix("rounds/2023-1/") for problem in found]


def test_good_sheets_are_typed(pilot_folder: Path) -> None:
    assert problems(pilot_folder, GOOD, WHOLE) == []
    data = read_round(read_pilot(pilot_folder), "2023-1")
    assert data.weight["points"].tolist() == [50, 30, 20]
    assert data.comparison["judgment"].tolist() == pytest.approx([3, 1 / 3, 1])


def test_points_must_add_up_and_the_difference_is_said(pilot_folder: Path) -> None:
    found = problems(pilot_folder, GOOD.replace("50", "45"))
    assert found == [
        'weights.csv, row 2, column "points": the sheet of "users" that begins here adds '
        "up to 95 points, not 100. Add 5 points where the participant says, or leave the "
        "sheet out."
    ]
    found = problems(pilot_folder, GOOD.replace("50", "60"))
    assert "adds up to 110 points, not 100. Take away 10 points" in found[0]


def test_thirds_that_were_rounded_add_up(pilot_folder: Path) -> None:
    thirds = GOOD.replace("50", "33.33").replace("30", "33.33").replace("20\n", "33.33\n")
    assert problems(pilot_folder, thirds) == []


def test_a_child_without_points_is_asked_for(pilot_folder: Path) -> None:
    found = problems(pilot_folder, GOOD.replace("p1,staff,users,satisfied,20\n", ""))
    assert found[0].endswith(
        'the sheet of "users" that begins here gives nothing to satisfied. Add a row; '
        "write 0 if that is meant."
    )


def test_unknown_nodes_and_children_are_named_with_their_likeness(
    pilot_folder: Path,
) -> None:
    found = problems(pilot_folder, GOOD.replace(",users,", ",user,"))
    assert '"user" is no node of the framework that has weights to decide.' in found[0]
    assert 'Did you mean "users"?' in found[0]
    found = problems(pilot_folder, GOOD.replace("walk_in", "walkin"))
    assert '"walkin" has no weight in "users". Did you mean "walk_in"?' in found[0]
    found = problems(pilot_folder, GOOD, WHOLE.replace("walk_in", "walkin"))
    assert 'comparisons.csv, row 2, column "first": "walkin" has no weight' in found[0]
    found = problems(pilot_folder, GOOD, WHOLE.replace(",users,", ",other,"))
    assert found[0].endswith("Write one of users.")


def test_a_participant_writes_each_line_once_and_belongs_to_one_group(
    pilot_folder: Path,
) -> None:
    found = problems(pilot_folder, GOOD + "p1,staff,users,walk_in,50\n")
    assert "the same participant and node and child as in row 2." in found[0]
    assert len(found) == 1
    found = problems(pilot_folder, GOOD.replace("p1,staff,users,sat", "p1,donor,users,sat"))
    assert "this participant belongs to another group in an earlier row." in found[0]


@pytest.mark.parametrize("points", ["-5", "120"])
def test_points_lie_between_0_and_100(pilot_folder: Path, points: str) -> None:
    found = problems(pilot_folder, GOOD.replace("50", points))
    assert f"{points} is outside 0 to 100 points. Correct it." in found[0]


@pytest.mark.parametrize("cell", ["0", "10", "1/10", "-3", "three", "01-Mar", "2024-03-01"])
def test_a_judgment_lies_between_a_ninth_and_nine(pilot_folder: Path, cell: str) -> None:
    found = problems(pilot_folder, GOOD, WHOLE.replace(",3\n", f",{cell}\n"))
    assert f'"{cell}" is no judgment from 1/9 to 9' in found[0]
    assert "Write the more important of the two first, and 1 to 9 behind it." in found[0]
    dated = cell in ("01-Mar", "2024-03-01")
    assert ("did a spreadsheet make a date of 1/3?" in found[0]) == dated


def test_a_pair_may_not_be_judged_in_two_ways(pilot_folder: Path) -> None:
    found = problems(pilot_folder, GOOD, WHOLE + "p1,users,waiting,walk_in,2\n")
    assert found == [
        'comparisons.csv, row 5, column "judgment": this pair stands in an earlier row the '
        "other way round, with a judgment that does not fit. Ask the participant, and keep "
        "one of the two rows."
    ]
    assert problems(pilot_folder, GOOD, WHOLE + "p1,users,waiting,walk_in,1/3\n") == []


def test_nothing_is_compared_with_itself(pilot_folder: Path) -> None:
    found = problems(pilot_folder, GOOD, WHOLE + "p1,users,waiting,waiting,2\n")
    assert "something is compared with itself." in found[0]


def test_a_sheet_with_a_gap_is_a_remark(pilot_folder: Path) -> None:
    found = problems(pilot_folder, GOOD, SHEET)
    assert found == [
        'comparisons.csv, row 2, column "second": the sheet of "users" that begins here '
        "lacks 1 of 3 pairs; its consistency cannot be judged. Ask the participant for "
        "them; until then the others count."
    ]
    assert len(read_round(read_pilot(pilot_folder), "2023-1").comparison) == 2

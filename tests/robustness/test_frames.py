"""The frame of clients and the weighting in round.yml: each broken rule with its remedy."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.pilots import check_pilot, read_pilot
from pescycle.io.rounds import read_round
from tests.robustness.tiny_pilot import change

HEADER = "audience,margin,category,count\n"
GOOD = (
    "jobseeker,center,c01,60\n"
    "jobseeker,center,c02,40\n"
    "jobseeker,js_sex,female,55\n"
    "jobseeker,js_sex,male,45\n"
)
RAKING = "{method: raking, margins: [center, js_sex]}"
FRAME = "rounds/2023-1/frame.csv"


def write(folder: Path, rows: str = GOOD, weighting: str = RAKING) -> None:
    (folder / FRAME).write_text(HEADER + rows, encoding="utf-8")
    round_file = folder / "rounds/2023-1/round.yml"
    if "weighting:" not in round_file.read_text("utf-8"):
        change(
            round_file,
            "    file: export.csv\n",
            "    file: export.csv\n    weighting: {}\n",
        )
        change(round_file, "weighting: {}", f"weighting: {weighting}")


def problems(folder: Path) -> list[str]:
    try:
        return [str(p).removeprefix("rounds/2023-1/") for p in check_pilot(folder)]
    except (ConfigError, DataError) as error:
        return [str(p).removeprefix("rounds/2023-1/") for p in error.problems]


def test_a_good_frame_is_typed(pilot_folder: Path) -> None:
    write(pilot_folder, GOOD.replace("female", " Female "))
    frame = read_round(read_pilot(pilot_folder), "2023-1").frame
    assert frame["count"].tolist() == [60, 40, 55, 45]
    assert frame["category"].tolist() == ["c01", "c02", "female", "male"]
    assert problems(pilot_folder) == []


def test_a_category_can_join_several_codes(pilot_folder: Path) -> None:
    write(pilot_folder, "jobseeker,center,C01  c02,100\n" + GOOD[48:])
    frame = read_round(read_pilot(pilot_folder), "2023-1").frame
    assert frame["category"].tolist()[0] == "c01 c02"


def test_a_round_without_a_frame_has_an_empty_one(pilot_folder: Path) -> None:
    frame = read_round(read_pilot(pilot_folder), "2023-1").frame
    assert frame.empty
    assert list(frame.columns) == ["audience", "margin", "category", "count"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "jobseeker,center,c01",
            "jobseekers,center,c01",
            'frame.csv, row 2, column "audience": "jobseekers" is no audience of this '
            'pilot. Did you mean "jobseeker"?',
        ),
        (
            "js_sex,female",
            "js_sx,female",
            'frame.csv, row 4, column "margin": "js_sx" is neither center nor mode nor an '
            "item of the jobseeker questionnaire with one answer out of a list. Did you "
            'mean "js_sex"?',
        ),
        (
            "js_sex,female",
            "js_s1,guidance",
            'frame.csv, row 4, column "margin": "js_s1" is neither center nor mode nor an '
            "item of the jobseeker questionnaire with one answer out of a list. Did you "
            'mean "js_sex"?',
        ),
        (
            "js_sex,female",
            "js_sex,femal",
            'frame.csv, row 4, column "category": "femal" is no category of js_sex. Did '
            'you mean "female"?',
        ),
        (
            "center,c02",
            "center,x9",
            'frame.csv, row 3, column "category": "x9" is no category of center. Write '
            "one of c01, c02.",
        ),
        (
            "js_sex,male,45",
            "js_sex,male,46",
            "frame.csv: jobseeker: the margins add up to different numbers: center 100, "
            "js_sex 101. Count the same clients in every margin; spread those of whom a "
            "category is not known over the others.",
        ),
        (
            "js_sex,male",
            "js_sex,female",
            'frame.csv, row 5, column "audience": the same audience and margin and '
            "category as in row 4. Keep one of the rows.",
        ),
        (
            "js_sex,male",
            "js_sex,male female",
            'frame.csv, row 5, column "category": "female" of js_sex stands in an earlier '
            "row already. Count each client in one row of a margin.",
        ),
        (
            "js_sex,male,45",
            "js_sex,male,4 5x",
            'frame.csv, row 5, column "count": "4 5x" is not a whole number (a space '
            "inside?). Write digits only.",
        ),
        (
            "js_sex,male,45",
            "js_sex,male,-45",
            'frame.csv, row 5, column "count": a count cannot be below zero. Correct it.',
        ),
    ],
)
def test_each_broken_row_is_told_with_its_remedy(
    pilot_folder: Path, old: str, new: str, expected: str
) -> None:
    write(pilot_folder, GOOD.replace(old, new, 1))
    assert expected in problems(pilot_folder)


def test_a_margin_that_counts_nobody_is_told(pilot_folder: Path) -> None:
    write(pilot_folder, GOOD[:48] + "jobseeker,js_sex,female,0\n")
    assert (
        "frame.csv: jobseeker: the margin js_sex counts nobody. Write the number of "
        "clients, or take its rows out." in problems(pilot_folder)
    )


def test_a_margin_without_counts_is_told(pilot_folder: Path) -> None:
    write(pilot_folder, GOOD[48:])
    assert problems(pilot_folder) == [
        "frame.csv: the source exit is weighted by center, but no row of jobseeker counts "
        "the clients by center. Add a row for each category: audience, margin, category, "
        "count."
    ]


def test_centers_are_counted_in_the_sample_where_the_frame_has_none(
    pilot_folder: Path,
) -> None:
    write(pilot_folder, GOOD[48:])
    path = pilot_folder / "rounds/2023-1/sample.csv"
    rows = "audience,center,frame,planned\njobseeker,c01,60,9\njobseeker,c02,40,9\n"
    path.write_text(rows, "utf-8")
    assert problems(pilot_folder) == []
    path.write_text(rows.replace("60", "61"), "utf-8")
    (said,) = problems(pilot_folder)
    assert "the margins add up to different numbers: js_sex 100, center 101" in said


def test_response_classes_need_the_number_asked(pilot_folder: Path) -> None:
    write(pilot_folder, "", "{method: none, nonresponse: [center]}")
    path = pilot_folder / "rounds/2023-1/sample.csv"
    path.write_text("audience,center,frame,planned\njobseeker,c01,60,9\n", "utf-8")
    (said,) = [line for line in problems(pilot_folder) if "asked" in line]
    assert said == (
        'sample.csv, column "asked": the source exit is weighted by who answered of those '
        "asked, but not every row of jobseeker says how many were asked. Fill the column "
        "asked, or take nonresponse: out of round.yml."
    )


def test_more_asked_than_there_are_is_remarked(pilot_folder: Path) -> None:
    path = pilot_folder / "rounds/2023-1/sample.csv"
    path.write_text("audience,center,frame,planned,asked\njobseeker,c01,60,9,61\n", "utf-8")
    (problem,) = check_pilot(pilot_folder)
    assert problem.severity == Severity.WARN
    assert "more people were asked than the frame has" in str(problem)


@pytest.mark.parametrize(
    ("weighting", "expected"),
    [
        ("{method: raking}", "method raking needs margins, such as [center]"),
        ("{method: none, margins: [center]}", "method none has no margins"),
        (
            "{method: poststratification, margins: [center, js_sex]}",
            "poststratification has one margin; write raking for several",
        ),
        ("{method: logit, margins: [center]}", "bounds belong to the methods logit and"),
        (
            "{method: raking, margins: [center], bounds: [0.5, 2]}",
            "bounds belong to the methods logit and",
        ),
        (
            "{method: logit, margins: [center], bounds: [1.2, 2]}",
            "one below and one above 1",
        ),
        ("{method: raking, margins: [center, center]}", "margin 'center' stands twice"),
        ("{method: raking, margins: [center], trim: {}}", "trim needs low or high"),
        ("{method: rake, margins: [center]}", 'Did you mean "raking"?'),
        ("{method: raking, margins: [js_sx]}", 'Did you mean "js_sex"?'),
        (
            "{method: raking, margins: [js_q1]}",
            "neither center nor mode nor an item with one answer out of a list",
        ),
    ],
)
def test_a_weighting_that_cannot_be_is_told(
    pilot_folder: Path, weighting: str, expected: str
) -> None:
    write(pilot_folder, GOOD, weighting)
    assert expected in " ".join(problems(pilot_folder))

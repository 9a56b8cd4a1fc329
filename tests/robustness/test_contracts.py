"""Small tables that a team fills in: every broken rule with its row, column and remedy."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import Severity
from pescycle.io.contracts import empty_table, read_table
from pescycle.model.pilot import Covariate
from pescycle.model.tables import ACTIONS, CENTERS, EVENTS, FRAME, SAMPLE, TableContract

VACANCIES = Covariate(id="vacancies", title={"en": "Vacancies"}, unit="count")
RATE = Covariate(id="rate", title={"en": "Unemployment"}, unit="share")
GOOD_ACTION = "a1,c01,Office,2023-01-01,2023-02-01,done,2023-01-20,walk_in,Signs,Panneaux\n"
ACTION_HEADER = "id,center,owner_en,start,due,state,done_on,moves,title_en,title_fr\n"


def read(
    tmp_path: Path, contract: TableContract, text: str, *covariates: Covariate
) -> tuple[pd.DataFrame, list[str]]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    frame, problems = read_table(path, "table.csv", contract, ["c01", "c02"], covariates)
    return frame, [str(problem).removeprefix("table.csv, ") for problem in problems]


def test_a_good_table_is_typed(tmp_path: Path) -> None:
    frame, problems = read(tmp_path, ACTIONS, ACTION_HEADER + GOOD_ACTION)
    assert problems == []
    assert frame.loc[0, "due"] == pd.Timestamp("2023-02-01")
    assert frame.loc[0, "title_fr"] == "Panneaux"


def test_optional_cells_and_columns_may_be_missing(tmp_path: Path) -> None:
    frame, problems = read(
        tmp_path,
        ACTIONS,
        "id,center,owner_en,due,state,moves,title_en\n"
        "a1,all,Office,2023-02-01,Done,walk_in,Signs\n",
    )
    assert problems == []
    assert frame["start"].isna().all()
    assert frame["done_on"].isna().all()
    assert frame["state"].tolist() == ["done"]


def test_a_table_of_numbers_in_khmer_digits_is_read(tmp_path: Path) -> None:
    frame, problems = read(
        tmp_path, SAMPLE, "audience,center,frame,planned\njobseeker,c01,១២០,៤០\n"
    )
    assert problems == []
    assert frame[["frame", "planned"]].iloc[0].tolist() == [120, 40]


def test_a_renamed_column_is_recognised(tmp_path: Path) -> None:
    _, problems = read(tmp_path, EVENTS, "center,kind,begin,ends,title_en\n")
    assert problems == [
        'column "start": this column is missing. Add it to the header row.',
        'column "end": this column is missing. Did you mean "ends"? Then rename it.',
        'column "begin": no column of events has this name; it is not read. '
        "Remove it, or leave it for your own use.",
        'column "ends": no column of events has this name; it is not read. '
        'Did you mean "end"?',
    ]


def test_a_misspelt_optional_column_stops(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("id,role,opend,name_en\nc01,pilot,2010-01-01,North\n", encoding="utf-8")
    _, (problem,) = read_table(path, "table.csv", CENTERS)
    assert problem.severity == Severity.STOP
    assert problem.remedy == 'Did you mean "opened"?'


def test_a_column_of_ones_own_only_warns(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("id,role,xyz,name_en\nc01,pilot,1,North\n", encoding="utf-8")
    frame, (problem,) = read_table(path, "table.csv", CENTERS)
    assert problem.severity == Severity.WARN
    assert "xyz" not in frame


def test_all_problems_of_a_table_come_at_once(tmp_path: Path) -> None:
    rows = [
        "a1,c03,Office,01/02/2023,2023-02-01,done,,walk_in,Signs,",
        "A 2,c01,,2023-01-01,soon,finished,,walk_in,,",
        "a1,,Office,,2023-02-01,don,,walk_in,Signs,",
    ]
    _, problems = read(tmp_path, ACTIONS, ACTION_HEADER + "\n".join(rows) + "\n")
    assert problems == [
        'row 3, column "id": "A 2" is not an id. '
        "An id has small letters a-z, digits, - and _, at most 32.",
        'row 4, column "center": this cell is empty. Fill it in.',
        'row 2, column "center": "c03" is no center of this pilot. Did you mean "c02"?',
        'row 2, column "start": "01/02/2023" is not a date (day or month first?). '
        "Write it like 2023-01-15.",
        'row 3, column "due": "soon" is not a date. Write it like 2023-01-15.',
        'row 3, column "state": "finished" is not allowed here. '
        "Write planned, done, late, dropped.",
        'row 4, column "state": "don" is not allowed here. Did you mean "done"?',
        'row 4, column "id": the same id as in row 2. Keep one of the rows.',
        'row 3, column "title_en": there is no text in any language. Write one at least.',
        'row 3, column "owner_en": there is no text in any language. Write one at least.',
    ]


def test_numbers_are_refused_with_what_probably_happened(tmp_path: Path) -> None:
    rows = 'jobseeker,c01,1 2O4,-4\njobseeker,c02,"1,204",12.5\n'
    _, problems = read(tmp_path, SAMPLE, "audience,center,frame,planned\n" + rows)
    assert problems == [
        'row 2, column "frame": "1 2O4" is not a whole number (a space inside, letter O?). '
        "Write digits only.",
        'row 3, column "frame": "1,204" is not a whole number (a separator of thousands?). '
        "Write digits only.",
        'row 3, column "planned": "12.5" is not a whole number. Write digits only.',
        'row 2, column "planned": a count cannot be below zero. Correct it.',
    ]


def test_all_is_no_center_of_a_sample_and_no_id_of_a_center(tmp_path: Path) -> None:
    _, problems = read(tmp_path, SAMPLE, "audience,center,planned\njobseeker,all,40\n")
    assert problems == [
        'row 2, column "center": "all" is no center of this pilot. '
        "Write an id of centers.csv."
    ]
    _, problems = read(tmp_path, CENTERS, "id,role,name_en\nall,pilot,Everywhere\n")
    assert problems == [
        'row 2, column "id": "all" stands for all centers together. '
        "Give the center another id."
    ]


def test_the_key_of_several_columns_may_not_repeat(tmp_path: Path) -> None:
    rows = "jobseeker,c01,40\njobseeker,c02,40\njobseeker,c01,50\n"
    _, problems = read(tmp_path, SAMPLE, "audience,center,planned\n" + rows)
    assert problems == [
        'row 4, column "audience": the same audience and center as in row 2. '
        "Keep one of the rows."
    ]


def test_covariates_are_numbers_within_their_kind(tmp_path: Path) -> None:
    rows = 'c01,pilot,North,-5,7\nc02,pilot,South,,"0,5"\nc04,pilot,West,3.5,0.5\n'
    frame, problems = read(
        tmp_path, CENTERS, "id,role,name_en,vacancies,rate\n" + rows, VACANCIES, RATE
    )
    assert problems == [
        'row 2, column "vacancies": this value is outside what a count can be. '
        "Write a share between 0 and 1; a count is never below 0.",
        'row 3, column "rate": "0,5" is not a number (a decimal comma; write a point?). '
        "Write digits with a decimal point, nothing else.",
        'row 2, column "rate": this value is outside what a share can be. '
        "Write a share between 0 and 1; a count is never below 0.",
    ]
    assert frame["vacancies"].isna().tolist() == [False, True, False]


def test_an_announced_covariate_must_be_a_column(tmp_path: Path) -> None:
    _, problems = read(tmp_path, CENTERS, "id,role,name_en\nc01,pilot,North\n", VACANCIES)
    assert problems == [
        'column "vacancies": this column is missing. Add it to the header row.'
    ]


def test_a_name_in_one_language_at_least_is_wanted(tmp_path: Path) -> None:
    _, problems = read(tmp_path, CENTERS, "id,role\nc01,pilot\n")
    assert problems == [
        'column "name_en": a column name_ and a language is missing, such as name_en. '
        "Add one at least."
    ]


def test_a_telephone_number_in_a_wrong_column_is_not_repeated(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, SAMPLE, "audience,center,planned\njobseeker,012 555 777,a@b.kh\n"
    )
    said = "\n".join(problems)
    assert len(problems) == 2
    assert "555" not in said
    assert "@" not in said


def test_a_file_that_cannot_be_read_gives_its_problem_and_no_row(tmp_path: Path) -> None:
    frame, problems = read_table(tmp_path / "none.csv", "none.csv", SAMPLE)
    assert [problem.rule for problem in problems] == ["missing_file"]
    assert frame.empty


@pytest.mark.parametrize("contract", [ACTIONS, SAMPLE, FRAME, EVENTS, CENTERS])
def test_an_absent_table_has_its_columns_and_types(contract: TableContract) -> None:
    table = empty_table(contract)
    assert table.columns.tolist() == [column.name for column in contract.columns]
    assert table.empty

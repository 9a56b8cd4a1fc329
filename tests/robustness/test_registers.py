"""What a team writes in its registers: typed, and every broken rule with its remedy."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.io.contracts import empty_table, read_table
from pescycle.model.registers import (
    FINDINGS,
    REGISTERS,
    STAKEHOLDERS,
    WORKSHOPS,
)
from pescycle.model.tables import ACTIONS, TableContract


def read(
    tmp_path: Path, contract: TableContract, text: str
) -> tuple[pd.DataFrame, list[str]]:
    path = tmp_path / f"{contract.name}.csv"
    path.write_text(text, encoding="utf-8")
    frame, problems = read_table(path, path.name, contract, ["c01", "c02"])
    return frame, [str(problem).removeprefix(f"{path.name}, ") for problem in problems]


def test_a_rating_outside_one_to_five_is_refused(tmp_path: Path) -> None:
    text = "id,group,influence,interest,name_en\ns1,donor,6,3,A donor\ns2,donor,5,0,B\n"
    _, problems = read(tmp_path, STAKEHOLDERS, text)
    told = "this rating is not between 1 and 5. Write 1, 2, 3, 4 or 5."
    assert problems == [
        f'row 2, column "influence": {told}',
        f'row 3, column "interest": {told}',
    ]


def test_a_rating_in_khmer_digits_is_read(tmp_path: Path) -> None:
    text = "id,group,influence,interest,name_en\ns1,donor,៥,១,A donor\n"
    frame, problems = read(tmp_path, STAKEHOLDERS, text)
    assert problems == []
    assert frame[["influence", "interest"]].iloc[0].tolist() == [5, 1]


def test_times_of_day_are_read_as_spreadsheets_write_them(tmp_path: Path) -> None:
    text = "id,date,start,minutes,title_en\n"
    text += "s1,2023-02-01,9:30,60,One\ns2,2023-02-01,14:00:00,60,Two\n"
    frame, problems = read(tmp_path, WORKSHOPS, text)
    assert problems == []
    assert frame["start"].tolist() == ["09:30", "14:00"]


@pytest.mark.parametrize("start", ["9h30", "25:00", "9.30"])
def test_what_is_no_time_of_day_is_refused(tmp_path: Path, start: str) -> None:
    text = f"id,date,start,minutes,title_en\ns1,2023-02-01,{start},60,One\n"
    _, problems = read(tmp_path, WORKSHOPS, text)
    assert problems == [
        f'row 2, column "start": "{start}" is not a time of day. Write it like 09:30.'
    ]


def test_a_finding_may_concern_all_centers_or_none(tmp_path: Path) -> None:
    text = "id,source,center,grade,text_en\nf1,paf,all,strong,Slow\nf2,css,,weak,Dear\n"
    frame, problems = read(tmp_path, FINDINGS, text)
    assert problems == []
    assert frame["center"].tolist() == ["all", ""]


def test_the_names_of_registers_are_unique_and_each_id_has_its_own_kind() -> None:
    names = [contract.name for contract in REGISTERS]
    kinds = [contract.names for contract in (*REGISTERS, ACTIONS) if contract.names]
    assert len(set(names)) == len(names)
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("contract", REGISTERS, ids=lambda contract: contract.name)
def test_each_register_is_empty_where_its_file_is_missing(contract: TableContract) -> None:
    frame = empty_table(contract)
    assert len(frame) == 0
    assert list(frame.columns) == [column.name for column in contract.columns]

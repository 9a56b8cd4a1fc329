"""Opinions, recommendations and the project: what is refused, and with which words."""

from pathlib import Path

import pytest

from pescycle.io.contracts import read_table
from pescycle.model.registers import OPINIONS, PROJECT, RECOMMENDATIONS
from pescycle.model.tables import TableContract


def problems(tmp_path: Path, contract: TableContract, text: str) -> list[str]:
    path = tmp_path / f"{contract.name}.csv"
    path.write_text(text, encoding="utf-8")
    _, found = read_table(path, path.name, contract, ["c01"])
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("contract", "text"),
    [
        (OPINIONS, "expert,topic,rating\ne1,scope,4\ne1,time,2\ne2,scope,5\n"),
        (RECOMMENDATIONS, "id,status,text_fr,evidence_en\nr1,open,Écouter,\n"),
        (PROJECT, "aspect,measure,planned,actual,text_en\ncost,m,10,,Money\n"),
    ],
)
def test_a_table_as_documented_is_read_without_a_remark(tmp_path, contract, text):
    assert problems(tmp_path, contract, text) == []


@pytest.mark.parametrize(
    ("contract", "text", "told"),
    [
        (OPINIONS, "expert,topic,rating\ne1,scope,6\n", "is not between 1 and 5"),
        (OPINIONS, "expert,topic,rating\ne1,scpe,4\n", "scope"),
        (OPINIONS, "expert,topic,rating\ne1,scope,4\ne1,scope,5\n", "row 3"),
        (RECOMMENDATIONS, "id,status,text_en\nr1,finished,Do\n", "done"),
        (RECOMMENDATIONS, "id,status,text_en\nr1,open,A\nr1,done,A\n", "row 3"),
        (RECOMMENDATIONS, "id,status,text_en\nr1,open,\n", "row 2"),
        (PROJECT, "aspect,measure,planned,text_en\ncost,m,ten,Money\n", '"planned"'),
        (PROJECT, "aspect,measure,planned,text_en\nmoney,m,10,Money\n", "cost"),
    ],
)
def test_a_slip_is_told_with_its_row_and_what_would_be_right(
    tmp_path, contract, text, told
):
    found = problems(tmp_path, contract, text)
    assert len(found) == 1
    assert f"{contract.name}.csv, row" in found[0]
    assert told in found[0]


def test_the_code_of_an_expert_is_never_repeated(tmp_path):
    text = "expert,topic,rating\nsok.dara,scope,9\nsok.dara,time,9\n"
    assert not any("sok" in told for told in problems(tmp_path, OPINIONS, text))

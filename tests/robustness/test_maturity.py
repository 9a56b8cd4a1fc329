"""The maturity check's files: what is refused, all at once, and no name is repeated."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.fingerprint import input_hashes
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from tests.robustness.tiny_pilot import change, lines, problems

CHECK = """\
version: "1"
title: {en: Maturity}
sections:
  - id: goals
    title: {en: Goals}
    statements:
      - {id: clear, title: {en: Clear}, wording: {en: Goals are clear}, provenance: local}
      - id: reached
        kind: results
        title: {en: Reached}
        wording: {en: Goals are reached}
        provenance: local
"""
HEAD = "assessor,role,center,statement,plan,do,check,act,trend,target,note\n"
SCORES = HEAD + (
    "a1,self,c01,clear,60,50,40,30,,,seen in the file\n"
    "a1,self,c01,reached,,,,,70,55,\n"
    "p1,peer,all,clear,20,20,20,20,,,\n"
)
AGREED = """\
center,statement,plan,do,check,act,trend,target,decided_on,decided_by,reason_en
c01,clear,55,50,40,30,,,2023-06-20,workshop,Looked at together
"""
FILE, AGREED_FILE = "rounds/2023-1/maturity.csv", "rounds/2023-1/consensus.csv"


@pytest.fixture
def checked(pilot_folder: Path) -> Path:
    (pilot_folder / "maturity.yml").write_text(CHECK, encoding="utf-8")
    (pilot_folder / FILE).write_text(SCORES, encoding="utf-8")
    (pilot_folder / AGREED_FILE).write_text(AGREED, encoding="utf-8")
    return pilot_folder


def with_rows(folder: Path, *rows: str) -> list[str]:
    (folder / FILE).write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    (folder / AGREED_FILE).unlink()
    return problems(folder)


def test_scores_and_agreed_scores_are_read_without_notes(checked: Path) -> None:
    data = read_round(read_pilot(checked), "2023-1")
    assert data.maturity["plan"].tolist()[::2] == [60, 20]
    assert pd.isna(data.maturity["plan"].iloc[1])
    assert data.maturity["center"].tolist() == ["c01", "c01", "all"]
    assert "note" not in data.maturity
    assert data.consensus["reason_en"].tolist() == ["Looked at together"]
    assert problems(checked) == []


def test_a_pilot_without_a_maturity_check_has_empty_tables(pilot_folder: Path) -> None:
    data = read_round(read_pilot(pilot_folder), "2023-1")
    assert data.maturity.empty
    assert data.consensus.empty
    assert "note" not in data.maturity


def test_khmer_digits_are_scores(checked: Path) -> None:
    assert with_rows(checked, "a1,self,c01,clear,៦០,៥០,៤០,៣០,,,") == []
    data = read_round(read_pilot(checked), "2023-1")
    assert data.maturity.loc[0, ["plan", "act"]].tolist() == [60, 30]


def test_an_empty_row_of_scores_is_allowed(checked: Path) -> None:
    assert with_rows(checked, "a1,self,c01,clear,,,,,,,") == []


def test_scores_without_maturity_yml_are_refused(checked: Path) -> None:
    (checked / "maturity.yml").unlink()
    found = problems(checked)
    assert found == [
        f"{name}: there are scores of maturity, but no maturity.yml says of what. Write "
        "maturity.yml with the statements, or take this file away."
        for name in (FILE, AGREED_FILE)
    ]


def test_all_problems_of_a_file_are_told_at_once(checked: Path) -> None:
    found = with_rows(
        checked,
        "a1,self,c01,clear,101,50,-1,30,,,",
        "a1,self,c01,cleer,1,1,1,1,,,",
        "a2,sellf,c01,clear,6O,50,80%,30,,,",
        "a3,peer,c99,clear,50,50,50,50,,,",
        "a4,peer,c02,reached,50,,,,40,40,",
    )
    assert found == [
        f'{FILE}, row 4, column "role": "sellf" is not allowed here. Did you mean "self"?',
        f'{FILE}, row 5, column "center": "c99" is no center of this pilot. Write '
        "an id of centers.csv.",
        f'{FILE}, row 4, column "plan": "6O" is not a number (letter O?). Write digits '
        "with a decimal point, nothing else.",
        f'{FILE}, row 2, column "plan": this score is not between 0 and 100. Write 0 to '
        "100; leave the cell empty where nothing can be scored.",
        f'{FILE}, row 4, column "check": "80%" is not a number (a percent sign; write 80 '
        "for 80 %?). Write digits with a decimal point, nothing else.",
        f'{FILE}, row 2, column "check": this score is not between 0 and 100. Write 0 to '
        "100; leave the cell empty where nothing can be scored.",
        f'{FILE}, row 3, column "statement": "cleer" is no statement of maturity.yml. Did '
        'you mean "clear"?',
        f'{FILE}, row 6, column "plan": a statement of kind results has no plan; it has '
        "trend, target. Leave the cell empty, or correct the statement.",
    ]


@pytest.mark.parametrize("code", ["Sokha", "sokha", "sokha1", "mr x", "012345678", "a"])
def test_what_may_be_a_name_is_refused_and_not_repeated(checked: Path, code: str) -> None:
    found = with_rows(checked, f"{code},self,c01,clear,60,50,40,30,,,")
    assert found == [
        f'{FILE}, row 2, column "assessor": this is no code that stands for a person (a '
        "name is never written). Write a few small letters and a number, such as a1; keep "
        "the list apart."
    ]


@pytest.mark.parametrize("code", ["a1", "c01s2", "pr12", "x9"])
def test_few_letters_and_numbers_are_a_code(checked: Path, code: str) -> None:
    assert with_rows(checked, f"{code},self,c01,clear,60,50,40,30,,,") == []


def test_the_same_assessor_scores_a_statement_once(checked: Path) -> None:
    row = "a1,self,c01,clear,60,50,40,30,,,"
    assert with_rows(checked, row, row) == [
        f'{FILE}, row 3, column "assessor": the same assessor and center and statement as '
        "in row 2. Keep one of the rows."
    ]


def test_nobody_is_self_and_peer_of_one_center(checked: Path) -> None:
    found = with_rows(
        checked, "a1,self,c01,clear,60,50,40,30,,,", "a1,peer,c01,reached,,,,,4,4,"
    )
    assert found == [
        f'{FILE}, row 2, column "role": this assessor is both self and peer of the same '
        "center. Write one role in all rows of this assessor and center."
    ]


def test_a_code_that_is_self_in_two_centers_is_remarked(checked: Path) -> None:
    with_rows(
        checked,
        "a1,self,c01,clear,60,50,40,30,,,",
        "a1,self,c02,clear,60,50,40,30,,,",
        "a2,peer,c01,clear,60,50,40,30,,,",
        "a2,peer,c02,clear,60,50,40,30,,,",
    )
    found = check_pilot(checked)
    assert [(p.rule, p.row, p.severity) for p in found] == [
        ("reused_code", 2, Severity.WARN)
    ]
    assert "give each a code of its own" in str(found[0])


def test_a_missing_column_is_named_and_blank_ones_may_be_left_out(checked: Path) -> None:
    text = "assessor,rolle,center,statement,plan,do,check,act\na1,self,c01,clear,1,2,3,4\n"
    (checked / FILE).write_text(text, encoding="utf-8")
    found = problems(checked)
    assert found[0] == (
        f'{FILE}, column "role": this column is missing. Did you mean "rolle"? Then rename '
        "it."
    )


def test_the_caf_panels_know_whole_numbers_only(checked: Path) -> None:
    change(
        checked / "maturity.yml", 'version: "1"\n', 'version: "1"\nrule: caf_fine_tuned\n'
    )
    assert with_rows(checked, "a1,self,c01,clear,10.5,50,40,30,,,") == [
        f'{FILE}, row 2, column "plan": rule caf_fine_tuned knows whole numbers only. '
        "Write a whole number from 0 to 100."
    ]


def test_agreed_scores_have_problems_of_their_own(checked: Path) -> None:
    rows = (
        "c01,clear,,,,,,,2023-06-20,workshop,Nothing written",
        "c02,clear,50,50,50,50,,,2023-06-20,somebody,Nobody scored it",
        "c01,reached,,,,,60,60,2022-01-01,workshop,",
    )
    head = AGREED.splitlines()[0]
    (checked / AGREED_FILE).write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    assert problems(checked) == [
        f'{AGREED_FILE}, row 3, column "decided_by": "somebody" is not allowed here. '
        "Write assessors, center_head, workshop, head_office.",
        f'{AGREED_FILE}, row 4, column "reason_en": there is no text in any language. '
        "Write one at least.",
        f"{AGREED_FILE}, row 2: no agreed score is written. Write one.",
        f'{AGREED_FILE}, row 4, column "decided_on": this day lies before the round '
        "starts. Correct the day.",
        f'{AGREED_FILE}, row 3, column "statement": no assessor has scored this statement '
        "in this center. Check the center and the statement.",
    ]


def test_an_enabler_that_is_no_section_is_named_with_the_nearest(checked: Path) -> None:
    change(
        checked / "framework.yml",
        "weight: 0.4\n",
        "weight: 0.4\n        enablers: [goal]\n",
    )
    with pytest.raises(ConfigError) as caught:
        read_pilot(checked)
    assert lines(caught.value.problems) == (
        'framework.yml, column "enablers": KPI walk_in: "goal" is no section of '
        'maturity.yml. Did you mean "goals"?'
    )
    (checked / "maturity.yml").unlink()
    with pytest.raises(ConfigError) as caught:
        read_pilot(checked)
    assert "Write maturity.yml first." in lines(caught.value.problems)


def test_a_misspelt_key_of_the_check_is_refused(checked: Path) -> None:
    change(checked / "maturity.yml", "wording: {en: Goals are clear}", "wordin: {en: x}")
    with pytest.raises(ConfigError) as caught:
        read_pilot(checked)
    assert 'Did you mean "wording"?' in lines(caught.value.problems)


def test_a_stopping_problem_stops_the_round(checked: Path) -> None:
    change(checked / FILE, "60,50", "600,50")
    with pytest.raises(DataError, match="not between 0 and 100"):
        read_round(read_pilot(checked), "2023-1")


def test_the_check_and_its_scores_are_part_of_what_a_result_is_made_from(
    checked: Path,
) -> None:
    folder = read_pilot(checked)
    assert {"maturity.yml", FILE, AGREED_FILE} <= set(
        input_hashes(folder, folder.round("2023-1"))
    )

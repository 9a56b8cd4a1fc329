"""What pilot.yml, round.yml and the files say about groups, and what they are told."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from tests.robustness.tiny_pilot import change, lines

EQUITY = """\
equity:
  groups:
    - id: sex
      title: {en: Sex}
      categories: {female: {en: Women}, male: {en: Men}}
      reference: male
      items: {jobseeker: js_sex}
      population: {female: 0.5, male: 0.5}
"""
SOURCE = """\
sources:
  - {id: by_group, kind: group_measures, file: groups.csv}
"""
GROUPS = """\
center,month,measure,group,category,value
c01,2023-01,visits,sex,female,60
c01,2023-01,visits,sex,male,55
c02,2023-01,waited,sex,female,600.5
"""
FILE = "rounds/2023-1/groups.csv"


def with_groups(folder: Path, text: str = GROUPS, equity: str = EQUITY) -> Path:
    path = folder / "pilot.yml"
    path.write_text(path.read_text(encoding="utf-8") + equity, encoding="utf-8")
    change(folder / "rounds/2023-1/round.yml", "sources:\n", SOURCE)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, text: str) -> list[str]:
    with_groups(folder, text)
    data = read_round(read_pilot(folder), "2023-1")
    assert all(problem.severity == Severity.WARN for problem in data.problems)
    return lines(data.problems).replace(f"{FILE}, ", "").splitlines()


def stops(folder: Path, text: str) -> str:
    with_groups(folder, text)
    with pytest.raises(DataError) as caught:
        read_round(read_pilot(folder), "2023-1")
    return lines(p for p in caught.value.problems if p.severity == Severity.STOP)


def told(folder: Path, equity: str) -> str:
    path = folder / "pilot.yml"
    path.write_text(path.read_text(encoding="utf-8") + equity, encoding="utf-8")
    return lines(check_pilot(folder))


def test_counts_by_group_are_typed_and_counted(pilot_folder: Path) -> None:
    data = read_round(read_pilot(with_groups(pilot_folder)), "2023-1")
    frame = data.group_month
    columns = ["center", "month", "measure", "group", "category", "value"]
    assert frame.columns.tolist() == columns
    january = pd.Timestamp("2023-01-01")
    assert frame.loc[0].tolist() == ["c01", january, "visits", "sex", "female", 60.0]
    receipt = next(one for one in data.receipts if one.source == "by_group")
    assert (receipt.rows_read, receipt.rows_kept) == (3, 3)


def test_a_pilot_needs_no_groups(pilot_folder: Path) -> None:
    folder = read_pilot(pilot_folder)
    assert folder.pilot.equity.groups == ()
    assert read_round(folder, "2023-1").group_month.empty


def test_the_columns_can_have_other_names(pilot_folder: Path) -> None:
    with_groups(pilot_folder, GROUPS.replace("category", "Modality"))
    change(
        pilot_folder / "rounds/2023-1/round.yml",
        "file: groups.csv}",
        "file: groups.csv, columns: {category: Modality}}",
    )
    assert len(read_round(read_pilot(pilot_folder), "2023-1").group_month) == 3


def test_a_missing_column_is_told_with_its_remedy(pilot_folder: Path) -> None:
    said = stops(pilot_folder, GROUPS.replace("category", "categorie"))
    assert (
        'groups.csv, column "category": this column is missing; it should hold our '
        'category. Did you mean "categorie"? Then rename it, or say in round.yml which '
        "column it is: columns: {category: ...}."
    ) in said


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "c03,2023-01,visits,sex,female,1",
            'row 5, column "center": "c03" is no center of this pilot; set aside.',
        ),
        (
            "c01,2023-01,visit,sex,female,1",
            'column "measure": "visit" is no measure of this pilot; set aside. '
            'Did you mean "visits"?',
        ),
        (
            "c01,2023-01,visits,age,young,1",
            'column "group": "age" is no group of this pilot; set aside. '
            "Write an id of pilot.yml.",
        ),
        (
            "c01,2023-02,visits,sex,other,1",
            'column "category": "other" is no category of sex; it counts as not stated. '
            "Known are female, male.",
        ),
        (
            "c01,2024-02,visits,sex,female,1",
            'column "month": a month outside 2021-01 to 2023-06; set aside.',
        ),
        (
            "c01,2023-01,visits,sex,female,60",
            "the same center, month, measure and category as in row 2, with the same "
            "value; set aside.",
        ),
    ],
)
def test_what_does_not_belong_here_is_set_aside_and_told(
    pilot_folder: Path, row: str, words: str
) -> None:
    (said,) = problems(pilot_folder, f"{GROUPS}{row}\n")
    assert words in said


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("c01,soon,visits,sex,female,1", 'column "month": this cell is no month'),
        (
            "c01,2023-02,visits,sex,female,1.5",
            'column "value": this cell is not a whole number',
        ),
        ("c01,2023-02,visits,sex,female,many", "is not a whole number"),
        ("c01,2023-02,visits,sex,female,-1", "a count cannot be below zero. Correct it."),
        (
            "c01,2023-01,visits,sex,female,61",
            "as in row 2, with another value. Keep the row that is right.",
        ),
        (
            "c01,2023-01,visits,sex,male,70\nc02,2023-01,visits,sex,female,91",
            "center c02, 2023-01: visits by sex adds up to 91, the measure itself is 90. "
            "Correct the file that is wrong; a person belongs to one category only.",
        ),
    ],
)
def test_what_nobody_can_understand_stops(pilot_folder: Path, row: str, words: str) -> None:
    assert words in stops(pilot_folder, f"{GROUPS}{row}\n")


def test_an_empty_value_is_missing_and_not_zero(pilot_folder: Path) -> None:
    text = GROUPS + "c01,2023-02,visits,sex,female,\n"
    data = read_round(read_pilot(with_groups(pilot_folder, text)), "2023-1")
    assert pd.isna(data.group_month["value"].iloc[-1])


def test_a_file_without_any_usable_row_is_told(pilot_folder: Path) -> None:
    header = GROUPS.splitlines()[0]
    said = stops(pilot_folder, f"{header}\nx,2023-01,visits,sex,female,1\n")
    assert "no row of this file could be used." in said


def test_a_source_by_group_needs_groups(pilot_folder: Path) -> None:
    with_groups(pilot_folder, equity="")
    assert (
        "the source by_group counts by group, but pilot.yml names no groups. Name them "
        "under equity: groups: in pilot.yml, or take the source out."
    ) in lines(check_pilot(pilot_folder))


def test_a_source_by_group_needs_a_framework(pilot_folder: Path) -> None:
    with_groups(pilot_folder)
    (pilot_folder / "framework.yml").unlink()
    assert (
        "the source by_group holds measures but there is no framework.yml. Write "
        "framework.yml, or take the source out."
    ) in lines(check_pilot(pilot_folder))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "{female: {en: Women}, male: {en: Men}}",
            "{male: {en: Men}}",
            "one category has nothing to be compared with; list two at least",
        ),
        (
            "reference: male",
            "reference: man",
            "equity group sex: the reference 'man' is none of its categories; write "
            "female, male or others",
        ),
        (
            "female: 0.5, male: 0.5",
            "female: 0.5, male: 0.6",
            "the shares of population add up to 1.1, not 1; leave those out who stated",
        ),
        (
            "{female: 0.5, male: 0.5}",
            "{female: 0.5}",
            "population must give a share to each of female, male and to nothing else",
        ),
        (
            "male: {en: Men}",
            "others: {en: Men}",
            '"others" stands for all other categories; give the category another id',
        ),
        (
            "js_sex",
            "js_sexe",
            'equity group sex reads "js_sexe", which is no single choice of the jobseeker '
            'questionnaire. Did you mean "js_sex"?',
        ),
        (
            "jobseeker: js_sex",
            "employer: em_sex",
            "equity group sex asks the audience employer, which is not under audiences. "
            "Add employer to audiences: or take it out of items:.",
        ),
        (
            "{female: {en: Women}, male: {en: Men}}\n      reference: male",
            "{women: {en: Women}, male: {en: Men}}\n      reference: male",
            'the category "women" is no answer to js_sex. Its answers are female, male.',
        ),
    ],
)
def test_a_group_that_cannot_be_is_told_with_its_remedy(
    pilot_folder: Path, old: str, new: str, words: str
) -> None:
    assert old in EQUITY
    text = EQUITY.replace(old, new)
    if "women" in new:
        text = text.replace("population: {female", "population: {women")
    assert words in told(pilot_folder, text)


def test_two_groups_of_one_name_are_told(pilot_folder: Path) -> None:
    text = EQUITY + EQUITY.split("groups:\n")[1]
    assert (
        "equity group 'sex' stands twice; ids must differ, so give one of them another id"
    ) in told(pilot_folder, text)


def test_a_misspelt_key_stops_the_run(pilot_folder: Path) -> None:
    with_groups(pilot_folder, equity=EQUITY.replace("reference:", "referance:"))
    with pytest.raises(ConfigError):
        read_pilot(pilot_folder)

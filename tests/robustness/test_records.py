"""Records of single cases: what is read, what is set aside, and that nothing is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import SECRETS, change, lines

FILE = "rounds/2023-1/cases.csv"
ROUND = "rounds/2023-1/round.yml"
CONTEXT = (
    "context: {kind: logistic, outcome: placed, factors: {sex: [woman, man], age: number}}"
)
KPI = f"""\
      - id: placed
        title: {{en: Placed}}
        definition: {{en: Placed of those who left}}
        unit: share
        better: higher
        formula: {{kind: share, numerator: visits, denominator: timed}}
        target: {{rule: fixed, value: 0.5}}
        weight: 0
        {CONTEXT}
        provenance: local
        version: "1"
"""
SOURCE = (
    "  - {id: cases, kind: records, kpi: placed, file: cases.csv, "
    "identifiers: {number: pseudonym, name: drop}}\n"
)
HEADER = "number,name,center,placed,sex,age,remark\n"


@pytest.fixture
def folder(pilot_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PESCYCLE_KEY", "a key for tests only, long enough to be taken")
    framework = pilot_folder / "framework.yml"
    framework.write_text(framework.read_text("utf-8") + KPI, encoding="utf-8")
    change(pilot_folder / ROUND, "  - id: exit\n", f"{SOURCE}  - id: exit\n")
    return pilot_folder


def case(number: int, *cells: str) -> str:
    return ",".join([f"{SECRETS[0]}{number}", SECRETS[1], *cells, SECRETS[2]])


def with_cases(folder: Path, *rows: str, header: str = HEADER) -> RoundData:
    (folder / FILE).write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
    return read_round(read_pilot(folder), "2023-1")


def warnings(data: RoundData) -> list[str]:
    assert all(problem.severity == Severity.WARN for problem in data.problems)
    return lines(data.problems).replace(f"{FILE}, ", "").splitlines()


def stops(folder: Path, *rows: str, header: str = HEADER) -> list[str]:
    with pytest.raises(DataError) as caught:
        with_cases(folder, *rows, header=header)
    found = [p for p in caught.value.problems if p.severity == Severity.STOP]
    return lines(found).replace(f"{FILE}, ", "").splitlines()


GOOD = case(1, "c01", "1", "woman", "31"), case(2, "c02", "0", "man", "44.5")


def test_good_records_keep_only_what_was_declared(folder: Path) -> None:
    data = with_cases(folder, *GOOD)
    assert data.problems == ()
    frame = data.records["placed"]
    assert frame.columns.tolist() == ["center", "outcome", "sex", "age"]
    assert frame.to_numpy().tolist() == [["c01", 1, "woman", 31], ["c02", 0, "man", 44.5]]
    assert not [s for s in SECRETS if s in frame.to_csv() or s in str(data)]
    receipt = next(r for r in data.receipts if r.source == "cases")
    assert (receipt.rows_read, receipt.rows_kept, receipt.cells_set_aside) == (2, 2, 0)


def test_wrong_codes_are_set_aside_alone_and_never_repeated(folder: Path) -> None:
    rows = [
        *GOOD,
        case(3, "c01", "maybe", "woman", "20"),
        case(4, "c01", "1", SECRETS[3], "20"),
        case(5, "c01", "1", "man", "twenty"),
    ]
    data = with_cases(folder, *rows)
    assert warnings(data) == [
        'row 4, column "placed": no outcome of yes or no; this cell is set aside. '
        "Write 1 for yes and 0 for no.",
        'row 5, column "sex": no code of the factor sex; this cell is set aside. '
        "Its codes are woman, man.",
        'row 6, column "age": not a number; this cell is set aside. '
        "Write digits only, with a decimal point.",
    ]
    frame = data.records["placed"]
    assert len(frame) == 5
    gaps = frame.isna().sum()
    assert gaps[["outcome", "sex", "age"]].tolist() == [1, 1, 1]
    receipt = next(r for r in data.receipts if r.source == "cases")
    assert (receipt.rows_kept, receipt.cells_set_aside) == (5, 3)


def test_rows_without_a_known_center_are_set_aside(folder: Path) -> None:
    rows = *GOOD, case(3, "", "1", "man", "20"), case(4, "c09", "1", "man", "20")
    data = with_cases(folder, *rows)
    assert warnings(data) == [
        'row 4, column "center": no center is given; set aside.',
        'row 5, column "center": no center of this pilot; set aside. Did you mean "c02"?',
    ]
    assert len(data.records["placed"]) == 2


def test_no_known_center_at_all_stops(folder: Path) -> None:
    rows = case(1, "North", "1", "man", "20"), case(2, "South", "1", "man", "20")
    assert stops(folder, *rows) == [
        'column "center": no cell of this column is a center of this pilot. Translate its '
        "codes in round.yml under centers:, or name another column."
    ]


def test_the_files_own_codes_of_centers_are_translated(folder: Path) -> None:
    change(folder / ROUND, "kpi: placed,", "kpi: placed, centers: {North: c01},")
    data = with_cases(folder, case(1, "North", "1", "man", "20"), GOOD[1])
    assert data.records["placed"]["center"].tolist() == ["c01", "c02"]


def test_a_case_that_stands_twice_counts_once(folder: Path) -> None:
    data = with_cases(folder, *GOOD, case(1, "c01", "0", "woman", "31"))
    assert warnings(data) == [
        'row 4, column "center": a case that stands in a row above already; set aside.'
    ]
    assert data.records["placed"]["outcome"].tolist() == [1, 0]


def test_semicolons_and_khmer_digits_are_read(folder: Path) -> None:
    rows = [
        f"{SECRETS[0]}1;{SECRETS[1]};c០១;១;Woman;៣១;x",
        f"{SECRETS[0]}2;{SECRETS[1]};c02;០;man;៤៤.៥;x",
    ]
    data = with_cases(folder, *rows, header=HEADER.replace(",", ";"))
    assert data.problems == ()
    frame = data.records["placed"]
    assert frame.to_numpy().tolist() == [["c01", 1, "woman", 31], ["c02", 0, "man", 44.5]]


def test_a_missing_factor_column_stops_and_offers_the_nearest(folder: Path) -> None:
    header = HEADER.replace("sex", "sexe").replace("age,", "years,")
    assert stops(folder, *GOOD, header=header) == [
        'column "sex": this column is missing; it should hold our factor sex. '
        'Did you mean "sexe"?',
        'column "age": this column is missing; it should hold our factor age. '
        "Name it in round.yml: columns: {age: ...}.",
    ]


def test_another_name_of_a_column_is_told_in_round_yml(folder: Path) -> None:
    change(folder / ROUND, "kpi: placed,", "kpi: placed, columns: {outcome: result},")
    data = with_cases(folder, *GOOD, header=HEADER.replace("placed", "result"))
    assert data.records["placed"]["outcome"].tolist() == [1, 0]


def test_two_columns_that_may_be_meant_stop(folder: Path) -> None:
    header = "number,name,a/center,placed,sex,age,b/center\n"
    assert stops(folder, *GOOD, header=header) == [
        'column "center": 2 columns of the file may be meant by center. Write the whole '
        "header, with its group, in round.yml."
    ]


def test_a_column_of_labels_in_place_of_codes_stops(folder: Path) -> None:
    rows = case(1, "c01", "1", "Femme", "20"), case(2, "c02", "1", "Homme", "20")
    assert stops(folder, *rows) == [
        'column "sex": no cell of this column can be read: no code of the factor sex. '
        "Its codes are woman, man."
    ]


def test_a_file_without_any_usable_row_stops(folder: Path) -> None:
    found = stops(folder, case(1, "", "1", "man", "20"))
    assert found == [f"{FILE}: no row of this file could be used. The warnings say why."]


def test_a_missing_file_is_told(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"the source cases names cases\.csv, but there"):
        read_pilot(folder)


def test_an_identifier_is_never_a_factor(folder: Path) -> None:
    change(folder / ROUND, "kpi: placed,", "kpi: placed, columns: {sex: phone},")
    header = HEADER.replace("sex", "phone")
    assert stops(folder, *GOOD, header=header) == [
        'column "phone": this column identifies people and is never kept. '
        "Take it out of columns: and items: in round.yml."
    ]


def test_a_listed_identifier_that_is_not_there_stops_if_it_was_the_pseudonym(
    folder: Path,
) -> None:
    found = stops(folder, *GOOD, header=HEADER.replace("number", "nr"))
    assert found == [
        'column "number": this identifier is listed in round.yml but is no column of the '
        'file. Did you mean "name"?'
    ]


def refused(folder: Path) -> str:
    (folder / FILE).write_text(HEADER + "\n".join(GOOD) + "\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_pilot(folder)
    return lines(caught.value.problems)


def test_a_factor_that_was_not_declared_is_refused(folder: Path) -> None:
    change(folder / ROUND, "kpi: placed,", "kpi: placed, columns: {agee: age},")
    assert refused(folder) == (
        f'{ROUND}: the source cases names a column for "agee", no factor of placed: only '
        'factors declared beforehand are looked at. Did you mean "age"?'
    )


def test_records_of_an_unknown_kpi_are_refused(folder: Path) -> None:
    change(folder / ROUND, "kpi: placed,", "kpi: place,")
    assert refused(folder) == (
        f'{ROUND}: the source cases holds records of "place", no KPI. '
        'Did you mean "placed"?'
    )


def test_records_of_a_kpi_that_compares_none_are_refused(folder: Path) -> None:
    change(folder / "framework.yml", f"        {CONTEXT}\n", "")
    assert refused(folder) == (
        f"{ROUND}: the source cases holds records, but placed is not compared by them. "
        "Give placed in framework.yml a context: with kind, outcome and factors, or take "
        "the source out."
    )


def test_a_translation_to_an_unknown_center_is_refused(folder: Path) -> None:
    change(folder / ROUND, "kpi: placed,", "kpi: placed, centers: {North: c09},")
    assert 'translates to "c09", no center of centers.csv' in refused(folder)


def test_two_files_of_one_kpi_are_refused(folder: Path) -> None:
    change(folder / ROUND, SOURCE, SOURCE + SOURCE.replace("id: cases", "id: more"))
    assert "KPI placed has two sources of records; put them into one file" in refused(
        folder
    )


def test_two_pseudonyms_are_refused(folder: Path) -> None:
    change(folder / ROUND, "name: drop", "name: pseudonym")
    assert "one identifier at most can become the pseudonym" in refused(folder)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{kind: logistic, outcome: placed}", "needs outcome: and factors:"),
        ("{kind: logistic, factors: {sex: [woman, man]}}", "needs outcome: and factors:"),
        ("{kind: strata, outcome: placed}", "take outcome: and factors: away"),
        (
            "{kind: logistic, outcome: p, factors: {center: [a, b]}}",
            "a factor cannot be called 'center'",
        ),
        (
            "{kind: logistic, outcome: p, factors: {sex: [w, w]}}",
            "factor sex: a code stands twice",
        ),
        (
            "{kind: linear, outcome: p, factors: {age: number}}",
            "kind linear does not fit a share",
        ),
        (
            "{kind: poisson, outcome: p, factors: {age: number}}",
            "kind poisson does not fit a share",
        ),
    ],
)
def test_a_context_that_cannot_be_is_refused_with_the_remedy(
    folder: Path, written: str, message: str
) -> None:
    change(folder / "framework.yml", CONTEXT, f"context: {written}")
    assert message in refused(folder)


def test_a_mixed_model_is_for_outcomes_of_yes_or_no(folder: Path) -> None:
    written = (
        "context: {kind: linear, outcome: p, factors: {age: number}, shrinkage: mixed}"
    )
    change(folder / "framework.yml", CONTEXT, written)
    assert "shrinkage mixed is for outcomes of yes or no" in refused(folder)


def test_a_model_of_yes_or_no_does_not_fit_a_mean(folder: Path) -> None:
    change(
        folder / "framework.yml",
        "        weight: 0.3\n        provenance: proposal\n",
        f"        weight: 0.3\n        {CONTEXT}\n        provenance: proposal\n",
    )
    assert "kind logistic is for outcomes of yes or no" in refused(folder)


def test_counts_and_numbers_are_outcomes_too(folder: Path) -> None:
    plain = "        weight: 0.3\n        provenance: proposal\n"
    counted = CONTEXT.replace("logistic", "poisson")
    change(
        folder / "framework.yml", plain, plain.replace("prov", f"{counted}\n        prov")
    )
    change(folder / ROUND, "kpi: placed,", "kpi: waiting,")
    rows = *GOOD, case(3, "c01", "2.5", "man", "20"), case(4, "c01", "-1", "man", "20")
    data = with_cases(folder, *rows)
    assert warnings(data) == [
        f'row {row}, column "placed": no whole number of 0 or more; this cell is set '
        "aside. Write digits only."
        for row in (4, 5)
    ]
    assert data.records["waiting"]["outcome"].tolist()[:2] == [1, 0]
    assert pd.isna(data.records["waiting"]["outcome"]).sum() == 2


def test_records_follow_the_edition_in_force_in_the_round(folder: Path) -> None:
    (folder / FILE).write_text(HEADER + "\n".join(GOOD) + "\n", encoding="utf-8")
    whole = read_pilot(folder)
    now = whole.framework.model_copy(update={"effective_from": date(2024, 1, 1)})
    pillar = now.pillars[0]
    kpis = tuple(kpi.model_copy(update={"context": None}) for kpi in pillar.kpis)
    plain = {"pillars": (pillar.model_copy(update={"kpis": kpis}),), "effective_from": None}
    former = now.model_copy(update=plain)
    data = read_round(replace(whole, framework=now, editions=(former,)), "2023-1")
    assert lines(p for p in data.problems if p.file == FILE) == (
        f"{FILE}: the edition in force in this round compares no records of placed; the "
        "file is not read. Give that edition a context:, or take the source out of "
        "round.yml."
    )
    assert data.records["placed"].empty

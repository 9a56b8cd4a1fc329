"""Exports as survey tools really write them; skipped where the samples are not at hand."""

import shutil
from pathlib import Path

import pytest

from pescycle.errors import DataError, Severity
from pescycle.io.identifiers import is_system_identifier
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from pescycle.io.raw import read_raw
from tests.reference import SAMPLES, needs
from tests.robustness.tiny_pilot import lines

pytestmark = needs(SAMPLES)

QUESTIONNAIRE = """\
audience: jobseeker
version: "1"
title: {en: Sample}
scales:
  - id: agree
    labels: {1: {en: Very dissatisfied}, 2: {en: Dissatisfied}, 3: {en: Neither},
             4: {en: Satisfied}, 5: {en: Very satisfied}}
    top: [4, 5]
    not_applicable: [98]
    dont_know: [99]
items:
  - {id: services, role: service, type: multiple, title: {en: Services},
     wording: {en: Services used}, choices: {guidance: {en: Career guidance},
     matching: {en: Job matching / placement}, other: {en: "Other, specify"}}}
  - {id: q1, role: overall, type: scale, scale: agree, title: {en: Speed},
     wording: {en: "Q1: staff, speed"}}
  - {id: q3, role: driver, type: scale, scale: agree, title: {en: Third},
     wording: {en: "Q3: staff, speed"}}
  - {id: age, role: profile, type: number, low: 15, high: 99, title: {en: Age},
     wording: {en: How old are you?}}
  - {id: comment, role: comment, type: open, title: {en: Comment}, wording: {en: Comment}}
"""
ROUND = """\
id: "2026-1"
title: {en: Sample}
starts: 2026-01-01
ends: 2026-06-30
fieldwork: {opens: 2026-03-01, closes: 2026-03-05}
sources:
  - id: exit
    kind: responses
    audience: jobseeker
    file: FILE
    columns: {center: role}
    centers: {employer: c02, jobseeker: c01}
"""


def pilot_with(folder: Path, sample: str, sheet: str = "") -> Path:
    """The tiny pilot with one of the samples as its only source."""
    shutil.rmtree(folder / "rounds")
    (folder / "framework.yml").unlink()
    (folder / "questionnaires/jobseeker.yml").write_text(QUESTIONNAIRE, encoding="utf-8")
    path = folder / "rounds/2026-1"
    path.mkdir(parents=True)
    shutil.copy(SAMPLES / sample, path / sample)
    text = ROUND.replace("FILE", f"{sample}\n    sheet: {sheet}" if sheet else sample)
    (path / "round.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("sample", "sheet"),
    [("kobo_layout_xml_both.csv", ""), ("kobo_layout_xml_both.xlsx", "css_js")],
)
def test_a_kobo_export_with_codes_is_read(
    pilot_folder: Path, sample: str, sheet: str
) -> None:
    folder = pilot_with(pilot_folder, sample, sheet)
    data = read_round(read_pilot(folder), "2026-1")
    frame = data.responses["jobseeker"]
    # Six submissions, of 1 to 6 March; the fieldwork ends on the 5th.
    assert frame["center"].tolist() == ["c02", "c01", "c01", "c02", "c01"]
    assert frame["q1"].tolist() == [5, 4, 98, 2, 1]
    assert frame["services"].fillna("-").tolist() == [
        "guidance",
        "guidance matching",
        "matching other",
        "-",
        "guidance matching other",
    ]
    assert frame["comment"].tolist() == [True, True, True, True, False]
    assert [problem.rule for problem in data.problems] == ["outside_fieldwork"]
    assert data.problems[0].row == 7


@pytest.mark.parametrize(
    "sample",
    [
        "kobo_layout_english_both.csv",
        "kobo_layout_french_summary_hier.csv",
        "kobo_layout_khmer_details.csv",
    ],
)
def test_a_kobo_export_with_labels_stops(pilot_folder: Path, sample: str) -> None:
    found = check_pilot(pilot_with(pilot_folder, sample))
    rules = {problem.rule for problem in found if problem.severity == Severity.STOP}
    assert rules & {"labels_not_codes", "missing_item"}
    said = lines(found)
    assert "អរគុណ" not in said
    assert "Very satisfied" not in said


def test_the_english_labels_are_recognised_as_labels(pilot_folder: Path) -> None:
    found = check_pilot(pilot_with(pilot_folder, "kobo_layout_english_both.csv"))
    assert "labels_not_codes" in [problem.rule for problem in found]


def test_a_form_in_place_of_the_data_is_told(pilot_folder: Path) -> None:
    found = check_pilot(pilot_with(pilot_folder, "ona_xlsform_transportation.xlsx"))
    assert [problem.rule for problem in found] == ["form_not_data"]


@pytest.mark.parametrize(
    ("sample", "shape", "separator"),
    [
        ("ona_select_multiple_TrueFalse_na_notes.csv", (4, 31), ","),
        ("ona_nested_repeats_wide.csv", (2, 37), ","),
        ("limesurvey_fulltext_headings_public.csv", (12, 60), ","),
        ("googleforms_public_texts_removed.csv", (16, 5), ","),
        ("kobo_layout_khmer_details.csv", (6, 28), ";"),
        ("surveycto_wide_minimal.csv", (2, 13), ","),
    ],
)
def test_exports_of_other_tools_are_cut_into_their_cells(
    sample: str, shape: tuple[int, int], separator: str
) -> None:
    raw = read_raw(SAMPLES / sample, sample)
    assert raw.frame.shape == shape
    assert raw.separator == separator


def test_identifiers_of_the_samples_are_known_as_such() -> None:
    headers = read_raw(SAMPLES / "surveycto_wide_minimal.csv", "s").frame.columns
    assert [name for name in headers if is_system_identifier(name)] == [
        "deviceid", "subscriberid", "simid", "devicephonenum", "username", "caseid",
    ]  # fmt: skip
    headers = read_raw(SAMPLES / "kobo_layout_xml_both.csv", "k").frame.columns
    assert [name for name in headers if is_system_identifier(name)] == [
        "deviceid", "gps", "_gps_latitude", "_gps_longitude", "_gps_altitude",
        "_gps_precision", "_submitted_by",
    ]  # fmt: skip


def test_a_document_is_not_taken_for_a_table() -> None:
    with pytest.raises(DataError):
        read_raw(SAMPLES / "SOURCES.md", "SOURCES.md")

"""Formulas of KPIs: their units fit, and no text is ever run as code."""

from pathlib import Path

import pytest

from pescycle.io.yaml_files import read_yaml
from pescycle.model.framework import Framework
from tests.robustness.framework_text import FILE, TIMED, VISITS, WAITED, mistakes
from tests.robustness.tiny_pilot import FRAMEWORK


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (
            ((WAITED, "cases"), (TIMED, "cases")),
            "the KPI is in minutes but waited is in cases; correct one of the two",
        ),
        (
            ((WAITED, "minutes"), (TIMED, "minutes")),
            "timed is divided by but counts minutes; divide by people or cases",
        ),
        (
            ((VISITS, "minutes"),),
            "a monthly count of minutes counts nobody and nothing; use kind: mean",
        ),
    ],
)
def test_formulas_that_mix_units_are_refused(
    tmp_path: Path, units: tuple[tuple[str, str], ...], said: str
) -> None:
    changes = [(line, f"{line[:-1]}, unit: {unit}}}") for line, unit in units]
    (found,) = mistakes(tmp_path, *changes)
    assert said in found


def test_a_share_of_another_unit_is_refused(tmp_path: Path) -> None:
    (said,) = mistakes(
        tmp_path,
        (VISITS, VISITS[:-1] + ", unit: cases}"),
        (TIMED, TIMED[:-1] + ", unit: people}"),
        ("kind: monthly_count, measure: visits", "kind: share, numerator: timed, "
         "denominator: visits"),
        ("unit: count", "unit: share"),
    )  # fmt: skip
    assert "timed counts people and visits counts cases" in said


def test_measures_of_fitting_units_are_welcome(tmp_path: Path) -> None:
    text = FRAMEWORK
    for line, unit in ((VISITS, "cases"), (WAITED, "minutes"), (TIMED, "cases")):
        text = text.replace(line, f"{line[:-1]}, unit: {unit}, source: {{en: Desk log}}}}")
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    edition = read_yaml(path, FILE, Framework)
    assert [str(measure.unit) for measure in edition.measures] == [
        "cases",
        "minutes",
        "cases",
    ]


@pytest.mark.parametrize(
    "formula",
    [
        '"visits / timed"',
        "\"__import__('os').system('echo run')\"",
        "[visits, /, timed]",
        '{kind: expression, text: "visits / timed"}',
        '{kind: monthly_count, measure: "visits*2"}',
        '{kind: share, numerator: visits, denominator: "timed + waited"}',
        '{kind: monthly_count, measure: visits, expression: "visits * 2"}',
    ],
)
def test_a_formula_given_as_text_is_refused_and_never_run(
    tmp_path: Path, formula: str, capfd: pytest.CaptureFixture[str]
) -> None:
    found = mistakes(tmp_path, ("{kind: monthly_count, measure: visits}", formula))
    assert found
    assert all('"pillars[1].kpis[1].formula' in said for said in found)
    assert capfd.readouterr().out == ""


def test_no_part_of_the_library_runs_text_as_code() -> None:
    root = Path(__file__).parents[2] / "lib" / "pescycle"
    for path in root.rglob("*.py"):
        words = path.read_text(encoding="utf-8")
        for call in (" eval(", "=eval(", "(eval(", " exec(", "(exec(", ".eval(", ".query("):
            assert call not in words, f"{path.name} calls {call}"

"""What ethics.yml and risks.csv may say, and what they are told when that is wrong."""

from pathlib import Path

import pytest

from pescycle.io.pilots import check_pilot, read_pilot
from tests.robustness.tiny_pilot import lines


def told(folder: Path, text: str) -> str:
    (folder / "ethics.yml").write_text(text, encoding="utf-8")
    return lines(check_pilot(folder))


def test_promises_need_not_be_written_down(pilot_folder: Path) -> None:
    assert read_pilot(pilot_folder).ethics is None


def test_promises_that_are_written_down_are_read(pilot_folder: Path) -> None:
    assert told(pilot_folder, "contact: {en: Any desk}\nretention_months: 24\n") == ""
    ethics = read_pilot(pilot_folder).ethics
    assert ethics is not None
    assert ethics.contact == {"en": "Any desk"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("contacts: {en: Any desk}\n", 'Did you mean "contact"?'),
        ("contact: Any desk\n", "contact"),
        ("contact: {xx: Any desk}\n", "unknown language"),
        ("retention_months: 0\n", "must be 1 or more"),
        ("approval: {body: {en: Board}}\n", "on"),
        ("approval: {body: {en: Board}, on: yesterday}\n", "on"),
    ],
)
def test_a_promise_that_cannot_be_read_is_told(
    pilot_folder: Path, text: str, words: str
) -> None:
    found = told(pilot_folder, text)
    assert "ethics.yml" in found
    assert words in found


def risks(folder: Path, *rows: str) -> str:
    (round_folder,) = (path.parent for path in folder.glob("rounds/*/round.yml"))
    text = "\n".join(["id,about,likelihood,impact,text_en", *rows]) + "\n"
    (round_folder / "risks.csv").write_text(text, encoding="utf-8")
    return lines(check_pilot(folder))


def test_a_risk_about_the_whole_plan_or_a_kpi_is_fine(pilot_folder: Path) -> None:
    found = risks(pilot_folder, "x1,,2,3,It rains", "x2,walk_in,2,3,Nobody comes")
    assert "risks.csv" not in found


def test_a_risk_about_nothing_known_or_off_the_scale_is_told(pilot_folder: Path) -> None:
    found = risks(pilot_folder, "x1,walkin,2,3,It rains", "x2,,6,3,Nobody comes")
    assert '"walkin" is no action or KPI' in found
    assert 'column "likelihood"' in found

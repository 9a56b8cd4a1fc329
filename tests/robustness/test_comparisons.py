"""What pilot.yml may say about comparisons, and what it is told when that is wrong."""

from pathlib import Path

import pytest

from pescycle.io.pilots import read_pilot
from pescycle.model.findings import Adjustment
from tests.robustness.tiny_pilot import problems

GROUPS = "comparisons:\n  groups: [{}]\n"


def with_lines(folder: Path, text: str) -> list[str]:
    path = folder / "pilot.yml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return problems(folder)


def test_comparisons_need_no_configuration(pilot_folder: Path) -> None:
    settings = read_pilot(pilot_folder).pilot.comparisons
    assert settings.groups == ()
    assert settings.adjustment == Adjustment.HOLM


def test_groups_and_adjustment_can_be_chosen(pilot_folder: Path) -> None:
    text = GROUPS.format("center, mode, language") + "  adjustment: benjamini_hochberg\n"
    assert with_lines(pilot_folder, text) == []
    settings = read_pilot(pilot_folder).pilot.comparisons
    assert settings.groups == ("center", "mode", "language")


def test_a_group_that_nobody_asked_for_is_told(pilot_folder: Path) -> None:
    (told,) = with_lines(pilot_folder, GROUPS.format("centre"))
    assert told == (
        'pilot.yml: comparisons.groups names "centre", which is neither center, mode, '
        "interviewer_role or language nor a question with a single choice. "
        'Did you mean "center"?'
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("adjustment: bonferroni", "is not allowed"),
        ("index_weights: {ideal: -1}", "must be 0 or more"),
        ("index_weights: {driver: 1}", "is not allowed"),
    ],
)
def test_a_setting_that_does_not_exist_is_told(
    pilot_folder: Path, line: str, words: str
) -> None:
    (told,) = with_lines(pilot_folder, f"comparisons:\n  {line}\n")
    assert words in told

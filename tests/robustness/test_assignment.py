"""What round.yml may say about the choice of centers, and what it is told when wrong."""

from pathlib import Path

import pytest

from pescycle.io.pilots import read_pilot
from tests.robustness.tiny_pilot import problems

PAIRS = "assignment: {{method: matched_pairs, seed: 1, on: [{}]}}\n"


def with_lines(folder: Path, text: str) -> list[str]:
    (path,) = folder.glob("rounds/*/round.yml")
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return problems(folder)


def test_a_choice_of_centers_need_not_be_made(pilot_folder: Path) -> None:
    assert read_pilot(pilot_folder).rounds[0].assignment is None


def test_a_variable_that_nobody_knows_is_told(pilot_folder: Path) -> None:
    told = with_lines(pilot_folder, PAIRS.format("vacancy"))
    assert any(
        'assignment names "vacancy", which is no covariate of pilot.yml and no KPI. Did '
        'you mean "vacancies"?' in line
        for line in told
    )


def test_more_figures_than_the_centers_carry_get_a_warning(pilot_folder: Path) -> None:
    told = with_lines(pilot_folder, PAIRS.format("vacancies, waiting"))
    assert any("assignment needs 4 centers for what on: names" in line for line in told)


def test_a_group_that_centers_do_not_have_is_told(pilot_folder: Path) -> None:
    path = pilot_folder / "centers.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("group_en", "note"), "utf-8")
    line = "assignment: {method: stratified, seed: 1, on: [vacancies], strata: group}\n"
    told = with_lines(pilot_folder, line)
    assert any("centers.csv has no column group_en" in one for one in told)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{method: stratified, seed: 1, on: [vacancies]}", "stratified needs strata"),
        (
            "{method: matched_pairs, seed: 1, on: [vacancies], pilots: 3}",
            "matched pairs draw one of each pair; take pilots: out",
        ),
        ("{method: lots, seed: 1, on: [vacancies]}", "is not allowed"),
        ("{method: matched_pairs, on: [vacancies]}", "seed"),
        ("{method: matched_pairs, seed: -1, on: [vacancies]}", "must be 0 or more"),
        ("{method: matched_pairs, seed: 1, on: []}", "on"),
        ("{method: matched_pairs, seed: 1, on: [group]}", "group is no number"),
        (
            "{method: matched_pairs, seed: 1, on: [vacancies, vacancies]}",
            "vacancies stands twice",
        ),
        (
            "{method: stratified, seed: 1, on: [vacancies], strata: kind}",
            'assignment names "kind"',
        ),
        (
            "{method: stratified, seed: 1, on: [vacancies], strata: vacancies, pilots: 9}",
            "assignment wants 9 pilot centers of",
        ),
    ],
)
def test_a_choice_that_cannot_be_made_is_told(
    pilot_folder: Path, line: str, words: str
) -> None:
    told = with_lines(pilot_folder, f"assignment: {line}\n")
    assert any(words in one for one in told), told

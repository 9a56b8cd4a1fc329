"""A framework against its pilot: languages, rounds, centers and peer groups."""

from pathlib import Path

import pytest

from pescycle.errors import Problem, Severity
from pescycle.io.pilots import check_pilot
from tests.robustness.framework_text import FILE, TWENTY, VISITS, WALK_IN
from tests.robustness.tiny_pilot import FRAMEWORK, change


def problems(folder: Path) -> list[Problem]:
    return [problem for problem in check_pilot(folder) if problem.file == FILE]


def test_a_text_is_wanted_in_every_language_of_the_pilot(pilot_folder: Path) -> None:
    change(pilot_folder / "pilot.yml", "synthetic:", "languages: [en, fr]\nsynthetic:")
    text = FRAMEWORK.replace("{en: Visits}", "{en: Visits, fr: Visites}")
    (pilot_folder / FILE).write_text(text, encoding="utf-8")
    found = problems(pilot_folder)
    # the framework, two measures, the pillar, and title and definition of three KPIs
    assert len(found) == 1 + 2 + 1 + 2 * 3
    assert str(found[-1]) == (
        f'{FILE}, column "definition": KPI satisfied has no definition in the pilot\'s '
        "language fr. Write fr: beside the others, or take fr out of languages: in "
        "pilot.yml."
    )
    assert {problem.rule for problem in found} == {"missing_language"}


def test_a_source_given_in_words_is_wanted_in_every_language_too(
    pilot_folder: Path,
) -> None:
    text = FRAMEWORK.replace(VISITS, VISITS[:-1] + ", source: {km: បញ្ជី}}")
    text = text.replace(WALK_IN, WALK_IN + "\n        source: {km: បញ្ជី}", 1)
    (pilot_folder / FILE).write_text(text, encoding="utf-8")
    assert [problem.message for problem in problems(pilot_folder)] == [
        "measure visits has no source in the pilot's language en.",
        "KPI walk_in has no source in the pilot's language en.",
    ]


@pytest.mark.parametrize(
    ("day", "said", "severity"),
    [
        (
            "effective_from: 2023-03-01",
            "round 2023-1 starts on 2023-01-01, before edition 1 is in force (2023-03-01); "
            "its figures are made by the rules of this edition.",
            Severity.WARN,
        ),
        (
            "effective_until: 2023-03-01",
            "round 2023-1 ends on 2023-06-30, after edition 1 (2023-03-01).",
            Severity.STOP,
        ),
    ],
)
def test_an_edition_that_does_not_cover_a_round_is_told(
    pilot_folder: Path, day: str, said: str, severity: Severity
) -> None:
    change(pilot_folder / FILE, 'edition: "1"', f'edition: "1"\n{day}')
    (found,) = problems(pilot_folder)
    assert found.message == said
    assert found.severity == severity


def test_an_edition_of_the_rounds_own_days_covers_it(pilot_folder: Path) -> None:
    days = "effective_from: 2023-01-01\neffective_until: 2023-06-30"
    change(pilot_folder / FILE, 'edition: "1"', f'edition: "1"\n{days}')
    assert problems(pilot_folder) == []


def test_a_kpi_with_a_weight_is_in_force_in_the_whole_round(pilot_folder: Path) -> None:
    change(pilot_folder / FILE, WALK_IN, WALK_IN + "\n        effective_from: 2023-02-01")
    (found,) = problems(pilot_folder)
    assert found.message == (
        "KPI walk_in is in force from 2023-02-01 to the end, not in the whole of round "
        "2023-1, but has the weight 0.4."
    )
    assert "weight: 0" in found.remedy


def test_peer_targets_want_frozen_peer_groups(pilot_folder: Path) -> None:
    change(pilot_folder / FILE, TWENTY, "target: {rule: peer_median}")
    (found,) = problems(pilot_folder)
    assert found.severity == Severity.WARN
    assert str(found) == (
        f"{FILE}: edition 1 takes targets from the peers' median, but its peer groups are "
        "not frozen yet. Run pescycle freeze; until then a new center can move all targets."
    )


def test_a_regression_names_covariates_that_the_centers_have(pilot_folder: Path) -> None:
    change(pilot_folder / FILE, TWENTY, "target: {rule: regression, covariates: [vacancy]}")
    assert [str(problem) for problem in problems(pilot_folder)] == [
        f'{FILE}: KPI waiting expects its target of "vacancy", no covariate of pilot.yml. '
        'Did you mean "vacancies"?',
        f"{FILE}: KPI waiting: a regression needs 10 centers a covariate, 10 in all; "
        "centers.csv has 2. Name fewer covariates, or write peer_median or own_history.",
        f"{FILE}: edition 1 takes targets from what the other centers let expect, but it "
        "is not frozen yet which centers these are. Run pescycle freeze; until then a new "
        "center can move all targets.",
    ]

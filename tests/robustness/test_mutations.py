"""Good files with bytes changed at random: whatever comes, it is one of our own errors."""

import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from pescycle.errors import PescycleError
from pescycle.io.pilots import check_pilot, read_pilot, read_round
from pescycle.io.raw import read_raw
from pescycle.io.yaml_files import read_yaml
from pescycle.model.framework import Framework
from pescycle.model.pilot import Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import Round
from tests.robustness.tiny_pilot import lines

TIMES = 60
MODELS = {
    "pilot.yml": Pilot,
    "framework.yml": Framework,
    "questionnaires/jobseeker.yml": Questionnaire,
    "rounds/2023-1/round.yml": Round,
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changed, cut out or put in twice."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 20)]
            case 2:
                changed[place:place] = changed[place : place + 20]
            case _:
                changed[place:place] = chance.choice(
                    [b'"', b"\n", b";", b"\0", b": ", b"\xff"]
                )
    return bytes(changed) or b" "


@pytest.mark.parametrize("name", MODELS)
def test_a_mutated_configuration_ends_in_our_own_error(
    pilot_folder: Path, name: str
) -> None:
    path, chance = pilot_folder / name, random.Random(20230115)
    good = path.read_bytes()
    for _ in range(TIMES):
        path.write_bytes(mutated(good, chance))
        try:
            read_yaml(path, name, MODELS[name])
        except PescycleError as error:
            lines(error.problems)


@pytest.mark.parametrize("name", ["export.csv", "visits.csv"])
def test_mutated_data_end_in_problems_that_name_nobody(
    pilot_folder: Path, name: str
) -> None:
    path, chance = pilot_folder / "rounds/2023-1" / name, random.Random(20230116)
    good, folder = path.read_bytes(), read_pilot(pilot_folder)
    for _ in range(TIMES):
        path.write_bytes(mutated(good, chance))
        try:
            lines(read_round(folder, "2023-1").problems)
        except PescycleError as error:
            lines(error.problems)


def test_mutated_centers_end_in_problems(pilot_folder: Path) -> None:
    path, chance = pilot_folder / "centers.csv", random.Random(20230117)
    good = path.read_bytes()
    for _ in range(TIMES):
        path.write_bytes(mutated(good, chance))
        check_pilot(pilot_folder)


def test_a_mutated_workbook_ends_in_our_own_error(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["id", "note"], ["c01", "x"], ["c02", 5]):
        book.active.append(row)
    path, chance = tmp_path / "book.xlsx", random.Random(20230118)
    book.save(path)
    good = path.read_bytes()
    for _ in range(TIMES):
        path.write_bytes(mutated(good, chance))
        try:
            read_raw(path, "book.xlsx")
        except PescycleError as error:
            lines(error.problems)

"""Dimensions of a questionnaire that cannot be: told at their line, with the remedy."""

from pathlib import Path

import pytest

from pescycle.io.pilots import check_pilot
from tests.robustness.tiny_pilot import change, lines

FILE = "questionnaires/jobseeker.yml"
OPEN = "dimensions:\n  - {id: open, title: {en: Open}}\n"


def told(folder: Path, dimensions: str, item: str = "") -> str:
    """What a check says of a questionnaire with these dimensions and this item's key."""
    path = folder / FILE
    change(path, "items:\n", f"{dimensions}items:\n")
    if item:
        change(path, "    scale: agree\n", f"    scale: agree\n    dimension: {item}\n")
    return lines(p for p in check_pilot(folder) if p.file == FILE)


def test_a_good_dimension_is_taken(pilot_folder: Path) -> None:
    assert told(pilot_folder, OPEN, "open") == ""


@pytest.mark.parametrize(
    ("dimensions", "item", "message"),
    [
        (OPEN, "opne", '"opne" is no dimension; Did you mean "open"?'),
        ("", "open", '"open" is no dimension; list it with its title under dimensions:.'),
        (OPEN, "", 'no item belongs to "open"; write dimension: open at its items.'),
        (
            OPEN + "  - {id: open, title: {en: Again}}\n",
            "open",
            '"open" stands twice; ids must differ.',
        ),
        (
            "dimensions:\n  - {id: js_q1, title: {en: Q}}\n",
            "js_q1",
            '"js_q1" is an item too; give the dimension an id of its own.',
        ),
    ],
)
def test_a_dimension_that_cannot_be_is_told(
    pilot_folder: Path, dimensions: str, item: str, message: str
) -> None:
    assert message.rstrip(".") in told(pilot_folder, dimensions, item)

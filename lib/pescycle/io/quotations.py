"""Quotations that a person has released: the only words of respondents in a report."""

import pandas as pd

from pescycle.errors import Problem
from pescycle.io.contracts import empty_table, read_table
from pescycle.io.places import round_folder
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.model.base import SLUG
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.round import Round
from pescycle.model.tables import QUOTATIONS

# Who released a quotation answers for it to the pilot, not to the report's readers.
KEPT_BACK = ["released_by"]

UNKNOWN = {"audience": "unknown_audience", "theme": "unknown_theme"}


def read_quotations(
    folder: PilotFolder, turn: Round
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The round's released quotations without who released them, and every problem met.

    They are not compared with the answers: a message that says which words are not among
    them would tell what is.
    """
    path = round_folder(folder.folder, turn.id) / f"{QUOTATIONS.name}.csv"
    if not path.exists():
        return empty_table(QUOTATIONS).drop(columns=KEPT_BACK), ()
    name = f"rounds/{turn.id}/{path.name}"
    frame, problems = read_table(path, name, QUOTATIONS)
    problems += tuple(_strange_themes(folder, name, frame))
    problems += tuple(_strange_audiences(folder, name, frame))
    problems += tuple(_not_yet_released(name, frame))
    return frame.drop(columns=KEPT_BACK), problems


def _strange_themes(folder: PilotFolder, name: str, frame: pd.DataFrame) -> list[Problem]:
    themes = folder.codebook.themes if folder.codebook else ()
    known = [theme.id for theme in themes]
    return [
        _problem(name, "theme", row, cell, "is no theme of themes.yml.", known)
        for row, cell in _others(frame["theme"], known).items()
    ]


def _strange_audiences(
    folder: PilotFolder, name: str, frame: pd.DataFrame
) -> list[Problem]:
    known = [str(audience) for audience in folder.pilot.audiences]
    return [
        _problem(name, "audience", row, cell, "is no audience of this pilot.", known)
        for row, cell in _others(frame["audience"], known).items()
    ]


def _not_yet_released(name: str, frame: pd.DataFrame) -> list[Problem]:
    """A day that is still to come is no release: the words would be out before it."""
    days = frame["released_on"]
    return [
        Problem(
            file=name,
            rule="not_yet_released",
            row=int(row) + FIRST_ROW,
            column="released_on",
            message=f"{day.date().isoformat()} is still to come.",
            remedy="Write the day on which it was released, or take the row out.",
        )
        for row, day in days[days > pd.Timestamp.now()].items()
    ]


def _others(cells: pd.Series, known: list[str]) -> pd.Series:
    """Good ids that are none of the known; bad ones were reported before."""
    good = cells.map(lambda cell: bool(SLUG.fullmatch(cell))).astype(bool)
    return cells[good & ~cells.isin(known)]


def _problem(
    name: str, column: str, row: int, cell: str, fault: str, known: list[str]
) -> Problem:
    listed = f"Write one of {', '.join(known)}." if known else "Write themes.yml first."
    return Problem(
        file=name,
        rule=UNKNOWN[column],
        row=int(row) + FIRST_ROW,
        column=column,
        message=f'"{cell}" {fault}',
        remedy=nearest(cell, known) or listed,
    )

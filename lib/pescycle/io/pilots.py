"""The pilot folder: read whole, checked against itself, with every problem at once."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pescycle.errors import PescycleError, Problem, Severity, error_of
from pescycle.io.consistency import in_turn
from pescycle.io.pilot_parts import Parts, pilot_parts
from pescycle.io.places import source_name, source_path
from pescycle.io.raw import read_raw
from pescycle.io.rounds import read_round, round_data
from pescycle.model.editions import in_order
from pescycle.model.given import PilotFolder
from pescycle.model.pilot import Pilot
from pescycle.model.sources import DatabaseSource

__all__ = ["check_pilot", "read_pilot", "read_round", "read_survey"]

# What a form is made of.
ASKING = ("pilot.yml", "centers.csv", "questionnaires/")


def read_pilot(folder: Path) -> PilotFolder:
    """A pilot folder that has been found whole; its rounds' data are not read yet.

    Parameters
    ----------
    folder : Path
        The folder with pilot.yml.

    Raises
    ------
    UsageError
        There is no such folder.
    ConfigError, DataError
        With all problems of the folder: the second where only tables are at fault.
    """
    parts = pilot_parts(folder)
    pilot, centers = _usable(parts, parts.problems, "The pilot folder has problems.")
    return _whole(parts, pilot, centers)


def read_survey(folder: Path) -> PilotFolder:
    """A pilot as far as it asks: itself, questionnaires, centers; no framework, no rounds.

    What a form needs is there long before the answers' files that a round names.

    Parameters
    ----------
    folder : Path
        The folder with pilot.yml.

    Raises
    ------
    UsageError
        There is no such folder.
    ConfigError, DataError
        With all problems of the files that a form is made of.
    """
    parts = pilot_parts(folder)
    found = [problem for problem in parts.problems if problem.file.startswith(ASKING)]
    pilot, centers = _usable(parts, found, "No form can be made of this pilot yet.")
    return PilotFolder(
        folder=parts.folder,
        pilot=pilot,
        framework=None,
        questionnaires=parts.questionnaires,
        centers=centers,
        rounds=(),
    )


def check_pilot(folder: Path) -> list[Problem]:
    """Every problem of a pilot: its configuration, and the data of all rounds.

    Where the configuration is not whole, the data can only be looked at as far as files can
    be opened; check again after correcting it.

    Parameters
    ----------
    folder : Path
        The folder with pilot.yml.

    Raises
    ------
    UsageError
        There is no such folder.
    """
    parts = pilot_parts(folder)
    stopped = any(problem.severity == Severity.STOP for problem in parts.problems)
    if stopped or parts.pilot is None or parts.centers is None:
        return [*parts.problems, *_unreadable_sources(parts)]
    whole = _whole(parts, parts.pilot, parts.centers)
    data = [round_data(whole, turn) for turn in whole.rounds]
    return [*parts.problems, *(problem for found in data for problem in found.problems)]


def _usable(
    parts: Parts, problems: list[Problem], refusal: str
) -> tuple[Pilot, pd.DataFrame]:
    """Pilot and centers, unless one of these problems stops or they cannot be read."""
    stopped = any(problem.severity == Severity.STOP for problem in problems)
    if stopped or parts.pilot is None or parts.centers is None:
        raise error_of(refusal, problems)
    return parts.pilot, parts.centers


def _whole(parts: Parts, pilot: Pilot, centers: pd.DataFrame) -> PilotFolder:
    return PilotFolder(
        folder=parts.folder,
        pilot=pilot,
        framework=parts.framework,
        questionnaires=parts.questionnaires,
        centers=centers,
        rounds=in_turn(parts.rounds),
        codebook=parts.codebook,
        good_practice=parts.good_practice,
        maturity=parts.maturity,
        ethics=parts.ethics,
        editions=in_order(parts.editions.values()),
        anchors=parts.anchors,
    )


def _unreadable_sources(parts: Parts) -> Iterator[Problem]:
    for turn in parts.rounds:
        for source in turn.sources:
            if isinstance(source, DatabaseSource):
                continue
            path = source_path(parts.folder, turn.id, source)
            name = source_name(parts.folder, turn.id, source)
            if path.is_file():
                try:
                    read_raw(path, name, source.sheet, source.header_row)
                except PescycleError as error:
                    yield from error.problems

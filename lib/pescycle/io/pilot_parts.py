"""A pilot folder read file by file, with every problem noted."""

from pathlib import Path

from pescycle.errors import Problem, Severity, UsageError
from pescycle.io.consistency import (
    reserved_items,
)
from pescycle.io.contracts import read_table
from pescycle.io.cross_checks import cross_checks
from pescycle.io.editions import ANCHORS, EDITIONS, read_folder
from pescycle.io.parts import Parts
from pescycle.io.themes import codebook_problems, reserved_theme_columns
from pescycle.model.anchors import Anchors
from pescycle.model.ethics import Ethics
from pescycle.model.framework import Framework
from pescycle.model.good_practice import Library
from pescycle.model.maturity import Maturity
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import Round
from pescycle.model.tables import CENTERS
from pescycle.model.themes import Codebook


def pilot_parts(folder: Path) -> Parts:
    """Everything that can be read of a pilot folder but the rounds' data.

    Raises
    ------
    UsageError
        There is no such folder, or no pilot.yml in it.
    """
    name = folder.name or str(folder)
    if not folder.is_dir():
        raise UsageError(f"There is no pilot folder {name}; give the path of one.")
    if not (folder / "pilot.yml").exists():
        raise UsageError(f"The folder {name} holds no pilot.yml, so it is no pilot folder.")
    parts = Parts(folder.resolve())
    parts.pilot = parts.yaml("pilot.yml", Pilot)
    parts.framework = parts.optional("framework.yml", Framework)
    parts.maturity = parts.optional("maturity.yml", Maturity)
    parts.ethics = parts.optional("ethics.yml", Ethics)
    _add_editions(parts)
    _add_codebook(parts)
    _add_good_practice(parts)
    _add_questionnaires(parts)
    _add_centers(parts)
    _add_rounds(parts)
    parts.problems += cross_checks(parts)
    return parts


def _add_editions(parts: Parts) -> None:
    """Former editions, and what was frozen of each."""
    parts.editions, problems = read_folder(
        parts.folder, EDITIONS, Framework, lambda one: one.edition
    )
    parts.problems += problems
    parts.anchors, problems = read_folder(
        parts.folder, ANCHORS, Anchors, lambda one: one.edition
    )
    parts.problems += problems


def _add_codebook(parts: Parts) -> None:
    parts.codebook = parts.optional("themes.yml", Codebook)
    if parts.codebook is not None:
        parts.problems += codebook_problems(parts.codebook)


def _add_good_practice(parts: Parts) -> None:
    library = parts.optional("good_practice.yml", Library)
    parts.good_practice = library.practices if library else ()


def _add_questionnaires(parts: Parts) -> None:
    known = [audience.value for audience in Audience]
    for path in sorted((parts.folder / "questionnaires").glob("*.y*ml")):
        name = f"questionnaires/{path.name}"
        if path.stem not in known or path.suffix != ".yml":
            message = f"a questionnaire is called like its audience: {', '.join(known)}."
            remedy = "Rename it, such as jobseeker.yml."
            parts.problems.append(
                Problem(file=name, rule="unknown_audience", message=message, remedy=remedy)
            )
            continue
        found = parts.yaml(name, Questionnaire)
        if found is not None and found.audience != path.stem:
            message = f"the file says audience: {found.audience}."
            remedy = "The file's name and its audience must be the same."
            parts.problems.append(
                Problem(file=name, rule="unknown_audience", message=message, remedy=remedy)
            )
        elif found is not None:
            parts.questionnaires[found.audience] = found
            parts.problems += reserved_items(name, found)
            if parts.codebook is not None:
                parts.problems += reserved_theme_columns(name, found)
    _miss_questionnaires(parts)


def _miss_questionnaires(parts: Parts) -> None:
    for audience in parts.pilot.audiences if parts.pilot else ():
        name = f"questionnaires/{audience}.yml"
        if not (parts.folder / name).exists():
            message = f"pilot.yml lists the audience {audience}, but this file is missing."
            remedy = f"Add the questionnaire, or take {audience} out of audiences:."
            parts.problems.append(
                Problem(file=name, rule="missing_file", message=message, remedy=remedy)
            )


def _add_centers(parts: Parts) -> None:
    covariates = parts.pilot.covariates if parts.pilot else ()
    path = parts.folder / "centers.csv"
    frame, problems = read_table(path, "centers.csv", CENTERS, covariates=covariates)
    if parts.pilot is None:
        # Which further columns are covariates stands in pilot.yml, which cannot be read.
        problems = tuple(p for p in problems if p.rule != "unknown_column")
    parts.problems += problems
    if any(problem.severity == Severity.STOP for problem in problems):
        return
    if frame.empty:
        message = "there is no center in the table."
        parts.problems.append(
            Problem(
                file="centers.csv",
                rule="empty_file",
                message=message,
                remedy="Write one row a center.",
            )
        )
        return
    parts.centers = frame


def _add_rounds(parts: Parts) -> None:
    folders = sorted(
        path
        for path in (parts.folder / "rounds").glob("*")
        if path.is_dir() and not path.name.startswith((".", "_"))
    )
    for path in folders:
        name = f"rounds/{path.name}/round.yml"
        turn = parts.yaml(name, Round)
        if turn is not None and turn.id != path.name:
            message = (
                f'the round has the id "{turn.id}" but its folder is called {path.name}.'
            )
            remedy = "Give both the same name."
            parts.problems.append(
                Problem(file=name, rule="wrong_round_id", message=message, remedy=remedy)
            )
        elif turn is not None:
            parts.rounds.append(turn)
    if not folders:
        message = "there is no round."
        remedy = "Add a folder with a round.yml for each turn of the cycle."
        parts.problems.append(
            Problem(file="rounds", rule="no_rounds", message=message, remedy=remedy)
        )

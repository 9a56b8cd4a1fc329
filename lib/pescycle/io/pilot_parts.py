"""What could be read of a pilot folder, file by file, with every problem noted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pescycle.errors import ConfigError, Problem, Severity, UsageError
from pescycle.io.assignment_checks import assignment_problems
from pescycle.io.comparison_checks import comparison_problems
from pescycle.io.consistency import (
    chain_problems,
    missing_sources,
    reserved_items,
    round_problems,
    shared_items,
)
from pescycle.io.contracts import read_table
from pescycle.io.editions import ANCHORS, EDITIONS, edition_checks, read_folder
from pescycle.io.equity_checks import equity_problems, source_problems
from pescycle.io.framework_checks import (
    center_problems,
    framework_problems,
)
from pescycle.io.maturity import enabler_problems
from pescycle.io.quality_checks import quality_problems
from pescycle.io.subject_checks import practice_problems, theme_problems
from pescycle.io.themes import codebook_problems, reserved_theme_columns
from pescycle.io.yaml_files import read_yaml
from pescycle.model.anchors import Anchors
from pescycle.model.base import Strict
from pescycle.model.ethics import Ethics
from pescycle.model.framework import Framework
from pescycle.model.good_practice import GoodPractice, Library
from pescycle.model.maturity import Maturity
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import Round
from pescycle.model.tables import CENTERS
from pescycle.model.themes import Codebook


@dataclass(eq=False)
class Parts:
    """What could be read of a pilot folder; None where it could not."""

    folder: Path
    pilot: Pilot | None = None
    framework: Framework | None = None
    questionnaires: dict[Audience, Questionnaire] = field(default_factory=dict)
    centers: pd.DataFrame | None = None
    rounds: list[Round] = field(default_factory=list)
    codebook: Codebook | None = None
    maturity: Maturity | None = None
    ethics: Ethics | None = None
    editions: dict[str, Framework] = field(default_factory=dict)
    anchors: dict[str, Anchors] = field(default_factory=dict)
    good_practice: tuple[GoodPractice, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def yaml(self, name: str, model: type[Strict]) -> Strict | None:
        """One configuration file, or None with its problems noted."""
        try:
            return read_yaml(self.folder / name, name, model)
        except ConfigError as error:
            self.problems += error.problems
            return None


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
    if (folder / "framework.yml").exists():
        parts.framework = parts.yaml("framework.yml", Framework)
    if (parts.folder / "maturity.yml").exists():
        parts.maturity = parts.yaml("maturity.yml", Maturity)
    if (parts.folder / "ethics.yml").exists():
        parts.ethics = parts.yaml("ethics.yml", Ethics)
    _add_editions(parts)
    _add_codebook(parts)
    _add_good_practice(parts)
    _add_questionnaires(parts)
    _add_centers(parts)
    _add_rounds(parts)
    parts.problems += _cross_checks(parts)
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
    if (parts.folder / "themes.yml").exists():
        parts.codebook = parts.yaml("themes.yml", Codebook)
        if parts.codebook is not None:
            parts.problems += codebook_problems(parts.codebook)


def _add_good_practice(parts: Parts) -> None:
    if (parts.folder / "good_practice.yml").exists():
        library = parts.yaml("good_practice.yml", Library)
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


def _cross_checks(parts: Parts) -> Iterator[Problem]:
    """What the files say about each other, as far as they could be read."""
    name = parts.folder.resolve().name
    if parts.pilot is not None and parts.pilot.id != name:
        # Reports are kept by the id: a copied folder would write over the first one's.
        yield Problem(
            file="pilot.yml",
            rule="wrong_pilot_id",
            column="id",
            message=f'the pilot has the id "{parts.pilot.id}" but its folder is {name}.',
            remedy="Give both the same name.",
        )
    for turn in parts.rounds:
        yield from missing_sources(parts.folder, turn)
    if parts.pilot is None:
        return
    yield from shared_items(parts.questionnaires)
    editions = [one for one in (parts.framework, *parts.editions.values()) if one]
    kpis = {kpi.id for edition in editions for kpi in edition.kpis}
    items = {item.id for asked in parts.questionnaires.values() for item in asked.items}
    if parts.codebook is not None:
        yield from theme_problems(parts.codebook, kpis, items)
    themes = {theme.id for theme in parts.codebook.themes} if parts.codebook else set()
    yield from practice_problems(parts.good_practice, kpis | items | themes)
    yield from quality_problems(parts.pilot, parts.questionnaires)
    yield from comparison_problems(parts.pilot, parts.questionnaires)
    yield from equity_problems(parts.pilot, parts.questionnaires)
    if parts.framework:
        yield from framework_problems(parts.framework, parts.pilot, parts.questionnaires)
        if parts.maturity or not (parts.folder / "maturity.yml").exists():
            yield from enabler_problems(parts.framework, parts.maturity)
        if parts.centers is not None:
            yield from center_problems(parts.framework, len(parts.centers))
        yield from edition_checks(
            parts.framework, parts.editions, parts.anchors, parts.rounds
        )
    with_framework = (parts.folder / "framework.yml").exists()
    if parts.centers is not None and (parts.framework or not with_framework):
        for turn in parts.rounds:
            yield from source_problems(turn, parts.pilot, parts.framework)
            yield from round_problems(
                turn,
                parts.pilot,
                parts.framework,
                parts.questionnaires,
                parts.centers["id"],
            )
            yield from assignment_problems(
                turn, parts.pilot, parts.framework, parts.centers
            )
    if not any(problem.file.endswith("round.yml") for problem in parts.problems):
        yield from chain_problems(parts.rounds)

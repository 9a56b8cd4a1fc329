"""Former editions and frozen anchors of a pilot folder, held against the framework."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import TypeVar

from ruamel.yaml import YAML

from pescycle.errors import ConfigError, Problem, Severity, UsageError
from pescycle.io.files import below, write_text
from pescycle.io.framework_checks import in_force_problems
from pescycle.io.yaml_files import read_yaml
from pescycle.model.anchors import Anchors, framework_hash
from pescycle.model.base import Strict
from pescycle.model.editions import edition_on, in_order
from pescycle.model.framework import Framework
from pescycle.model.nearest import nearest
from pescycle.model.round import Round

EDITIONS, ANCHORS = "editions", "anchors"
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
HEADER = """\
# Frozen by pescycle freeze: what the scores of this edition are measured against. Do not
# change this file; its hash would not fit any more. Other anchors need a new edition.
"""
Noun = TypeVar("Noun", bound=Strict)


def read_folder(
    folder: Path, name: str, model: type[Noun], edition: Callable[[Noun], str]
) -> tuple[dict[str, Noun], list[Problem]]:
    """The files of ``editions/`` or ``anchors/`` by edition, and what is wrong with them.

    Parameters
    ----------
    folder : Path
        The pilot's folder.
    name : str
        The folder in it.
    model : type
        What each file describes.
    edition : callable
        The edition that a read file says it is of; its file must be called like it.
    """
    found, problems = {}, []
    for path in sorted((folder / name).glob("*.yml")):
        file = f"{name}/{path.name}"
        try:
            noun = read_yaml(path, file, model)
        except ConfigError as error:
            problems += error.problems
            continue
        if edition(noun) != path.stem:
            message = f'the file says edition "{edition(noun)}".'
            remedy = f"Call it {name}/{edition(noun)}.yml, or correct edition:."
            problems.append(_problem(file, "wrong_edition", message, remedy))
        else:
            found[path.stem] = noun
    return found, problems


def edition_checks(
    framework: Framework,
    former: Mapping[str, Framework],
    anchors: Mapping[str, Anchors],
    rounds: Iterable[Round],
) -> Iterator[Problem]:
    """Everything that editions, their anchors and the rounds say about each other."""
    editions, turns = in_order([*former.values(), framework]), list(rounds)
    yield from edition_problems(former, framework)
    for one in editions:
        yield from in_force_problems(one, rounds_of(one, editions, turns))
    yield from anchor_problems(anchors, editions, turns)


def edition_problems(
    former: Mapping[str, Framework], framework: Framework
) -> Iterator[Problem]:
    """Former editions that do not go with the one in ``framework.yml``."""
    ordered = in_order([*former.values(), framework])
    begins = [one.effective_from for one in ordered]
    for one, begin in zip(ordered[1:], begins[1:], strict=True):
        if begin is None or begins.count(begin) > 1:
            message = f"edition {one.edition} must say on which day it began."
            remedy = "Write effective_from:, a day that no other edition has."
            yield _problem(_file(one, framework), "edition_without_day", message, remedy)
    if former and ordered[-1] is not framework:
        message = f"edition {ordered[-1].edition} begins later than framework.yml."
        remedy = "framework.yml holds the latest edition; exchange the files."
        yield _problem("framework.yml", "edition_without_day", message, remedy)
    for one in former.values():
        yield from _kept_problems(one, framework)


def _kept_problems(former: Framework, framework: Framework) -> Iterator[Problem]:
    file = _file(former, framework)
    if former.edition == framework.edition:
        message = f'framework.yml is called edition "{framework.edition}" too.'
        yield _problem(file, "wrong_edition", message, "Give the new edition another name.")
    units = {kpi.id: kpi.unit for kpi in framework.kpis}
    for kpi in former.kpis:
        if kpi.id not in units:
            message = f"KPI {kpi.id} of edition {former.edition} is not in framework.yml."
            remedy = "Keep it there with weight: 0, so that its rounds can still be read."
            yield _problem("framework.yml", "kpi_gone", message, remedy)
        elif kpi.unit != units[kpi.id]:
            message = f"KPI {kpi.id} has the unit {kpi.unit}, in framework.yml another one."
            remedy = "A KPI in another unit is another KPI: give it another id."
            yield _problem(file, "kpi_gone", message, remedy)
    measures = {measure.id for measure in framework.measures}
    for measure in former.measures:
        if measure.id not in measures:
            message = f"measure {measure.id} of edition {former.edition} is not there."
            remedy = "Keep a KPI that reads it, with weight: 0."
            yield _problem("framework.yml", "kpi_gone", message, remedy)


def anchor_problems(
    anchors: Mapping[str, Anchors], editions: Iterable[Framework], rounds: Iterable[Round]
) -> Iterator[Problem]:
    """Anchors that fit no edition, editions that changed after freezing or need anchors."""
    known = {one.edition: one for one in editions}
    turns = {turn.id for turn in rounds}
    for name, frozen in anchors.items():
        file = f"{ANCHORS}/{name}.yml"
        if name not in known:
            message = f'there is no edition "{name}".'
            remedy = nearest(name, list(known)) or f"Known are {', '.join(known)}."
            yield _problem(file, "wrong_edition", message, remedy)
            continue
        if frozen.framework != framework_hash(known[name]):
            message = f"edition {name} has changed since its anchors were frozen."
            remedy = (
                "Put it back as it was. For other rules write a new edition: keep this one "
                f"as {EDITIONS}/{name}.yml, change edition: and effective_from: in "
                "framework.yml, and run pescycle freeze."
            )
            yield _problem(file, "edition_changed", message, remedy)
        for gone in [turn for turn in frozen.rounds if turn not in turns]:
            message = f"made from the round {gone}, which has no folder any more."
            remedy = "The anchors hold all the same; put the round back to see them made."
            yield _problem(file, "anchors_round_gone", message, remedy, Severity.WARN)
    yield from _lacking(anchors, known.values())


def _lacking(
    anchors: Mapping[str, Anchors], editions: Iterable[Framework]
) -> Iterator[Problem]:
    for one in editions:
        frozen = anchors.get(one.edition)
        if one.scoring.needs_anchors and frozen is None:
            message = f"edition {one.edition} rests on anchors that are not frozen yet."
            remedy = "Run pescycle freeze; until then what rests on them is left out."
            yield _problem(
                "framework.yml", "no_anchors", message, remedy, severity=Severity.WARN
            )
        elif one.has_peer_targets and (frozen is None or frozen.peers is None):
            message = (
                f"edition {one.edition} takes targets from the peers' median, but its peer "
                "groups are not frozen yet."
            )
            remedy = "Run pescycle freeze; until then a new center can move all targets."
            yield _problem(
                "framework.yml", "no_anchors", message, remedy, severity=Severity.WARN
            )
        elif one.has_expected_targets and frozen is None:
            message = (
                f"edition {one.edition} takes targets from what the other centers let "
                "expect, but it is not frozen yet which centers these are."
            )
            remedy = "Run pescycle freeze; until then a new center can move all targets."
            yield _problem(
                "framework.yml", "no_anchors", message, remedy, severity=Severity.WARN
            )
        elif frozen is not None and one.scoring.peer_classes and frozen.peers is None:
            message = "peer classes need peer groups, but none were frozen."
            remedy = (
                "List covariates: in pilot.yml and freeze a new edition, or take "
                "peer_classes out."
            )
            file = f"{ANCHORS}/{one.edition}.yml"
            yield _problem(file, "no_anchors", message, remedy)


def rounds_of(
    edition: Framework, editions: Iterable[Framework], rounds: Iterable[Round]
) -> list[Round]:
    """Rounds in which that edition is in force."""
    known = tuple(editions)
    return [turn for turn in rounds if edition_on(turn.starts, known) is edition]


def _file(edition: Framework, framework: Framework) -> str:
    return "framework.yml" if edition is framework else f"{EDITIONS}/{edition.edition}.yml"


def _problem(
    file: str, rule: str, message: str, remedy: str, severity: Severity = Severity.STOP
) -> Problem:
    return Problem(file=file, rule=rule, message=message, remedy=remedy, severity=severity)


def write_anchors(folder: Path, anchors: Anchors) -> Path:
    """Write ``anchors/<edition>.yml``; what was frozen is never written over.

    Raises
    ------
    UsageError
        It is there already, or the edition's name cannot be a file's.
    """
    name = anchors.edition
    if not FILE_NAME.fullmatch(name):
        raise UsageError(
            f'The edition "{name}" cannot be the name of a file. Give it a name of '
            "letters, digits, dots, - and _, such as 2023.1."
        )
    path = below(folder, ANCHORS, f"{name}.yml")
    refuse_frozen(folder, name)
    text = StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.dump(anchors.model_dump(mode="json"), text)
    write_text(path, HEADER + text.getvalue())
    return path


def refuse_frozen(folder: Path, edition: str) -> None:
    """Stop where the anchors of an edition were frozen before.

    Raises
    ------
    UsageError
        With what to do instead.
    """
    if (folder / ANCHORS / f"{edition}.yml").exists():
        raise UsageError(
            f"The anchors of edition {edition} are frozen already "
            f"({ANCHORS}/{edition}.yml) and are never written over: published scores rest "
            "on them. For new anchors write a new edition: keep framework.yml as "
            f"{EDITIONS}/{edition}.yml and change edition: and effective_from: in it."
        )

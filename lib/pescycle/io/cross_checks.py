"""What the files of a pilot say about each other."""

from collections.abc import Iterator

from pescycle.errors import Problem
from pescycle.io.assignment_checks import assignment_problems
from pescycle.io.comparison_checks import comparison_problems
from pescycle.io.consistency import (
    chain_problems,
    missing_sources,
    round_problems,
    shared_items,
)
from pescycle.io.editions import edition_checks
from pescycle.io.equity_checks import equity_problems, source_problems
from pescycle.io.framework_checks import (
    center_problems,
    framework_problems,
)
from pescycle.io.maturity import enabler_problems
from pescycle.io.parts import Parts
from pescycle.io.quality_checks import quality_problems
from pescycle.io.subject_checks import practice_problems, theme_problems
from pescycle.model.pilot import Pilot


def cross_checks(parts: Parts) -> Iterator[Problem]:
    """What the files say about each other, as far as they could be read."""
    yield from _id_problems(parts)
    for turn in parts.rounds:
        yield from missing_sources(parts.folder, turn)
    if parts.pilot is None:
        return
    yield from shared_items(parts.questionnaires)
    yield from _subject_problems(parts)
    yield from quality_problems(parts.pilot, parts.questionnaires)
    yield from comparison_problems(parts.pilot, parts.questionnaires)
    yield from equity_problems(parts.pilot, parts.questionnaires)
    yield from _framework_problems(parts, parts.pilot)
    yield from _round_problems(parts, parts.pilot)
    if not any(problem.file.endswith("round.yml") for problem in parts.problems):
        yield from chain_problems(parts.rounds)


def _id_problems(parts: Parts) -> Iterator[Problem]:
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


def _subject_problems(parts: Parts) -> Iterator[Problem]:
    """KPIs, items and themes that the code book and good practice name."""
    editions = [one for one in (parts.framework, *parts.editions.values()) if one]
    kpis = {kpi.id for edition in editions for kpi in edition.kpis}
    items = {item.id for asked in parts.questionnaires.values() for item in asked.items}
    if parts.codebook is not None:
        yield from theme_problems(parts.codebook, kpis, items)
    themes = {theme.id for theme in parts.codebook.themes} if parts.codebook else set()
    yield from practice_problems(parts.good_practice, kpis | items | themes)


def _framework_problems(parts: Parts, pilot: Pilot) -> Iterator[Problem]:
    """The framework beside questionnaires, maturity check, centers and editions."""
    if parts.framework is None:
        return
    yield from framework_problems(parts.framework, pilot, parts.questionnaires)
    if parts.maturity or not (parts.folder / "maturity.yml").exists():
        yield from enabler_problems(parts.framework, parts.maturity)
    if parts.centers is not None:
        yield from center_problems(parts.framework, len(parts.centers))
    yield from edition_checks(parts.framework, parts.editions, parts.anchors, parts.rounds)


def _round_problems(parts: Parts, pilot: Pilot) -> Iterator[Problem]:
    """Each round beside all that its sources and its plan name."""
    with_framework = (parts.folder / "framework.yml").exists()
    if parts.centers is not None and (parts.framework or not with_framework):
        for turn in parts.rounds:
            yield from source_problems(turn, pilot, parts.framework)
            yield from round_problems(
                turn,
                pilot,
                parts.framework,
                parts.questionnaires,
                parts.centers["id"],
            )
            yield from assignment_problems(turn, pilot, parts.framework, parts.centers)

"""What pilot.yml compares for equity must exist in questionnaires and sources."""

from collections.abc import Iterator

from pescycle.errors import Problem
from pescycle.model.equity import EquityGroup
from pescycle.model.framework import Framework
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import ChoiceItem, Questionnaire
from pescycle.model.round import GroupMeasureSource, Round


def equity_problems(
    pilot: Pilot, questionnaires: dict[Audience, Questionnaire]
) -> Iterator[Problem]:
    """Questions that do not exist, or whose codes are none of a group's categories."""
    for group in pilot.equity.groups:
        for name, item in group.items.items():
            if name not in pilot.audiences:
                yield _problem(
                    "unknown_audience",
                    f"equity group {group.id} asks the audience {name}, which is not under "
                    "audiences.",
                    f"Add {name} to audiences: or take it out of items:.",
                )
            elif Audience(name) in questionnaires:
                yield from _item_problems(group, item, questionnaires[Audience(name)])


def _item_problems(
    group: EquityGroup, item: str, asked: Questionnaire
) -> Iterator[Problem]:
    single = {
        one.id: one
        for one in asked.items
        if isinstance(one, ChoiceItem) and one.type == "choice"
    }
    if item not in single:
        yield _problem(
            "unknown_item",
            f'equity group {group.id} reads "{item}", which is no single choice of the '
            f"{asked.audience} questionnaire.",
            nearest(item, single) or f"Known are {', '.join(single)}.",
        )
        return
    codes = list(single[item].choices)
    for name in [name for name in group.categories if name not in codes]:
        yield _problem(
            "unknown_category",
            f'equity group {group.id}: the category "{name}" is no answer to {item}.',
            nearest(name, codes) or f"Its answers are {', '.join(codes)}.",
        )


def source_problems(
    turn: Round, pilot: Pilot, framework: Framework | None
) -> Iterator[Problem]:
    """Sources of counts by group in a pilot that compares no groups, or has no PAF."""
    file = f"rounds/{turn.id}/round.yml"
    for source in turn.sources:
        if not isinstance(source, GroupMeasureSource):
            continue
        if framework is None:
            yield Problem(
                file=file,
                rule="no_framework",
                message=f"the source {source.id} holds measures but there is no "
                "framework.yml.",
                remedy="Write framework.yml, or take the source out.",
            )
        elif not pilot.equity.groups:
            yield Problem(
                file=file,
                rule="unknown_group",
                message=f"the source {source.id} counts by group, but pilot.yml names no "
                "groups.",
                remedy="Name them under equity: groups: in pilot.yml, or take the source "
                "out.",
            )


def _problem(rule: str, message: str, remedy: str) -> Problem:
    return Problem(file="pilot.yml", rule=rule, message=message, remedy=remedy)

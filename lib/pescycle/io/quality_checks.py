"""What pilot.yml's quality rules name must exist in a questionnaire."""

from collections.abc import Iterator

from pescycle.errors import Problem
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.quality import ANY_ANSWER
from pescycle.model.questionnaire import (
    ChoiceItem,
    Item,
    NumberItem,
    Questionnaire,
    ScaleItem,
)


def quality_problems(
    pilot: Pilot, questionnaires: dict[Audience, Questionnaire]
) -> Iterator[Problem]:
    """Contradictions that name an unknown item or code, or items of two audiences."""
    if not set(pilot.audiences) <= set(questionnaires):
        return  # a questionnaire could not be read: its items would all seem unknown
    owner = {
        item.id: (asked, item) for asked in questionnaires.values() for item in asked.items
    }
    for name, pair in pilot.quality.contradiction.pairs.items():
        place = f"quality.contradiction.pairs.{name}"
        strange = [item for item in pair if item not in owner]
        for item in strange:
            message = f'{place} names "{item}", which is no item of any questionnaire.'
            yield _problem("unknown_item", message, nearest(item, list(owner)))
        asked = {owner[item][0].audience for item in pair if item in owner}
        if len(asked) > 1:
            message = f"{place} names items of {' and '.join(sorted(asked))}."
            remedy = "One respondent answers one questionnaire; write a pair for each."
            yield _problem("unknown_item", message, remedy)
        for item in [item for item in pair if item in owner]:
            yield from _code_problems(place, pair[item], *owner[item])


def _code_problems(
    place: str, codes: tuple[str, ...], asked: Questionnaire, item: Item
) -> Iterator[Problem]:
    known = _codes(asked, item)
    for code in codes:
        if known and code not in known and code != ANY_ANSWER:
            message = f'{place}: "{code}" is no code of the item {item.id}.'
            remedy = nearest(code, known) or f"Its codes are {', '.join(known)}."
            yield _problem("unknown_choice", message, remedy)


def _codes(asked: Questionnaire, item: Item) -> list[str]:
    """Every code of an item, as text; of an open item only whether it was answered."""
    match item:
        case ScaleItem():
            return [str(code) for code in sorted(asked.scale(item.scale).codes)]
        case ChoiceItem():
            return list(item.choices)
        case NumberItem():
            return [str(code) for code in range(item.low, item.high + 1)]
    return [ANY_ANSWER]


def _problem(rule: str, message: str, remedy: str) -> Problem:
    return Problem(file="pilot.yml", rule=rule, message=message, remedy=remedy)

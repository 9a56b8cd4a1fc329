"""What pilot.yml wants respondents to be grouped by must exist in a questionnaire."""

from collections.abc import Iterator

from pescycle.errors import Problem
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import ChoiceItem, Questionnaire

# Columns of every table of answers by which respondents can be grouped.
COLUMNS = ("center", "mode", "interviewer_role", "language")


def comparison_problems(
    pilot: Pilot, questionnaires: dict[Audience, Questionnaire]
) -> Iterator[Problem]:
    """Groups that are neither a column of the answers nor a single choice."""
    if not set(pilot.audiences) <= set(questionnaires):
        return  # a questionnaire could not be read: its items would all seem unknown
    known = [*COLUMNS] + [
        item.id
        for asked in questionnaires.values()
        for item in asked.items
        if isinstance(item, ChoiceItem) and item.type == "choice"
    ]
    for name in pilot.comparisons.groups:
        if name not in known:
            yield Problem(
                file="pilot.yml",
                rule="unknown_item",
                message=f'comparisons.groups names "{name}", which is neither center, '
                "mode, interviewer_role or language nor a question with a single choice.",
                remedy=nearest(name, known) or f"Known are {', '.join(known)}.",
            )

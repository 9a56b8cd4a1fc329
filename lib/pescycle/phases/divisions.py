"""How each survey's respondents are divided into the groups that are published."""

from pescycle.css.questions import groupings, small_ones_together
from pescycle.css.questions.figures import QuestionAnswers
from pescycle.css.questions.groupings import CENTER, Grouping
from pescycle.model.given import Given
from pescycle.model.questionnaire import ItemRole
from pescycle.phases.surveys import Survey


def divisions(given: Given, survey: Survey, answers: QuestionAnswers) -> list[Grouping]:
    """Groupings of the respondents, small categories put together (never centers)."""
    found = groupings(
        survey.responses,
        survey.questionnaire,
        centers=list(given.folder.centers["id"]),
        chosen=given.folder.pilot.comparisons.groups,
    )
    counted = survey.design.weight > 0
    for number, item in enumerate(answers.rated.items):
        if item.role == ItemRole.OVERALL:
            counted = counted & (answers.valid_place(number) >= 0)
    minimum = given.folder.pilot.privacy.minimum_base
    return [
        one if one.id == CENTER else small_ones_together(one, counted, minimum_base=minimum)
        for one in found
    ]

"""The staff pulse: what staff say of how they work and learn, and how that changed."""

from collections.abc import Iterator

import pandas as pd

from pescycle.css.dimensions import dimension_changes, dimension_figures
from pescycle.css.disclosure import gate
from pescycle.css.stacking import RoundAnswers
from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.questionnaire import ItemRole, Questionnaire
from pescycle.model.verdicts import claimed
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.publication import publication
from pescycle.phases.results import Observation
from pescycle.phases.surveys import Survey, surveys

FIGURES = ("value", "se", "low", "high")


def staff_pulse(given: Given) -> pd.DataFrame:
    """Score of each dimension, all centers together: see ``Observation.staff_pulse``.

    So few people work in one center that single centers have no row. A dimension is hidden
    with any of its questions.
    """
    parts = [
        dimension_figures(_answers(survey), survey.questionnaire).assign(
            audience=str(survey.audience), center=ALL, statistic=str(Statistic.INDEX)
        )
        for survey in _with_dimensions(given)
    ]
    if not parts:
        return empty(frames.STAFF_PULSE)
    minimum = given.folder.pilot.privacy.minimum_base
    rows = pd.concat(parts, ignore_index=True)
    gated = gate(rows, minimum_base=minimum, values=FIGURES)
    shown = publication(given).applied(gated, values=FIGURES)
    return shown.astype({"base": "Int64"})[list(frames.STAFF_PULSE)]


def learning_changes(given: Given, observation: Observation) -> pd.DataFrame:
    """Change of each dimension since the last round: see ``Reflection.learning_change``.

    Only of dimensions that are shown in both rounds, or what is hidden could be worked out.
    """
    parts = [
        part
        for survey in _with_dimensions(given)
        if len(part := _changes(given, survey, observation))
    ]
    if not parts:
        return empty(frames.LEARNING_CHANGE)
    return pd.concat(parts, ignore_index=True)[list(frames.LEARNING_CHANGE)]


def _with_dimensions(given: Given) -> Iterator[Survey]:
    """Surveys that ask about the climate, or whose questions make dimensions."""
    return (s for s in surveys(given).values() if has_dimensions(s.questionnaire))


def has_dimensions(questionnaire: Questionnaire) -> bool:
    """Whether a questionnaire asks about the climate, or names dimensions."""
    rated = questionnaire.rated
    return any(item.role == ItemRole.CLIMATE or item.dimension for item in rated)


def _answers(survey: Survey) -> RoundAnswers:
    return RoundAnswers(survey.responses, survey.design)


def _changes(given: Given, survey: Survey, observation: Observation) -> pd.DataFrame:
    if given.earlier is None or survey.audience not in surveys(given.earlier):
        return pd.DataFrame()
    before = surveys(given.earlier)[survey.audience]
    found = dimension_changes(
        _answers(survey),
        _answers(before),
        survey.questionnaire,
        shown=_shown(given, survey, before, observation),
        adjustment=given.folder.pilot.comparisons.adjustment,
    )
    found = found.assign(audience=str(survey.audience), statistic=str(Statistic.INDEX))
    # What is clear by itself alone is no clear change among so many.
    return found.assign(verdict=claimed(found)) if len(found) else found


def _shown(
    given: Given, survey: Survey, before: Survey, observation: Observation
) -> set[str]:
    """Dimensions that are published now, and whose questions all were before."""
    now = observation.staff_pulse
    now = now[(now["audience"] == str(survey.audience)) & _published(now)]
    history = observation.estimate_history
    earlier = history[
        (history["round"] == (given.round.previous or ""))
        & (history["audience"] == str(survey.audience))
        & (history["center"] == ALL)
        & (history["statistic"] == Statistic.TOP2BOX)
        & _published(history)
    ]
    known = set(earlier["item"])
    minimum = given.folder.pilot.privacy.minimum_base
    then = dimension_figures(_answers(before), before.questionnaire)
    enough = set(then.loc[then["base"] >= minimum, "dimension"])
    return {
        row.dimension
        for row in now.itertuples()
        if row.dimension in enough and set(row.item.split()) <= known
    }


def _published(frame: pd.DataFrame) -> pd.Series:
    return frame["state"] == CellState.PUBLISHED

"""Key figures of the survey, figures by group, and tests between the groups."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.css.estimates import Domains, domains_of, groups_and_all
from pescycle.css.questions import (
    compared_items,
    group_differences,
    groupings,
    question_answers,
    question_figures,
    satisfaction_indices,
    small_ones_together,
)
from pescycle.css.questions.differences import OVERALL
from pescycle.css.questions.figures import QuestionAnswers
from pescycle.css.questions.groupings import CENTER, Grouping
from pescycle.css.questions.satisfaction_index import EQUAL
from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import ItemRole
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.surveys import Survey

FIGURES = ("value", "se", "low", "high", "count")
# Of the items that are no overall question, only this figure is new: the others are
# estimates of every item already.
OF_EVERY_ITEM = (Statistic.BOTTOM2BOX, Statistic.NPS)


@dataclass(frozen=True, eq=False)
class Groups:
    """Frames of the same names in ``Observation``."""

    key_figure: pd.DataFrame
    group_estimate: pd.DataFrame
    group_test: pd.DataFrame


def group_results(given: Given, asked: Mapping[Audience, Survey]) -> Groups:
    """Key figures by center, figures by group and tests between groups, gated."""
    parts = [_audience(given, survey) for survey in asked.values()]
    columns = (frames.KEY_FIGURE, frames.GROUP_ESTIMATE, frames.GROUP_TEST)
    return Groups(
        *(
            _stacked([part[place] for part in parts], names)
            for place, names in enumerate(columns)
        )
    )


def _stacked(parts: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    rows = [part for part in parts if len(part)]
    if not rows:
        return empty(columns)
    return pd.concat(rows, ignore_index=True).reindex(columns=list(columns))


def _audience(given: Given, survey: Survey) -> tuple[pd.DataFrame, ...]:
    answers = question_answers(survey.responses, survey.questionnaire)
    if not answers.items:
        return pd.DataFrame(), pd.DataFrame(), pd.DataFrame()
    settings = given.folder.pilot.comparisons
    divided = _groupings(given, survey, answers)
    estimate = _group_estimate(given, survey, answers, divided)
    test = pd.DataFrame()
    if len(estimate):
        test = group_differences(
            answers,
            survey.questionnaire,
            survey.design.endless(),
            divided,
            shown=_shown(estimate),
            adjustment=settings.adjustment,
        )
        minimum = given.folder.pilot.privacy.minimum_base
        test = gate(test, minimum_base=minimum).assign(audience=str(survey.audience))
        parts = (test[name] for name in ("audience", "questions", "test"))
        test["family"] = [" ".join(part) for part in zip(*parts, strict=True)]
    return _key_figure(given, survey, answers), estimate, test


def _groupings(given: Given, survey: Survey, answers: QuestionAnswers) -> list[Grouping]:
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


def _key_figure(given: Given, survey: Survey, answers: QuestionAnswers) -> pd.DataFrame:
    centers = list(given.folder.centers["id"])
    place = pd.Index(centers).get_indexer(survey.responses["center"].astype("str"))
    rows = _figures(given, survey, answers, groups_and_all(place, len(centers)))
    overall = [i.id for i in survey.questionnaire.rated if i.role == ItemRole.OVERALL]
    wanted = rows["statistic"].isin((*OF_EVERY_ITEM, Statistic.SATISFACTION_INDEX))
    rows = rows[wanted | rows["item"].isin(overall)]
    rows = rows.assign(center=np.array([*centers, ALL])[rows["domain"]])
    privacy = given.folder.pilot.privacy
    gated = gate(rows, minimum_base=privacy.minimum_base, center_base=privacy.center_base)
    return gated.assign(audience=str(survey.audience))


def _figures(
    given: Given,
    survey: Survey,
    answers: QuestionAnswers,
    domains: Domains,
    items: list[str] | None = None,
) -> pd.DataFrame:
    """Figures of the items, then of the satisfaction index, in each domain."""
    weights = given.folder.pilot.comparisons.index_weights
    parts = [
        question_figures(
            answers, survey.questionnaire, survey.design, domains, items=items
        ),
        satisfaction_indices(
            survey.responses,
            survey.questionnaire,
            survey.design,
            domains,
            weights={ItemRole(role): w for role, w in weights.items()} or EQUAL,
        ),
    ]
    rows = pd.concat([part for part in parts if len(part)], ignore_index=True)
    return rows.sort_values("domain", kind="stable", ignore_index=True)


def _group_estimate(
    given: Given, survey: Survey, answers: QuestionAnswers, divided: list[Grouping]
) -> pd.DataFrame:
    recommended = [
        item.id
        for item in survey.questionnaire.items
        if item.role == ItemRole.RECOMMENDATION
    ]
    items = [*compared_items(survey.questionnaire), *recommended]
    parts = [
        _of_grouping(given, _figures(given, survey, answers, domains, items), grouping)
        for grouping, domains in zip(divided, map(_domains, divided), strict=True)
    ]
    if not parts:
        return pd.DataFrame()
    rows = pd.concat(parts, ignore_index=True).assign(audience=str(survey.audience))
    # The score and the index are figures of the service as a whole, like the overall one.
    sets = rows["item"].map(compared_items(survey.questionnaire)).fillna(OVERALL)
    domain = [" ".join(pair) for pair in zip(rows["group"], rows["category"], strict=True)]
    return rows.assign(questions=sets, domain=domain)


def _domains(grouping: Grouping) -> Domains:
    return domains_of([(grouping.place, len(grouping.categories))])


def _of_grouping(given: Given, rows: pd.DataFrame, grouping: Grouping) -> pd.DataFrame:
    """Rows of one grouping, gated; centers need the larger base."""
    category = np.array(grouping.categories)[rows["domain"]]
    single = grouping.id == CENTER
    rows = rows.assign(
        group=grouping.id, category=category, center=category if single else ALL
    )
    privacy = given.folder.pilot.privacy
    gated = gate(rows, minimum_base=privacy.minimum_base, center_base=privacy.center_base)
    return gated if single else _complement_hidden(gated, rows["base"])


def _complement_hidden(gated: pd.DataFrame, base: pd.Series) -> pd.DataFrame:
    """A second category hidden where one alone is: the total would give it away."""
    hidden = gated["state"] == CellState.HIDDEN
    alone = hidden.groupby([gated["item"], gated["statistic"]]).transform("sum") == 1
    rest = base.where(alone & (gated["state"] == CellState.PUBLISHED))
    smallest = rest.groupby([gated["item"], gated["statistic"]]).transform("min")
    also = rest.notna() & (rest == smallest)
    gated = gated.copy()
    for column in [*FIGURES, "base"]:
        gated[column] = gated[column].mask(also)
    gated["state"] = gated["state"].mask(also, str(CellState.HIDDEN))
    return gated


def _shown(estimate: pd.DataFrame) -> pd.DataFrame:
    """Categories whose share of the best answers is published."""
    rows = estimate[
        (estimate["statistic"] == Statistic.TOP2BOX)
        & (estimate["state"] == CellState.PUBLISHED)
    ]
    return rows[["group", "category", "item"]]

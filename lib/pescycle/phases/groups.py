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
    question_answers,
    question_figures,
    satisfaction_indices,
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
from pescycle.phases.divisions import divisions
from pescycle.phases.frames import empty
from pescycle.phases.publication import publication
from pescycle.phases.surveys import Survey

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
    divided = divisions(given, survey, answers)
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
    return publication(given).applied(gated.assign(audience=str(survey.audience)))


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
        _named(_figures(given, survey, answers, domains, items), grouping)
        for grouping, domains in zip(divided, map(_domains, divided), strict=True)
    ]
    if not parts:
        return pd.DataFrame()
    rows = pd.concat(parts, ignore_index=True).assign(audience=str(survey.audience))
    # The score and the index are figures of the service as a whole, like the overall one.
    sets = rows["item"].map(compared_items(survey.questionnaire)).fillna(OVERALL)
    return _gated(given, rows.assign(questions=sets))


def _domains(grouping: Grouping) -> Domains:
    return domains_of([(grouping.place, len(grouping.categories))])


def _named(rows: pd.DataFrame, grouping: Grouping) -> pd.DataFrame:
    """Rows with their category, and group and category as one."""
    category = np.array(grouping.categories)[rows["domain"]]
    domain = [f"{grouping.id} {name}" for name in category]
    return rows.assign(group=grouping.id, category=category, domain=domain)


def _gated(given: Given, rows: pd.DataFrame) -> pd.DataFrame:
    """Figures by group without those of too few; single centers need the larger base."""
    privacy = given.folder.pilot.privacy
    single = rows["group"] == CENTER
    gated = gate(
        rows.assign(center=rows["category"].where(single, ALL)),
        minimum_base=privacy.minimum_base,
        center_base=privacy.center_base,
    )
    return publication(given).applied(gated)


def _shown(estimate: pd.DataFrame) -> pd.DataFrame:
    """Categories whose share of the best answers is published."""
    rows = estimate[
        (estimate["statistic"] == Statistic.TOP2BOX)
        & (estimate["state"] == CellState.PUBLISHED)
    ]
    return rows[["group", "category", "item"]]

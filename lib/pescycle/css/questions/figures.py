"""The figures that people ask for, in any groups of respondents at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.css.answers import CodedAnswers, coded_answers
from pescycle.css.design import SurveyDesign
from pescycle.css.estimates import (
    DomainMeans,
    Domains,
    Outcome,
    answer_cells,
    domain_means,
    mean_interval,
    share_interval,
)
from pescycle.css.estimates.columns import FIGURE, INDEX_TOP, without_rows
from pescycle.css.questions.recommendation import (
    GROUPS,
    NPS_GRADES,
    NPS_LIMIT,
    recommendation_places,
    recommended_items,
)
from pescycle.model.findings import Statistic
from pescycle.model.questionnaire import NumberItem, Questionnaire
from pescycle.stats.intervals import checked_confidence

SHARES = (Statistic.TOP2BOX, Statistic.BOTTOM2BOX)
COLUMNS = {"domain": "int64", **FIGURE}


@dataclass(frozen=True, eq=False)
class QuestionAnswers:
    """Answers to the rated items, then to those of recommendation, as places in a row.

    ``place`` is (respondents, items); the valid places of an item come first, from the
    worst to the best, and ``size`` of each item is how many they are.
    """

    rated: CodedAnswers
    recommended: tuple[NumberItem, ...]
    place: np.ndarray

    @property
    def items(self) -> list[str]:
        return [item.id for item in (*self.rated.items, *self.recommended)]

    @property
    def size(self) -> list[int]:
        return [len(codes) for codes in self.rated.codes] + [GROUPS] * len(self.recommended)

    def valid_place(self, item: int) -> np.ndarray:
        """Place of each respondent's valid answer to an item; -1 for none."""
        place = self.place[:, item].astype(np.int64)
        return np.where(place < self.size[item], place, -1)


def question_answers(
    responses: pd.DataFrame, questionnaire: Questionnaire
) -> QuestionAnswers:
    """Answers to all items of which figures are formed."""
    rated = coded_answers(responses, questionnaire)
    recommended = recommended_items(responses, questionnaire)
    columns = [recommendation_places(responses[item.id]) for item in recommended]
    place = np.column_stack([rated.place, *columns]) if columns else rated.place
    return QuestionAnswers(rated, recommended, place)


def item_grades(
    answers: QuestionAnswers, questionnaire: Questionnaire, item: int
) -> dict[Statistic, tuple[float, ...]]:
    """What each place of an item stands for, by the statistic that is its mean."""
    if item >= len(answers.rated.items):
        return {Statistic.NPS: (*NPS_GRADES, np.nan)}
    scale = questionnaire.scale(answers.rated.items[item].scale)
    step = INDEX_TOP / (scale.high - scale.low)
    of = answers.rated.grades
    return {
        Statistic.TOP2BOX: of(item, lambda code: code in scale.top),
        Statistic.BOTTOM2BOX: of(item, lambda code: code in scale.bottom_codes),
        Statistic.INDEX: of(item, lambda code: (code - scale.low) * step),
    }


def question_figures(
    answers: QuestionAnswers,
    questionnaire: Questionnaire,
    design: SurveyDesign,
    domains: Domains,
    *,
    items: Iterable[str] | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Every figure of every item in each domain, with design-based interval and base.

    Parameters
    ----------
    answers : QuestionAnswers
    questionnaire : Questionnaire
        The audience's code book.
    design : SurveyDesign
        As the sample was drawn.
    domains : Domains
        The groups of respondents.
    items : iterable of str, optional
        Ids of the items that are wanted; else all.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (domain, item, statistic): ``domain`` (its number) ``item statistic value
        se low high level method count base``. ``top2box`` and ``bottom2box`` are shares
        0..1, ``index`` runs from 0 to 100, ``nps`` from -100 to 100; ``count`` is the
        unweighted number in the box.
    """
    level = checked_confidence(confidence)
    wanted = set(answers.items if items is None else items)
    chosen = [
        (number, statistic, grades)
        for number, item in enumerate(answers.items)
        if item in wanted
        for statistic, grades in item_grades(answers, questionnaire, number).items()
    ]
    if not chosen:
        return without_rows(COLUMNS)
    cells = answer_cells(design, answers.place, domains)
    outcomes = [Outcome(item=number, grades=grades) for number, _, grades in chosen]
    means = domain_means(cells, outcomes)
    parts = [
        _rows(means, column, statistic, simple=design.simple, level=level)
        | {"item": answers.items[number]}
        for column, (number, statistic, _) in enumerate(chosen)
    ]
    return _by_domain(parts, domains.count)


def _by_domain(parts: list[dict[str, object]], domains: int) -> pd.DataFrame:
    """Rows of each domain together; a part has one number a domain, or one for all."""
    columns = {}
    for name, kind in COLUMNS.items():
        # A frame for each part would take longer than all the figures.
        table = np.empty((domains, len(parts)), dtype=object if kind == "str" else float)
        for place, part in enumerate(parts):
            table[:, place] = part.get(name, np.nan)
        columns[name] = table.ravel()
    return pd.DataFrame(columns).astype(COLUMNS)


def _rows(
    means: DomainMeans, column: int, statistic: Statistic, *, simple: bool, level: float
) -> dict[str, object]:
    rows = {
        "domain": np.arange(means.value.shape[0]),
        "statistic": str(statistic),
        "value": means.value[:, column],
        "se": means.se[:, column],
        "base": means.base[:, column],
        "level": level,
    }
    if statistic in SHARES:
        limits = share_interval(means, column, simple=simple, confidence=level)
        return rows | limits | {"count": _in_box(means, column)}
    low = -NPS_LIMIT if statistic == Statistic.NPS else 0
    return rows | mean_interval(means, column, low=low, high=INDEX_TOP, confidence=level)


def _in_box(means: DomainMeans, column: int) -> np.ndarray:
    """Unweighted number of respondents of each domain whose answer is in the box."""
    chosen = (means.figures.grade[column] == 1) & means.figures.valid[column]
    counts = means.cells.count[:, means.figures.item[column]] @ chosen.astype(np.int64)
    return (means.cells.domains.members @ counts).astype(np.int64)

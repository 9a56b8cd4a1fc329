"""Differences between groups: which tests, of which questions, adjusted in which family."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from enum import StrEnum

import numpy as np
import pandas as pd

from pescycle.css.design import SurveyDesign
from pescycle.css.estimates.columns import without_rows
from pescycle.css.questions.figures import QuestionAnswers, item_grades
from pescycle.css.questions.group_tables import GroupTable, group_table
from pescycle.css.questions.group_tests import (
    GroupTest,
    mean_test,
    rank_test,
    rao_scott,
)
from pescycle.css.questions.groupings import Grouping
from pescycle.model.findings import Adjustment, Difference, Statistic
from pescycle.model.questionnaire import ItemRole, Questionnaire
from pescycle.stats.intervals import checked_confidence
from pescycle.stats.multiplicity import ADJUSTED


class Comparison(StrEnum):
    """What is compared; the first is the one from which a difference is claimed."""

    RAO_SCOTT = "rao_scott"  # shares of the best answers
    DESIGN_T = "design_t"  # means, on the item index; several groups: an F test
    DESIGN_RANK = "design_rank"  # ranks of the answers


# Questions that are looked through together: the overall one, and the parts of the service.
OVERALL, DRIVER = "overall", "driver"
QUESTIONS: dict[str, tuple[ItemRole, ...]] = {
    OVERALL: (ItemRole.OVERALL,),
    DRIVER: (ItemRole.DRIVER, ItemRole.CLIMATE),
}
COLUMNS = {
    "group": "str",
    "item": "str",
    "test": "str",
    "statistic": "float64",
    "df1": "float64",
    "df2": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "adjustment": "str",
    "questions": "str",
    "comparisons": "Int64",
    "groups": "Int64",
    "base": "Int64",
    "reference": "str",
    "category": "str",
    "difference": "float64",
    "se": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "finding": "str",
    "reason": "str",
}


def compared_items(questionnaire: Questionnaire) -> dict[str, str]:
    """Items that groups are compared by, and the set of questions each belongs to."""
    return {
        item.id: questions
        for item in questionnaire.rated
        for questions, roles in QUESTIONS.items()
        if item.role in roles
    }


def group_differences(
    answers: QuestionAnswers,
    questionnaire: Questionnaire,
    design: SurveyDesign,
    groupings: Sequence[Grouping],
    *,
    shown: pd.DataFrame,
    adjustment: Adjustment = Adjustment.HOLM,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Tests of every grouping against every compared item, with adjusted p-values.

    A family is all comparisons of one test and one set of questions of this audience: all
    groupings with the overall question, and all groupings with all drivers. What could not
    be tested says why and does not count in its family.

    Parameters
    ----------
    answers : QuestionAnswers
    questionnaire : Questionnaire
        The audience's code book.
    design : SurveyDesign
        As the sample was drawn.
    groupings : sequence of Grouping
    shown : DataFrame
        ``group category item``: only these categories enter, so that a test can tell
        nothing of a group that is hidden.
    adjustment : Adjustment
        How p-values are adjusted within a family.
    confidence : float
        0.95: limits at 95 %, and a finding where the adjusted p-value is below 0.05.

    Returns
    -------
    DataFrame
        One row a (group, item, test): see ``COLUMNS``. ``difference`` is category minus
        reference and exists where two categories were compared: a difference of shares
        (``rao_scott``), of points of the index (``design_t``), or the chance that an answer
        of the category is the better one less one half (``design_rank``). Its limits are
        those of a single comparison.
    """
    level, sets = checked_confidence(confidence), compared_items(questionnaire)
    there = _categories(shown)
    rows = []
    for grouping in groupings:
        for number, item in enumerate(answers.items):
            if item not in sets:
                continue
            names = there.get((grouping.id, item), [])
            table, names = _table(answers, design, grouping, number, names)
            grades = item_grades(answers, questionnaire, number)
            common = {"group": grouping.id, "item": item, "questions": sets[item]}
            common |= _pair(names) | {"base": table.base, "groups": len(names)}
            rows += [
                common | {"test": str(test)} | asdict(found)
                for test, found in _tests(table, grades, level).items()
            ]
    return _adjusted(rows, adjustment, level)


def _categories(shown: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    parts = shown.groupby(["group", "item"], sort=False)["category"]
    return {key: list(part) for key, part in parts}


def _table(
    answers: QuestionAnswers,
    design: SurveyDesign,
    grouping: Grouping,
    item: int,
    names: Iterable[str],
) -> tuple[GroupTable, list[str]]:
    """Table of the shown categories that have a variance of their own.

    A category that is a single sampling unit has none that could be estimated.
    """
    answer = answers.valid_place(item)
    wanted = [grouping.categories.index(name) for name in names]
    while True:
        place = np.full(len(grouping.categories) + 1, -1)
        place[wanted] = np.arange(len(wanted))
        table = group_table(
            design,
            place[grouping.place],
            answer,
            groups=max(len(wanted), 1),
            answers=answers.size[item],
        )
        kept = [number for place, number in enumerate(wanted) if table.group_df[place] >= 1]
        if kept == wanted:
            return table, [grouping.categories[number] for number in wanted]
        wanted = kept


def _pair(names: list[str]) -> dict[str, str]:
    two = len(names) == 2
    return {"reference": names[0] if two else "", "category": names[1] if two else ""}


def _tests(
    table: GroupTable, grades: dict[Statistic, tuple[float, ...]], level: float
) -> dict[Comparison, GroupTest]:
    top, index = (
        np.array(grades[statistic])[: table.share.shape[1]]
        for statistic in (Statistic.TOP2BOX, Statistic.INDEX)
    )
    boxes = table.merged(top.astype(int))
    shares, difference = rao_scott(boxes), mean_test(boxes, [0, 1], confidence=level)
    if not shares.reason:
        limits = ("difference", "se", "low", "high")
        shares = replace(shares, **{name: getattr(difference, name) for name in limits})
    return {
        Comparison.RAO_SCOTT: shares,
        Comparison.DESIGN_T: mean_test(table, index, confidence=level),
        Comparison.DESIGN_RANK: rank_test(table, confidence=level),
    }


def _adjusted(rows: list[dict], adjustment: Adjustment, level: float) -> pd.DataFrame:
    if not rows:
        return without_rows(COLUMNS)
    frame = pd.DataFrame(rows).assign(level=level, adjustment=str(adjustment))
    family = frame.groupby(["questions", "test"])["p"]
    frame["p_adjusted"] = family.transform(
        lambda p: pd.Series(ADJUSTED[adjustment](p), index=p.index)
    )
    frame["comparisons"] = family.transform("count")
    clear = frame["p_adjusted"] < 1 - level
    finding = np.where(clear, Difference.DIFFERENT, Difference.NO_CLEAR_DIFFERENCE)
    finding = np.where(frame["p"].isna(), Difference.INSUFFICIENT_DATA, finding)
    frame["finding"] = pd.array([str(one) for one in finding], dtype="str")
    return frame.reindex(columns=list(COLUMNS)).astype(COLUMNS)

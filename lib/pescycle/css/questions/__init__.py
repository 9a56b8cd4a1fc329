"""The questions that people ask of a survey: how answers spread, who is more satisfied."""

from pescycle.css.questions.differences import compared_items, group_differences
from pescycle.css.questions.distribution import distribution
from pescycle.css.questions.figures import question_answers, question_figures
from pescycle.css.questions.group_tables import GroupTable, group_table
from pescycle.css.questions.group_tests import (
    GroupTest,
    RankScore,
    mean_test,
    rank_test,
    rao_scott,
    rao_scott_first,
)
from pescycle.css.questions.groupings import (
    Grouping,
    group_names,
    groupings,
    small_ones_together,
)
from pescycle.css.questions.satisfaction_index import index_weights, satisfaction_indices

__all__ = [
    "GroupTable",
    "GroupTest",
    "Grouping",
    "RankScore",
    "compared_items",
    "distribution",
    "group_differences",
    "group_names",
    "group_table",
    "groupings",
    "index_weights",
    "mean_test",
    "question_answers",
    "question_figures",
    "rank_test",
    "rao_scott",
    "rao_scott_first",
    "satisfaction_indices",
    "small_ones_together",
]

"""Columns of what the users answered: questions, weights, groups, tests."""

from pescycle.report import cells, group_cells, weight_cells
from pescycle.report.columns.kinds import Column, figure, named, number, of_audience, share
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "wording": of_audience(message("Exact wording"), "wording", "item"),
    "items": Column(message("Question"), ("item",), group_cells.items),
    "group_by": Column(message("Grouped by"), ("group",), group_cells.group),
    "domain": Column(message("Group"), ("domain",), group_cells.domain),
    "test": named(message("What is compared"), "test"),
    "test_statistic": Column(
        message("Test"),
        ("statistic", "df1", "df2"),
        group_cells.test_statistic,
    ),
    "weight_class": Column(
        message("Clients"), ("margin", "category"), weight_cells.weight_class
    ),
    "frame_share": share(message("Share of the clients"), "frame_share", 1),
    "before_share": share(message("Share of the answers"), "before_share", 1),
    "after_share": share(message("Share after weighting"), "after_share", 1),
    "weight_ratio": number(message("An answer counts for"), "ratio", 2),
    "group_difference": Column(
        message("Difference of two groups"),
        ("difference", "low", "high", "reference"),
        group_cells.difference,
    ),
    "family_size": number(message("Family"), "comparisons"),
    "group_finding": Column(
        message("Finding"), ("finding", "reason"), group_cells.group_finding
    ),
    "not_applicable": number(message("Not applicable"), "not_applicable"),
    "dont_know": number(message("Don't know or refused"), "dont_know"),
    "blank": number(message("Not answered"), "blank"),
    "answer": Column(
        message("Answer"),
        ("code",),
        lambda v, row: v.answer(row.get("audience", ""), row["item"], row["code"]),
    ),
    "answers": number(message("Answers"), "count"),
    "value_and_base": figure(
        message("Value and base"), ("value", "base"), cells.value_and_base
    ),
}

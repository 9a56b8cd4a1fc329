"""Columns of the fieldwork while it runs."""

from pescycle.report import fieldwork_cells, group_cells
from pescycle.report.columns.kinds import Column, figure, named, number
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "call_place": number(message("Place"), "place"),
    "expected_answers": Column(
        message("Expected at the end"),
        ("low", "high"),
        fieldwork_cells.expected,
        figure=True,
        optional=True,
    ),
    "answers_of_plan": figure(
        message("Answers of plan"), ("collected", "planned"), fieldwork_cells.of_plan
    ),
    "answers_short": number(message("Short of the plan"), "shortfall"),
    "margin_expected": figure(
        message("Margin at the end"),
        ("margin_expected", "margin_planned"),
        fieldwork_cells.margin_expected,
    ),
    "outlook": named(message("Finding"), "outlook", "finding"),
    "contact_group": Column(
        message("Mode or interviewer"), ("group", "category"), group_cells.domain
    ),
    "days_worked": number(message("Days with answers"), "days"),
    "answers_a_day": number(message("Answers a day"), "per_day", 1),
}

"""Columns of how the centers stand: attainment, status."""

from pescycle.report import cells
from pescycle.report.columns.kinds import Column, figure, named
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "reason": named(message("Why something is missing"), "reason", optional=True),
    "value_and_status": figure(
        message("Value and status"), ("value", "status"), cells.value_and_status
    ),
    "attainment_and_status": figure(
        message("Attainment and status"),
        ("attainment", "status"),
        cells.attainment_and_status,
    ),
}

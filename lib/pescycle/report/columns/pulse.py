"""Columns of what staff say of how they work and learn."""

from pescycle.report import group_cells
from pescycle.report.columns.kinds import Column, of_audience
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "dimension": of_audience(message("Dimension"), "dimension", "dimension"),
    "dimension_items": Column(message("Questions"), ("item",), group_cells.items),
}

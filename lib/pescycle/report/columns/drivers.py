"""Columns of what matters most to the users."""

from pescycle.report import cells, driver_cells
from pescycle.report.columns.kinds import (
    Column,
    figure,
    named,
    number,
    of_audience,
    p_value,
    share,
)
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "driver": of_audience(message("Part of the service"), "item", "item"),
    "driver_method": named(message("Method"), "method"),
    "driver_figure": figure(
        message("Share or correlation"), ("share", "method"), driver_cells.figure
    ),
    "importance_share": share(message("Share of what all parts explain"), "share"),
    "top_three": share(message("Among the first three"), "top_three"),
    "driver_map_importance": figure(
        message("Importance"),
        ("importance", "importance_low", "importance_high"),
        driver_cells.importance,
    ),
    "driver_map_performance": figure(
        message("Performance (index, 0 to 100)"),
        ("performance", "performance_low", "performance_high"),
        driver_cells.performance,
    ),
    "quadrant": named(message("What follows"), "quadrant"),
    "odds_ratio": number(message("Odds ratio"), "odds_ratio", 2),
    "odds_limits": figure(
        message("Interval"), ("low", "high"), cells.limits("low", "high")
    ),
    "parallel_p": p_value(message("p of parallel lines, adjusted"), "parallel_p"),
}

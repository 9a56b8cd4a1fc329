"""Columns of what changed and of what follows."""

from pescycle.report import cells
from pescycle.report.columns.kinds import (
    Column,
    change,
    figure,
    named,
    number,
    of_audience,
    p_value,
    value,
)
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "item_finding": named(message("Finding"), "item_finding", "finding"),
    "before": value(message("Before"), "before"),
    "after": value(message("After"), "after"),
    "change": change(message("Change"), "change"),
    "verdict": named(message("Verdict"), "verdict"),
    "subject": of_audience(message("KPI or question"), "moves", "id"),
    "pilot_change": change(message("Change in pilot centers"), "pilot_change"),
    "comparison_change": change(
        message("Change in comparison centers"), "comparison_change"
    ),
    "effect": change(message("Difference of the changes"), "effect"),
    "minimum_detectable": figure(
        message("Smallest change that would be seen"),
        ("minimum_detectable",),
        cells.minimum_detectable,
    ),
    "p_randomisation": p_value(message("p, centers drawn by lot"), "p_randomisation"),
    "p_wild": p_value(message("p, wild bootstrap"), "p_wild"),
    "checks": named(message("Checks and interval"), "checks"),
    "acting": number(message("Pilot centers that acted"), "centers"),
    "pilots": number(message("Pilot centers"), "pilots"),
    "comparisons": number(message("Comparison centers"), "comparisons"),
    "change_and_verdict": figure(
        message("Change and verdict"), ("change", "verdict"), cells.change_and_verdict
    ),
}

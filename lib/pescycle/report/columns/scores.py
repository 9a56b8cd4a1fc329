"""Columns of how the centers stand: attainment, status, limits."""

from pescycle.report import cells
from pescycle.report.columns.kinds import Column, figure, named, number
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "reason": named(message("Why something is missing"), "reason", optional=True),
    "observed": number(message("Observed"), "observed"),
    "expected": number(message("Expected"), "expected", 1),
    "ratio": number(message("Observed / expected"), "ratio", 2),
    "limits": figure(message("95 % limits"), ("low", "high"), cells.limits("low", "high")),
    "outer_limits": figure(
        message("99.8 % limits"),
        ("low_outer", "high_outer"),
        cells.limits("low_outer", "high_outer"),
    ),
    "flag": named(message("Finding"), "flag"),
    "value_and_status": figure(
        message("Value and status"), ("value", "status"), cells.value_and_status
    ),
    "attainment_and_status": figure(
        message("Attainment and status"),
        ("attainment", "status"),
        cells.attainment_and_status,
    ),
}

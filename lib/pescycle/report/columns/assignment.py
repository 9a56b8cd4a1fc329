"""Columns about pilot and comparison centers."""

from pescycle.report import assignment_cells
from pescycle.report.columns.kinds import Column, figure, named, number, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "block": Column(
        message("Pair or stratum"), ("block", "allocation"), assignment_cells.block
    ),
    "center_id": written(message("Id in centers.csv"), "center"),
    "role_in_force": named(message("Role in force"), "role"),
    "role_proposed": named(message("Role proposed"), "role", "proposed_role"),
    "pair_distance": number(message("Distance within the pair"), "distance", 2, True),
    "unused": named(message("Remark"), "unused", "reason", optional=True),
    "variable": Column(message("Variable"), ("kind", "id"), assignment_cells.variable),
    "roles_of": named(message("Roles"), "roles_of", "allocation"),
    "pilot_mean": figure(
        message("Mean of the pilot centers"),
        ("kind", "id", "pilot_mean"),
        assignment_cells.in_its_unit("pilot_mean"),
    ),
    "comparison_mean": figure(
        message("Mean of the comparison centers"),
        ("kind", "id", "comparison_mean"),
        assignment_cells.in_its_unit("comparison_mean"),
    ),
    "standardised": figure(
        message("Difference in standard deviations"),
        ("difference",),
        assignment_cells.difference,
    ),
    "usual": number(message("What 95 % of all lots keep under"), "usual", 2),
    "variance_ratio": number(message("Ratio of the variances"), "variance_ratio", 2),
}

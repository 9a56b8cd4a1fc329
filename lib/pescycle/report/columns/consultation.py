"""Columns of weights by consultation."""

from pescycle.report import consultation_cells as cells
from pescycle.report.columns.kinds import Column, figure, named, number, p_value, share
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "node": Column(message("Part of the framework"), ("node",), cells.node),
    "child": Column(message("What is weighed"), ("child", "node"), cells.child),
    "weight_source": named(message("How it was asked"), "weight_source"),
    "stakeholder": Column(message("Participants"), ("group",), cells.group),
    "weight_in_force": share(message("Weight in force"), "weight"),
    "proposed": figure(message("Proposed"), ("proposed", "low", "high"), cells.proposed),
    "weight_spread": figure(message("Single participants"), ("sd",), cells.spread),
    "participants": number(message("How many participants"), "base"),
    "concordance": number(message("Agreement on the order"), "concordance", 2),
    "concordance_p": p_value(message("p"), "p"),
    "concentration": number(message("Closeness of the sizes"), "concentration"),
    "consistency_ratio": figure(message("Consistency ratio"), ("ratio",), cells.ratio),
    "inconsistent": number(message("Inconsistent sheets"), "inconsistent"),
    "incomplete": number(message("Incomplete sheets"), "incomplete"),
}

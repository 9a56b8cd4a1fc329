"""Columns of the plan: definitions, targets, samples."""

from pescycle.report import cells, goal_cells, plan_cells, theory_cells
from pescycle.report.columns.kinds import Column, figure, named, number, value, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "definition": named(message("Definition"), "definition", "kpi"),
    "weight": figure(message("Weight in the pillar"), ("weight",), cells.weight),
    "direction": named(message("Direction"), "direction", "better"),
    "kpi_source": Column(message("Source"), ("kpi",), goal_cells.kpi_source),
    "kpi_period": named(message("One reading covers"), "kpi_period", "period"),
    "counter": named(message("Guarded by"), "kpi", "counter"),
    "provenance": named(message("Provenance"), "provenance"),
    "version": written(message("Version"), "version"),
    "target_rule": named(message("Target rule"), "target_rule", "rule"),
    "reference": Column(
        message("Reference"),
        ("reference",),
        goal_cells.reference,
        figure=True,
        optional=True,
    ),
    "support": Column(message("Rests on"), ("support",), goal_cells.support, optional=True),
    "target_chance": Column(
        message("Chance if nothing changes"),
        ("chance", "difficulty"),
        goal_cells.chance,
        figure=True,
    ),
    "if_nothing": Column(
        message("Value if nothing changes"),
        ("expected", "low", "high"),
        goal_cells.if_nothing,
        figure=True,
    ),
    "ambitious": value(message("Ambitious target"), "proposed"),
    "looking": named(message("Looked back at"), "looking", "method"),
    "target_warning": named(message("Remark"), "target_warning", "warning", optional=True),
    "last_round": value(message("Last round"), "baseline"),
    "frame": number(message("Sampling frame"), "frame"),
    "needed_5": number(message("Needed for ±5 points"), "needed_5"),
    "needed_10": number(message("Needed for ±10 points"), "needed_10"),
    "needed_change": number(
        message("Needed for the change"), "needed_change", optional=True
    ),
    "proportional": number(message("By people served"), "proportional"),
    "neyman": number(message("By spread of the answers"), "neyman"),
    "cost_optimal": number(message("By spread and cost"), "cost_optimal"),
    "center_needed": number(message("Needed in the center"), "center_needed"),
    "contacts": number(message("People to ask"), "contacts", optional=True),
    "cost": number(message("Cost"), "cost", optional=True),
    "answers_expected": number(message("Valid answers expected"), "base"),
    "detectable": figure(
        message("Change that would be seen"), ("detectable",), cells.planned_detectable
    ),
    "aim": Column(message("Aim"), ("kind", "id", "audience"), theory_cells.aim),
    "aim_actions": number(message("Actions at it"), "actions"),
    "feeding": number(message("Actions at what feeds it"), "feeding"),
    "acting_centers": figure(
        message("Centers that act"), ("actions", "centers"), theory_cells.acting_centers
    ),
    "money": figure(message("Cost"), ("cost",), plan_cells.money),
    "dose": Column(message("How much"), ("dose_planned",), plan_cells.dose),
    "cause_id": written(message("Cause"), "cause", optional=True),
    "owner": written(message("Owner"), "owner"),
}

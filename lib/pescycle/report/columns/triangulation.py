"""Columns of what sources say together, and of changes that nobody aimed at."""

from pescycle.report import triangulation_cells as cells
from pescycle.report.columns.kinds import Column, figure, named, p_value, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "told_theme": named(message("Theme"), "theme"),
    "told_paf": Column(message("KPIs (PAF)"), ("paf",), cells.sense("paf")),
    "told_css": Column(message("Survey (CSS)"), ("css",), cells.sense("css")),
    "told_staff": Column(message("Staff pulse"), ("staff",), cells.sense("staff")),
    "told_consultation": Column(
        message("Consultation"), ("consultation",), cells.sense("consultation")
    ),
    "told_together": named(message("Together"), "agreement", "finding"),
    "told_findings": written(message("Findings of the team"), "findings", optional=True),
    "told_source": named(message("Source"), "finding_source", "source"),
    "told_figure": Column(message("Figure"), ("kind", "id", "audience"), cells.figure_name),
    "told_value": figure(message("Value"), ("kind", "value"), cells.figure_value),
    "told_interval": figure(message("Interval"), ("low", "high"), cells.figure_interval),
    "told_reference": figure(
        message("Held against"), ("kind", "reference"), cells.figure_reference
    ),
    "told_sense": named(message("It says"), "told_sense", "sense"),
    "changed": Column(message("What changed"), ("kind", "id", "audience"), cells.changed),
    "change_compared": Column(message("Compared with"), ("scope", "basis"), cells.compared),
    "plain_change": figure(message("Change"), ("kind", "change"), cells.change),
    "strict_interval": figure(
        message("Interval, strict"), ("kind", "low", "high"), cells.strict_interval
    ),
    "p_by_lot": p_value(message("p by lot"), "p_randomisation"),
    "change_verdict": named(message("Verdict"), "verdict"),
    "unexpected": named(message("Why unexpected"), "unexpected", "finding"),
    "change_actions": written(
        message("Actions that aimed at it"), "actions", optional=True
    ),
}

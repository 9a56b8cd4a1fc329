"""Columns of the action log and of the decision log."""

from pescycle.report import delivery_cells
from pescycle.report.columns.kinds import (
    Column,
    date,
    figure,
    named,
    number,
    share,
    written,
)
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "dose_delivered": Column(
        message("Dose"), ("dose_planned", "dose_done"), delivery_cells.dose
    ),
    "dose_share": share(message("Done of planned"), "dose_share"),
    "fidelity": figure(message("As meant"), ("fidelity",), delivery_cells.fidelity),
    "delivery": named(message("Delivered"), "delivery"),
    "barrier_named": Column(message("Barrier"), ("barrier",), delivery_cells.barrier),
    "barrier_actions": number(message("Actions"), "actions"),
    "decision_day": date(message("Day"), "date"),
    "decision_about": Column(message("About"), ("about", "thing"), delivery_cells.about),
    "decision": named(message("Decision"), "decision"),
    "decision_by": written(message("Decided by"), "by"),
    "decision_reason": written(message("Reason"), "reason"),
}

"""The columns of all tables: what each is called, what it reads, how it is said."""

from pescycle.report.columns import (
    action,
    answers,
    assignment,
    chain,
    comments,
    common,
    consultation,
    context,
    delivery,
    drivers,
    enquiry,
    equity,
    evaluation,
    fieldwork,
    instruments,
    maturity,
    monitoring,
    planning,
    pulse,
    quality,
    reflection,
    scores,
    scoring,
    triangulation,
    uncertainty,
    written,
)
from pescycle.report.columns.kinds import Column
from pescycle.report.parts import joined

__all__ = ["COLUMNS", "Column"]

COLUMNS: dict[str, Column] = joined(
    common.COLUMNS,
    enquiry.COLUMNS,
    written.COLUMNS,
    triangulation.COLUMNS,
    planning.COLUMNS,
    instruments.COLUMNS,
    assignment.COLUMNS,
    action.COLUMNS,
    delivery.COLUMNS,
    fieldwork.COLUMNS,
    monitoring.COLUMNS,
    scores.COLUMNS,
    context.COLUMNS,
    scoring.COLUMNS,
    equity.COLUMNS,
    maturity.COLUMNS,
    answers.COLUMNS,
    drivers.COLUMNS,
    comments.COLUMNS,
    quality.COLUMNS,
    pulse.COLUMNS,
    consultation.COLUMNS,
    uncertainty.COLUMNS,
    reflection.COLUMNS,
    chain.COLUMNS,
    evaluation.COLUMNS,
)
"""Every column by its own name, since frames use one name for different things."""

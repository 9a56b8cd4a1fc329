"""Which tables there are: the columns of each, their order, its title and its rule."""

from pescycle.report.parts import joined
from pescycle.report.table_specs import (
    action,
    answers,
    assignment,
    chain,
    comments,
    conduct,
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
from pescycle.report.table_specs.kinds import Listing, Spread

__all__ = ["TABLES", "Listing", "Spread"]

TABLES: dict[str, Listing | Spread] = joined(
    enquiry.TABLES,
    written.TABLES,
    triangulation.TABLES,
    planning.TABLES,
    instruments.TABLES,
    assignment.TABLES,
    conduct.TABLES,
    consultation.TABLES,
    uncertainty.TABLES,
    action.TABLES,
    delivery.TABLES,
    fieldwork.TABLES,
    monitoring.TABLES,
    scores.TABLES,
    context.TABLES,
    scoring.TABLES,
    equity.TABLES,
    maturity.TABLES,
    answers.TABLES,
    drivers.TABLES,
    comments.TABLES,
    quality.TABLES,
    pulse.TABLES,
    reflection.TABLES,
    chain.TABLES,
    evaluation.TABLES,
)
"""Each table by name: the frame's own, or that of another view of a frame."""

"""The words for every closed vocabulary, in English; ``Voice.label`` translates them."""

from pescycle.report.messages import message
from pescycle.report.parts import joined
from pescycle.report.vocabulary import (
    assignment,
    chain,
    changes,
    comparison,
    conduct,
    context,
    cycle,
    drivers,
    equity,
    evaluation,
    figures,
    framework,
    maturity,
    monitoring,
    publication,
    quality,
    registers,
    scales,
    scoring,
    sources,
    survey,
    targets,
    theory,
    triangulation,
    uncertainty,
    written,
)

__all__ = ["VOCABULARY", "message"]

VOCABULARY: dict[str, dict[str, str]] = joined(
    cycle.VOCABULARY,
    written.VOCABULARY,
    triangulation.VOCABULARY,
    registers.VOCABULARY,
    framework.VOCABULARY,
    targets.VOCABULARY,
    assignment.VOCABULARY,
    conduct.VOCABULARY,
    theory.VOCABULARY,
    scoring.VOCABULARY,
    context.VOCABULARY,
    uncertainty.VOCABULARY,
    monitoring.VOCABULARY,
    equity.VOCABULARY,
    maturity.VOCABULARY,
    survey.VOCABULARY,
    scales.VOCABULARY,
    drivers.VOCABULARY,
    quality.VOCABULARY,
    changes.VOCABULARY,
    chain.VOCABULARY,
    comparison.VOCABULARY,
    figures.VOCABULARY,
    sources.VOCABULARY,
    publication.VOCABULARY,
    evaluation.VOCABULARY,
)
"""Labels by vocabulary and code."""

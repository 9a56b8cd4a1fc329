"""Over what the uncertainty of scores and ranks is taken: part of a framework."""

from collections.abc import Collection
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict

# Two children of equal weight then differ from 0.5 by 0.07, as under the 25 % noise on each
# weight that is usual for composite indicators (R COINr's default).
DEFAULT_CONCENTRATION = 50.0
# The lowest score with which a child enters an alternative geometric mean, a tenth of a
# target: with 0.01 a single KPI without progress would decide everything.
ALTERNATIVE_FLOOR = 0.1


class Factor(StrEnum):
    """What is drawn anew in each replicate."""

    SAMPLING = "sampling"  # every figure within its own interval
    WEIGHTS = "weights"  # as participants of a consultation disagree
    MISSING = "missing"  # left out, or the score of another center
    NORMALISATION = "normalisation"
    AGGREGATION = "aggregation"


class Normalisation(StrEnum):
    """How the scores of a KPI are made comparable with those of the others."""

    OWN = "own"  # as the framework does
    SPREAD = "spread"  # every KPI has the same standard deviation over the centers
    RANGE = "range"  # every KPI has the same lowest and highest center


class Aggregation(StrEnum):
    """How children become one score."""

    OWN = "own"  # as the framework does
    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"


class Uncertainty(Strict):
    """Which nodes get intervals of their scores and ranks, and over what.

    ``nodes`` are pillars, or ``composite`` where the framework has one. In each of the
    ``replicates`` one of ``normalisations`` and of ``aggregations`` is taken at random,
    each as likely as the others; a single one is no source of uncertainty.
    ``concentration`` is the spread of the weights where nobody was asked: the larger the
    closer. ``top`` is the number of first ranks of which the chance is told.
    """

    nodes: Annotated[tuple[Slug, ...], Field(min_length=1)]
    replicates: Annotated[int, Field(ge=200, le=100_000)] = 2_000
    seed: Annotated[int, Field(ge=0)] = 1
    concentration: Annotated[float, Field(gt=0)] = DEFAULT_CONCENTRATION
    normalisations: Annotated[tuple[Normalisation, ...], Field(min_length=1)] = tuple(
        Normalisation
    )
    aggregations: Annotated[tuple[Aggregation, ...], Field(min_length=1)] = (
        Aggregation.OWN,
        Aggregation.GEOMETRIC,
    )
    top: Annotated[int, Field(ge=1)] = 3

    @model_validator(mode="after")
    def _each_once(self) -> "Uncertainty":
        for name in ("nodes", "normalisations", "aggregations"):
            values = getattr(self, name)
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                raise ValueError(
                    f"uncertainty: {name} has '{twice[0]}' twice; take one out"
                )
        return self


def check_uncertainty(uncertainty: Uncertainty, nodes: Collection[str]) -> None:
    """Refuse nodes that the framework does not score.

    Raises
    ------
    ValueError
        With the remedy, for the framework's own validation to pass on.
    """
    for node in uncertainty.nodes:
        if node not in nodes:
            raise ValueError(
                f"uncertainty: {node!r} is no pillar and no composite of this framework; "
                f"write one of {', '.join(nodes)}"
            )

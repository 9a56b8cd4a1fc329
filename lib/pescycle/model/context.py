"""How a KPI is compared with what a center's own cases let expect."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text

RESERVED = ("center", "outcome")
"""Columns of records that no factor can be called like."""


class ContextKind(StrEnum):
    """Where the expected value comes from."""

    STRATA = "strata"  # monthly counts by stratum, indirect standardisation
    LOGISTIC = "logistic"  # records with an outcome of yes or no
    POISSON = "poisson"  # records with a count
    LINEAR = "linear"  # records with a measured number


class Adjustment(StrEnum):
    """How limits are widened where centers differ more than chance lets expect."""

    ADDITIVE = "additive"  # a variance between centers is added
    MULTIPLICATIVE = "multiplicative"  # every standard error is multiplied


class Shrinkage(StrEnum):
    """How a ratio is drawn toward 1 where little stands behind it."""

    EMPIRICAL_BAYES = "empirical_bayes"
    MIXED = "mixed"


NUMBER = "number"
"""Stands in place of a factor's codes where the factor is a number, such as an age."""

Codes = Annotated[tuple[Slug, ...], Field(min_length=2)]


class ContextModel(Strict):
    """One comparison of a KPI with what the cases let expect.

    ``factors`` are declared before the data is seen: a factor's codes (the first is what
    the others are compared with) or ``number``. Nothing else of a record is ever looked
    at. ``titles`` are what reports call the factors.
    """

    kind: ContextKind
    outcome: Slug | None = None
    factors: dict[Slug, Codes | Literal["number"]] = Field(default_factory=dict)
    titles: dict[Slug, Text] = Field(default_factory=dict)
    adjustment: Adjustment = Adjustment.ADDITIVE
    shrinkage: Shrinkage = Shrinkage.EMPIRICAL_BAYES

    @model_validator(mode="after")
    def _model_has_what_it_needs(self) -> "ContextModel":
        if self.kind == ContextKind.STRATA:
            if self.outcome or self.factors:
                raise ValueError(
                    "context: kind strata takes its outcome and strata from the monthly "
                    "measures; take outcome: and factors: away"
                )
            return self
        if not self.outcome or not self.factors:
            raise ValueError(
                f"context: kind {self.kind} needs outcome: and factors:, declared before "
                "the data is seen; write outcome: placed_90 and factors: {sex: [w, m]}"
            )
        if self.shrinkage == Shrinkage.MIXED and self.kind != ContextKind.LOGISTIC:
            raise ValueError(
                "context: shrinkage mixed is for outcomes of yes or no; write "
                "shrinkage: empirical_bayes"
            )
        return self

    @model_validator(mode="after")
    def _factors_can_be_told_apart(self) -> "ContextModel":
        strange = sorted(set(self.titles) - set(self.factors))
        if strange:
            raise ValueError(
                f"context: titles name {strange[0]!r}, which is no factor; write one of "
                f"{', '.join(self.factors)}"
            )
        for name, codes in self.factors.items():
            if name in RESERVED:
                raise ValueError(
                    f"context: a factor cannot be called {name!r}; that column has a "
                    "meaning of its own; give it another id"
                )
            if codes != NUMBER and len(set(codes)) < len(codes):
                raise ValueError(f"context: factor {name}: a code stands twice")
        return self

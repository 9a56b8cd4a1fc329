"""The sample design: weights, and at each stage units, strata and their populations."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from pescycle.model.sampling import LonelyUnit


@dataclass(frozen=True, eq=False)
class Stage:
    """One stage of sampling; every array holds one number a respondent.

    ``unit`` and ``stratum`` are numbered from 0 over the whole sample, so that a unit lies
    in one stratum, and a stratum of a later stage in one unit of the stage before.
    ``population`` is the number of units in the stratum's frame; None, or infinity in a
    row, means that units count as drawn with replacement.
    """

    unit: np.ndarray
    stratum: np.ndarray
    population: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class Calibration:
    """What weights were calibrated to.

    ``auxiliary`` has one row a group of respondents who are alike in everything that was
    calibrated, one column a total; ``group`` is each respondent's row and ``base_weight``
    the weight before. Standard errors are taken from the residuals of a fit on the
    auxiliary columns with the base weights.
    """

    auxiliary: sparse.csr_array
    group: np.ndarray
    base_weight: np.ndarray


@dataclass(frozen=True, eq=False)
class SurveyDesign:
    """How respondents were drawn and what each stands for; one number a respondent.

    ``simple`` says that no design was given: a simple random sample.
    """

    weight: np.ndarray
    stages: tuple[Stage, ...]
    lonely: LonelyUnit = LonelyUnit.ADJUST
    calibration: Calibration | None = None
    simple: bool = False

    def __post_init__(self) -> None:
        sizes = {len(self.weight)} | {len(stage.unit) for stage in self.stages}
        sizes |= {len(stage.stratum) for stage in self.stages}
        if len(sizes) > 1:
            raise ValueError("weights, units and strata must be equally long")
        if not self.stages:
            raise ValueError("a design has at least one stage")
        if not (np.isfinite(self.weight) & (self.weight >= 0)).all():
            raise ValueError("weights must be finite and not below 0")

    def __len__(self) -> int:
        return len(self.weight)

    def within(self, rows: np.ndarray) -> "SurveyDesign":
        """The design of a domain: nobody leaves it, who is outside has a weight of zero."""
        return replace(self, weight=np.where(rows, self.weight, 0.0))

    def endless(self) -> "SurveyDesign":
        """The same sample without finite populations, for tests.

        Whether groups differ is asked of how people come to answer, not of the clients who
        happened to be there: a group drawn by lot differs from the others in them too. A
        finite population would make the test find such differences too often (Cochran 1977,
        Sampling Techniques, 2.14).
        """
        return replace(
            self, stages=tuple(replace(one, population=None) for one in self.stages)
        )

    def weighted(
        self, weight: np.ndarray, calibration: Calibration | None = None
    ) -> "SurveyDesign":
        """The same sample with other weights, and what they were calibrated to."""
        return replace(self, weight=np.asarray(weight, float), calibration=calibration)


def calibration_of(auxiliary: np.ndarray, base_weight: np.ndarray) -> Calibration:
    """What the weights were calibrated to, from a dense or sparse matrix.

    Parameters
    ----------
    auxiliary : array or sparse array
        One row a respondent, one column a total; columns may depend on each other.
    base_weight : ndarray
        Weights before calibration, one a respondent.
    """
    rows = sparse.csr_array(auxiliary)
    group = equal_rows(rows)
    first = np.unique(group, return_index=True)[1]
    return Calibration(rows[first], group, np.asarray(base_weight, dtype=float))


def equal_rows(rows: sparse.csr_array) -> np.ndarray:
    """Number of each row among those that differ."""
    rows = rows.copy()
    rows.sum_duplicates()
    rows.eliminate_zeros()
    filled = np.diff(rows.indptr)
    group = filled
    for place in range(int(filled.max(initial=0))):
        at = np.minimum(rows.indptr[:-1] + place, max(rows.nnz - 1, 0))
        there = filled > place
        column = np.where(there, rows.indices[at], -1)
        value = np.unique(np.where(there, rows.data[at], 0.0), return_inverse=True)[1]
        for code in (column, value):
            pairs = group.astype(np.int64) * (int(code.max()) + 2) + code + 1
            group = np.unique(pairs, return_inverse=True)[1]
    return group


def simple_design(size: int) -> SurveyDesign:
    """A simple random sample of so many respondents, each with a weight of 1."""
    stage = Stage(np.arange(size), np.zeros(size, dtype=np.intp))
    return SurveyDesign(np.ones(size), (stage,), simple=True)

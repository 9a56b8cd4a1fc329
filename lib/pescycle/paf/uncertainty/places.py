"""Leaves made ready to be drawn fast: places between 0 and 1, scales, and gaps."""

from dataclasses import dataclass

import numpy as np

from pescycle.paf.uncertainty.draws import Draws
from pescycle.paf.uncertainty.leaves import Leaves


@dataclass(frozen=True, eq=False)
class Unit:
    """Leaves on a scale from 0 to 1 between their bounds, in single precision.

    Then score = middle + slope z + bend |z|, cut to 0 and 1: no choice by the sign of z,
    and one cut for all leaves, both of which are what makes a replicate fast.
    """

    middle: np.ndarray
    slope: np.ndarray
    bend: np.ndarray | None

    @classmethod
    def of(cls, one: Leaves) -> "Unit":
        width = one.upper - one.lower
        bend = ((one.up + one.down) / 2 / width).astype(np.float32)
        return cls(
            np.nan_to_num((one.value - one.lower) / width).astype(np.float32),
            ((one.up - one.down) / 2 / width).astype(np.float32),
            bend if bend.any() else None,
        )


@dataclass(frozen=True, eq=False)
class Scale:
    """How a leaf's place between 0 and 1 becomes its score: start + width x place."""

    start: np.ndarray
    width: np.ndarray

    @classmethod
    def of(cls, one: Leaves) -> "Scale":
        return cls(one.lower.astype(np.float32), (one.upper - one.lower).astype(np.float32))


@dataclass(frozen=True, eq=False)
class Gaps:
    """Where a leaf has no score, and which centers could lend theirs.

    known : array [leaf, center] of 0 and 1, or None where nothing is missing
    leaf, center : places of the gaps
    lenders : array [leaf, center], the centers with a score first; count : how many
    """

    known: np.ndarray | None
    leaf: np.ndarray
    center: np.ndarray
    lenders: np.ndarray
    count: np.ndarray

    @classmethod
    def of(cls, one: Leaves) -> "Gaps":
        missing = one.missing
        leaf, center = np.nonzero(missing)
        known = (~missing).astype(np.float32) if len(leaf) else None
        lenders = np.argsort(missing, axis=1, kind="stable") if len(leaf) else missing
        return cls(known, leaf, center, lenders, (~missing).sum(axis=1))

    def filled(self, place: np.ndarray, draws: Draws, row: int) -> np.ndarray | None:
        """Fill gaps with other centers' scores, if this replicate does; what is known."""
        if not draws.filled[row]:
            return self.known
        lender = (draws.donors[row] * self.count[self.leaf]).astype(np.intp)
        place[self.leaf, self.center] = place[self.leaf, self.lenders[self.leaf, lender]]
        return None

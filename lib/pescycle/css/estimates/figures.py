"""Figures that are wanted of coded answers, and their values in every domain."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from scipy import sparse

from pescycle.css.estimates.cells import AnswerCells


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A figure of one item: the number that each code stands for, NaN for no valid answer.

    ``item`` is the item's column in the cells, ``grades`` has one number a code.
    """

    item: int
    grades: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Figures:
    """Outcomes in the cells of a sample, and their means by domain.

    ``item`` and ``grade`` (outcomes, codes; 0 where not ``valid``) are the outcomes.
    ``cell_weight`` and ``cell_total`` (cells, outcomes) add up the weights of valid
    answers, and weight times grade. All else is (domains, outcomes).
    """

    item: np.ndarray
    grade: np.ndarray
    valid: np.ndarray
    cell_weight: np.ndarray
    cell_total: np.ndarray
    mean: np.ndarray
    weight: np.ndarray
    base: np.ndarray
    spread: np.ndarray
    varies: np.ndarray

    def only(self, outcome: int) -> "Figures":
        """The figures of one outcome."""
        by_outcome = ("item", "grade", "valid")
        return Figures(
            **{
                f.name: getattr(self, f.name)[[outcome]]
                if f.name in by_outcome
                else getattr(self, f.name)[:, [outcome]]
                for f in fields(self)
            }
        )


def positive(numbers: np.ndarray) -> np.ndarray:
    """Numbers above 0, missing where there are none: safe to divide by."""
    return np.where(numbers > 0, numbers, np.nan)


def cells_of(cells: AnswerCells) -> sparse.csr_array:
    """Which cells belong to which domain: (domains, cells)."""
    return cells.domains.members[:, cells.part]


def figures_of(cells: AnswerCells, outcomes: Sequence[Outcome]) -> Figures:
    """Means, weights and bases of the outcomes in every domain."""
    size = cells.weight.shape[2]
    grade = np.array([_padded(outcome.grades, size) for outcome in outcomes])
    item = np.array([outcome.item for outcome in outcomes])
    valid = ~np.isnan(grade)
    grade = np.where(valid, grade, 0.0)
    by_code = _by_domain(cells_of(cells), cells.weight)[:, item]
    counts = _by_domain(cells.domains.members, cells.count)[:, item]
    weight = (by_code * valid).sum(axis=2)
    mean = (by_code * grade).sum(axis=2) / positive(weight)
    distance = np.where(valid, (grade - mean[:, :, None]) ** 2, 0.0)
    return Figures(
        item=item,
        grade=grade,
        valid=valid,
        cell_weight=code_sums(cells.weight, item, valid.astype(float)),
        cell_total=code_sums(cells.weight, item, grade),
        mean=mean,
        weight=weight,
        base=(counts * valid).sum(axis=2).astype(np.int64),
        spread=(by_code * distance).sum(axis=2) / positive(weight),
        varies=_varies(counts, grade, valid),
    )


def code_sums(sums: np.ndarray, item: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Sums over the codes of each outcome's item, each code times its number.

    Parameters
    ----------
    sums : ndarray
        (places, items, codes).
    item : ndarray
        Each outcome's item.
    times : ndarray
        (outcomes, codes).

    Returns
    -------
    ndarray
        (places, outcomes).
    """
    found = np.empty((len(sums), len(times)))
    for number in np.unique(item):
        own = item == number
        found[:, own] = sums[:, number] @ times[own].T
    return found


def _by_domain(members: sparse.csr_array, sums: np.ndarray) -> np.ndarray:
    """Sums over the places of each domain: (domains, items, codes)."""
    places, items, size = sums.shape
    flat = members @ sums.reshape(places, items * size)
    return flat.reshape(members.shape[0], items, size)


def _padded(grades: Sequence[float], size: int) -> np.ndarray:
    """Grades of every code of the longest list; codes that an item lacks are not valid."""
    padded = np.full(size, np.nan)
    length = min(len(grades), size)  # codes that nobody gave may be missing in the cells
    padded[:length] = grades[:length]
    return padded


def _varies(counts: np.ndarray, grade: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Whether a domain has two values; rounding would make equal ones look uneven."""
    there = (counts > 0) & valid
    highest = np.where(there, grade, -np.inf).max(axis=2)
    lowest = np.where(there, grade, np.inf).min(axis=2)
    return highest > lowest

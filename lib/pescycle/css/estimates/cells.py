"""One pass over the respondents: a weighted histogram that holds every estimate.

A cell is a sampling unit crossed with a part of the domains. How much weight each answer
has in each cell is all that means, shares, their standard errors and covariances need, so
that the rows are read once, however many domains and figures are wanted.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pescycle.css.design.covariance import Strata, all_strata
from pescycle.css.design.survey_design import Calibration, SurveyDesign
from pescycle.css.estimates.domains import Domains, compact

# Rows of one block: its index stays in a processor's cache.
BLOCK = 1 << 17


@dataclass(frozen=True, eq=False)
class StageCells:
    """How the cells lie in one stage: each cell's unit and stratum.

    Where every respondent is a unit of its own (``single``) a cell has no one unit.
    """

    strata: Strata
    stratum: np.ndarray
    unit: np.ndarray
    single: bool


@dataclass(frozen=True, eq=False)
class AnswerCells:
    """Answers by cell, item and code; ``count`` is of respondents with a weight.

    ``part`` is each cell's part of the domains, ``group`` its row of the calibration.
    """

    domains: Domains
    stages: tuple[StageCells, ...]
    part: np.ndarray
    weight: np.ndarray
    count: np.ndarray
    calibration: Calibration | None
    group: np.ndarray
    _rows: "_Rows"

    @cached_property
    def square(self) -> np.ndarray:
        """Sums of squared weights: what varies where each respondent is a unit."""
        return _histogram(self._rows, self._rows.weight**2, self.weight.shape)

    @cached_property
    def base_weight(self) -> np.ndarray:
        """Sums of the weights before calibration."""
        return _histogram(self._rows, self.calibration.base_weight, self.weight.shape)

    @property
    def total(self) -> np.ndarray:
        """Weight of each cell's respondents, whatever they answered."""
        return self.weight[:, 0, :].sum(axis=1)


@dataclass(frozen=True, eq=False)
class _Rows:
    cell: np.ndarray
    codes: np.ndarray
    weight: np.ndarray


def answer_cells(design: SurveyDesign, codes: np.ndarray, domains: Domains) -> AnswerCells:
    """Answers collapsed to cells, each (cells, items, codes).

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    codes : ndarray of int
        (respondents, items): place of the answer in the item's list of codes; every
        respondent has one, so that a blank is a code too.
    domains : Domains
        The groups of which figures will be wanted.
    """
    strata = all_strata(design)
    last = design.stages[len(strata) - 1]
    cell = _cell(last.stratum if is_single(last.unit) else last.unit, domains.part)
    if design.calibration is not None:
        cell = _cell(cell, design.calibration.group)
    cells = int(cell.max(initial=-1)) + 1
    rows = _Rows(cell, codes, design.weight)
    shape = (cells, codes.shape[1], int(codes.max(initial=0)) + 1)
    return AnswerCells(
        domains=domains,
        stages=tuple(
            StageCells(
                strata=found,
                stratum=one_of(cell, stage.stratum, cells),
                unit=one_of(cell, stage.unit, cells),
                single=is_single(stage.unit),
            )
            for found, stage in zip(strata, design.stages, strict=False)
        ),
        part=one_of(cell, domains.part, cells),
        weight=_histogram(rows, design.weight, shape),
        count=_counts(rows, design.weight > 0, shape),
        calibration=design.calibration,
        group=(
            np.zeros(cells, dtype=np.intp)
            if design.calibration is None
            else one_of(cell, design.calibration.group, cells)
        ),
        _rows=rows,
    )


def is_single(unit: np.ndarray) -> bool:
    """Whether every respondent is a sampling unit of its own."""
    return int(unit.max(initial=-1)) + 1 == len(unit)


def one_of(place: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    """Value of any row of each place; all rows of a place have the same."""
    found = np.zeros(size, dtype=values.dtype)
    found[place] = values
    return found


def _cell(outer: np.ndarray, inner: np.ndarray) -> np.ndarray:
    width = int(inner.max(initial=0)) + 1
    limit = (int(outer.max(initial=0)) + 1) * width
    return compact(outer.astype(np.int64) * width + inner, limit)[1]


def _histogram(rows: _Rows, weight: np.ndarray, shape: tuple[int, int, int]) -> np.ndarray:
    found = np.zeros(shape)
    for start, index, item in _blocks(rows, shape):
        sums = np.bincount(
            index, weight[start : start + len(index)], minlength=shape[0] * shape[2]
        )
        found[:, item, :] += sums.reshape(shape[0], shape[2])
    return found


def _counts(rows: _Rows, counted: np.ndarray, shape: tuple[int, int, int]) -> np.ndarray:
    if not counted.all():
        return _histogram(rows, counted.astype(float), shape).astype(np.int64)
    found = np.zeros(shape, dtype=np.int64)
    for _, index, item in _blocks(rows, shape):
        sums = np.bincount(index, minlength=shape[0] * shape[2])
        found[:, item, :] += sums.reshape(shape[0], shape[2])
    return found


def _blocks(rows: _Rows, shape: tuple[int, int, int]):
    """Place of each row's answer in the table of cells and codes, a block and item each."""
    cells, items, size = shape
    block = max(BLOCK, 2 * cells * size)
    for start in range(0, len(rows.cell), block):
        base = rows.cell[start : start + block] * size
        for item in range(items):
            yield start, base + rows.codes[start : start + block, item], item

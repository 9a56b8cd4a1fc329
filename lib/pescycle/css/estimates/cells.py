"""One pass over the respondents: a weighted histogram that holds every estimate.

A cell is a sampling unit crossed with a part of the domains. How much weight each answer
has in each cell is all that means, shares, their standard errors and covariances need, so
that the rows are read once, however many domains and figures are wanted.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pescycle.css.design.covariance import Strata, all_strata, any_row
from pescycle.css.design.survey_design import Calibration, SurveyDesign
from pescycle.css.estimates.domains import Domains, compact

# Rows of one block: its index stays in a processor's cache.
BLOCK = 1 << 17
# Several items share one pass over the rows: their codes together are one code. The table
# has to stay in the cache, and the code in sixteen bits.
LARGEST_TABLE, MOST_TOGETHER = 1 << 19, 3


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
    """Answers by cell, item and code.

    ``weight`` is (cells, items, codes); ``count``, of respondents with a weight, is (parts
    of the domains, items, codes). ``part`` is each cell's part of the domains, ``group``
    its row of the calibration.
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
        return _histogram(self._rows, len(self.part), self._rows.weight**2)

    @cached_property
    def base_weight(self) -> np.ndarray:
        """Sums of the weights before calibration."""
        return _histogram(self._rows, len(self.part), self.calibration.base_weight)


@dataclass(frozen=True, eq=False)
class _Rows:
    place: np.ndarray
    codes: np.ndarray
    weight: np.ndarray


def answer_cells(design: SurveyDesign, codes: np.ndarray, domains: Domains) -> AnswerCells:
    """Answers collapsed to cells.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    codes : ndarray of small integers
        (respondents, items), fastest when items lie one after the other in memory: place of
        the answer in the item's list of codes; every respondent has one, so that a blank is
        a code too.
    domains : Domains
        The groups of which figures will be wanted.
    """
    strata = all_strata(design)
    last = design.stages[len(strata) - 1]
    cell = _cell(last.stratum if is_single(last.unit) else last.unit, domains.part)
    if design.calibration is not None:
        cell = _cell(cell, design.calibration.group)
    # All rows of a cell are alike in what follows: any of them stands for it.
    row = any_row(cell)
    cells, rows = len(row), _Rows(cell, codes, design.weight)
    return AnswerCells(
        domains=domains,
        stages=tuple(
            StageCells(found, stage.stratum[row], stage.unit[row], is_single(stage.unit))
            for found, stage in zip(strata, design.stages, strict=False)
        ),
        part=domains.part[row],
        weight=_histogram(rows, cells, design.weight),
        count=_part_counts(design, codes, domains),
        calibration=design.calibration,
        group=np.zeros(cells, dtype=np.intp)
        if design.calibration is None
        else design.calibration.group[row],
        _rows=rows,
    )


def is_single(unit: np.ndarray) -> bool:
    """Whether every respondent is a sampling unit of its own."""
    return int(unit.max(initial=-1)) + 1 == len(unit)


def _cell(outer: np.ndarray, inner: np.ndarray) -> np.ndarray:
    width = int(inner.max(initial=0)) + 1
    limit = (int(outer.max(initial=0)) + 1) * width
    return compact(outer.astype(np.int64) * width + inner, limit)[1]


def _part_counts(design: SurveyDesign, codes: np.ndarray, domains: Domains) -> np.ndarray:
    rows = _Rows(domains.part, codes, design.weight)
    parts = domains.members.shape[1]
    counted = design.weight > 0
    if counted.all():
        return _histogram(rows, parts, None)
    return _histogram(rows, parts, counted.astype(float)).astype(np.int64)


def _histogram(rows: _Rows, places: int, weight: np.ndarray | None) -> np.ndarray:
    """Sums of weights, or counts, by place, item and code."""
    items, size = rows.codes.shape[1], int(rows.codes.max(initial=0)) + 1
    found = np.zeros((places, items, size), dtype=np.int64 if weight is None else float)
    together = _together(places, size, len(rows.place))
    for first in range(0, items, together):
        chosen = range(first, min(first + together, items))
        sums = _table(rows, places, size, chosen, weight)
        for number, item in enumerate(chosen):
            shape = (places, size**number, size, size ** (len(chosen) - number - 1))
            found[:, item] = np.einsum("pabc->pb", sums.reshape(shape))
    return found


def _together(places: int, size: int, rows: int) -> int:
    """How many items share one pass: as long as their table is small beside the rows."""
    most = min(rows // 2, LARGEST_TABLE)
    together = 1
    while places * size ** (together + 1) <= most and together < MOST_TOGETHER:
        together += 1
    return together


def _table(
    rows: _Rows, places: int, size: int, items: range, weight: np.ndarray | None
) -> np.ndarray:
    """Sums by place and by the codes of one or several items, a block of rows at a time."""
    width = size ** len(items)
    total = np.zeros(places * width, dtype=np.int64 if weight is None else float)
    block = max(BLOCK, len(total))
    for start in range(0, len(rows.place), block):
        part = slice(start, start + block)
        code = rows.codes[part, items[0]].astype(np.int16)
        for item in items[1:]:
            code *= size
            code += rows.codes[part, item]
        index = rows.place[part] * width
        index += code
        own = None if weight is None else weight[part]
        total += np.bincount(index, own, minlength=len(total))
    return total

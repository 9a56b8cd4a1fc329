"""Linearised scores of domain means, cell by cell.

A respondent's score is weight times (grade - mean) / weight of the domain, 0 outside it;
where weights were calibrated, less what the calibration totals explain of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pescycle.css.design.covariance import fitted_values
from pescycle.css.estimates.cells import AnswerCells
from pescycle.css.estimates.figures import Figures, cells_of, code_sums, positive

# Numbers in one block of scores: a few such arrays stand in memory at a time.
NUMBERS = 1_000_000


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores of some domains: a row a pair of cell and domain, a column an outcome.

    ``mean`` is the domain's mean, ``share`` one over its weight (0 outside it), ``fitted``
    what the calibration explains.
    """

    cells: AnswerCells
    figures: Figures
    cell: np.ndarray
    domain: np.ndarray
    mean: np.ndarray
    share: np.ndarray
    fitted: np.ndarray | None

    @property
    def sums(self) -> np.ndarray:
        """Scores of each pair's respondents, added up."""
        figures, cell = self.figures, self.cell
        inside = figures.cell_total[cell] - self.mean * figures.cell_weight[cell]
        if self.fitted is None:
            return inside * self.share
        whole = self.cells.weight[:, 0].sum(axis=1)[cell, None]
        return inside * self.share - self.fitted * whole

    @property
    def squares(self) -> np.ndarray:
        """Squared scores, added up code by code: sums' differences would leave rounding."""
        total = np.zeros_like(self.mean)
        for code in range(self.cells.weight.shape[2]):
            own = self.cells.square[:, self.figures.item, code]
            total += own[self.cell] * self.of_code(code) ** 2
        return total

    def of_code(self, code: int) -> np.ndarray:
        """Score, by weight, of who gave one answer: (pairs, outcomes)."""
        valid, grade = self.figures.valid[:, code], self.figures.grade[:, code]
        inside = valid * (grade - self.mean) * self.share
        return inside if self.fitted is None else inside - self.fitted


def score_blocks(
    cells: AnswerCells, figures: Figures
) -> Iterator[tuple[np.ndarray, Scores]]:
    """All domains' scores, some domains at a time: their numbers, and their scores."""
    members = cells_of(cells)
    pairs = len(cells.part) if cells.calibration else np.diff(members.indptr)
    size = np.broadcast_to(pairs, cells.domains.count) * len(figures.item)
    block = np.cumsum(size) // NUMBERS
    for number in np.unique(block):
        domains = np.flatnonzero(block == number)
        yield domains, scores_of(cells, figures, domains)


def scores_of(cells: AnswerCells, figures: Figures, domains: np.ndarray) -> Scores:
    """Scores of the given domains, which are numbered from 0 in what comes back."""
    cell, domain, inside = cell_pairs(cells, domains)
    mean = np.nan_to_num(figures.mean)[domains]
    share = np.nan_to_num(1 / positive(figures.weight))[domains]
    fitted = None
    if cells.calibration is not None:
        fitted = _fitted(cells, figures, mean, share, domains)[cells.group[cell], domain]
    return Scores(
        cells, figures, cell, domain, mean[domain], share[domain] * inside[:, None], fitted
    )


def cell_pairs(
    cells: AnswerCells, domains: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cells that have scores in each of the domains: cell, domain, whether inside it."""
    members = cells_of(cells)[domains].tocoo()
    if cells.calibration is None:
        return members.col, members.row, np.ones(members.nnz, dtype=bool)
    inside = np.zeros(members.shape, dtype=bool)
    inside[members.row, members.col] = True
    domain, cell = np.indices(members.shape).reshape(2, -1)
    return cell, domain, inside.ravel()


def _fitted(
    cells: AnswerCells,
    figures: Figures,
    mean: np.ndarray,
    share: np.ndarray,
    domains: np.ndarray,
) -> np.ndarray:
    """What the calibration explains: (calibration groups, domains, outcomes)."""
    base = code_sums(cells.base_weight, figures.item, figures.valid.astype(float))
    total = code_sums(cells.base_weight, figures.item, figures.grade)
    groups = cells.calibration.auxiliary.shape[0]
    members = cells_of(cells)[domains]
    sums = np.empty((groups, *mean.shape))
    for group in range(groups):
        inside = members[:, cells.group == group]
        own = cells.group == group
        sums[group] = (inside @ total[own] - mean * (inside @ base[own])) * share
    fitted = fitted_values(cells.calibration, sums.reshape(groups, -1))
    return fitted.reshape(sums.shape)

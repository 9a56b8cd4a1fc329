"""Linearised scores of domain means, cell by cell.

A respondent's score is weight times (grade - mean) / weight of the domain, 0 outside it;
where weights were calibrated, less what the calibration totals explain of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from pescycle.css.design.covariance import fitted_values
from pescycle.css.estimates.cells import AnswerCells
from pescycle.css.estimates.figures import Figures, cells_of, code_sums, positive

# Numbers in one block of scores: a few such arrays stand in memory at a time.
NUMBERS = 1_000_000


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores of some domains: a row a pair of cell and domain, a column an outcome.

    ``sums`` adds up the scores of the pair's respondents, ``squares`` their squares (only
    where each respondent is a sampling unit). ``inside`` says whether the cell lies in the
    domain: with calibration those outside have scores too.
    """

    cell: np.ndarray
    domain: np.ndarray
    inside: np.ndarray
    sums: np.ndarray
    squares: np.ndarray | None


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
    mean = np.nan_to_num(figures.mean)[domains][domain]
    share = np.nan_to_num(1 / positive(figures.weight))[domains][domain] * inside[:, None]
    sums = (figures.cell_total[cell] - mean * figures.cell_weight[cell]) * share
    fitted = None
    if cells.calibration is not None:
        fitted = _fitted(cells, figures, domains)[domain, cells.group[cell]]
        sums -= fitted * cells.weight[:, 0].sum(axis=1)[cell, None]
    squares = None
    if cells.stages[-1].single:
        squares = _squares(cells, figures, cell, mean, share, fitted)
    return Scores(cell, domain, inside, sums, squares)


def _squares(
    cells: AnswerCells,
    figures: Figures,
    cell: np.ndarray,
    mean: np.ndarray,
    share: np.ndarray,
    fitted: np.ndarray | None,
) -> np.ndarray:
    """Sums of squared scores, code by code: a difference of sums would leave rounding."""
    total = np.zeros_like(mean)
    for code in range(cells.weight.shape[2]):
        score = figures.valid[:, code] * (figures.grade[:, code] - mean) * share
        if fitted is not None:
            score -= fitted
        total += cells.square[cell][:, figures.item, code] * score**2
    return total


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


def _fitted(cells: AnswerCells, figures: Figures, domains: np.ndarray) -> np.ndarray:
    """What the calibration explains: (domains, calibration groups, outcomes)."""
    outcomes = len(figures.item)
    if cells.calibration is None:
        return np.zeros((len(domains), 1, outcomes))
    groups = cells.calibration.auxiliary.shape[0]
    lies = sparse.csr_array(
        (np.ones(len(cells.group)), (cells.group, np.arange(len(cells.group)))),
        shape=(groups, len(cells.group)),
    )
    members = cells_of(cells)
    found = np.zeros((len(domains), groups, outcomes))
    for row, domain in enumerate(domains):
        inside = np.zeros(len(cells.group))
        inside[members[[domain]].indices] = 1.0
        mean = np.nan_to_num(figures.mean[domain])[:, None]
        graded = figures.valid * (figures.grade - mean)
        values = code_sums(cells.base_weight, figures.item, graded)
        scaled = values * np.nan_to_num(1 / positive(figures.weight[domain]))
        sums = lies @ (scaled * inside[:, None])
        found[row] = fitted_values(cells.calibration, sums)
    return found

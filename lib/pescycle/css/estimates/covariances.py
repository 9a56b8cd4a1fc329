"""Covariance of all domains' means of one figure, from the cells."""

import numpy as np
from scipy import sparse

from pescycle.css.estimates.cells import AnswerCells, StageCells
from pescycle.css.estimates.figures import positive
from pescycle.css.estimates.means import DomainMeans
from pescycle.css.estimates.scores import Scores, scores_of


def domain_covariance(means: DomainMeans, outcome: int) -> np.ndarray:
    """Covariance of the means of one outcome in all domains.

    Domains that share respondents, clusters or strata are not independent: what two of
    them differ by, or a mean of several, needs these numbers.

    Parameters
    ----------
    means : DomainMeans
    outcome : int
        Column of ``means``.

    Returns
    -------
    ndarray
        (domains, domains), with the squared standard errors in the diagonal; rows and
        columns of domains without a mean are 0.

    Notes
    -----
    R (survey): ``vcov(svyby(~y, ~domain, design, svymean, covmat = TRUE))``.
    """
    cells, every = means.cells, np.arange(means.cells.domains.count)
    scores = scores_of(cells, means.figures.only(outcome), every)
    parts = [_stage_covariance(cells, stage, scores, len(every)) for stage in cells.stages]
    return np.sum(parts, axis=0)


def _stage_covariance(
    cells: AnswerCells, stage: StageCells, scores: Scores, domains: int
) -> np.ndarray:
    strata, sums = stage.strata, scores.sums[:, 0]
    stratum = stage.stratum[scores.cell]
    if stage.single:
        spread = _within_cells(cells, stage, scores, domains)
    else:
        unit, units = stage.unit[scores.cell], len(strata.of_unit)
        by_unit = _table(unit, scores.domain, sums, (units, domains))
        spread = _product(by_unit, strata.factor[strata.of_unit])
    by_stratum = _table(stratum, scores.domain, sums, (len(strata.units), domains))
    centre = np.where(strata.centred, strata.factor / positive(strata.units), 0.0)
    return spread - _product(by_stratum, centre)


def _within_cells(
    cells: AnswerCells, stage: StageCells, scores: Scores, domains: int
) -> np.ndarray:
    """Products of two domains' scores of the same respondents, where each is a unit."""
    total = np.zeros((domains, domains))
    size = (len(cells.part), domains)
    for code in range(cells.weight.shape[2]):
        own = scores.of_code(code)[:, 0]
        table = _table(scores.cell, scores.domain, own, size)
        squares = cells.square[:, scores.figures.item[0], code]
        total += _product(table, stage.strata.factor[stage.stratum] * squares)
    return total


def _table(
    row: np.ndarray, column: np.ndarray, values: np.ndarray, shape: tuple[int, int]
) -> sparse.csr_array:
    return sparse.coo_array((values, (row, column)), shape=shape).tocsr()


def _product(table: sparse.csr_array, factor: np.ndarray) -> np.ndarray:
    return (table.T @ table.multiply(factor[:, None]).tocsr()).toarray()

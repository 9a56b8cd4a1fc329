"""Weighted means of any domains and items at once, with variances and covariances."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy import sparse

from pescycle.css.estimates.cells import AnswerCells, StageCells
from pescycle.css.estimates.figures import (
    Figures,
    Outcome,
    cells_of,
    code_sums,
    figures_of,
    positive,
)
from pescycle.css.estimates.scores import Scores, cell_pairs, score_blocks


@dataclass(frozen=True, eq=False)
class DomainMeans:
    """One number a domain (row) and outcome (column).

    ``base`` is the unweighted n with a valid answer and a weight, ``weight`` their sum of
    weights, ``simple_variance`` the variance of the mean if they were a simple random
    sample. Where a domain has less than one degree of freedom the standard error is
    missing; where nothing varies it is 0.
    """

    value: np.ndarray
    se: np.ndarray
    df: np.ndarray
    base: np.ndarray
    weight: np.ndarray
    simple_variance: np.ndarray
    cells: AnswerCells = field(repr=False)
    figures: Figures = field(repr=False)

    @property
    def deff(self) -> np.ndarray:
        """Design effect against simple random sampling with replacement."""
        return self.se**2 / positive(self.simple_variance)

    @property
    def deff_finite(self) -> np.ndarray:
        """Design effect against simple random sampling without replacement.

        The sum of the weights stands for the population: missing where it does not exceed
        the base.
        """
        rest = 1 - self.base / positive(self.weight)
        return self.se**2 / positive(self.simple_variance * rest)

    @property
    def effective_base(self) -> np.ndarray:
        """Answers of a simple random sample that would be as precise."""
        return self.base / positive(self.deff)

    @cached_property
    def kish_base(self) -> np.ndarray:
        """Effective base by the weights alone: sum squared over sum of squares."""
        return self.weight**2 / positive(cells_of(self.cells) @ self._squares)

    @cached_property
    def finite_rest(self) -> np.ndarray:
        """Share of the variance that a finite population leaves; 1 where there is none.

        Only where respondents themselves are the sampling units: a domain is then a sample
        of known people, of whom a good part may have answered.
        """
        first = self.cells.stages[0]
        if not first.single:
            return np.ones_like(self.value)
        members, squares = cells_of(self.cells), self._squares
        kept = members @ (squares * first.strata.rest[first.stratum, None])
        return kept / positive(members @ squares)

    @cached_property
    def _squares(self) -> np.ndarray:
        """Squared weights of valid answers: (cells, outcomes)."""
        valid = self.figures.valid.astype(float)
        return code_sums(self.cells.square, self.figures.item, valid)


def domain_means(cells: AnswerCells, outcomes: Sequence[Outcome]) -> DomainMeans:
    """Weighted mean of each outcome in each domain with its standard error.

    Respondents outside a domain stay in the design with a score of zero, because how many
    of them fall into the domain is itself a matter of chance. Missing is decided item by
    item.

    Parameters
    ----------
    cells : AnswerCells
        Respondents by cell, item and code.
    outcomes : sequence of Outcome
        The figures that are wanted.

    Returns
    -------
    DomainMeans
        (domains, outcomes), in the unit of the outcomes' grades.

    Notes
    -----
    Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.5 and 10.6.
    R (survey): ``svyby(~y, ~domain, design, svymean, na.rm = TRUE, deff = TRUE)``.
    """
    figures = figures_of(cells, outcomes)
    variance, df = np.zeros_like(figures.mean), np.zeros(figures.mean.shape, dtype=int)
    for domains, scores in score_blocks(cells, figures):
        parts = [_variance(stage, scores, len(domains)) for stage in cells.stages]
        variance[domains] = np.sum(parts, axis=0)
        df[domains] = _degrees_of_freedom(cells, figures, domains)
    # What is below zero is rounding: the stages are sums of squares.
    se = np.sqrt(np.where(figures.varies, np.maximum(variance, 0), 0))
    return DomainMeans(
        value=figures.mean,
        se=np.where(df >= 1, se, np.nan),
        df=df,
        base=figures.base,
        weight=figures.weight,
        simple_variance=figures.spread / positive(figures.base - 1),
        cells=cells,
        figures=figures,
    )


def _variance(stage: StageCells, scores: Scores, domains: int) -> np.ndarray:
    """What one stage adds: its units' sums around the mean of their stratum."""
    strata = stage.strata
    if stage.single:
        stratum, domain = stage.stratum[scores.cell], scores.domain
        sums, squares = scores.sums, scores.squares
    else:
        unit, domain, sums = _gathered(scores, stage.unit, len(strata.of_unit))
        stratum, squares = strata.of_unit[unit], sums**2
    spread = sums_of(domain, squares * strata.factor[stratum, None], domains)
    pair = domain.astype(np.int64) * len(strata.units) + stratum
    pairs, row = np.unique(pair, return_inverse=True)
    of_pair, number = pairs // len(strata.units), pairs % len(strata.units)
    centre = np.where(strata.centred, strata.factor / positive(strata.units), 0.0)
    means = centre[number, None] * sums_of(row, sums, len(pairs)) ** 2
    return spread - sums_of(of_pair, means, domains)


def _gathered(
    scores: Scores, unit_of_cell: np.ndarray, units: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores by unit and domain: units, domains, sums."""
    pair = scores.domain.astype(np.int64) * units + unit_of_cell[scores.cell]
    pairs, row = np.unique(pair, return_inverse=True)
    return pairs % units, pairs // units, sums_of(row, scores.sums, len(pairs))


def sums_of(place: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    """Sums of the rows of ``values`` by place, all columns in one pass."""
    rows = np.arange(len(place))
    adding = sparse.csr_array((np.ones(len(place)), (place, rows)), (size, len(place)))
    return adding @ values


def _degrees_of_freedom(
    cells: AnswerCells, figures: Figures, domains: np.ndarray
) -> np.ndarray:
    """First-stage units less strata, of the respondents with a valid answer."""
    first, count = cells.stages[0], len(domains)
    cell, domain, inside = cell_pairs(cells, domains)
    cell, domain = cell[inside], domain[inside]
    # Only who has a weight counts, so that a sum of weights says whether there is anybody.
    answered = figures.cell_weight[cell]
    strata = _present(domain, first.stratum[cell], len(first.strata.units), answered, count)
    if first.single:
        return figures.base[domains] - strata
    units = len(first.strata.of_unit)
    return _present(domain, first.unit[cell], units, answered, count) - strata


def _present(
    domain: np.ndarray, place: np.ndarray, width: int, answered: np.ndarray, domains: int
) -> np.ndarray:
    """How many places each domain has where somebody answered."""
    pairs, row = np.unique(domain.astype(np.int64) * width + place, return_inverse=True)
    there = sums_of(row, answered, len(pairs)) > 0
    return sums_of(pairs // width, there.astype(float), domains).astype(int)

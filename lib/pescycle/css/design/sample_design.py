"""The sample design, and means of domains with standard errors by Taylor linearisation."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.errors import DataError

DESIGN_COLUMNS = ("weight", "stratum", "cluster")


@dataclass(frozen=True, eq=False)
class Design:
    """How respondents were drawn: one number a respondent, units sorted by stratum.

    ``unit`` is the primary sampling unit (cluster, else the respondent), numbered over all
    strata; ``first_unit`` is each stratum's first one. ``simple`` says that the source has
    no design columns at all.
    """

    weight: np.ndarray
    unit: np.ndarray
    first_unit: np.ndarray
    units: int
    simple: bool

    @property
    def units_of_stratum(self) -> np.ndarray:
        return np.diff(np.append(self.first_unit, self.units))


@dataclass(frozen=True, eq=False)
class DomainMeans:
    """One number a domain; ``kish_base`` is the effective base by the weights alone."""

    value: np.ndarray
    se: np.ndarray
    df: np.ndarray
    base: np.ndarray
    kish_base: np.ndarray


def sample_design(responses: pd.DataFrame) -> Design:
    """Sample design that the columns weight, stratum and cluster describe.

    A column that is absent or wholly missing plays no part. Clusters are numbered within
    strata, so that the same number in two strata means two clusters.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent.

    Raises
    ------
    DataError
        Where a design column is filled for some respondents only, or a weight is not above
        0.

    Notes
    -----
    R (survey): ``svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight,
    nest = TRUE)``, without finite population correction.
    """
    given = [c for c in DESIGN_COLUMNS if c in responses and responses[c].notna().any()]
    _refuse_gaps(responses, given)
    size = len(responses)
    weight = np.ones(size)
    if "weight" in given:
        weight = responses["weight"].to_numpy(dtype=float)
    stratum = (
        pd.factorize(responses["stratum"])[0] if "stratum" in given else np.zeros(size)
    )
    cluster = (
        pd.factorize(responses["cluster"])[0] if "cluster" in given else np.arange(size)
    )
    pairs, unit = np.unique(
        np.column_stack([stratum, cluster]), axis=0, return_inverse=True
    )
    first_unit = np.unique(pairs[:, 0], return_index=True)[1]
    return Design(weight, unit.ravel(), first_unit, len(pairs), simple=not given)


def domain_means(
    design: Design, values: np.ndarray, domain: np.ndarray, *, domains: int
) -> DomainMeans:
    """Weighted mean of each domain with its standard error.

    Respondents outside a domain stay in the design with a score of zero, because how many
    of them fall into the domain is itself a matter of chance. A stratum with a single
    sampling unit counts with its distance from the mean of all (R's ``survey.lonely.psu =
    "adjust"``). A domain's degrees of freedom are its units minus its strata; below 1 the
    standard error is missing.

    Parameters
    ----------
    design : Design
        As the sample was drawn.
    values : ndarray
        One a respondent; NaN where there is no valid answer.
    domain : ndarray
        Number of each respondent's domain, from 0; -1 for none.
    domains : int
        How many domains there are, empty ones included.

    Returns
    -------
    DomainMeans
        One number a domain, in the unit of ``values``.

    Notes
    -----
    Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, section 5.5 and
    10.6. R (survey): ``svyby(~y, ~domain, design, svymean, na.rm = TRUE)``.
    """
    used = ~np.isnan(values) & (domain >= 0)
    weight, value, place = design.weight[used], values[used], domain[used]
    total = _sums(place, weight, domains)
    mean = _sums(place, weight * value, domains) / np.where(total > 0, total, np.nan)
    scores = weight * (value - mean[place]) / total[place]
    cell = place * design.units + design.unit[used]
    shape = (domains, design.units)
    by_unit = _sums(cell, scores, domains * design.units).reshape(shape)
    present = _sums(cell, np.ones(len(cell)), domains * design.units).reshape(shape) > 0
    df = present.sum(axis=1) - _by_stratum(design, present).astype(bool).sum(axis=1)
    se = np.sqrt(_variance(design, by_unit))
    se = np.where(_varies(place, value, domains), se, 0.0)
    squares = _sums(place, weight**2, domains)
    return DomainMeans(
        value=mean,
        se=np.where(df >= 1, se, np.nan),
        df=df,
        base=_sums(place, np.ones(len(place)), domains).astype(int),
        kish_base=total**2 / np.where(squares > 0, squares, np.nan),
    )


def _refuse_gaps(responses: pd.DataFrame, given: list[str]) -> None:
    for column in given:
        missing = int(responses[column].isna().sum())
        if missing:
            raise DataError(
                f"Survey answers: {missing} of {len(responses)} rows have no {column}. "
                f"Fill the column for every respondent, or leave {column} out of the "
                "source's columns."
            )
    if "weight" in given and not (responses["weight"] > 0).all():
        wrong = int((~(responses["weight"] > 0)).sum())
        raise DataError(
            f"Survey answers: {wrong} of {len(responses)} weights are not above 0. "
            "Correct them, or take the rows out."
        )


def _sums(place: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    return np.bincount(place, values, minlength=size)


def _by_stratum(design: Design, by_unit: np.ndarray) -> np.ndarray:
    if not design.units:
        return np.zeros((len(by_unit), 0))
    return np.add.reduceat(by_unit.astype(float), design.first_unit, axis=1)


def _variance(design: Design, by_unit: np.ndarray) -> np.ndarray:
    """Variance of the sum of scores, strata added up, units with replacement."""
    sizes = design.units_of_stratum
    means = _by_stratum(design, by_unit) / np.maximum(sizes, 1)
    # A lone unit has no stratum mean of its own: it is centred at zero, the mean of all
    # scores.
    means = np.where(sizes > 1, means, 0.0)
    centred = (by_unit - np.repeat(means, sizes, axis=1)) ** 2
    return (_by_stratum(design, centred) * (sizes / np.maximum(sizes - 1, 1))).sum(axis=1)


def _varies(place: np.ndarray, value: np.ndarray, domains: int) -> np.ndarray:
    """Whether a domain has two values; rounding would make equal ones look uneven."""
    lowest, highest = np.full(domains, np.inf), np.full(domains, -np.inf)
    np.minimum.at(lowest, place, value)
    np.maximum.at(highest, place, value)
    return highest > lowest

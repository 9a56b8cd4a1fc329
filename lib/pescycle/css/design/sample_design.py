"""The sample design that a survey's columns and the round's plan describe."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pescycle.css.design.covariance import any_row
from pescycle.css.design.survey_design import Stage, SurveyDesign, simple_design
from pescycle.errors import DataError
from pescycle.model.sampling import CenterPart, LonelyUnit, SampleDesign

DESIGN_COLUMNS = ("weight", "stratum", "cluster")


def sample_design(
    responses: pd.DataFrame,
    *,
    sampling: SampleDesign | None = None,
    frame: Mapping[str, float] | None = None,
) -> SurveyDesign:
    """Sample design from the columns weight, stratum and cluster and from the plan.

    A column that is absent or wholly missing plays no part. Clusters are numbered within
    strata, so that the same number in two strata means two clusters. Without any of the
    columns and without a plan it is a simple random sample.

    Where the plan says that all centers were asked, each center is a stratum, and its
    respondents (or clusters) are drawn from its clients. Where it says that centers were
    drawn, each is a primary sampling unit, and its respondents are drawn within it. The
    frame then gives the finite populations, and weights where the source has none.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center, and weight, stratum, cluster where there are any.
    sampling : SampleDesign, optional
        What round.yml says of the sample.
    frame : mapping, optional
        Number of clients of each center; one that is missing, or smaller than its answers,
        counts as unknown: no correction for a finite population there.

    Raises
    ------
    DataError
        Where a design column is filled for some respondents only, a weight is below 0, more
        centers answered than the plan has, or a stratum has a single unit and the plan says
        ``lonely: fail``.

    Notes
    -----
    R (survey), without a plan: ``svydesign(ids = ~cluster, strata = ~stratum,
    weights = ~weight, nest = TRUE)``; all centers: ``strata = ~center, fpc = ~clients``;
    drawn centers: ``ids = ~center + respondent, fpc = ~centers + clients``.
    """
    given = [c for c in DESIGN_COLUMNS if c in responses and responses[c].notna().any()]
    _refuse_gaps(responses, given)
    if not given and sampling is None:
        return simple_design(len(responses))
    if sampling is None:
        stages = (_stage(_stratum(responses, given), _cluster(responses, given)),)
        return SurveyDesign(_given_weight(responses, given), stages)
    _refuse_too_many_centers(responses, sampling)
    clients = _population(responses, frame)
    stages = _planned_stages(responses, given, sampling, clients)
    if "weight" in given:
        weight = _given_weight(responses, given)
    else:
        weight = _base_weight(responses, sampling, clients)
    _refuse_lone_units(stages, sampling)
    return SurveyDesign(weight, stages, sampling.lonely)


def _planned_stages(
    responses: pd.DataFrame,
    given: list[str],
    sampling: SampleDesign,
    population: np.ndarray,
) -> tuple[Stage, ...]:
    center, stratum = _codes(responses["center"]), _stratum(responses, given)
    cluster = _cluster(responses, given)
    # Clients are counted by center: a part of a center, or a session, has no frame.
    clients = None if {"stratum", "cluster"} & set(given) else population
    if sampling.centers == CenterPart.ALL:
        return (_stage(_pairs(center, stratum), cluster, clients),)
    of_centers = sampling.strata == "centers"
    drawn = _drawn_centers(sampling, len(responses)) if not of_centers else None
    first = _stage(stratum if of_centers else np.zeros_like(center), center, drawn)
    if drawn is None:
        return (first,)
    within = np.zeros_like(center) if of_centers else stratum
    return first, _stage(_pairs(first.unit, within), cluster, clients)


def _drawn_centers(sampling: SampleDesign, size: int) -> np.ndarray | None:
    if sampling.population_centers is None:
        return None
    return np.full(size, float(sampling.population_centers))


def _stage(
    stratum: np.ndarray, unit: np.ndarray, population: np.ndarray | None = None
) -> Stage:
    """A stage whose strata and nested units are numbered from 0."""
    stratum = np.unique(stratum, return_inverse=True)[1]
    if population is not None and np.isinf(population).all():
        population = None
    return Stage(_pairs(stratum, unit), stratum, population)


def _pairs(outer: np.ndarray, inner: np.ndarray) -> np.ndarray:
    """Number of each pair of codes, pairs in the order of their codes."""
    outer, inner = outer.astype(np.int64), inner.astype(np.int64)
    width = int(inner.max(initial=-1)) + 1
    return np.unique(outer * width + inner, return_inverse=True)[1]


def _stratum(responses: pd.DataFrame, given: list[str]) -> np.ndarray:
    if "stratum" not in given:
        return np.zeros(len(responses), dtype=np.intp)
    return _codes(responses["stratum"])


def _cluster(responses: pd.DataFrame, given: list[str]) -> np.ndarray:
    """Clusters, else every respondent as a unit of its own."""
    if "cluster" not in given:
        return np.arange(len(responses))
    return _codes(responses["cluster"])


def _codes(column: pd.Series) -> np.ndarray:
    return pd.factorize(column)[0]


def _population(responses: pd.DataFrame, frame: Mapping[str, float] | None) -> np.ndarray:
    """Clients of each respondent's center; infinity where they are not known."""
    clients = responses["center"].map(dict(frame or {})).to_numpy(dtype=float)
    answers = responses.groupby("center")["center"].transform("size").to_numpy()
    known = ~np.isnan(clients) & (clients >= answers)
    return np.where(known, clients, np.inf)


def _given_weight(responses: pd.DataFrame, given: list[str]) -> np.ndarray:
    if "weight" not in given:
        return np.ones(len(responses))
    return responses["weight"].to_numpy(dtype=float)


def _base_weight(
    responses: pd.DataFrame, sampling: SampleDesign, clients: np.ndarray
) -> np.ndarray:
    """Clients for each answer of a center, where every center's clients are known."""
    if not len(responses) or np.isinf(clients).any():
        return np.ones(len(responses))
    answers = responses.groupby("center")["center"].transform("size").to_numpy()
    weight = clients / answers
    if sampling.population_centers:
        weight = weight * sampling.population_centers / responses["center"].nunique()
    return weight


def _refuse_gaps(responses: pd.DataFrame, given: list[str]) -> None:
    for column in given:
        missing = int(responses[column].isna().sum())
        if missing:
            raise DataError(
                f"Survey answers: {missing} of {len(responses)} rows have no {column}. "
                f"Fill the column for every respondent, or leave {column} out of the "
                "source's columns."
            )
    if "weight" in given and not (responses["weight"] >= 0).all():
        wrong = int((~(responses["weight"] >= 0)).sum())
        raise DataError(
            f"Survey answers: {wrong} of {len(responses)} weights are below 0. "
            "Correct them, or take the rows out."
        )


def _refuse_too_many_centers(responses: pd.DataFrame, sampling: SampleDesign) -> None:
    found, planned = responses["center"].nunique(), sampling.population_centers
    if planned is not None and found > planned:
        raise DataError(
            f"Survey answers: {found} centers answered, but round.yml has "
            f"population_centers: {planned}. Write the number of all centers from which "
            "those were drawn."
        )


def _refuse_lone_units(stages: tuple[Stage, ...], sampling: SampleDesign) -> None:
    if sampling.lonely != LonelyUnit.FAIL or not len(stages[0].unit):
        return
    first = stages[0]
    of_unit = first.stratum[any_row(first.unit)]
    alone = int((np.bincount(of_unit) == 1).sum())
    if alone:
        raise DataError(
            f"Survey answers: {alone} strata have a single sampling unit, and round.yml "
            "says lonely: fail. Join strata, or write lonely: adjust."
        )

"""Peer groups: centers whose surroundings are alike, found from their covariates."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.findings import PeerReason
from pescycle.paf.medoids import assigned, built, silhouette_widths, swapped

# Below this average width groups are not there, they are made (Kaufman and Rousseeuw 1990,
# p. 88, call it "no substantial structure").
NO_STRUCTURE = 0.25
# Classes within a group of fewer centers say little; the same floor as peer classes have.
SMALLEST_GROUP = 5
# More groups than this nobody can keep apart.
MOST_GROUPS = 12
# Distances of all pairs are kept up to so many centers; beyond, medoids come from a sample.
LARGEST_MATRIX = 1000


@dataclass(frozen=True, eq=False)
class PeerGroups:
    """Peer groups, and what is needed to place a center that comes later.

    Attributes
    ----------
    group : Series
        Index center, values "g1", "g2", ...; missing where ``reason`` says why.
    reason : Series
        Index center; a `PeerReason` value or missing.
    medoid : Series
        Index group, values the id of the center in its middle.
    point : DataFrame
        Index group, one column a covariate: the medoid in standardised units.
    mean, spread : Series
        Index covariate: what a covariate is standardised with; frozen with the groups.
    width : Series
        Index center: silhouette width, -1..1; how much closer a center is to its own group
        than to the next one. Missing where there is one group.
    tried : DataFrame
        One row a number of groups looked at: ``groups silhouette`` (average width).
    left_out : tuple of str
        Covariates without spread, which tell no center from another.
    """

    group: pd.Series
    reason: pd.Series
    medoid: pd.Series
    point: pd.DataFrame
    mean: pd.Series
    spread: pd.Series
    width: pd.Series
    tried: pd.DataFrame
    left_out: tuple[str, ...] = ()


def peer_groups(
    covariates: pd.DataFrame, *, groups: int | None = None, minimum: int = SMALLEST_GROUP
) -> PeerGroups:
    """Groups of centers that lie close together in their standardised covariates.

    k-medoids (PAM: build, then swap) with Euclidean distances. The number of groups is the
    given one, or the one with the largest average silhouette width; where that stays below
    0.25 all centers form one group, because a grouping that the figures do not show would
    be an invention. A group below ``minimum`` is dissolved, the smallest first, and the
    swap phase goes on with one medoid less; so each center always belongs to its nearest
    medoid, and there may be fewer groups than asked for.

    It misleads where a covariate is the center's own doing (its staff, its visitors): peers
    must be alike in what they cannot change. Every covariate counts the same; two that tell
    the same thing count twice.

    Parameters
    ----------
    covariates : DataFrame
        One row a center (the index holds the ids), one numeric column a covariate.
    groups : int, optional
        Number of groups wanted, 1 or more; without it the silhouette decides.
    minimum : int
        Smallest number of centers in a group, 1 or more.

    Returns
    -------
    PeerGroups
        The same whatever the order of the rows; ties go to the id that comes first.

    Raises
    ------
    ValueError
        ``groups`` or ``minimum`` is below 1, or a center stands twice.

    Notes
    -----
    Kaufman and Rousseeuw (1990), Finding Groups in Data, chapter 2. R:
    ``cluster::pam(scale(x), k)``. Above 1,000 centers the medoids are those of an evenly
    spread sample of 1,000 (in the order of the ids), as ``cluster::clara`` does with one
    sample; each center then joins its nearest medoid.
    """
    _check(covariates, groups, minimum)
    known = covariates.astype("float64").sort_index()
    missing = known.isna().any(axis=1)
    usable = known[~missing]
    mean, spread = usable.mean(), usable.std()
    told = spread.index[(spread > 0).to_numpy()]
    points = (usable[told] - mean[told]) / spread[told]
    medoids, tried = _medoids(_sample(points), groups, minimum, len(points))
    return _result(covariates.index, missing, points, medoids, tried, (mean, spread))


def nearest_group(found: PeerGroups, covariates: pd.DataFrame) -> pd.Series:
    """Group of each center by its nearest medoid; the groups themselves stay as they are.

    For centers that come later: they are standardised with the frozen means and spreads, so
    that adding a center never moves another one. Missing where a covariate is missing, or
    where no groups were found.
    """
    columns = list(found.point.columns)
    points = (covariates[columns] - found.mean[columns]) / found.spread[columns]
    places, _ = assigned(points.to_numpy(dtype="float64"), found.point.to_numpy())
    names = np.array([*found.point.index, pd.NA], dtype=object)
    unknown = covariates[list(found.mean.index)].isna().any(axis=1).to_numpy()
    places = np.where(unknown | (len(found.point) == 0), len(found.point), places)
    return pd.Series(names[places], index=covariates.index, dtype="str", name="group")


def _check(covariates: pd.DataFrame, groups: int | None, minimum: int) -> None:
    if minimum < 1 or (groups is not None and groups < 1):
        raise ValueError("groups and minimum are 1 or more")
    if covariates.index.has_duplicates:
        twice = covariates.index[covariates.index.duplicated()][0]
        raise ValueError(f"center {twice} stands twice; give one row a center")


def _sample(points: pd.DataFrame) -> pd.DataFrame:
    if len(points) <= LARGEST_MATRIX:
        return points
    return points.iloc[np.linspace(0, len(points) - 1, LARGEST_MATRIX).astype(int)]


def _medoids(
    points: pd.DataFrame, groups: int | None, minimum: int, centers: int
) -> tuple[list[str], pd.DataFrame]:
    """Ids of the medoids, and the average widths that were looked at."""
    if not len(points):
        return [], pd.DataFrame({"groups": [], "silhouette": []}, dtype="float64")
    values = points.to_numpy()
    distances = np.sqrt(((values[:, None, :] - values[None, :, :]) ** 2).sum(axis=2))
    most = max(1, min(MOST_GROUPS, centers // minimum)) if groups is None else groups
    wanted = range(2, most + 1) if groups is None else [groups]
    needed = minimum * len(points) / centers  # the sample's share of a smallest group
    tried = {}
    for number in wanted:
        places = _large_enough(distances, min(number, len(points)), needed)
        tried[len(places)] = (places, _average_width(distances, places))
    widths = pd.DataFrame(
        [(number, width) for number, (_, width) in tried.items()],
        columns=["groups", "silhouette"],
    )
    found = _chosen(tried, one=built(distances, 1), given=groups is not None)
    return [points.index[place] for place in found], widths


def _chosen(tried: dict, *, one: list[int], given: bool) -> list[int]:
    shown = {
        number: width
        for number, (_, width) in tried.items()
        if given or (number > 1 and width >= NO_STRUCTURE)
    }
    if not shown:
        return one
    best = max(shown, key=lambda number: (np.nan_to_num(shown[number]), -number))
    return tried[best][0]


def _large_enough(distances: np.ndarray, groups: int, minimum: float) -> list[int]:
    """Medoids of groups none of which is too small, unless there is one only."""
    medoids = swapped(distances, built(distances, groups))
    while len(medoids) > 1:
        sizes = np.bincount(distances[:, medoids].argmin(axis=1), minlength=len(medoids))
        if sizes.min() >= minimum:
            break
        kept = [m for place, m in enumerate(medoids) if place != int(sizes.argmin())]
        medoids = swapped(distances, kept)
    return medoids


def _average_width(distances: np.ndarray, medoids: list[int]) -> float:
    if len(medoids) < 2:
        return np.nan
    return float(silhouette_widths(distances, distances[:, medoids].argmin(axis=1)).mean())


def _result(
    centers: pd.Index,
    missing: pd.Series,
    points: pd.DataFrame,
    medoids: list[str],
    tried: pd.DataFrame,
    standard: tuple[pd.Series, pd.Series],
) -> PeerGroups:
    mean, spread = standard
    names = [f"g{number}" for number in range(1, len(medoids) + 1)]
    point = points.loc[sorted(medoids)].set_axis(names)
    places, _ = assigned(points.to_numpy(), point.to_numpy())
    group = pd.Series([names[place] for place in places], index=points.index, dtype="str")
    reason = missing.map({True: str(PeerReason.MISSING_COVARIATE), False: None})
    return PeerGroups(
        group=group.reindex(centers).rename("group"),
        reason=reason.reindex(centers).astype("str").rename("reason"),
        medoid=pd.Series(sorted(medoids), index=names, dtype="str", name="medoid"),
        point=point,
        mean=mean,
        spread=spread,
        width=_widths(points, places, len(names)).reindex(centers).rename("width"),
        tried=tried,
        left_out=tuple(spread.index[~(spread > 0).to_numpy()]),
    )


def _widths(points: pd.DataFrame, places: np.ndarray, groups: int) -> pd.Series:
    if groups < 2 or len(points) > LARGEST_MATRIX:
        return pd.Series(np.nan, index=points.index)
    values = points.to_numpy()
    distances = np.sqrt(((values[:, None, :] - values[None, :, :]) ** 2).sum(axis=2))
    return pd.Series(silhouette_widths(distances, places), index=points.index)

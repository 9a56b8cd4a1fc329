"""Who is drawn by lot: one of each pair, or so many of each stratum, from a stated seed."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.stats.matching import Pair


def lots(units: int, *, seed: int) -> np.ndarray:
    """A lot from 0 to 1 for each unit; the same seed always gives the same lots.

    Parameters
    ----------
    units : int
        How many.
    seed : int
        Not negative; to be written down before the lots are drawn.

    Notes
    -----
    numpy's generator PCG64, whose uniform numbers do not depend on version or machine.
    """
    return np.random.Generator(np.random.PCG64(seed)).random(units)


def paired_lots(pairs: Sequence[Pair], left: int | None, *, seed: int) -> np.ndarray:
    """Whether each unit is drawn: of each pair the one with the smaller lot.

    A unit without a partner is drawn with a chance of one half.

    Parameters
    ----------
    pairs : sequence of pairs
        Places of units, see ``optimal_pairs``.
    left : int or None
        Place of the unit left over.
    seed : int
        See ``lots``.

    Returns
    -------
    ndarray of bool
        In the order of the units.
    """
    units = 2 * len(pairs) + (left is not None)
    drawn, lot = np.zeros(units, dtype=bool), lots(units, seed=seed)
    for first, second in pairs:
        drawn[first if lot[first] <= lot[second] else second] = True
    if left is not None:
        drawn[left] = lot[left] < 0.5
    return drawn


def stratified_lots(strata: pd.Series, *, drawn: int, seed: int) -> np.ndarray:
    """Whether each unit is drawn: ``drawn`` in all, of each stratum its share.

    Shares that are no whole numbers are rounded down; those left to draw go to the strata
    with the largest remainders, of equal ones by lot.

    Parameters
    ----------
    strata : Series
        Stratum of each unit.
    drawn : int
        How many units are drawn in all.
    seed : int
        See ``lots``.

    Returns
    -------
    ndarray of bool
        In the order of the units.
    """
    lot = lots(2 * len(strata), seed=seed)
    own, order = lot[: len(strata)], lot[len(strata) :]
    wanted = _of_each_stratum(strata, drawn, order)
    place = pd.Series(own, index=strata.index).groupby(strata).rank(method="first")
    return (place <= strata.map(wanted)).to_numpy()


def _of_each_stratum(strata: pd.Series, drawn: int, order: np.ndarray) -> pd.Series:
    sizes = strata.value_counts().sort_index()
    exact = sizes * drawn / len(strata)
    whole = np.floor(exact + 1e-9)
    ranked = pd.DataFrame({"remainder": exact - whole, "lot": order[: len(sizes)]})
    ranked["remainder"] = ranked["remainder"].round(9)
    first = ranked.sort_values(["remainder", "lot"], ascending=[False, True]).index
    more = first[: int(drawn - whole.sum())]
    return (whole + whole.index.isin(more)).astype(int)


def parts_of(values: pd.Series, parts: int) -> pd.Series:
    """Part from 1 (lowest) to ``parts`` of each unit, as equal in number as can be.

    Equal values are told apart by their order, since parts of equal size matter more.
    """
    rank = values.rank(method="first") - 1
    return (rank * parts // len(values)).astype(int) + 1

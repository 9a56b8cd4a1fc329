"""Importance beside performance: where work pays first, as far as chance allows to say."""

import numpy as np
import pandas as pd

from pescycle.model.findings import DriverMethod, Quadrant

COLUMNS = (
    *("item", "performance", "performance_low", "performance_high", "performance_cut"),
    *("importance", "importance_low", "importance_high", "importance_cut"),
    *("level", "base", "quadrant"),
)


def importance_performance(shares: pd.DataFrame, indices: pd.DataFrame) -> pd.DataFrame:
    """Each driver's share of R2 beside its item index, cut at the means of the drivers.

    A driver whose interval reaches over a line is ``not_clear``, and so is one without an
    interval. The lines themselves move with the sample, which is not looked at.

    Parameters
    ----------
    shares : DataFrame
        Rows of ``driver_shares``; those of method ``lmg`` count.
    indices : DataFrame
        One row an item: ``item value low high``, index from 0 to 100.

    Returns
    -------
    DataFrame
        One row a driver that has both: ``item performance performance_low
        performance_high performance_cut importance importance_low importance_high
        importance_cut level base quadrant``.

    Notes
    -----
    Martilla & James (1977), Journal of Marketing 41, 77-79, whose lines are a choice too.
    """
    own = shares.loc[
        shares["method"] == DriverMethod.LMG,
        ["item", "share", "low", "high", "level", "base"],
    ].rename(
        columns={"share": "importance", "low": "importance_low", "high": "importance_high"}
    )
    rated = indices[["item", "value", "low", "high"]].rename(
        columns={
            "value": "performance",
            "low": "performance_low",
            "high": "performance_high",
        }
    )
    both = own.merge(rated, on="item").dropna(subset=["importance", "performance"])
    for name in ("importance", "performance"):
        both[f"{name}_cut"] = both[name].mean()
    places = zip(_side(both, "importance"), _side(both, "performance"), strict=True)
    both["quadrant"] = pd.array([_QUADRANTS[place] for place in places], dtype="str")
    return both[list(COLUMNS)].reset_index(drop=True)


def _side(rows: pd.DataFrame, name: str) -> np.ndarray:
    """1 above the line, -1 below, 0 where the interval does not say."""
    cut = rows[f"{name}_cut"]
    above = rows[f"{name}_low"].gt(cut).to_numpy(dtype=int)
    return above - rows[f"{name}_high"].lt(cut).to_numpy(dtype=int)


_QUADRANTS = {
    (one, other): str(Quadrant.NOT_CLEAR) for one in (-1, 0, 1) for other in (-1, 0, 1)
} | {
    (1, -1): str(Quadrant.WORK_FIRST),
    (1, 1): str(Quadrant.KEEP_UP),
    (-1, -1): str(Quadrant.LATER),
    (-1, 1): str(Quadrant.NO_MORE),
}

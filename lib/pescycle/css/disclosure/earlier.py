"""Differencing: what a table tells beside an earlier edition of the same table."""

from collections.abc import Sequence

import numpy as np
import pandas as pd


def republished(
    table: pd.DataFrame,
    earlier: pd.DataFrame,
    *,
    keys: Sequence[str],
    minimum_base: int,
    base: str = "base",
) -> np.ndarray:
    """Rows that an earlier edition of the table makes unsafe.

    A base that moved by one since the earlier edition tells what the one person said who
    came or went. And what the earlier edition hid must not be shown by the later one: the
    other rows of the earlier edition could then be completed.

    Parameters
    ----------
    table, earlier : DataFrame
        One row a figure, both gated, about the same people in the same round.
    keys : sequence of str
        Columns that name a row.
    minimum_base : int
        Smallest number of people that may stand behind a difference.
    base : str
        Column of the unweighted n.

    Returns
    -------
    ndarray of bool
        Aligned with ``table``; rows that the earlier edition does not have are safe.
    """
    columns = [*keys, base]
    both = table[columns].merge(
        earlier[columns], on=list(keys), how="left", suffixes=("", "_was"), indicator=True
    )
    now = both[base].to_numpy(dtype=float, na_value=np.nan)
    was = both[f"{base}_was"].to_numpy(dtype=float, na_value=np.nan)
    moved = np.abs(now - was)
    known = both["_merge"].eq("both").to_numpy()
    opened = known & np.isnan(was) & ~np.isnan(now)
    return opened | ((moved > 0) & (moved < minimum_base))

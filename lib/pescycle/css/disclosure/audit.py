"""The audit: the interval of each hidden count, from what is published in the end."""

import numpy as np
import pandas as pd

from pescycle.css.disclosure.attacker import TOLERANCE, Attacker, intervals_of
from pescycle.css.disclosure.tables import Tables

TRIES = 8  # joint programmes before each end left over gets its own


def intervals(tables: Tables, hidden: np.ndarray) -> pd.DataFrame:
    """Limits of every hidden count that is promised an interval, by linear programmes.

    Parameters
    ----------
    tables : Tables
    hidden : ndarray
        Mask over the rows.

    Returns
    -------
    DataFrame
        One row a promised count: ``row`` (position in ``tables.rows``), ``family``,
        ``value``, ``low``, ``high``, ``required`` (the promised width).
    """
    found = []
    promised = np.zeros(len(tables.row), dtype=bool)
    promised[tables.targets(hidden)] = True
    for counts in tables.open_parts(hidden):
        if not promised[counts].any():
            continue
        part, rows = tables.part(counts)
        own = hidden[rows]
        targets = part.targets(own)
        low, high = intervals_of(Attacker(part, own), targets, tries=TRIES)
        about = (rows[part.row[targets]], part.value[targets])
        found.append(np.column_stack([*about, low, high, part.width[targets]]))
    found = np.vstack(found) if found else np.empty((0, 5))
    frame = pd.DataFrame(found, columns=["row", "value", "low", "high", "required"])
    frame = frame.astype({"row": int})
    families = tables.rows["family"].to_numpy(dtype=object)
    frame.insert(1, "family", families[frame["row"].to_numpy()].astype(object))
    return frame.sort_values("row", kind="stable", ignore_index=True)


def audited(tables: Tables, hidden: np.ndarray) -> pd.DataFrame:
    """Whether every promise holds, table by table.

    Parameters
    ----------
    tables : Tables
    hidden : ndarray
        Mask over the rows.

    Returns
    -------
    DataFrame
        One row a family: ``family``, ``cells`` (its rows), ``hidden`` (by themselves),
        ``protecting`` (to protect others), ``checked`` (hidden counts whose interval was
        worked out), ``narrowest`` and ``required`` (of the count with the least to spare)
        and ``passed``.
    """
    found = intervals(tables, hidden)
    spare = (found["high"] - found["low"]) - found["required"]
    found = found.assign(width=found["high"] - found["low"], spare=spare)
    tightest = found.sort_values("spare", kind="stable").drop_duplicates("family")
    rows = tables.rows.assign(
        hidden=tables.primary & hidden, protecting=hidden & ~tables.primary
    )
    table = rows.groupby("family", sort=False, as_index=False).agg(
        cells=("key", "size"), hidden=("hidden", "sum"), protecting=("protecting", "sum")
    )
    checked = found.groupby("family").size()
    table["checked"] = table["family"].map(checked).fillna(0).astype(int)
    by_family = tightest.set_index("family")
    table["narrowest"] = table["family"].map(by_family["width"]).astype("float64")
    table["required"] = table["family"].map(by_family["required"]).astype("float64")
    short = table["family"].map(by_family["spare"]).astype("float64") < -TOLERANCE
    return table.assign(passed=~short)

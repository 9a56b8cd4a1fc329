"""Change of the survey's figures since another round."""

import pandas as pd

from pescycle.model.framework import Direction
from pescycle.stats.changes import changes

KEYS = ("audience", "center", "item", "statistic")


def item_changes(after: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Change of each item's statistics since ``before``, with limits and verdict.

    Higher is better for every rated item: scales run from worst to best. A figure that was
    hidden in one of the rounds has no change, or it could be worked out from the other. The
    two rounds count as independent samples.

    Parameters
    ----------
    after, before : DataFrame
        Rows of ``estimates``, gated or not, with ``audience`` where there are several.

    Returns
    -------
    DataFrame
        One row a row of ``after``: the keys, before, value, change, low, high, level,
        method, verdict; top-2-box changes as shares, index changes in points of the index.
    """
    keys = [key for key in KEYS if key in after]
    return changes(after, before, keys=keys, better=Direction.HIGHER)

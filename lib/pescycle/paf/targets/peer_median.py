"""The median of a center's peers in the baseline period."""

import numpy as np
import pandas as pd

from pescycle.model.scoring import SMALLEST_GROUP
from pescycle.paf.reasons import Reason


def peer_medians(values: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """Median of the values in each center's peer group.

    The center's own value is one of them: so the target of a group is one number that all
    can look up, and the best of a group is not asked for less than the others, as it would
    be if everybody were left out of his own median. One center moves the median by one rank
    at most, and the values are those of a period that is over: what a center does in the
    round changes nobody's target. It misleads where a group's median is itself poor, and it
    asks half of the group for no change at all.

    Parameters
    ----------
    values : Series
        Index center; values of the baseline period, missing allowed.
    groups : Series
        Index center; the peer group, missing where a center is in none.

    Returns
    -------
    DataFrame
        Index as ``values``: ``reference support reason``; ``support`` is the number of
        centers behind the median, ``reason`` why there is none.

    Notes
    -----
    Hello Work compares offices within 11 groups of alike labour markets. R:
    ``ave(x, group, FUN = function(v) median(v, na.rm = TRUE))``.
    """
    group = groups.reindex(values.index)
    known = group.notna()
    behind = values.groupby(group.where(known)).transform("count")
    median = values.groupby(group.where(known)).transform("median")
    support = behind.where(known, 0).fillna(0).astype("int64")
    enough = support >= SMALLEST_GROUP
    reason = np.select(
        [~known, ~enough], [Reason.NO_GROUP, Reason.SMALL_GROUP], Reason.NONE
    )
    return pd.DataFrame(
        {
            "reference": median.where(enough & known),
            "support": support,
            "reason": pd.Series(reason, index=values.index).astype("str"),
        }
    )

"""Change of figures between two rounds or periods, and what it allows to say."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.model.findings import Verdict
from pescycle.model.framework import Direction
from pescycle.stats.intervals import Estimate
from pescycle.stats.mover import difference_interval


def verdict(low: float, high: float, better: Direction) -> Verdict:
    """Verdict that the interval of a change or an effect allows.

    Never a direction where the interval holds zero; zero as a limit counts as held. A band
    has no better direction of its own, so that its change is never called better or worse
    here.

    Parameters
    ----------
    low, high : float
        Limits of the change.
    better : Direction
        Which way the figure gets better.
    """
    if pd.isna(low) or pd.isna(high):
        return Verdict.INSUFFICIENT_DATA
    if low <= 0 <= high or better == Direction.BAND:
        return Verdict.NO_CLEAR_CHANGE
    return Verdict.BETTER if (low > 0) == (better == Direction.HIGHER) else Verdict.WORSE


def changes(
    after: pd.DataFrame,
    before: pd.DataFrame,
    *,
    keys: Sequence[str],
    better: Direction | pd.Series,
) -> pd.DataFrame:
    """Change of each row of ``after`` since its row in ``before``, with limits and verdict.

    The two sides count as independent samples; a row without a partner has a missing
    change.

    Parameters
    ----------
    after, before : DataFrame
        Columns ``keys``, value, low, high, level; one row a combination of keys.
    keys : sequence of str
        What makes two rows the same figure.
    better : Direction or Series of Direction
        One for all, or aligned with ``after``.

    Returns
    -------
    DataFrame
        One row a row of ``after``, in its order: keys, before, value, change, low, high,
        level, method, verdict.

    Raises
    ------
    ValueError
        Where the two sides have limits of different confidence levels.
    """
    keys = list(keys)
    both = _side_by_side(after, before, keys)
    limits = difference_interval(
        Estimate(both["value"], both["low"], both["high"]),
        Estimate(both["value_before"], both["low_before"], both["high_before"]),
    )
    return changes_with_verdicts(
        both.assign(
            before=both["value_before"],
            change=both["value"] - both["value_before"],
            low=limits.low,
            high=limits.high,
            method="mover",
        ),
        keys=keys,
        better=better,
    )


def changes_with_verdicts(
    frame: pd.DataFrame, *, keys: Sequence[str], better: Direction | pd.Series
) -> pd.DataFrame:
    """Columns of a change in their order, with a verdict a row.

    Parameters
    ----------
    frame : DataFrame
        ``keys`` and before, value, change, low, high, level, method.
    keys : sequence of str
        Columns that name a figure.
    better : Direction or Series of Direction
        One for all, or one a row in the same order.
    """
    ways = [better] * len(frame) if isinstance(better, Direction) else list(better)
    verdicts = [
        verdict(*row) for row in zip(frame["low"], frame["high"], ways, strict=True)
    ]
    columns = [*keys, "before", "value", "change", "low", "high", "level", "method"]
    return frame[columns].assign(
        verdict=pd.Series(verdicts, index=frame.index, dtype="str")
    )


def _side_by_side(
    after: pd.DataFrame, before: pd.DataFrame, keys: list[str]
) -> pd.DataFrame:
    figures = ["value", "low", "high", "level"]
    both = after[keys + figures].merge(
        before[keys + figures],
        on=keys,
        how="left",
        suffixes=("", "_before"),
        validate="one_to_one",
    )
    levels = both[["level", "level_before"]].dropna()
    if not np.allclose(levels["level"], levels["level_before"]):
        raise ValueError(
            "the two sides have different confidence levels; estimate one again"
        )
    return both

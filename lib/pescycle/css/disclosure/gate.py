"""The single door through which a survey figure is published."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState

VALUES = ("value", "se", "low", "high", "count", "share", "deff", "effective_base")
COUNTED_BESIDE = (
    *("not_applicable", "dont_know", "blank"),
    *("not_applicable_share", "dont_know_share", "blank_share", "respondents"),
)


def gate(
    frame: pd.DataFrame,
    *,
    minimum_base: int,
    center_base: int | None = None,
    values: Sequence[str] = VALUES,
    base: str = "base",
) -> pd.DataFrame:
    """Frame with a ``state``, without the figures that rest on too few answers.

    A row below the minimum loses its base too: "7 answers" would say what the rule hides.
    A single center's row that only misses the larger base keeps it: so many answers are too
    few to speak for the center, but no secret. The door looks at each row by itself;
    ``suppressed`` finds what else must go so that nothing hidden can be worked out, and
    ``protected`` takes it out.

    Parameters
    ----------
    frame : DataFrame
        One row a figure.
    minimum_base : int
        Smallest base that may be published.
    center_base : int, optional
        The larger base that rows of a single center need (column ``center`` not ``all``).
    values : sequence of str
        Columns that a hidden row loses, as far as the frame has them.
    base : str
        Column with the unweighted n behind the figure.

    Returns
    -------
    DataFrame
        A new frame. ``state`` is ``insufficient`` where the base is 0 or missing,
        ``hidden`` where it is below the limit, else ``published``.

    Raises
    ------
    ValueError
        For limits below 1, because they would open the door to everything.
    """
    limits = [minimum_base] if center_base is None else [minimum_base, center_base]
    if min(limits) < 1:
        raise ValueError("minimum_base and center_base must be at least 1")
    needed = np.full(len(frame), minimum_base)
    if center_base is not None:
        needed = np.where(frame["center"] == ALL, minimum_base, max(limits))
    known = frame[base].to_numpy(dtype=float, na_value=0.0)
    state = np.select(
        [known <= 0, known < needed],
        [str(CellState.INSUFFICIENT), str(CellState.HIDDEN)],
        str(CellState.PUBLISHED),
    )
    gated = frame.assign(state=pd.array(state, dtype="str"))
    published = gated["state"] == CellState.PUBLISHED
    for column in [c for c in (*values, *COUNTED_BESIDE) if c in gated]:
        gated[column] = gated[column].where(published)
    small = (gated["state"] == CellState.HIDDEN) & (known < minimum_base)
    gated[base] = gated[base].mask(small)
    return gated


def protected(
    gated: pd.DataFrame,
    rows: np.ndarray,
    *,
    values: Sequence[str] = VALUES,
    base: str = "base",
) -> pd.DataFrame:
    """Frame without the rows that would give a hidden figure away.

    Parameters
    ----------
    gated : DataFrame
        What came through ``gate``.
    rows : ndarray of bool
        The rows to take out. Those without a base to show stay as they are.
    values, base
        As for ``gate``.

    Returns
    -------
    DataFrame
        A new frame; these rows have the state ``protecting``, no figures and no base.
    """
    empty = gated["state"] == CellState.INSUFFICIENT
    out = pd.Series(rows, index=gated.index, dtype=bool) & ~empty & gated[base].notna()
    lost = [c for c in (*values, *COUNTED_BESIDE, base) if c in gated]
    taken = {name: gated[name].mask(out) for name in lost}
    return gated.assign(state=gated["state"].mask(out, str(CellState.PROTECTING)), **taken)

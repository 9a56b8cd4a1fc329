"""Which counts of comments would point at a handful of people."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.themes import UNCODED

Pair = tuple[str, str]  # theme, cue


def rare_rows(rows: pd.DataFrame, minimum: int, *, hide_unanimous: bool) -> np.ndarray:
    """Rows that a handful of people share, or all but a handful, or that tell such a row.

    A comment is a person's own: that three of two hundred wrote of one thing in one tone
    tells more than a code of a scale that three ticked. The rest of a theme without a cue
    is as telling as the part with it. How much is uncoded names nothing, and is told
    unless a hidden theme can be worked out of it; likewise all comments with a cue.

    Parameters
    ----------
    rows : DataFrame
        One open item's ``theme cue count base``, all pairs.
    minimum : int
        The minimum base.
    hide_unanimous : bool
        Whether what everybody wrote of is as telling: it says what each one wrote.

    Returns
    -------
    ndarray of bool
        One a row.
    """
    keys = list(zip(rows["theme"], rows["cue"], strict=True))
    counts = dict(zip(keys, rows["count"].astype(int), strict=True))
    base = int(rows["base"].max())
    rare = {pair for pair in keys if _few(counts, pair, base, minimum)}
    if hide_unanimous:
        rare |= {pair for pair in keys if pair[0] != UNCODED and 0 < counts[pair] == base}
    # A cue that everybody has who mentions a hidden theme would tell the theme.
    rare |= {pair for pair in keys if (pair[0], "") in rare and counts[pair] > 0}
    rare |= _telling(counts, rare, base, minimum)
    return np.array([pair in rare for pair in keys], dtype=bool)


def _few(counts: Mapping[Pair, int], pair: Pair, base: int, minimum: int) -> bool:
    theme, cue = pair
    around = counts[theme, ""] if cue and theme != ALL else base
    few = 0 < counts[pair] < minimum or 0 < around - counts[pair] < minimum
    return few and theme != UNCODED


def _telling(
    counts: Mapping[Pair, int], rare: set[Pair], base: int, minimum: int
) -> set[Pair]:
    """The uncoded, and all comments with a cue, that narrow a hidden count down."""
    coded = base - counts[UNCODED, ""]
    telling = set()
    for cue in {cue for _, cue in counts}:
        themes = {
            pair for pair in counts if pair[1] == cue and pair[0] not in (ALL, UNCODED)
        }
        # So many comments must be found under the themes of this cue.
        least = coded - base + counts[ALL, cue] if cue else coded
        shown = sum(counts[pair] for pair in themes - rare)
        most = (minimum - 1) * max(len(themes & rare) - 1, 0)
        for theme, _ in themes & rare:
            both = counts[ALL, cue] + counts[theme, ""] - base if cue else 0
            if max(least - shown - most, both) > 1 or (not cue and coded < minimum - 1):
                telling.add((ALL, cue) if cue else (UNCODED, ""))
    return telling

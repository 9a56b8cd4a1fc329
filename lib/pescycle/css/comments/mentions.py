"""Who wrote something, and what each spoke of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.questionnaire import OpenItem, Questionnaire
from pescycle.model.themes import UNCODED, Codebook, cue_column, theme_column


@dataclass(frozen=True, eq=False)
class Mentions:
    """One open item's comments; ``found`` is (respondents, pairs), true where both stand.

    ``pairs`` are (theme, cue): each theme, ``uncoded`` and, with a cue, ``all``; cue "" is
    any comment. ``written`` says who wrote something.
    """

    pairs: tuple[tuple[str, str], ...]
    written: np.ndarray
    found: np.ndarray

    def of(self, theme: str, cue: str = "") -> np.ndarray:
        """Who wrote a comment on the theme, with the cue."""
        return self.found[:, self.pairs.index((theme, cue))]


def open_items(responses: pd.DataFrame, questionnaire: Questionnaire) -> list[str]:
    """Open items in whose answers themes were looked for when they were read."""
    items = [item.id for item in questionnaire.items if isinstance(item, OpenItem)]
    return [item for item in items if theme_column(item) in responses]


def mentions(responses: pd.DataFrame, item: str, codebook: Codebook) -> Mentions:
    """What the comments on one open item speak of.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent, with the item's column of themes (ids joined by a space,
        missing where nothing was written) and of cues.
    item : str
    codebook : Codebook
        Gives the themes and cues, also those that nobody mentions.
    """
    themes = responses[theme_column(item)]
    written = themes.notna().to_numpy(dtype=bool)
    by_theme = _members(themes, [theme.id for theme in codebook.worded])
    by_cue = _members(responses[cue_column(item)], [cue.id for cue in codebook.cues])
    pairs = {(theme, ""): has for theme, has in by_theme.items()}
    pairs[UNCODED, ""] = written & (themes.fillna("") == "").to_numpy(dtype=bool)
    for cue, with_cue in by_cue.items():
        pairs[ALL, cue] = with_cue
        pairs |= {(theme, cue): has & with_cue for theme, has in by_theme.items()}
    found = np.column_stack(list(pairs.values()))
    return Mentions(tuple(pairs), written, found)


def _members(ids: pd.Series, wanted: Sequence[str]) -> dict[str, np.ndarray]:
    """For each wanted id, in which rows it is one of the ids."""
    sets = [frozenset(cell.split()) for cell in ids.fillna("")]
    return {
        name: np.fromiter((name in found for found in sets), dtype=bool, count=len(sets))
        for name in wanted
    }

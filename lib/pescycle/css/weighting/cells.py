"""Respondents who are alike in every margin, joined into one cell."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pescycle.css.design import Calibration
from pescycle.css.weighting.margins import Margin, known_auxiliary

WIDEST = 1 << 21  # possible cells that are counted directly; more are sorted first


def distinct_cells(margins: Sequence[Margin]) -> tuple[np.ndarray, list[np.ndarray]]:
    """Number of each respondent's cell, and each cell's code in every margin."""
    sizes = [len(margin.total) for margin in margins]
    if np.prod(sizes, dtype=float) > WIDEST:
        return _sorted_cells(margins)
    cell = margins[0].code.astype(np.intp)
    for margin in margins[1:]:
        cell = cell * len(margin.total) + margin.code
    found = np.flatnonzero(np.bincount(cell, minlength=int(np.prod(sizes))))
    place = np.zeros(int(np.prod(sizes)), dtype=np.intp)
    place[found] = np.arange(len(found))
    return place[cell], list(np.unravel_index(found, sizes))


def _sorted_cells(margins: Sequence[Margin]) -> tuple[np.ndarray, list[np.ndarray]]:
    """The same, where there could be too many cells to count each possible one."""
    cell = np.zeros(len(margins[0].code), dtype=np.int64)
    for margin in margins:
        pairs = cell * len(margin.total) + margin.code
        cell = np.unique(pairs, return_inverse=True)[1]
    first = np.unique(cell, return_index=True)[1]
    return cell, [margin.code[first] for margin in margins]


def joined_cells(margins: Sequence[Margin]) -> tuple[np.ndarray, list[Margin]]:
    """Number of each respondent's cell, and the margins with one code a cell."""
    cell, codes = distinct_cells(margins)
    alike = [replace(m, code=code) for m, code in zip(margins, codes, strict=True)]
    return cell, alike


def margins_calibration(margins: Sequence[Margin], base: np.ndarray) -> Calibration:
    """What standard errors need of weights that meet these margins.

    Parameters
    ----------
    margins : sequence of Margin
        What the weights meet.
    base : ndarray
        Weights before, one a respondent.
    """
    cell, alike = joined_cells(margins)
    return Calibration(known_auxiliary(alike), cell, np.asarray(base, dtype=float))

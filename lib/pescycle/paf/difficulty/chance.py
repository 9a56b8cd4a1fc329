"""How hard a target is: the chance of reaching it if nothing changes."""

import numpy as np
from scipy.special import stdtr, stdtrit

from pescycle.model.difficulty import AMBITIOUS, EASY, OUT_OF_REACH, Difficulty
from pescycle.model.framework import Direction

DIFFICULTIES = tuple(Difficulty)


def chance(
    expected: np.ndarray,
    scale: np.ndarray,
    freedom: np.ndarray,
    *,
    target: np.ndarray,
    low_target: np.ndarray,
    better: Direction,
) -> np.ndarray:
    """Chance that the value reaches the target, 0 to 1.

    Parameters
    ----------
    expected, scale, freedom : ndarray
        Student distribution of the value, see ``Forecast``; infinite degrees of freedom
        give a normal one.
    target, low_target : ndarray
        The target; of a band its high and low end.
    better : Direction
        Which side of the target counts as reached.
    """
    below = stdtr(freedom, (target - expected) / scale)
    match better:
        case Direction.HIGHER:
            return 1 - below
        case Direction.LOWER:
            return below
    return below - stdtr(freedom, (low_target - expected) / scale)


def value_with_chance(
    expected: np.ndarray,
    scale: np.ndarray,
    freedom: np.ndarray,
    *,
    wanted: float,
    better: Direction,
) -> np.ndarray:
    """The target that is reached with the wanted chance; missing for a band.

    With half of the chance it is the expected value itself; below, it asks for more.
    """
    if better == Direction.BAND:
        return np.full(len(expected), np.nan)
    side = 1.0 if better == Direction.HIGHER else -1.0
    return expected + side * scale * stdtrit(freedom, 1 - wanted)


def difficulty(chance: np.ndarray) -> np.ndarray:
    """What a chance is called: places in ``DIFFICULTIES``."""
    limits = [
        (np.isnan(chance), Difficulty.UNKNOWN),
        (chance >= EASY, Difficulty.EASY),
        (chance >= AMBITIOUS, Difficulty.WITHIN_REACH),
        (chance >= OUT_OF_REACH, Difficulty.AMBITIOUS),
    ]
    return np.select(
        [where for where, _ in limits],
        [DIFFICULTIES.index(name) for _, name in limits],
        DIFFICULTIES.index(Difficulty.OUT_OF_REACH),
    )

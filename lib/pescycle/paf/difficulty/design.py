"""How a series is looked at: its mean, or a mean of each month of the year."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Design:
    """Past and coming months of one way of looking back.

    ``past`` and ``coming`` are month numbers (years x 12 + month), ``effect`` and
    ``coming_effect`` say which of the means each month belongs to.
    """

    past: np.ndarray
    effect: np.ndarray
    coming: np.ndarray
    coming_effect: np.ndarray

    @property
    def effects(self) -> int:
        return int(self.effect.max()) + 1 if len(self.effect) else 0

    @property
    def members(self) -> np.ndarray:
        """[month, effect]: 1 where the past month belongs to the mean."""
        return (self.effect[:, None] == np.arange(self.effects)).astype(float)


def correlation(lags: np.ndarray, persistence: float) -> np.ndarray:
    """Correlation of months so many apart where each keeps a part of the one before."""
    if persistence == 0:
        return (lags == 0).astype(float)
    return persistence ** np.abs(lags)


def residual_maker(weight: np.ndarray, members: np.ndarray) -> np.ndarray:
    """[center, month, month]: what is left of a series when its means are taken out.

    In units in which every month has the same spread, that is values times the square root
    of their weight; months without a value have rows and columns of zeros.
    """
    root = np.sqrt(weight)
    total = weight @ members
    share = np.divide(1.0, total, where=total > 0, out=np.zeros(total.shape))
    same = (share[:, None, :] * members) @ members.T  # [center, month, month]
    hat = root[:, :, None] * root[:, None, :] * same
    return np.eye(weight.shape[1]) * (weight > 0)[:, :, None] - hat

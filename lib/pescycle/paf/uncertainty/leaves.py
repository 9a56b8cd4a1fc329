"""KPI scores that are not known exactly: a value, and how far it may lie off each way."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from pescycle.model.uncertainty import Normalisation
from pescycle.stats.intervals import normal_quantile, t_quantile

ALIKE = 1e-9  # centers whose scores differ by less than that are alike


@dataclass(frozen=True, eq=False)
class Leaves:
    """Scores of the leaves with their sampling error, as arrays [leaf, center].

    With z a standard normal number the score is value + up z for z > 0 and value + down |z|
    for z < 0, then cut to lower and upper: a normal distribution on each side whose limits
    are those of the published interval, however lopsided that is.

    value : missing where there is no score
    up, down : score units a standard normal unit; 0 where no error is known
    lower, upper : arrays [leaf, 1], the ends of the scale
    df : degrees of freedom of each error; infinite where it was not estimated from a few
        months
    level : confidence level of the published limits
    """

    value: np.ndarray
    up: np.ndarray
    down: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    df: np.ndarray
    level: float = 0.95

    @property
    def missing(self) -> np.ndarray:
        return np.isnan(self.value)

    @property
    def unknown_error(self) -> np.ndarray:
        """Whether there is a score, but nothing is known of its error."""
        return ~self.missing & (self.up == 0) & (self.down == 0)

    def of(self, leaves: np.ndarray, centers: np.ndarray) -> "Leaves":
        """Some leaves of some centers, in that order."""
        parts = ("value", "up", "down", "df")
        cut = {name: getattr(self, name)[np.ix_(leaves, centers)] for name in parts}
        return replace(self, **cut, lower=self.lower[leaves], upper=self.upper[leaves])

    def standard_errors(self) -> tuple[np.ndarray, np.ndarray]:
        """Standard errors of the scores downwards and upwards, before any cut.

        Where the figure's limits lie on the same side of the score (within a band) the
        larger distance counts both ways.
        """
        steps = np.stack([self.up, self.down]) * self.part
        one_sided = steps[0] * steps[1] > 0
        largest = np.abs(steps).max(axis=0)
        down, up = np.maximum(-steps, 0).max(axis=0), np.maximum(steps, 0).max(axis=0)
        return tuple(np.where(one_sided, largest, side) for side in (down, up))

    @property
    def part(self) -> np.ndarray:
        """Standard errors by ``up`` and ``down``, [leaf, center]; 1 or less.

        Limits out of a few months lie a quantile of Student's t away, while ``up`` and
        ``down`` are made for a normal distribution with those limits.
        """
        few = np.isfinite(self.df)
        quantile = np.full(self.df.shape, normal_quantile(self.level))
        quantile[few] = t_quantile(self.df[few], self.level)
        return normal_quantile(self.level) / quantile


def leaves(
    value: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    *,
    level: float = 0.95,
    bounds: tuple[ArrayLike, ArrayLike] = (0.0, 1.0),
    df: ArrayLike = np.inf,
) -> Leaves:
    """Leaves whose sampling distribution has the published limits.

    Parameters
    ----------
    value, low, high : array [leaf, center]
        Scores at the figure and at both limits of its interval, *before* they are cut to
        the scale; where lower is better the score at the upper limit is the lower one. A
        missing limit says that no error is known.
    level : float
        Confidence level of the limits.
    bounds : (float or array [leaf], the same)
        The ends of the scale, of all leaves or of each.
    df : float or array [leaf, center]
        Degrees of freedom of Student's limits; infinite for others.
    """
    given = np.asarray(value, dtype=float)
    unit = normal_quantile(level)
    up, down = (
        np.where(np.isnan(limit - given), 0.0, (limit - given) / unit)
        for limit in (np.asarray(high, float), np.asarray(low, float))
    )
    ends = (np.broadcast_to(np.reshape(e, (-1, 1)), (len(given), 1)) for e in bounds)
    freedom = np.broadcast_to(np.asarray(df, dtype=float), given.shape)
    return Leaves(given, up, down, *ends, freedom, level)


def drawn(one: Leaves, z: np.ndarray) -> np.ndarray:
    """Scores for some standard normal numbers [leaf, center]; missing where one is."""
    moved = one.value + np.where(z > 0, one.up, one.down) * np.abs(z)
    return np.clip(moved, one.lower, one.upper)


def rescaled(one: Leaves, how: Normalisation, weights: np.ndarray) -> Leaves:
    """Leaves on another scale: every leaf stretched so that all spread alike.

    ``spread`` gives each leaf the same standard deviation over the centers and ``range``
    the same lowest and highest center (the z-score and the min-max score of composite
    indicators), both brought back to the level of the framework's own scores: the weighted
    mean of the leaves' means and deviations, or of their ends. So scores under different
    scales can be compared. The stretch is made once, of the scores as published.

    Parameters
    ----------
    one : Leaves
    how : Normalisation
    weights : array [leaf]
        Shares with which the leaves count, adding up to 1.
    """
    if how == Normalisation.OWN:
        return one
    shown = np.clip(one.value, one.lower, one.upper)
    start, width = _start_and_width(shown, how)
    # A leaf on which all centers are alike, or that nobody has, is left as it is.
    usable = width[:, 0] > ALIKE
    if not (weights * usable).sum() > 0:
        return one
    share = weights * usable / (weights * usable).sum()
    new_start, new_width = (np.dot(share, np.nan_to_num(x[:, 0])) for x in (start, width))
    apart = width > ALIKE
    stretch = np.where(apart, new_width / np.where(apart, width, 1.0), 1.0)
    return _stretched(one, stretch, np.where(apart, new_start - start * stretch, 0.0))


def _stretched(one: Leaves, stretch: np.ndarray, shift: np.ndarray) -> Leaves:
    return replace(
        one,
        value=one.value * stretch + shift,
        up=one.up * stretch,
        down=one.down * stretch,
        lower=one.lower * stretch + shift,
        upper=one.upper * stretch + shift,
    )


def _start_and_width(
    shown: np.ndarray, how: Normalisation
) -> tuple[np.ndarray, np.ndarray]:
    known = ~np.isnan(shown)
    count = known.sum(axis=1, keepdims=True)
    if how == Normalisation.SPREAD:
        filled = np.where(known, shown, 0.0)
        mean = filled.sum(axis=1, keepdims=True) / np.maximum(count, 1)
        away = np.where(known, shown - mean, 0.0)
        spread = np.sqrt((away**2).sum(axis=1, keepdims=True) / np.maximum(count - 1, 1))
        return mean, spread
    low = np.where(known, shown, np.inf).min(axis=1, keepdims=True)
    high = np.where(known, shown, -np.inf).max(axis=1, keepdims=True)
    none = count == 0
    return np.where(none, 0.0, low), np.where(none, 0.0, high - low)

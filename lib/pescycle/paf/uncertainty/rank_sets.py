"""Which ranks a center can have, as far as sampling error tells: confidence sets."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from pescycle.paf.uncertainty.errors import Errors
from pescycle.stats.intervals import checked_confidence

# With more centers than that, all pairs would cost more than their sets gain.
MOST_COMPARED = 60
DRAWS, CHUNK = 4_000, 500


class SetMethod(StrEnum):
    PAIRWISE = "rank_set_pairwise"
    JOINT = "rank_set_joint"


@dataclass(frozen=True, eq=False)
class RankSets:
    """From which to which rank each center's true rank can lie; 1 is the best."""

    low: np.ndarray
    high: np.ndarray
    method: SetMethod


def rank_sets(
    scores: np.ndarray, errors: Errors, *, confidence: float = 0.95, seed: int = 1
) -> RankSets:
    """Sets that hold *all* true ranks at once with the confidence level.

    A center is put behind another one only where the difference of the two is clear among
    all differences together. Of ranks a usual interval is no help: it asks whether a rank
    would come again, not whether the centers differ, and is too short where centers are
    alike.

    Parameters
    ----------
    scores : array [center]
        Higher is better; independent of each other.
    errors : Errors
        Where missing or 0 nothing is known, and such a center can have any rank and puts
        nobody behind. Of a pair counts the better one's error downwards and the worse one's
        upwards.
    confidence : float
        0.95 for 95 %; 95 is refused.
    seed : int
        For the critical value.

    Notes
    -----
    Mogstad, Romano, Shaikh & Wilhelm (2024), Review of Economic Studies 91, 476-518. R:
    ``csranks::csranks(scores, diag(se^2), simul = TRUE)``. That takes errors as known; here
    those estimated from few months are drawn too, as in the studentised bootstrap.
    """
    level = checked_confidence(confidence)
    known = np.isfinite(scores) & (np.nan_to_num(errors.whole) > 0)
    if known.sum() <= MOST_COMPARED:
        better, worse = _pairwise(scores[known], errors.of(known), level, seed)
        method = SetMethod.PAIRWISE
    else:
        better, worse = _joint(scores[known], errors.of(known), level)
        method = SetMethod.JOINT
    low = np.ones(len(scores), dtype=int)
    high = np.full(len(scores), len(scores))
    low[known] += better
    high[known] -= worse
    return RankSets(low, high, method)


def _pairwise(
    scores: np.ndarray, errors: Errors, level: float, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """How many centers are clearly better and clearly worse, by all differences.

    Step-down (Romano & Wolf 2005): what is clear is set aside, and the critical value of
    the rest found again, until nothing more becomes clear.
    """
    one, other = np.triu_indices(len(scores), k=1)
    if not len(one):
        return np.zeros(len(scores), dtype=int), np.zeros(len(scores), dtype=int)
    away = scores[one] - scores[other]
    ratio = away / np.where(
        away > 0,
        np.hypot(errors.down[one], errors.up[other]),
        np.hypot(errors.up[one], errors.down[other]),
    )
    clear = np.zeros(len(one), dtype=bool)
    while not clear.all():
        open_pairs = np.flatnonzero(~clear)
        limit = _critical(errors, one[open_pairs], other[open_pairs], level, seed)
        found = ~clear & (np.abs(ratio) > limit)
        if not found.any():
            break
        clear |= found
    ahead = np.where(ratio > 0, one, other)[clear]
    behind = np.where(ratio > 0, other, one)[clear]
    counts = [np.bincount(side, minlength=len(scores)) for side in (behind, ahead)]
    return counts[0], counts[1]


def _critical(
    errors: Errors, one: np.ndarray, other: np.ndarray, level: float, seed: int
) -> float:
    """Quantile of the largest standardised difference among centers that are all alike.

    Errors estimated from few months are drawn anew in each draw, as they would come out
    anew in other months: the largest of many differences is mostly one whose error came out
    small.
    """
    source = np.random.Generator(np.random.PCG64([seed, 7]))
    se, few = errors.whole, np.isfinite(errors.df)
    df, largest = np.where(few, errors.df, 1.0), []
    for _ in range(DRAWS // CHUNK):
        error = source.standard_normal((CHUNK, len(se))) * se
        square = np.broadcast_to(se**2, error.shape).copy()
        if few.any():
            square[:, few] *= source.chisquare(df[few], (CHUNK, few.sum())) / df[few]
        apart = np.sqrt(square[:, one] + square[:, other])
        largest.append((np.abs(error[:, one] - error[:, other]) / apart).max(axis=1))
    return float(np.quantile(np.concatenate(largest), level, method="higher"))


def _joint(
    scores: np.ndarray, errors: Errors, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """The same from intervals that hold all scores at once; wider, but for any number.

    Klein, Wright & Wieczorek (2020), Journal of the Royal Statistical Society A 183,
    589-606, theorem 1, with independent intervals of level ** (1 / centers).
    """
    each = (1 + level ** (1 / max(len(scores), 1))) / 2
    quantile = stats.t.ppf(each, errors.df)
    low, high = scores - quantile * errors.down, scores + quantile * errors.up
    better = len(low) - np.searchsorted(np.sort(low), high, side="right")
    worse = np.searchsorted(np.sort(high), low, side="left")
    return better, worse

"""How likely a difference of two groups of centers is if nothing but chance made it.

Both tests count what could have been: who was a pilot center, or which way each center's
deviation went.
"""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

# So many assignments are all tried; of more a sample is drawn.
MOST_ASSIGNMENTS = 20_000
MOST_SIGNS = 14  # centers up to which every pattern of signs is tried
FEW_CENTERS = 11  # up to here two signs give too few patterns: Webb's six weights
DRAWS, SEED = 9_999, 20230101
WEBB = np.sqrt([0.5, 1.0, 1.5])
# Two statistics closer than this are the same but for rounding.
ROUNDING = 1e-12


@dataclass(frozen=True, kw_only=True)
class ChanceTest:
    """A p-value with how many cases were looked at, and whether those were all."""

    p: float
    cases: int
    exact: bool


NOTHING = ChanceTest(p=np.nan, cases=0, exact=True)


def randomisation_test(pilot: np.ndarray, comparison: np.ndarray) -> ChanceTest:
    """Share of the assignments of centers to groups that differ at least as much.

    Exact while there are at most ``MOST_ASSIGNMENTS``; else a seeded sample of them, the
    observed one counted in. It needs no distribution, but takes the groups as if they had
    been drawn by lot: where centers chose themselves to be pilots it is only a check.

    Parameters
    ----------
    pilot, comparison : ndarray
        Change of each center, one a center; missing ones are left out.

    Returns
    -------
    ChanceTest
        Two-sided, on the difference of means; missing where a group is empty.

    Notes
    -----
    Fisher (1935), The Design of Experiments, chapter 2; Phipson & Smyth (2010) for the
    sample. R: ``combn(n, k)`` and the mean difference of each column.
    """
    pilot, comparison = pilot[~np.isnan(pilot)], comparison[~np.isnan(comparison)]
    if not len(pilot) or not len(comparison):
        return NOTHING
    values, size = np.concatenate([pilot, comparison]), len(pilot)
    observed = abs(pilot.mean() - comparison.mean())
    count = comb(len(values), size)
    if count <= MOST_ASSIGNMENTS:
        chosen = np.array(list(combinations(range(len(values)), size)))
        reached = _as_far(_differences(values, chosen), observed, values)
        return ChanceTest(p=float(reached.mean()), cases=count, exact=True)
    draw = np.random.default_rng(SEED)
    order = draw.permuted(np.tile(np.arange(len(values)), (DRAWS, 1)), axis=1)
    reached = _as_far(_differences(values, order[:, :size]), observed, values)
    return ChanceTest(p=float((reached.sum() + 1) / (DRAWS + 1)), cases=DRAWS, exact=False)


def _differences(values: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """Difference of means for each choice of one group's members."""
    sums = values[chosen].sum(axis=1)
    size, rest = chosen.shape[1], len(values) - chosen.shape[1]
    return sums / size - (values.sum() - sums) / rest


def _as_far(differences: np.ndarray, observed: float, values: np.ndarray) -> np.ndarray:
    return np.abs(differences) >= observed - ROUNDING * max(np.abs(values).max(), 1e-300)


def wild_bootstrap_test(pilot: np.ndarray, comparison: np.ndarray) -> ChanceTest:
    """Share of the wild bootstrap's t statistics that are at least as large.

    Each center keeps its distance from the mean change of all ("no difference" imposed),
    but its sign is drawn anew; each is one cluster. All patterns of signs are tried while
    there are few enough; with so few centers that signs alone give too few patterns, Webb's
    six weights are drawn.

    Parameters
    ----------
    pilot, comparison : ndarray
        Change of each center, one a center; missing ones are left out.

    Returns
    -------
    ChanceTest
        Two-sided; missing with fewer than two centers in a group or where nothing varies.

    Notes
    -----
    Cameron, Gelbach & Miller (2008), Review of Economics and Statistics 90, 414-427; Webb
    (2014), Queen's Economics Department working paper 1315. The t is Welch's.
    """
    pilot, comparison = pilot[~np.isnan(pilot)], comparison[~np.isnan(comparison)]
    if min(len(pilot), len(comparison)) < 2:
        return NOTHING
    values = np.concatenate([pilot, comparison])
    distance = values - values.mean()
    observed = _welch(values[None], len(pilot))[0]
    if not np.isfinite(observed):
        return NOTHING
    weights, exact = _wild_weights(len(values))
    found = _welch(weights * distance, len(pilot))
    # A pattern in which nothing varies has no statistic: it is as far as can be.
    reached = ~(np.abs(found) < abs(observed) * (1 - 1e-9))
    if exact:
        return ChanceTest(p=float(reached.mean()), cases=len(weights), exact=True)
    cases = len(weights)
    return ChanceTest(p=float((reached.sum() + 1) / (cases + 1)), cases=cases, exact=False)


def _wild_weights(centers: int) -> tuple[np.ndarray, bool]:
    draw = np.random.default_rng(SEED)
    if centers <= FEW_CENTERS:
        return draw.choice(np.concatenate([-WEBB, WEBB]), (DRAWS, centers)), False
    if centers <= MOST_SIGNS:
        bits = np.arange(2**centers)[:, None] >> np.arange(centers) & 1
        return 1.0 - 2.0 * bits, True
    return draw.choice([-1.0, 1.0], (DRAWS, centers)), False


def _welch(values: np.ndarray, size: int) -> np.ndarray:
    """Welch's t of the first ``size`` columns against the rest, a row each."""
    first, second = values[:, :size], values[:, size:]
    difference = first.mean(axis=1) - second.mean(axis=1)
    variance = sum(part.var(axis=1, ddof=1) / part.shape[1] for part in (first, second))
    noise = (ROUNDING * np.abs(values).max(axis=1)) ** 2
    return np.where(
        variance > noise, difference / np.sqrt(np.maximum(variance, 1e-300)), np.nan
    )

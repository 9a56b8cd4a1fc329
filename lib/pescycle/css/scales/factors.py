"""One common factor behind the items: loadings, omega, and how many factors there are."""

from dataclasses import dataclass

import numpy as np

MOST_STEPS, STEP = 10_000, 1e-13
# No item may share more than this of its variance: beyond 1 it would share what it has not.
MOST_SHARED = 0.995
DRAWS, SEED, QUANTILE = 200, 20230101, 0.95


def one_factor(matrix: np.ndarray) -> np.ndarray:
    """Loadings of the items on one factor by minimum residuals.

    The loadings whose products come closest to the correlations off the diagonal, found
    item by item, each the best while the others stand still. A loading that would explain
    more than the whole item (a Heywood case) stops at the root of ``MOST_SHARED``.

    Parameters
    ----------
    matrix : ndarray
        (items, items) correlations, of grades or polychoric.

    Returns
    -------
    ndarray
        One an item, the sum not below 0; missing with fewer than three items, with which
        loadings are not determined.

    Notes
    -----
    Harman & Jones (1966), Psychometrika 31, 351-368. R (psych): ``fa(r, 1, fm =
    "minres")``, which stops a little earlier.
    """
    size = len(matrix)
    if size < 3 or np.isnan(matrix).any():
        return np.full(size, np.nan)
    values, vectors = np.linalg.eigh(matrix)
    most = np.sqrt(MOST_SHARED)
    loading = np.clip(vectors[:, -1] * np.sqrt(values[-1]), -most, most)
    for _ in range(MOST_STEPS):
        last = loading.copy()
        for item in range(size):
            others = np.arange(size) != item
            along, length = matrix[item, others] @ loading[others], loading[others]
            square = length @ length
            best = along / square if square > 0 else 0.0
            loading[item] = np.clip(best, -most, most)
        if np.abs(loading - last).max() < STEP:
            break
    return loading if loading.sum() >= 0 else -loading


def omega_total(matrix: np.ndarray, loading: np.ndarray) -> float:
    """McDonald's omega total of a one-factor model: what is not unique to single items.

    1 - sum of uniquenesses / sum of all correlations. Unlike alpha it does not suppose that
    all items measure equally well.

    Notes
    -----
    McDonald (1999), Test Theory, chapter 6. R (psych): ``omega(r, nfactors = 1)``,
    omega.tot.
    """
    total = matrix.sum()
    if np.isnan(loading).any() or not total > 0:
        return np.nan
    return float(1 - (1 - loading**2).sum() / total)


def congruence(first: np.ndarray, second: np.ndarray) -> float:
    """Tucker's coefficient of two sets of loadings: 1 for the same pattern.

    Above 0.95 the factors count as equal, above 0.85 as fairly similar.

    Notes
    -----
    Lorenzo-Seva & ten Berge (2006), Methodology 2, 57-64. R (psych):
    ``factor.congruence``.
    """
    length = np.sqrt((first @ first) * (second @ second))
    return float(first @ second / length) if length > 0 else np.nan


@dataclass(frozen=True, eq=False)
class ParallelAnalysis:
    """Eigenvalues beside those of answers without anything in common."""

    eigenvalues: np.ndarray
    chance_mean: np.ndarray
    chance_high: np.ndarray

    @property
    def factors(self) -> int:
        """How many of the first eigenvalues lie above what chance reaches."""
        above = self.eigenvalues > self.chance_high
        return int(np.cumprod(above).sum())


def parallel_analysis(matrix: np.ndarray, base: int) -> ParallelAnalysis:
    """Eigenvalues of the items against those of as many independent normal numbers.

    Parameters
    ----------
    matrix : ndarray
        (items, items) correlations.
    base : int
        Respondents behind them.

    Returns
    -------
    ParallelAnalysis
        Of ``DRAWS`` seeded draws the mean and the 95th percentile.

    Notes
    -----
    Horn (1965), Psychometrika 30, 179-185; the percentile: Glorfeld (1995). R (psych):
    ``fa.parallel(x, fa = "pc")``, with draws of its own.
    """
    draw = np.random.default_rng(SEED)
    numbers = draw.normal(size=(DRAWS, base, len(matrix)))
    numbers -= numbers.mean(axis=1, keepdims=True)
    numbers /= np.sqrt((numbers**2).sum(axis=1, keepdims=True))
    chance = np.linalg.eigvalsh(numbers.transpose(0, 2, 1) @ numbers)[:, ::-1]
    return ParallelAnalysis(
        eigenvalues=np.linalg.eigvalsh(matrix)[::-1],
        chance_mean=chance.mean(axis=0),
        chance_high=np.quantile(chance, QUANTILE, axis=0),
    )

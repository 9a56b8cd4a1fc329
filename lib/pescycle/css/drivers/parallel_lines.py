"""Whether a driver moves the odds at every answer alike, as the model of one slope says."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from pescycle.css.design import SurveyDesign, covariance, degrees_of_freedom
from pescycle.css.drivers.proportional_odds import proportional_odds

# A cut with fewer answers a coefficient on its smaller side has no model of its own.
ANSWERS_A_COEFFICIENT = 5


@dataclass(frozen=True, eq=False)
class ParallelLines:
    """Wald tests that slopes are the same at all cuts; p missing where it cannot be made.

    ``wald``, ``f`` and ``p`` have one number a column, then one for all together; ``cuts``
    are the answers above which each compared model starts.
    """

    wald: np.ndarray
    f: np.ndarray
    p: np.ndarray
    df1: np.ndarray
    df2: np.ndarray
    cuts: np.ndarray


def parallel_lines(
    design: SurveyDesign, answer: np.ndarray, columns: np.ndarray
) -> ParallelLines:
    """Brant's test with the design's covariance: a logistic model at each cut, compared.

    The covariance of the models' slopes is taken from their scores, as the sample was
    drawn, and not from the model as in Brant's own; F in place of chi-square holds the
    level with few units. With hundreds of answers small differences between cuts are
    found: a small p asks for a look, it does not overthrow the order of the drivers.

    Parameters
    ----------
    design : SurveyDesign
    answer : ndarray
        (respondents,) ordered codes, NaN where missing.
    columns : ndarray
        (respondents, p), NaN where missing.

    Notes
    -----
    Brant (1990), Biometrics 46, 1171-1178; F: Korn & Graubard (1990), The American
    Statistician 44, 270-276.
    """
    used = ~np.isnan(answer) & ~np.isnan(columns).any(axis=1) & (design.weight > 0)
    size = columns.shape[1]
    cuts, slopes, scores = [], [], []
    for cut in np.unique(answer[used])[:-1]:
        found = _at_cut(design, answer > cut, columns, used)
        if found is not None:
            cuts.append(cut)
            slopes.append(found[0])
            scores.append(found[1])
    if len(cuts) < 2:
        return _no_test(size, np.array(cuts))
    spread = covariance(design, np.concatenate(scores, axis=1))
    df = degrees_of_freedom(design, used)
    return _tests(np.stack(slopes), spread, df, np.array(cuts))


def _no_test(size: int, cuts: np.ndarray) -> ParallelLines:
    return ParallelLines(*(np.full(size + 1, np.nan) for _ in range(5)), cuts=cuts)


def _at_cut(
    design: SurveyDesign, above: np.ndarray, columns: np.ndarray, used: np.ndarray
) -> tuple[np.ndarray, np.ndarray] | None:
    """Slopes of the logistic model at one cut, and their scores."""
    size = columns.shape[1]
    fewer = min(above[used].sum(), (~above[used]).sum())
    if fewer < ANSWERS_A_COEFFICIENT * (size + 1):
        return None
    model = proportional_odds(design, np.where(used, above, np.nan), columns)
    if model.reason:
        return None
    x = np.column_stack([columns[used], np.ones(used.sum())])
    slope = np.append(model.coefficients[:size], -model.coefficients[size])
    expected = 1 / (1 + np.exp(-x @ slope))
    weight = design.weight[used]
    bread = np.linalg.inv(x.T @ ((weight * expected * (1 - expected))[:, None] * x))
    scores = np.zeros((len(used), size))
    residual = (weight * (above[used] - expected))[:, None]
    scores[used] = ((residual * x) @ bread)[:, :size]
    return slope[:size], scores


def _tests(
    slopes: np.ndarray, spread: np.ndarray, df: int, cuts: np.ndarray
) -> ParallelLines:
    """Slopes (cuts, columns) against those of the first cut: each column, then all."""
    several, size = slopes.shape
    contrast = np.concatenate(
        [-np.tile(np.eye(size), (several - 1, 1)), np.eye((several - 1) * size)], axis=1
    )
    difference = contrast @ slopes.ravel()
    spread = contrast @ spread @ contrast.T
    column = np.tile(np.arange(size), several - 1)
    sets = [column == number for number in range(size)] + [column >= 0]
    rows = [_wald(difference[one], spread[np.ix_(one, one)], df) for one in sets]
    wald, f, p, df1, df2 = np.array(rows, dtype=float).T
    return ParallelLines(wald, f, p, df1, df2, cuts)


def _wald(difference: np.ndarray, spread: np.ndarray, df: int) -> tuple[float, ...]:
    size = len(difference)
    rest = df - size + 1
    if rest < 1 or np.linalg.matrix_rank(spread, hermitian=True) < size:
        return np.nan, np.nan, np.nan, float(size), np.nan
    wald = float(difference @ np.linalg.solve(spread, difference))
    f = wald * rest / (df * size)
    return wald, f, float(stats.f.sf(f, size, rest)), float(size), float(rest)

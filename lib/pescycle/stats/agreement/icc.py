"""Intraclass correlations of raters: Shrout and Fleiss's six forms with F intervals."""

from enum import StrEnum

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.stats.intervals import checked_confidence

METHOD = "f"
COLUMNS = (
    "form",
    "value",
    "low",
    "high",
    "level",
    "f",
    "df1",
    "df2",
    "p",
    "base",
    "raters",
)


class IccForm(StrEnum):
    """Which raters are meant, and whether one of them or their mean is used.

    ``icc1``: every unit has raters of its own. ``icc2``: the same raters for all units, a
    sample of those who could rate; their severity counts as disagreement. ``icc3``: just
    these raters; their severity does not count. With ``k``: of the mean of all raters.
    """

    ICC1 = "icc1"
    ICC2 = "icc2"
    ICC3 = "icc3"
    ICC1K = "icc1k"
    ICC2K = "icc2k"
    ICC3K = "icc3k"


def intraclass_correlations(
    ratings: np.ndarray, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Six intraclass correlations with their F intervals, one row a form.

    Units with a blank are left out. It misleads where units differ little: then the
    correlation is low although raters may be close to each other in points.

    Parameters
    ----------
    ratings : ndarray
        One row a unit, a column a rater; NaN where not rated.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        ``form value low high level f df1 df2 p base raters``; figures are missing with
        fewer than two units or raters, or where nothing varies.

    Notes
    -----
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428, tables 3 and 4; the interval
    of form 2 after their equation on page 424 (Satterthwaite). R (psych):
    ``ICC(x, lmer = FALSE)``.
    """
    tail = (1 - checked_confidence(confidence)) / 2
    rows = np.atleast_2d(np.asarray(ratings, dtype=float))
    rows = rows[~np.isnan(rows).any(axis=1)]
    units, raters = rows.shape
    squares = _mean_squares(rows)
    if squares is None:
        found = [dict.fromkeys(COLUMNS, np.nan) | {"form": str(form)} for form in IccForm]
    else:
        single = [_one_way(squares, rows.shape, tail), *_two_way(squares, rows.shape, tail)]
        found = single + [_of_mean(row, raters) for row in single]
    frame = pd.DataFrame(found).assign(level=confidence, base=units, raters=raters)
    return frame[list(COLUMNS)]


def _mean_squares(rows: np.ndarray) -> tuple[float, float, float, float] | None:
    """Between units, within units, between raters, residual; None where nothing varies."""
    units, raters = rows.shape
    if units < 2 or raters < 2:
        return None
    middle, of_unit, of_rater = rows.mean(), rows.mean(axis=1), rows.mean(axis=0)
    between = raters * ((of_unit - middle) ** 2).sum() / (units - 1)
    within = ((rows - of_unit[:, None]) ** 2).sum() / (units * (raters - 1))
    severity = units * ((of_rater - middle) ** 2).sum() / (raters - 1)
    rest = rows - of_unit[:, None] - of_rater + middle
    residual = (rest**2).sum() / ((units - 1) * (raters - 1))
    # Raters in perfect step leave a residual of rounding, by which nothing can be divided.
    tiny = 1e-12 * max(between, severity)
    return (between, within, severity, residual) if min(within, residual) > tiny else None


def _one_way(squares: tuple, shape: tuple[int, int], tail: float) -> dict:
    between, within, _, _ = squares
    units, raters = shape
    df1, df2 = units - 1, units * (raters - 1)
    f = between / within
    low = f / stats.f.ppf(1 - tail, df1, df2)
    high = f * stats.f.ppf(1 - tail, df2, df1)
    value, low, high = ((x - 1) / (x + raters - 1) for x in (f, low, high))
    return _row(IccForm.ICC1, (value, low, high), (f, df1, df2))


def _two_way(squares: tuple, shape: tuple[int, int], tail: float) -> list[dict]:
    between, _, severity, residual = squares
    units, raters = shape
    df1, df2 = units - 1, (units - 1) * (raters - 1)
    f = between / residual
    low = f / stats.f.ppf(1 - tail, df1, df2)
    high = f * stats.f.ppf(1 - tail, df2, df1)
    fixed = tuple((x - 1) / (x + raters - 1) for x in (f, low, high))
    whole = between + (raters - 1) * residual + raters * (severity - residual) / units
    random = (between - residual) / whole
    limits = _random_limits(squares, shape, tail, random)
    return [
        _row(IccForm.ICC2, (random, *limits), (f, df1, df2)),
        _row(IccForm.ICC3, fixed, (f, df1, df2)),
    ]


def _random_limits(
    squares: tuple, shape: tuple[int, int], tail: float, value: float
) -> tuple[float, float]:
    between, _, severity, residual = squares
    n, k = shape
    ratio = severity / residual
    first = k * value * ratio
    second = n * (1 + (k - 1) * value) - k * value
    df = (k - 1) * (n - 1) * (first + second) ** 2
    df /= (n - 1) * first**2 + second**2
    spread = k * severity + (k * n - k - n) * residual
    upper = stats.f.ppf(1 - tail, n - 1, df)
    lower = stats.f.ppf(1 - tail, df, n - 1)
    low = n * (between - upper * residual) / (upper * spread + n * between)
    high = n * (lower * between - residual) / (spread + n * lower * between)
    return float(low), float(high)


def _of_mean(row: dict, raters: int) -> dict:
    """The same form for the mean of the raters (Spearman-Brown)."""
    stepped = {key: _stepped_up(row[key], raters) for key in ("value", "low", "high")}
    return row | stepped | {"form": f"{row['form']}k"}


def _stepped_up(value: float, raters: int) -> float:
    below = 1 + (raters - 1) * value
    return raters * value / below if below > 0 else np.nan


def _row(form: IccForm, figures: tuple, test: tuple) -> dict:
    (value, low, high), (f, df1, df2) = figures, test
    return {
        "form": str(form),
        "value": float(value),
        "low": float(low),
        "high": float(high),
        "f": float(f),
        "df1": df1,
        "df2": df2,
        "p": float(stats.f.sf(f, df1, df2)),
    }

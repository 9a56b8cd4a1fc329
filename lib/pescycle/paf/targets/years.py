"""A KPI's own former years: their mean, and the line through them.

Always the same months of each year, so that no season is taken for a change.
"""

import numpy as np
import pandas as pd

from pescycle.model.findings import Basis
from pescycle.model.framework import Framework, OwnHistoryTarget
from pescycle.paf.periods import Period

# A line through two points is the two points: a third one can contradict it.
TREND_YEARS = 3


def history_mean(values: np.ndarray, *, years: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean of the last years and of how many years it is.

    Every year counts the same, however much was counted in it: a year of closures is one
    year of experience. A year without a value is left out and not filled in.

    Parameters
    ----------
    values : ndarray
        [year, center], the last year first; missing where the year has no value.
    years : int
        How many years back to look.

    Returns
    -------
    tuple of ndarray
        Mean (missing without a year) and number of years, one element a center.

    Notes
    -----
    Korea sets an office's targets on its own last three years. R: ``rowMeans(x, na.rm =
    TRUE)``.
    """
    recent = values[:years]
    found = np.isfinite(recent)
    count = found.sum(axis=0)
    total = np.where(found, recent, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan), count


def trend_level(values: np.ndarray) -> np.ndarray:
    """Line through the last three years, carried on one year.

    With y1 the last year, y2 and y3 those before, it is (4 y1 + y2 - 2 y3) / 3: the least
    squares line at the next year. It magnifies chance: its variance is 21/9 times that of
    one year's value. All three years are needed.

    Parameters
    ----------
    values : ndarray
        [year, center], the last year first.

    Notes
    -----
    R: ``predict(lm(y ~ x, data.frame(x = c(-1, -2, -3), y)), data.frame(x = 0))``.
    """
    if len(values) < TREND_YEARS:
        return np.full(values.shape[1:], np.nan)
    first, second, third = values[:TREND_YEARS]
    return (4 * first + second - 2 * third) / 3


def year_matrix(history: pd.DataFrame, kpi: str, centers: pd.Index) -> np.ndarray:
    """One KPI's history as an array [year, center].

    Parameters
    ----------
    history : DataFrame
        One row a (center incl. all, KPI, year): center kpi year value base; year 1 is the
        last one.
    """
    own = history[history["kpi"] == kpi]
    last = int(history["year"].max()) if len(history) else 0
    found = np.full((last, len(centers)), np.nan)
    place = centers.get_indexer(own["center"])
    known = place >= 0
    year = own["year"].to_numpy(dtype=int)[known] - 1
    found[year, place[known]] = own["value"].to_numpy(dtype=float, na_value=np.nan)[known]
    return found


def history_baselines(
    history: pd.DataFrame, framework: Framework, *, periods: list[Period]
) -> pd.DataFrame:
    """Baselines of the KPIs whose target builds on their own history.

    Parameters
    ----------
    history : DataFrame
        See ``year_matrix``.
    framework : Framework
        The edition in force.
    periods : list of Period
        The same months of each former year, the last year first.

    Returns
    -------
    DataFrame
        Columns of ``baselines``; ``base`` is the sum of the years' bases, ``starts`` and
        ``ends`` those of the first and last year that were looked at.
    """
    parts = []
    for kpi in framework.kpis:
        if isinstance(kpi.target, OwnHistoryTarget):
            own = history[history["kpi"] == kpi.id]
            centers = pd.Index(own["center"].unique())
            rule = kpi.target
            mean, count = history_mean(
                year_matrix(history, kpi.id, centers), years=rule.years
            )
            used = own[own["value"].notna() & (own["year"] <= rule.years)]
            base = used.groupby("center")["base"].sum(min_count=1).reindex(centers)
            spans = periods[: rule.years]
            parts.append(_rows(kpi.id, centers, mean, count, base.to_numpy(), spans))
    return pd.concat(parts, ignore_index=True) if parts else _rows("", [], [], [], [], [])


def _rows(kpi, centers, mean, count, base, spans) -> pd.DataFrame:
    found = np.asarray(count, dtype="int64") > 0
    return pd.DataFrame(
        {
            "center": pd.Series(centers, dtype="str"),
            "kpi": pd.Series(kpi, index=range(len(found)), dtype="str"),
            "baseline": np.asarray(mean, dtype="float64"),
            "base": np.asarray(base, dtype="float64"),
            "basis": np.where(found, str(Basis.OWN_HISTORY), str(Basis.NONE)),
            "years": pd.array(np.asarray(count, dtype="int64"), dtype="Int64"),
            "starts": pd.Series(
                min((span.starts for span in spans), default=None),
                index=range(len(found)),
                dtype="datetime64[us]",
            ),
            "ends": pd.Series(
                max((span.ends for span in spans), default=None),
                index=range(len(found)),
                dtype="datetime64[us]",
            ),
        }
    )

"""Enablers beside the KPIs that they should move: two changes, and no claim of a cause."""

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Framework
from pescycle.model.maturity import Phase
from pescycle.stats.intervals import t_interval

ENABLER = (
    *("center", "section", "score", "score_before", "score_change", "score_low"),
    *("score_high", "centers"),
)
KPI = ("before", "value", "change", "low", "high", "level", "method", "verdict")
COLUMNS = ("kpi", *ENABLER, *KPI)


def enabler_changes(
    now: pd.DataFrame, before: pd.DataFrame, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Change of every section's score since an earlier maturity check.

    Parameters
    ----------
    now, before : DataFrame
        Rows of ``center_figures`` and ``all_centers`` by section that were published; the
        scores of both roles count.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (center incl. ``all``, section): ``score score_before score_change
        score_low score_high centers``. Of all centers the change is the mean of those with
        both scores, paired, with Student's t over centers; a single center's change has no
        interval, because mostly the same people score again.
    """
    pairs = _scores(now).merge(
        _scores(before), on=["center", "section"], how="left", suffixes=("", "_before")
    )
    pairs["score_change"] = pairs["score"] - pairs["score_before"]
    single = pairs[pairs["center"] != ALL]
    frame = pairs.assign(score_low=np.nan, score_high=np.nan, centers=1)
    for place in frame.index[frame["center"] == ALL]:
        section = frame.loc[place, "section"]
        gaps = single.loc[single["section"] == section, "score_change"].dropna()
        if len(gaps):
            found = _mean_change(gaps.to_numpy(), confidence)
            frame.loc[place, list(found)] = list(found.values())
    return frame[list(ENABLER)]


def enabler_links(
    framework: Framework, enablers: pd.DataFrame, kpis: pd.DataFrame
) -> pd.DataFrame:
    """Each KPI's change beside that of the enablers that the framework names for it.

    Both moved together or they did not: with one service and two points in time nothing
    more can be said, and the table claims no cause.

    Parameters
    ----------
    framework : Framework
        ``enablers`` of its KPIs.
    enablers : DataFrame
        From ``enabler_changes``.
    kpis : DataFrame
        From ``kpi_changes``, since the same round.

    Returns
    -------
    DataFrame
        One row a (kpi, section, center incl. ``all``): the columns of both.
    """
    named = [(kpi.id, name) for kpi in framework.kpis for name in kpi.enablers]
    links = pd.DataFrame(named, columns=["kpi", "section"], dtype="str")
    rows = links.merge(enablers, on="section").merge(
        kpis[["center", "kpi", *KPI]], on=["center", "kpi"], how="left"
    )
    return rows[list(COLUMNS)]


def _scores(frame: pd.DataFrame) -> pd.DataFrame:
    own = frame[(frame["phase"] == Phase.SCORE) & (frame["role"] == ALL)]
    own = own[["center", "section", "value"]].rename(columns={"value": "score"})
    return own.astype({"score": "float64"})


def _mean_change(gaps: np.ndarray, confidence: float) -> dict[str, float]:
    count = len(gaps)
    se = gaps.std(ddof=1) / np.sqrt(count) if count > 1 else np.nan
    low, high = t_interval(gaps.mean(), se, count - 1, confidence=confidence)
    return {
        "score_change": gaps.mean(),
        "score_low": float(low),
        "score_high": float(high),
        "centers": count,
    }

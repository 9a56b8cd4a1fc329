"""Self against peer: whether a center sees itself as those from outside see it."""

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.maturity import AssessorRole, Phase, RoleFinding
from pescycle.stats.intervals import t_interval
from pescycle.stats.multiplicity import holm

SIGNIFICANT = 0.05
COLUMNS = (
    *("section", "self", "peer", "difference", "low", "high", "level", "method"),
    *("p", "p_adjusted", "centers", "finding"),
)


def self_peer_differences(
    centers: pd.DataFrame, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Mean difference self less peer of each section, paired by center.

    Paired, because centers differ: only those that both have scored count. Each section's
    p is adjusted for the number of sections (Holm). A difference does not say who is
    right: those inside know more, those outside compare more.

    Parameters
    ----------
    centers : DataFrame
        Rows of ``center_figures`` by section that may be published.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a section incl. ``all``: ``self peer difference low high level method p
        p_adjusted centers finding``, in points; figures are missing where no center has
        both, limits with fewer than two or where no difference varies.

    Notes
    -----
    R: ``t.test(self, peer, paired = TRUE)``, ``p.adjust(p, "holm")``.
    """
    scores = centers[(centers["phase"] == Phase.SCORE) & centers["value"].notna()]
    wide = scores.pivot_table(
        index=["section", "center"], columns="role", values="value", sort=False
    ).reindex(columns=list(AssessorRole))
    rows = [
        {"section": section} | _paired(wide.loc[section].dropna(), confidence)
        for section in dict.fromkeys(centers["section"])
        if section in wide.index.get_level_values("section")
    ]
    frame = pd.DataFrame(rows, columns=[c for c in COLUMNS if c != "p_adjusted"])
    frame["p_adjusted"] = _adjusted(frame)
    frame["finding"] = [_finding(row) for row in frame.to_dict("records")]
    return frame[list(COLUMNS)]


def _paired(pairs: pd.DataFrame, confidence: float) -> dict:
    gap = (pairs[AssessorRole.SELF] - pairs[AssessorRole.PEER]).to_numpy(dtype=float)
    count = len(gap)
    mean = float(gap.mean()) if count else np.nan
    se = float(gap.std(ddof=1) / np.sqrt(count)) if count > 1 else np.nan
    low, high = t_interval(mean, se, count - 1, confidence=confidence)
    return {
        "self": pairs[AssessorRole.SELF].mean(),
        "peer": pairs[AssessorRole.PEER].mean(),
        "difference": mean,
        "low": float(low),
        "high": float(high),
        "level": confidence,
        "method": "paired_t",
        "p": float(2 * stats.t.sf(abs(mean / se), count - 1)) if se > 0 else np.nan,
        "centers": count,
    }


def _adjusted(frame: pd.DataFrame) -> np.ndarray:
    """Adjusted in the family of the sections; the whole is a question of its own."""
    single = (frame["section"] != "all").to_numpy()
    p = frame["p"].to_numpy(dtype=float)
    adjusted = p.copy()
    adjusted[single] = holm(p[single]) if single.any() else []
    return adjusted


def _finding(row: dict) -> str:
    if np.isnan(row["p_adjusted"]):
        return str(RoleFinding.INSUFFICIENT_DATA)
    if row["p_adjusted"] >= SIGNIFICANT:
        return str(RoleFinding.NO_CLEAR_DIFFERENCE)
    higher = row["difference"] > 0
    return str(RoleFinding.SELF_HIGHER if higher else RoleFinding.PEER_HIGHER)

"""How much of its target a KPI reached, and the status that follows."""

import numpy as np
import pandas as pd

from pescycle.model.framework import (
    Direction,
    FixedTarget,
    Framework,
    Kpi,
    Status,
    StatusRule,
)
from pescycle.model.round import RoundKind
from pescycle.paf.reasons import Reason

# 0.1 + 0.2 must reach 0.3: a threshold missed by rounding alone counts as reached.
TIE = 1e-9


def attainment(frame: pd.DataFrame, *, kpi: Kpi, cap: float) -> pd.Series:
    """Share of the target that was reached, from 0 to ``cap``.

    With value A, target T and baseline B:

    - fixed target, higher is better: A / T; lower is better: T / A.
    - growth and points: (A - B) / (T - B), the share of the promised way that was gone. A /
      T would call a satisfaction rate that did not move at all, 0.75 with a target of 0.78,
      96 % attained. The price is that a small promised way makes it jumpy: look at the
      interval of the change too.
    - band: 1 inside; outside it falls in a straight line with the distance to the nearer
      end in units of that end, so A / low below and 2 - A / high above; it never exceeds 1.

    A missing value, target or baseline and a denominator of zero (or below) give a missing
    attainment, and so does a target that equals the baseline or is worse than it (a
    negative growth rate where higher is better): there the fraction would reward going the
    wrong way. "Insufficient data" is a finding of its own and never counts as failure.

    Parameters
    ----------
    frame : DataFrame
        One row a center: value, baseline, target, low_target, in the KPI's unit.
    kpi : Kpi
        Gives rule and direction.
    cap : float
        Highest attainment, so that one KPI cannot make up for another.

    Returns
    -------
    Series
        Aligned with ``frame``; a ratio without unit.
    """
    if kpi.better == Direction.BAND:
        raw = _band_attainment(frame)
    elif isinstance(kpi.target, FixedTarget):
        raw = _level_attainment(frame, kpi.better)
    else:
        raw = _progress_attainment(frame, kpi.better)
    return raw.clip(0, cap).rename("attainment")


def _level_attainment(frame: pd.DataFrame, better: Direction) -> pd.Series:
    higher = better == Direction.HIGHER
    top, bottom = ("value", "target") if higher else ("target", "value")
    return frame[top] / frame[bottom].where(frame[bottom] > 0)


def _promised(frame: pd.DataFrame, better: Direction) -> pd.Series:
    """Way from baseline to target, counted in the better direction."""
    way = frame["target"] - frame["baseline"]
    return way if better == Direction.HIGHER else -way


def _no_way(frame: pd.DataFrame) -> pd.Series:
    """Whether target and baseline are the same but for rounding."""
    return (frame["target"] - frame["baseline"]).abs() <= TIE * frame["baseline"].abs()


def _progress_attainment(frame: pd.DataFrame, better: Direction) -> pd.Series:
    usable = (_promised(frame, better) > 0) & ~_no_way(frame)
    way = (frame["target"] - frame["baseline"]).where(usable)
    return (frame["value"] - frame["baseline"]) / way


def _band_attainment(frame: pd.DataFrame) -> pd.Series:
    value, low, high = frame["value"], frame["low_target"], frame["target"]
    below, above = value / low, 2 - value / high
    return pd.concat([below, above], axis=1).min(axis=1, skipna=False).clip(upper=1)


def status(attainment: pd.Series, rule: StatusRule) -> pd.Series:
    """Status of each attainment; a threshold reached but for rounding is reached.

    Parameters
    ----------
    attainment : Series
        A ratio without unit, missing allowed.
    rule : StatusRule
        Lowest attainment of each status.

    Returns
    -------
    Series
        Values of ``Status``; missing gives ``insufficient_data``.
    """
    ratio = attainment.to_numpy(dtype=float, na_value=np.nan)
    found = np.select(
        [
            np.isnan(ratio),
            ratio >= rule.met - TIE,
            ratio >= rule.within_tolerance - TIE,
            ratio >= rule.watch - TIE,
        ],
        [
            str(Status.INSUFFICIENT_DATA),
            str(Status.MET),
            str(Status.WITHIN_TOLERANCE),
            str(Status.WATCH),
        ],
        str(Status.ACT),
    )
    return pd.Series(found, index=attainment.index, dtype="str", name="status")


def kpi_scores(
    values: pd.DataFrame,
    target: pd.DataFrame,
    framework: Framework,
    *,
    kind: RoundKind = RoundKind.PILOT,
) -> pd.DataFrame:
    """Values joined with their targets: attainment, status and the reason of a gap.

    Parameters
    ----------
    values : DataFrame
        From ``kpi_values``.
    target : DataFrame
        From ``targets``.
    framework : Framework
        The edition in force.
    kind : RoundKind
        In a baseline round no target is due: no attainment, status ``not_due``.

    Returns
    -------
    DataFrame
        One row a (center incl. all, KPI), as in ``values``: its columns, then ``baseline
        target attainment status``, and ``reason`` last.
    """
    joined = values.merge(
        target[["center", "kpi", "baseline", "target", "low_target"]],
        on=["center", "kpi"],
        how="left",
        validate="one_to_one",
    )
    parts = [
        _scored(joined[joined["kpi"] == kpi.id], kpi, framework) for kpi in framework.kpis
    ]
    scored = pd.concat(parts).sort_index()
    if kind == RoundKind.BASELINE:
        scored = scored.assign(
            attainment=np.nan, status=str(Status.NOT_DUE), reason=joined["reason"]
        )
    last = [c for c in values if c != "reason"]
    return scored[[*last, "baseline", "target", "attainment", "status", "reason"]]


def _scored(frame: pd.DataFrame, kpi: Kpi, framework: Framework) -> pd.DataFrame:
    reached = attainment(frame, kpi=kpi, cap=framework.status.cap)
    return frame.assign(
        attainment=reached,
        status=status(reached, framework.status),
        reason=frame["reason"].where(frame["reason"] != "", _reasons(frame, kpi, reached)),
    )


def _reasons(frame: pd.DataFrame, kpi: Kpi, reached: pd.Series) -> pd.Series:
    """Why there is a value but no attainment."""
    relative = kpi.better != Direction.BAND and not isinstance(kpi.target, FixedTarget)
    way = _promised(frame, kpi.better)
    missing = reached.isna()
    found = np.select(
        [
            ~missing,
            relative & frame["baseline"].isna(),
            relative & _no_way(frame),
            relative & (way < 0),
        ],
        [
            str(Reason.NONE),
            str(Reason.NO_BASELINE),
            str(Reason.TARGET_AT_BASELINE),
            str(Reason.TARGET_WRONG_WAY),
        ],
        str(Reason.ZERO_DENOMINATOR),
    )
    return pd.Series(found, index=frame.index, dtype="str")

"""How much of its target a KPI reached, and the status that follows."""

import numpy as np
import pandas as pd

from pescycle.model.framework import (
    Direction,
    Framework,
    Kpi,
    Status,
    StatusRule,
)
from pescycle.model.round import RoundKind
from pescycle.paf.figures import REASONS
from pescycle.paf.gaps import TIE, gaps, no_way
from pescycle.paf.grids import repeated
from pescycle.paf.together import like_with_like
from pescycle.stats.intervals import numbers

# From the best to the worst, then the one without data.
STATUSES = (
    Status.MET,
    Status.WITHIN_TOLERANCE,
    Status.WATCH,
    Status.ACT,
    Status.INSUFFICIENT_DATA,
)
SIDES = ("value", "baseline", "target", "low_target")


def attainment(frame: pd.DataFrame, *, kpi: Kpi, cap: float) -> pd.Series:
    """Share of the target that was reached, from 0 to ``cap``.

    With value A, target T and baseline B:

    - levels (fixed, peer_median, regression, trend, own_history without a rate), higher is
      better: A / T; lower is better: T / A.
    - ways (growth, points, own_history with a rate): (A - B) / (T - B), the share of the
      promised way that was gone. A / T would call a satisfaction rate that did not move at
      all, 0.75 with a target of 0.78, 96 % attained. The price is that a small promised way
      makes it jumpy: look at the interval of the change too.
    - band: 1 inside; outside it falls in a straight line with the distance to the nearer
      end in units of that end, so A / low below and 2 - A / high above; it never exceeds 1.

    Where lower is better and the value is 0 nothing could be better: the attainment is the
    cap, which T / A exceeds on the way there; with a target of 0 too it is reached, 1.

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
    sides = {side: numbers(frame[side]) for side in SIDES}
    return pd.Series(reached(kpi, **sides, cap=cap), index=frame.index, name="attainment")


def reached(
    kpi: Kpi,
    *,
    value: np.ndarray,
    baseline: np.ndarray,
    target: np.ndarray,
    low_target: np.ndarray,
    cap: float,
) -> np.ndarray:
    """``attainment`` of arrays, one element a center."""
    sides = {"value": value, "baseline": baseline, "target": target}
    return np.clip(unbounded(kpi, **sides, low_target=low_target), 0, cap)


def unbounded(
    kpi: Kpi,
    *,
    value: np.ndarray,
    baseline: np.ndarray,
    target: np.ndarray,
    low_target: np.ndarray,
) -> np.ndarray:
    """``reached`` before it is cut to 0 and the cap: how far beyond either end it lies."""
    if kpi.better == Direction.BAND:
        below = _quotient(value, low_target, low_target > 0)
        above = 2 - _quotient(value, target, target > 0)
        raw = np.minimum(np.minimum(below, above), 1)
    elif not kpi.progress:
        higher = kpi.better == Direction.HIGHER
        raw = _quotient(value, target, target > 0) if higher else _lowered(value, target)
    else:
        way = target - baseline
        promised = way if kpi.better == Direction.HIGHER else -way
        usable = (promised > 0) & ~no_way(way, baseline)
        raw = _quotient(value - baseline, way, usable)
    return raw


def _quotient(top: np.ndarray, bottom: np.ndarray, usable: np.ndarray) -> np.ndarray:
    return np.divide(top, bottom, out=np.full(len(top), np.nan), where=usable)


def _lowered(value: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Target over value, where less is better; at a value of 0 what it comes close to."""
    ratio = _quotient(target, value, value > 0)
    best = np.where(target > 0, np.inf, np.where(target == 0, 1.0, np.nan))
    return np.where(value == 0, best, ratio)


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
    found = repeated(STATUSES, status_places(numbers(attainment), rule))
    return pd.Series(found, index=attainment.index, name="status")


def status_places(ratio: np.ndarray, rule: StatusRule) -> np.ndarray:
    """``status`` of an array, as places in ``STATUSES``."""
    # Counting the thresholds that are reached, from act upwards; a gap reaches none.
    reached_ones = sum(
        (ratio >= limit - TIE).view(np.int8)
        for limit in (rule.watch, rule.within_tolerance, rule.met)
    )
    return np.where(np.isnan(ratio), np.int8(4), np.int8(3) - reached_ones)


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
        target low_target support attainment status``, and ``reason`` last. Of all centers
        together baseline and target of a monthly count are those of the centers that are
        in its value, see ``compared``; ``support`` is how many.
    """
    known = values["kpi"].isin([kpi.id for kpi in framework.kpis])
    values = values[known].reset_index(drop=True)
    joined = like_with_like(values.join(_beside(values, target)), framework)
    sides = {side: numbers(joined[side]) for side in SIDES}
    ratio = np.full(len(joined), np.nan)
    gap = np.zeros(len(joined), dtype=np.int8)
    told = pd.Index(REASONS).get_indexer(joined["target_reason"].fillna(""))
    for kpi in framework.kpis:
        rows = np.flatnonzero(joined["kpi"] == kpi.id)
        own = {side: array[rows] for side, array in sides.items()}
        ratio[rows] = reached(kpi, **own, cap=framework.status.cap)
        gap[rows] = gaps(kpi, ratio[rows], own["baseline"], own["target"], told[rows])
    scored = joined.assign(
        attainment=ratio, status=repeated(STATUSES, status_places(ratio, framework.status))
    )
    if kind == RoundKind.BASELINE:
        scored = scored.assign(attainment=np.nan, status=str(Status.NOT_DUE))
    else:
        explained = pd.Series(repeated(REASONS, gap), index=joined.index)
        scored["reason"] = joined["reason"].where(joined["reason"] != "", explained)
    last = [c for c in values if c != "reason"]
    beside = [*SIDES[1:], "support", "attainment", "status", "reason"]
    return scored[[*last, *beside]]


def _beside(values: pd.DataFrame, target: pd.DataFrame) -> pd.DataFrame:
    """Baseline, target and why there is none of each row of values."""
    names = ["baseline", "target", "low_target", "target_reason"]
    target = target.assign(target_reason=target.get("reason", ""))
    keys = [
        pd.MultiIndex.from_frame(frame[["center", "kpi"]]) for frame in (values, target)
    ]
    if not all(key.is_unique for key in keys):
        raise ValueError("a center's KPI stands twice among the values or targets")
    place = keys[1].get_indexer(keys[0])
    return target[names].reset_index(drop=True).reindex(place).set_index(values.index)

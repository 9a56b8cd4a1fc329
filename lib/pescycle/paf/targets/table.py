"""The target that each KPI's rule makes of its baseline or reference."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Basis
from pescycle.model.framework import (
    FixedTarget,
    Framework,
    Kpi,
    MonthlyCount,
    OwnHistoryTarget,
    PeerMedianTarget,
    PointsTarget,
    RegressionTarget,
    RelativeTarget,
    TrendTarget,
    Unit,
)
from pescycle.paf.figures import CODES, REASONS
from pescycle.paf.grids import repeated
from pescycle.paf.reasons import Reason
from pescycle.paf.targets.references import REFERENCE, no_references

# A share of 1 that rounding made a little larger can still be reached.
REACH = 1e-9
BAND_RULE = "band"
BASES = tuple(Basis)
COLUMNS = {
    "center": "str",
    "kpi": "str",
    "rule": "str",
    "baseline": "float64",
    "basis": "str",
    "reference": "float64",
    "support": "float64",
    "target": "float64",
    "low_target": "float64",
    "reason": "str",
}


def targets(
    framework: Framework,
    baseline: pd.DataFrame,
    *,
    centers: Sequence[str],
    reference: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Target of each KPI in each center by its rule.

    ``fixed`` is the value itself; ``growth`` and ``own_history`` baseline x (1 + rate);
    ``points`` baseline plus points; ``trend``, ``peer_median`` and ``regression`` reference
    x (1 + rate); a band has its high end as ``target`` and its low end as ``low_target``.
    The value for all centers of a monthly count is a sum, so a fixed target, points or a
    band written for one center are multiplied by the number of centers there.

    Parameters
    ----------
    framework : Framework
        The edition in force.
    baseline : DataFrame
        From ``baselines``; a (center, KPI) without a row has no baseline.
    centers : sequence of str
        Ids of the centers, with or without ``all``.
    reference : DataFrame, optional
        From ``references``, for the rules that need one.

    Returns
    -------
    DataFrame
        One row a (center, then all; KPI): ``center kpi rule baseline basis reference
        support target low_target reason``; ``support`` is the number of years or centers
        behind the baseline or reference. ``reason`` says why a target is missing: its
        rule needs a baseline or reference that is missing, or it came out below 0 or, for
        a share, above 1, which no center can reach.
    """
    ids = (*(center for center in centers if center != ALL), ALL)
    start, basis = _placed(baseline, framework, ids)
    known = [no_references() if reference is None else reference, _years(baseline)]
    beside = _beside(pd.concat(known, ignore_index=True), framework, ids)
    return target_table(framework, start, basis, centers=ids, beside=beside).frame()


@dataclass(frozen=True, eq=False)
class Beside:
    """References, what they rest on and why they are missing, as arrays [KPI, center]."""

    reference: np.ndarray
    support: np.ndarray
    reason: np.ndarray


@dataclass(frozen=True, eq=False)
class TargetTable:
    """Targets of every KPI in every center as arrays [KPI, center], all centers last.

    ``basis`` are places in ``BASES``, ``reason`` in ``REASONS``; ``rule`` is one a KPI.
    """

    centers: tuple[str, ...]
    kpis: tuple[str, ...]
    rule: tuple[str, ...]
    baseline: np.ndarray
    basis: np.ndarray
    reference: np.ndarray
    support: np.ndarray
    target: np.ndarray
    low_target: np.ndarray
    reason: np.ndarray

    def frame(self) -> pd.DataFrame:
        """One row a (center, KPI), see ``targets``."""
        center, kpi = np.indices((len(self.centers), len(self.kpis)))
        columns = {
            "center": repeated(self.centers, center),
            "kpi": repeated(self.kpis, kpi),
            "rule": repeated(self.rule, kpi),
            "basis": repeated(BASES, self.basis.T),
            "reason": repeated(REASONS, self.reason.T),
        }
        for name in ("baseline", "reference", "support", "target", "low_target"):
            columns[name] = getattr(self, name).T.ravel()
        return pd.DataFrame(columns)[list(COLUMNS)]


def target_table(
    framework: Framework,
    baseline: np.ndarray,
    basis: np.ndarray,
    *,
    centers: tuple[str, ...],
    beside: Beside | None = None,
) -> TargetTable:
    """The same as ``targets`` in arrays, for whoever goes on computing with them.

    Parameters
    ----------
    baseline, basis : ndarray
        A KPI a row, a center a column, all centers last.
    beside : Beside, optional
        References of the same shape, for the rules that need one.
    """
    beside = _nothing(baseline.shape) if beside is None else beside
    target, low_target = np.empty_like(baseline), np.full(baseline.shape, np.nan)
    reason = np.zeros(baseline.shape, dtype=np.int8)
    rules = []
    for place, kpi in enumerate(framework.kpis):
        times = np.ones(len(centers))
        if isinstance(kpi.formula, MonthlyCount):
            times[-1] = len(centers) - 1
        start = beside.reference[place] if needs_reference(kpi) else baseline[place]
        rule, target[place], low_target[place] = _target(kpi, start, times)
        reason[place] = _gaps(kpi, target[place], beside.reason[place])
        target[place][reason[place] != 0] = np.nan
        rules.append(rule)
    ids = tuple(kpi.id for kpi in framework.kpis)
    sides = (beside.reference, beside.support, target, low_target, reason)
    return TargetTable(centers, ids, tuple(rules), baseline, basis, *sides)


def needs_reference(kpi: Kpi) -> bool:
    """Whether the KPI's rule multiplies a reference and not its baseline."""
    return isinstance(kpi.target, TrendTarget | PeerMedianTarget | RegressionTarget)


def _gaps(kpi: Kpi, target: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """Why a target is missing, or must be: places in ``REASONS``."""
    missing = np.isnan(target)
    if needs_reference(kpi):
        unknown = np.where(beside == 0, CODES[Reason.NO_BASELINE], beside)
    elif isinstance(kpi.target, OwnHistoryTarget):
        unknown = CODES[Reason.NO_HISTORY]
    else:
        unknown = CODES[Reason.NO_BASELINE]
    found = np.where(missing, unknown, 0).astype(np.int8)
    if kpi.unit == Unit.SHARE:
        found[target > 1 + REACH] = CODES[Reason.OUT_OF_REACH]
    found[target < -REACH] = CODES[Reason.OUT_OF_REACH]
    return found


def _nothing(shape: tuple[int, ...]) -> Beside:
    empty = np.full(shape, np.nan)
    return Beside(empty, empty, np.zeros(shape, dtype=np.int8))


def _beside(
    reference: pd.DataFrame, framework: Framework, centers: tuple[str, ...]
) -> Beside:
    """References as arrays [KPI, center]."""
    kpi = pd.Index([kpi.id for kpi in framework.kpis]).get_indexer(reference["kpi"])
    center = pd.Index(centers).get_indexer(reference["center"])
    known = (kpi >= 0) & (center >= 0)
    place = kpi[known], center[known]
    made = _nothing((len(framework.kpis), len(centers)))
    found = Beside(made.reference.copy(), made.support.copy(), made.reason)
    found.reference[place] = reference["reference"].to_numpy(float, na_value=np.nan)[known]
    found.support[place] = reference["support"].to_numpy(float, na_value=np.nan)[known]
    found.reason[place] = pd.Index(REASONS).get_indexer(reference["reason"])[known]
    return found


def _years(baseline: pd.DataFrame) -> pd.DataFrame:
    """Baselines that are a mean of years, as references that rest on so many years."""
    mean = baseline[baseline["years"].notna()]
    found = mean[["center", "kpi"]].assign(reference=np.nan, support=mean["years"])
    return found.assign(reason=str(Reason.NONE)).astype(REFERENCE)


def _placed(
    baseline: pd.DataFrame, framework: Framework, centers: tuple[str, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Baselines and their basis as arrays [KPI, center]."""
    kpi = pd.Index([kpi.id for kpi in framework.kpis]).get_indexer(baseline["kpi"])
    center = pd.Index(centers).get_indexer(baseline["center"])
    known = (kpi >= 0) & (center >= 0)
    start = np.full((len(framework.kpis), len(centers)), np.nan)
    basis = np.full(start.shape, BASES.index(Basis.NONE), dtype=np.int8)
    place = kpi[known], center[known]
    start[place] = baseline["baseline"].to_numpy(dtype=float, na_value=np.nan)[known]
    basis[place] = pd.Index(BASES).get_indexer(baseline["basis"])[known]
    return start, basis


def _target(
    kpi: Kpi, baseline: np.ndarray, times: np.ndarray
) -> tuple[str, np.ndarray, np.ndarray | float]:
    """Rule, target and low end; so many centers make up each figure.

    ``baseline`` is the reference where the rule has one.
    """
    match kpi.target:
        case FixedTarget(value=value):
            return "fixed", value * times, np.nan
        case target if isinstance(target, RelativeTarget):
            return target.rule, baseline * (1 + target.rate), np.nan
        case PointsTarget(points=points):
            return "points", baseline + points * times, np.nan
    return BAND_RULE, kpi.band.high * times, kpi.band.low * times

"""The points of the control charts as a frame: value, limits and signals of each month."""

import numpy as np
import pandas as pd

from pescycle.model.framework import Framework, Unit
from pescycle.model.monitoring import ChartKind, Monitoring, SignalRule
from pescycle.paf.monitoring.charts import Charts
from pescycle.paf.monitoring.limits import INNER, OUTER, Limits, packed


def point_frame(
    charts: Charts,
    limits: Limits,
    marks: dict[SignalRule, np.ndarray],
    settings: Monitoring,
    framework: Framework,
) -> pd.DataFrame:
    """One row a (center, KPI, month), see the result of the watch; hidden months empty."""
    long = charts.keys.loc[charts.keys.index.repeat(len(charts.months))]
    long = long.reset_index(drop=True)
    highest = np.array([_highest(framework, kpi) for kpi in charts.keys["kpi"]])[:, None]
    shown = ~charts.hidden & ~np.isnan(charts.values)
    wide = {"value": charts.values, "base": _bases(charts)}
    for name, side, sigmas in (
        ("low", -1, OUTER),
        ("low_inner", -1, INNER),
        ("high_inner", 1, INNER),
        ("high", 1, OUTER),
    ):
        limit = limits.center[:, None] + side * limits.line(sigmas)
        wide[name] = np.clip(limit, 0.0, highest)
    columns = {n: np.where(shown, side, np.nan).ravel() for n, side in wide.items()}
    return long.assign(
        month=np.tile(charts.months, len(charts.keys)),
        **columns,
        center_line=np.repeat(limits.center, len(charts.months)),
        median=np.repeat(limits.median, len(charts.months)),
        baseline=charts.baseline.ravel(),
        excluded=charts.excluded.ravel(),
        hidden=charts.hidden.ravel(),
        signal=_joined(marks, settings),
        direction=_directions(marks, settings),
        moving_range=_steps(charts, limits),
    )


def _directions(marks: dict[SignalRule, np.ndarray], settings: Monitoring) -> np.ndarray:
    """Way of each month's first alarm rule that is fulfilled; 0 without one."""
    ways = np.zeros(marks[SignalRule.SHIFT].shape, dtype=int)
    for rule in settings.alarm_rules:
        ways = np.where(ways == 0, marks[rule], ways)
    return ways.ravel()


def _steps(charts: Charts, limits: Limits) -> np.ndarray:
    """Moving range of charts of individual values: the step from the last month kept."""
    steps = np.full(charts.values.shape, np.nan)
    order = np.argsort(~charts.kept, axis=1, kind="stable")
    moved = packed(charts.values, charts.kept)
    ranges = np.abs(np.diff(moved, axis=1, prepend=np.nan))
    np.put_along_axis(steps, order, ranges, axis=1)
    individual = ~np.isnan(limits.range_limit)
    return np.where(individual[:, None], steps, np.nan).ravel()


def _bases(charts: Charts) -> np.ndarray:
    """Cases behind each value: the denominator; of a count the count itself."""
    counted = (charts.keys["chart"] == ChartKind.U).to_numpy()[:, None]
    return np.where(counted, charts.counts, charts.sizes)


def _highest(framework: Framework, kpi: str) -> float:
    return 1.0 if framework.kpi(kpi).unit == Unit.SHARE else np.inf


def _joined(marks: dict[SignalRule, np.ndarray], settings: Monitoring) -> list[str]:
    """Alarm rules that each month fulfils, joined by a space."""
    names = np.full(marks[SignalRule.SHIFT].size, "", dtype=object)
    for rule in settings.alarm_rules:
        there = marks[rule].ravel() != 0
        names[there] += f"{rule} "
    return [name.strip() for name in names]

"""The watch over all KPIs of all centers: points, charts and signals as frames."""

from dataclasses import dataclass

import pandas as pd

from pescycle.model.framework import Framework
from pescycle.model.monitoring import Monitoring
from pescycle.paf.monitoring.charts import all_limits, charts_of, limit_gaps
from pescycle.paf.monitoring.patterns import Watched, fulfilled
from pescycle.paf.monitoring.points import point_frame
from pescycle.paf.monitoring.signals import (
    chart_frame,
    first_signals,
    kpi_frame,
    rule_frame,
    signal_frame,
    unstable_baselines,
)
from pescycle.paf.periods import Period


@dataclass(frozen=True, eq=False)
class Watch:
    """What the watch finds, see the fields of the phase's result.

    point : a row a (center, KPI, month).
    chart : a row a (center, KPI).
    signal : a row a (center, KPI, rule) that was fulfilled behind the baseline.
    rule : a row a rule: charts found and charts expected by chance.
    kpi : a row a KPI: the same, over its centers.
    """

    point: pd.DataFrame
    chart: pd.DataFrame
    signal: pd.DataFrame
    rule: pd.DataFrame
    kpi: pd.DataFrame


def watch(
    series: pd.DataFrame, framework: Framework, *, baseline: Period, settings: Monitoring
) -> Watch:
    """Control and run charts of every KPI and center with limits from a frozen baseline.

    Limits come from the baseline's months alone; a month behind it changes no limit, so
    that what was no signal stays none when months are added. Months before the baseline are
    drawn and not judged. A chart has no limits with fewer than 8 baseline months, or where
    more than a quarter of them are hidden: those shown are then the large ones.

    Parameters
    ----------
    series : DataFrame
        From ``kpi_months``, with ``hidden``: months too small to be shown, which count for
        nothing.
    framework : Framework
        Gives the direction in which each KPI becomes better, and its bounds.
    baseline : Period
        The months that make the limits.
    settings : Monitoring
        Alarm rules, and limits of XmR charts from mean or median.

    Returns
    -------
    Watch
        Empty frames where ``series`` is empty.
    """
    if series.empty:
        return Watch(*(pd.DataFrame() for _ in range(5)))
    charts = charts_of(series, baseline)
    limits = all_limits(charts, settings)
    gaps = limit_gaps(charts, limits)
    watched = Watched(charts.values, limits, charts.behind & charts.kept, charts.baseline)
    marks = fulfilled(watched)
    chart = chart_frame(charts, limits, gaps, settings).assign(
        **first_signals(charts, marks, settings, framework),
        unstable=unstable_baselines(charts, limits, settings),
    )
    signal = signal_frame(charts, marks, chart, settings, framework)
    rule = rule_frame(chart, signal, settings)
    return Watch(
        point=point_frame(charts, limits, marks, settings, framework),
        chart=chart,
        signal=signal.merge(rule[["rule", "charts", "expected"]], on="rule", how="left"),
        rule=rule,
        kpi=kpi_frame(chart),
    )

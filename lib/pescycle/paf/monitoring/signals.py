"""Signals as frames: the first of each chart, by rule, and those expected by chance."""

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.framework import Direction, Framework
from pescycle.model.monitoring import ChartGap, ChartKind, Monitoring, SignalRule
from pescycle.paf.monitoring.charts import Charts
from pescycle.paf.monitoring.factors import SIGMAS
from pescycle.paf.monitoring.false_alarms import Design, any_rate, signal_rates
from pescycle.paf.monitoring.limits import Limits
from pescycle.paf.monitoring.patterns import Watched, fulfilled

WIDEST_SPREAD = 2.0  # from here on a counted chart alarms as one of individual values does
SHIFT_LOOKED_FOR = 2.0  # sigmas, of the chance with which a chart would find a shift
ANY = "any"  # of the alarm rules
Marks = dict[SignalRule, np.ndarray]


def chart_frame(
    charts: Charts, limits: Limits, gaps: np.ndarray, settings: Monitoring
) -> pd.DataFrame:
    """One row a (center, KPI): its baseline, limits, and the chances of a signal."""
    judged = (charts.behind & charts.kept).sum(axis=1)
    frame = charts.keys.assign(
        months_baseline=limits.months,
        months_judged=judged,
        center_line=limits.center,
        spread=np.where(np.isnan(limits.center), np.nan, limits.spread),
        multiple=np.where(np.isnan(limits.center), np.nan, limits.multiples[:, -1]),
        range_line=np.where(np.isnan(limits.center), np.nan, limits.range_line),
        range_limit=np.where(np.isnan(limits.center), np.nan, limits.range_limit),
        gap=gaps,
    )
    rates = [_rates(row, settings) for row in frame.itertuples()]
    chance, power = np.array(rates, dtype="float64").reshape(-1, 2).T
    return frame.assign(chance=chance, power=power)


def _rates(row: object, settings: Monitoring) -> tuple[float, float]:
    """Chance of any alarm, without a change and with a shift of two sigmas."""
    if row.gap:
        return np.nan, np.nan
    design, rules = design_of(row, settings), settings.alarm_rules
    return any_rate(design, rules), any_rate(design, rules, shift=SHIFT_LOOKED_FOR)


def design_of(row: object, settings: Monitoring) -> Design:
    """What the chances of a chart hang on; its spread to the nearest quarter."""
    counted = row.chart != ChartKind.XMR
    spread = 1.0 if np.isnan(row.spread) else min(row.spread, WIDEST_SPREAD)
    return Design(
        baseline_months=int(row.months_baseline),
        months=int(row.months_judged),
        counted=counted,
        spread=round(4 * spread) / 4 if counted else 1.0,
        middle="mean" if counted else settings.limits,
        factors=settings.factors,
    )


def unstable_baselines(charts: Charts, limits: Limits, settings: Monitoring) -> np.ndarray:
    """Whether the baseline itself fulfils an alarm rule: its limits are then doubtful."""
    nothing = np.zeros_like(charts.baseline)
    # Further lines would forgive the very months that made them: here 3 sigmas are wanted.
    usual = replace(limits, multiples=np.tile(SIGMAS, (len(limits.center), 1)))
    marks = fulfilled(Watched(charts.values, usual, charts.baseline, nothing))
    return alarm_months(marks, settings).any(axis=1)


def alarm_months(marks: Marks, settings: Monitoring) -> np.ndarray:
    """Months in which an alarm rule is fulfilled."""
    return np.logical_or.reduce([marks[rule] != 0 for rule in settings.alarm_rules])


def first_signals(
    charts: Charts,
    marks: Marks,
    settings: Monitoring,
    framework: Framework,
) -> dict[str, list]:
    """First month in which an alarm rule is fulfilled, by which rule, which way."""
    rules = np.stack([marks[rule] for rule in settings.alarm_rules])
    fired = (rules != 0).any(axis=0)
    place = np.argmax(fired, axis=1)
    rows: dict[str, list] = {
        "first_month": [],
        "first_rule": [],
        "direction": [],
        "sense": [],
    }
    for number, kpi in enumerate(charts.keys["kpi"]):
        there = fired[number].any()
        own = rules[:, number, place[number]]
        which = int(np.argmax(own != 0))
        way = int(own[which]) if there else 0
        rows["first_month"].append(charts.months[place[number]] if there else pd.NaT)
        rows["first_rule"].append(str(settings.alarm_rules[which]) if there else "")
        rows["direction"].append(way)
        rows["sense"].append(sense(framework, kpi, way))
    return rows


def sense(framework: Framework, kpi: str, direction: int) -> str:
    """Whether a signal in that direction is "better" or "worse"; "" where neither."""
    better = framework.kpi(kpi).better
    if not direction or better == Direction.BAND:
        return ""
    return "better" if (direction > 0) == (better == Direction.HIGHER) else "worse"


def signal_frame(
    charts: Charts,
    marks: Marks,
    chart: pd.DataFrame,
    settings: Monitoring,
    framework: Framework,
) -> pd.DataFrame:
    """One row a (center, KPI, rule) fulfilled behind the baseline; alarms and others."""
    rows = []
    for rule in SignalRule:
        fired = marks[rule] != 0
        for number in np.flatnonzero(fired.any(axis=1)):
            own = chart.iloc[number]
            place = int(np.argmax(fired[number]))
            way = 0 if rule == SignalRule.MANY_RUNS else int(marks[rule][number, place])
            rows.append(
                {
                    "center": own["center"],
                    "kpi": own["kpi"],
                    "rule": str(rule),
                    "alarm": rule in settings.alarm_rules,
                    "first_month": charts.months[place],
                    "months": int(fired[number].sum()),
                    "direction": way,
                    "sense": sense(framework, own["kpi"], way),
                    "chance": signal_rates(design_of(own, settings))[rule],
                }
            )
    columns = ["center", "kpi", "rule", "alarm", "first_month", "months"]
    frame = pd.DataFrame(rows, columns=[*columns, "direction", "sense", "chance"])
    return frame.sort_values(["center", "first_month"], kind="stable", ignore_index=True)


def rule_frame(
    chart: pd.DataFrame, signal: pd.DataFrame, settings: Monitoring
) -> pd.DataFrame:
    """Charts that fulfil each rule beside those expected by chance; "any" of the alarms."""
    usable = chart[chart["gap"] == ChartGap.NONE]
    rates = [signal_rates(design_of(own, settings)) for _, own in usable.iterrows()]
    fulfilling = signal.groupby("rule").size()
    found = {ANY: int(chart["first_month"].notna().sum())}
    found |= {str(rule): int(fulfilling.get(str(rule), 0)) for rule in SignalRule}
    expected = {ANY: float(usable["chance"].sum())}
    expected |= {str(rule): float(sum(r[rule] for r in rates)) for rule in SignalRule}
    alarms = [ANY, *settings.alarm_rules]
    return pd.DataFrame(
        {
            "rule": list(found),
            "alarm": [rule in alarms for rule in found],
            "charts": len(usable),
            "expected": list(expected.values()),
            "found": list(found.values()),
            "p": [_as_many_p(found[rule], expected[rule]) for rule in found],
        }
    )


def kpi_frame(chart: pd.DataFrame) -> pd.DataFrame:
    """One row a KPI: in how many centers it signals, and in how many by chance."""
    rows = []
    for kpi, own in chart.groupby("kpi", sort=False):
        usable = own[own["gap"] == ChartGap.NONE]
        found = usable[usable["first_month"].notna()]
        expected = float(usable["chance"].sum())
        rows.append(
            {
                "kpi": kpi,
                "charts": len(usable),
                "expected": expected,
                "found": len(found),
                "p": _as_many_p(len(found), expected) if len(usable) else np.nan,
                "better": int((found["sense"] == "better").sum()),
                "worse": int((found["sense"] == "worse").sum()),
                "first_month": found["first_month"].min(),
                "months": int(usable["months_judged"].max()) if len(usable) else 0,
                "power": usable["power"].mean(),
            }
        )
    return pd.DataFrame(rows)


def _as_many_p(found: int, expected: float) -> float:
    """Chance of so many charts or more, were no center changed.

    Poisson's distribution, a little too cautious where single chances are large. Charts of
    one center that count the same people are not independent; it is too small then.
    """
    return float(stats.poisson.sf(found - 1, expected)) if found else 1.0

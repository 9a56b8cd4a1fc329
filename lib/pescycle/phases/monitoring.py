"""The monthly watch of step 3: first signals, season, and questions about the figures."""

from typing import Any

import pandas as pd

from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.model.monitoring import CheckFinding, GamingCheck
from pescycle.model.round import RoundKind
from pescycle.model.spans import Span
from pescycle.paf.monitoring.gaming import gaming_checks
from pescycle.paf.monitoring.season import seasons
from pescycle.paf.monitoring.series import kpi_months
from pescycle.paf.monitoring.watch import watch
from pescycle.paf.periods import Period
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.month_publication import month_publication
from pescycle.phases.periods import months_in, span_of

# A year of quarters would be four values: too few for limits.
BASELINE_YEARS = {Span.MONTH: 1, Span.QUARTER: 2}


def monitored(given: Given) -> dict[str, pd.DataFrame]:
    """The frames of the monthly watch by name, see ``Action``.

    Months too small to be shown are taken out before anything is computed, so that no
    limit, signal or season gives them away.
    """
    if given.framework is None or given.months.empty:
        return {name: empty(columns) for name, columns in frames.MONITORING.items()}
    settings = given.folder.pilot.monitoring
    baseline = watch_baseline(given)
    series = watched_months(given, baseline)
    if series.empty:
        return {name: empty(columns) for name, columns in frames.MONITORING.items()}
    found = watch(series, given.framework, baseline=baseline, settings=settings)
    month, strength = seasons(series, span=span_of(given))
    shown, days = month_publication(given).without(given.months), _shown_days(given)
    checks = gaming_checks(series, shown, given.framework, baseline=baseline, day=days)
    chart = found.chart.merge(strength, on=["center", "kpi"], validate="one_to_one")
    return {
        "monitor_chart": chart.assign(
            baseline_starts=baseline.months.min(), baseline_ends=baseline.months.max()
        )[list(frames.MONITOR_CHART)],
        "monitor_point": _with_state(found.point)[list(frames.MONITOR_POINT)],
        "monitor_signal": found.signal[list(frames.MONITOR_SIGNAL)],
        "monitor_rule": found.rule[list(frames.MONITOR_RULE)],
        "monitor_kpi": found.kpi[list(frames.MONITOR_KPI)],
        "monitor_season": month[list(frames.MONITOR_SEASON)],
        "gaming_check": checks[list(frames.GAMING_CHECK)],
        "gaming_count": _counted(checks)[list(frames.GAMING_COUNT)],
    }


def watch_baseline(given: Given) -> Period:
    """The months that make the limits: as pilot.yml says, else the year before the pilot.

    The year ends the day before the first round of kind pilot starts; in a pilot that has
    none yet it ends with its last round. Where counts come by quarter it is two years.
    """
    span = span_of(given)
    stated = given.folder.pilot.monitoring.baseline
    if stated is not None:
        return Period(stated.starts, stated.ends, span)
    pilots = [turn for turn in given.folder.rounds if turn.kind == RoundKind.PILOT]
    if pilots:
        after = span.first_day(min(turn.starts for turn in pilots))
    else:
        last = max(turn.ends for turn in given.folder.rounds)
        after = span.first_day(last) + span.length
    starts = after - pd.DateOffset(years=BASELINE_YEARS[span])
    return Period(starts.date(), (after - pd.Timedelta(days=1)).date(), span)


def watched_months(given: Given, baseline: Period) -> pd.DataFrame:
    """Every KPI's months from the first known to the round's last, small ones hidden."""
    starts = min(given.months["month"].min(), baseline.months.min())
    months = months_in(given, Period(starts.date(), given.round.ends, span_of(given)))
    settings = given.folder.pilot.monitoring
    series = kpi_months(
        months,
        given.framework,
        event=given.events,
        exclude=settings.exclude,
        span=span_of(given),
    )
    hidden = _hidden(given, series)
    lost = ["value", "count", "base", "size"]
    gone = {name: series[name].mask(hidden) for name in lost}
    return series.assign(**gone, hidden=hidden)


def _hidden(given: Given, series: pd.DataFrame) -> pd.Series:
    """Months of KPIs of which a measure is hidden: value and base tell both sides."""
    decided, hidden = month_publication(given), pd.Series(False, index=series.index)
    for side in (0, -1):
        measure = {
            kpi.id: kpi.measures[side] for kpi in given.framework.kpis if kpi.measures
        }
        hidden |= decided.hides(series.assign(measure=series["kpi"].map(measure)))
    return hidden


def _shown_days(given: Given) -> pd.DataFrame:
    """Counts by day of the months that are shown."""
    days = given.days
    if days.empty:
        return days
    months = span_of(given).first_days(days["day"])
    return days[~month_publication(given).hides(days.assign(month=months))]


def _with_state(point: pd.DataFrame) -> pd.DataFrame:
    """Points with their ``state``, which says why a month has no value."""
    state = pd.Series(str(CellState.PUBLISHED), index=point.index, dtype="str")
    state = state.mask(point["value"].isna(), str(CellState.INSUFFICIENT))
    return point.assign(state=state.mask(point["hidden"], str(CellState.HIDDEN)))


def _counted(checks: pd.DataFrame) -> pd.DataFrame:
    """How often each check was made, raised a question, or could not be made."""
    rows = []
    for check in GamingCheck:
        finding = checks.loc[checks["check"] == check, "finding"]
        lacking = finding.isin([CheckFinding.INSUFFICIENT_DATA, CheckFinding.NEEDS_DAYS])
        rows.append(
            {
                "check": str(check),
                "looked_at": int((~lacking).sum()),
                "asked": int((finding == CheckFinding.ASK).sum()),
                "lacking": int((finding == CheckFinding.INSUFFICIENT_DATA).sum()),
                "needs_days": bool((finding == CheckFinding.NEEDS_DAYS).any()),
            }
        )
    return pd.DataFrame(rows)


def watch_headline(monitor_rule: pd.DataFrame) -> dict[str, Any]:
    """Charts that gave a signal, never without those that chance lets expect."""
    whole = monitor_rule[monitor_rule["rule"] == "any"]
    if whole.empty or not whole["charts"].iloc[0]:
        return {}
    return {
        "charts_watched": int(whole["charts"].iloc[0]),
        "charts_with_signal": int(whole["found"].iloc[0]),
        "signals_by_chance": round(whole["expected"].iloc[0]),
    }

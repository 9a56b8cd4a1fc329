"""The months of a round, as the methods want them."""

import pandas as pd

from pescycle.model.framework import Framework, OwnHistoryTarget, TrendTarget
from pescycle.model.given import Given
from pescycle.model.spans import Span
from pescycle.paf.measures import reported_months
from pescycle.paf.periods import Period
from pescycle.paf.targets import TREND_YEARS


def round_period(given: Given) -> Period:
    """The months of the round."""
    return Period(given.round.starts, given.round.ends, span_of(given))


def span_of(given: Given) -> Span:
    """What the pilot's counts are kept by."""
    return given.folder.pilot.counted_by


def former_years(given: Given) -> list[Period]:
    """The round's months in the years before, as many as a rule of the framework needs."""
    return years_before(round_period(given), _years_needed(given.framework))


def told_periods(given: Given) -> list[Period]:
    """Periods over which a round may add up months: its own, then the years before.

    As many as any edition needs, not only the one in force; the last year in any case.
    """
    folder, period = given.folder, round_period(given)
    editions = [one for one in (*folder.editions, folder.framework) if one is not None]
    years = max([1, *map(_years_needed, editions)])
    return [period, *years_before(period, years)]


def years_before(period: Period, years: int) -> list[Period]:
    """The same months in each of so many years before."""
    periods = [period]
    for _ in range(years):
        periods.append(periods[-1].year_before())
    return periods[1:]


def _years_needed(framework: Framework) -> int:
    needed = [0]
    for kpi in framework.kpis:
        match kpi.target:
            case OwnHistoryTarget(years=years):
                needed.append(years)
            case TrendTarget():
                needed.append(TREND_YEARS)
    return max(needed)


def months_in(given: Given, period: Period) -> pd.DataFrame:
    """The grid of centers, measures and months of a period, see ``reported_months``."""
    return reported_months(
        given.months,
        given.events,
        centers=given.folder.centers,
        measures=[measure.id for measure in given.framework.measures],
        period=period,
    )


def mondays(days: pd.Series) -> pd.Series:
    """First day of the week of each day."""
    day = pd.to_datetime(days).dt.normalize()
    return day - pd.to_timedelta(day.dt.day_of_week, unit="D")

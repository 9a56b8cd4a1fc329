"""The months of a round, as the methods want them."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.model.spans import Span
from pescycle.paf.measures import reported_months
from pescycle.paf.periods import Period


def round_period(given: Given) -> Period:
    """The months of the round."""
    return Period(given.round.starts, given.round.ends, span_of(given))


def span_of(given: Given) -> Span:
    """What the pilot's counts are kept by."""
    return given.folder.pilot.counted_by


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

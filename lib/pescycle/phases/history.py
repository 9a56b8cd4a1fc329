"""What is known so far: this round's months and events on top of the earlier rounds'."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.paf.measures import reported_months
from pescycle.paf.periods import Period
from pescycle.phases.results import Observation

MONTH_KEY = ["center", "month", "measure", "stratum"]
EVENT_KEY = ["center", "kind", "start"]


def known_months(given: Given, before: Observation | None) -> pd.DataFrame:
    """All monthly measures; of a month that was sent again the latest figure counts."""
    earlier = None if before is None else before.measure_month
    return stacked(earlier, given.data.measure_month, MONTH_KEY)


def known_events(given: Given, before: Observation | None) -> pd.DataFrame:
    """All events, the latest word on each."""
    earlier = None if before is None else before.event
    return stacked(earlier, given.data.event, EVENT_KEY)


def stacked(
    earlier: pd.DataFrame | None, later: pd.DataFrame, key: list[str]
) -> pd.DataFrame:
    """Both frames' rows in order; of rows with the same key only the last."""
    frames = [frame for frame in (earlier, later) if frame is not None and len(frame)]
    if not frames:
        return later.copy()
    rows = pd.concat(frames, ignore_index=True)
    return rows.drop_duplicates(key, keep="last", ignore_index=True)


def months_in(
    given: Given, months: pd.DataFrame, events: pd.DataFrame, period: Period
) -> pd.DataFrame:
    """The grid of centers, measures and months of a period, see ``reported_months``."""
    return reported_months(
        months,
        events,
        centers=given.folder.centers,
        measures=[measure.id for measure in given.framework.measures],
        period=period,
    )


def round_period(given: Given) -> Period:
    """The months of the round."""
    return Period(given.round.starts, given.round.ends)

"""Closures and other events, drawn in one way on every chart over time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from pescycle.model.base import ALL
from pescycle.model.round import Round
from pescycle.model.spans import Span
from pescycle.model.tables import EventKind
from pescycle.report.charts import theme
from pescycle.report.voice import Voice
from pescycle.report.wording.enquiry import event_reading
from pescycle.report.wording.figures import in_order, own_rows

# A month's point stands at its first day and a week's bar at its Monday: what happened in
# the middle belongs beside the point.
HALF_MONTH, HALF_WEEK = pd.Timedelta(days=15), pd.Timedelta(days=3)
DAY = pd.Timedelta(days=1)
MOST_NAMED = 4  # closed centers; more are counted
NOTED = theme.SERIES[4]
BEHIND = 0.5  # drawn before grids and lines


@dataclass(frozen=True, eq=False)
class EventMarks:
    """Events that touch the time of a chart, and where its axis has their days.

    ``events`` has the columns of the contract EVENTS; ``place`` turns a day into a
    coordinate of the axis. An event that began before or ends behind ``first`` and
    ``last`` is drawn up to the edge.
    """

    events: pd.DataFrame
    first: pd.Timestamp
    last: pd.Timestamp
    place: Callable[[pd.Timestamp], Any]
    center: str = ""

    def of(self, center: str) -> "EventMarks":
        """The marks of one center, and of what concerns all."""
        own = own_rows(self.events, center, common=True)
        return replace(self, events=own, center=center)

    def draw(self, axes: Axes) -> None:
        """Closures as shaded time behind the lines, notes as diamonds at the upper edge."""
        for kind, start, end in self._places():
            if kind == EventKind.CLOSURE:
                axes.axvspan(start, end, linewidth=0.5, zorder=BEHIND, **_SHADED)
            else:
                _note(axes, start, end, axes.get_xaxis_transform(), height=1.0)

    def draw_row(self, axes: Axes, row: float) -> None:
        """The same on one row of a chart whose rows are of different centers."""
        for kind, start, end in self._places():
            if kind == EventKind.CLOSURE:
                axes.fill_between([start, end], row - 0.45, row + 0.45, zorder=1, **_SHADED)
            else:
                _note(axes, start, end, axes.transData, height=row - 0.36)

    def _places(self) -> list[tuple[str, Any, Any]]:
        days = self.events[["start", "end"]].clip(self.first, self.last)
        return [
            (kind, self.place(start), self.place(end))
            for kind, (start, end) in zip(
                self.events["kind"], days.itertuples(index=False, name=None), strict=True
            )
        ]

    def signs(self, voice: Voice) -> list[Artist]:
        """Entries of the legend, only for what occurs."""
        closed = self.events[self.events["kind"] == EventKind.CLOSURE]
        signs: list[Artist] = []
        if len(closed):
            signs.append(Patch(label=_closed(voice, closed), **_SHADED))
        if (self.events["kind"] == EventKind.NOTE).any():
            label = voice.text("An event was noted")
            signs.append(theme.sign_of(label, "d", NOTED, markersize=5))
        return signs

    def words(self, voice: Voice) -> list[str]:
        """Each event in words, for those who do not see the chart; nothing without any."""
        if self.events.empty:
            return []
        return [theme.spoken(event_reading(voice, self.events, center=self.center))]


_SHADED = {"facecolor": theme.SHADE, "edgecolor": theme.QUIET}


def month_marks(
    event: pd.DataFrame, months: pd.Series, center: str = "", *, span: Span = Span.MONTH
) -> EventMarks:
    """Marks for an axis of months or quarters, whose points stand at their first day."""
    last, half = months.max() + span.length - DAY, HALF_MONTH * span.months
    return _touching(event, (months.min(), last), center, lambda day: day - half)


def week_marks(event: pd.DataFrame, weeks: pd.Series, center: str = "") -> EventMarks:
    """Marks for an axis of weeks, whose bars stand at their first day."""
    last = weeks.max() + pd.Timedelta(days=6)
    return _touching(event, (weeks.min(), last), center, lambda day: day - HALF_WEEK)


def day_marks(event: pd.DataFrame, days: pd.Series, center: str = "") -> EventMarks:
    """Marks for an axis of days."""
    return _touching(event, (days.min(), days.max()), center, lambda day: day)


def round_marks(
    event: pd.DataFrame, rounds: Iterable[Round], names: list[str], center: str = ""
) -> EventMarks:
    """Marks for an axis that has a round at 0, 1, 2 ... and its days half a step around.

    Parameters
    ----------
    event : DataFrame
        See the contract EVENTS.
    rounds : iterable of Round
        Those of the pilot folder.
    names : list of str
        Ids of the rounds on the axis, in order.
    center : str
        Marks only what concerns that center; empty marks everything.
    """
    by_name = {turn.id: turn for turn in rounds}
    spans = {
        number: (pd.Timestamp(by_name[name].starts), pd.Timestamp(by_name[name].ends) + DAY)
        for number, name in enumerate(names)
        if name in by_name
    }
    if not spans:
        return EventMarks(event.iloc[:0], pd.NaT, pd.NaT, lambda day: day, center)

    def place(day: pd.Timestamp) -> float:
        begun = [n for n, (start, _) in spans.items() if start <= day] or [min(spans)]
        start, end = spans[begun[-1]]
        return begun[-1] - 0.5 + min(max((day - start) / (end - start), 0.0), 1.0)

    whole = min(start for start, _ in spans.values()), max(end for _, end in spans.values())
    return _touching(event, whole, center, place)


def _touching(
    event: pd.DataFrame,
    span: tuple[pd.Timestamp, pd.Timestamp],
    center: str,
    place: Callable[[pd.Timestamp], Any],
) -> EventMarks:
    first, last = span
    own = own_rows(event, center, common=True)
    touching = own[(own["end"] >= first) & (own["start"] <= last)]
    return EventMarks(touching, first, last, place, center)


def _note(axes: Axes, start: Any, end: Any, transform: Any, *, height: float) -> None:
    """A diamond where it began, with a line as long as it lasted."""
    look = {"color": NOTED, "transform": transform, "clip_on": False, "zorder": 4}
    axes.plot([start, end], [height, height], linewidth=1.4, **look)
    axes.plot(start, height, marker="d", markersize=5, linestyle="none", **look)


def _closed(voice: Voice, closures: pd.DataFrame) -> str:
    centers = [name for name in in_order(closures["center"]) if name not in (ALL, "")]
    if not 1 < len(centers) <= MOST_NAMED:
        if len(centers) < 2:
            return voice.label("event_kind", EventKind.CLOSURE)
        return voice.plural("Closure of {n} center", "Closure of {n} centers", len(centers))
    names = voice.listed([voice.name("center", name) for name in centers])
    return theme.wrapped(voice.text("Closure of {centers}", centers=names), 90)

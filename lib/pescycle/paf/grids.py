"""Monthly measures as arrays: a month a row, a center a column, one array a measure.

Whatever is made of monthly counts sums over months. As arrays the sums of ten thousand
centers cost little more than reading the numbers once; as tables with names in every row
they would cost a hundred times that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.spans import Span
from pescycle.model.tables import EventKind
from pescycle.paf.periods import Period

DAY = pd.Timedelta(days=1)
MONTH_TYPE = "datetime64[us]"


@dataclass(frozen=True, eq=False)
class MonthGrid:
    """Measures of centers and months, reported or not.

    ``values`` holds by measure an array [month, center], missing where not reported;
    ``open_share`` [month, center] the share of its days on which the center was open.
    """

    centers: tuple[str, ...]
    months: pd.DatetimeIndex
    values: Mapping[str, np.ndarray]
    open_share: np.ndarray
    span: Span = Span.MONTH

    def measure(self, name: str) -> np.ndarray:
        """Counts of one measure; missing throughout where nobody reports it."""
        found = self.values.get(name)
        return np.full(self.open_share.shape, np.nan) if found is None else found

    @cached_property
    def time_open(self) -> np.ndarray:
        """Open shares, missing where a center was closed throughout: no month at all."""
        return np.where(self.open_share > 0, self.open_share, np.nan)

    def with_centers(self, names: Sequence[str]) -> "MonthGrid":
        """The same with further centers behind, of which nothing is reported."""
        new = [name for name in names if name not in set(self.centers)]
        if not new:
            return self

        def wider(array: np.ndarray) -> np.ndarray:
            return np.pad(array, ((0, 0), (0, len(new))), constant_values=np.nan)

        values = {name: wider(array) for name, array in self.values.items()}
        centers = (*self.centers, *new)
        return MonthGrid(centers, self.months, values, wider(self.open_share), self.span)

    def frame(self) -> pd.DataFrame:
        """One row a (center, month, measure), the columns of ``reported_months``."""
        names = list(self.values)
        months, centers = self.open_share.shape
        shape = (centers, months, len(names))
        stacked = np.empty(shape)
        for place, name in enumerate(names):
            stacked[:, :, place] = self.values[name].T
        center, month, measure = np.indices(shape, dtype="int32", sparse=True)
        return pd.DataFrame(
            {
                "center": repeated(self.centers, np.broadcast_to(center, shape)),
                "month": self.months.astype(MONTH_TYPE).take(
                    np.broadcast_to(month, shape).ravel()
                ),
                "measure": repeated(names, np.broadcast_to(measure, shape)),
                "value": stacked.ravel(),
                "open_share": np.repeat(self.open_share.T.ravel(), len(names)),
            }
        )


def repeated(names: Sequence[str], places: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """A column of text made of few names: the name at each place."""
    return pd.array(list(names), dtype="str").take(np.ravel(places))


def grid_of(months: pd.DataFrame, *, span: Span = Span.MONTH) -> MonthGrid:
    """The arrays behind a table of reported months.

    Parameters
    ----------
    months : DataFrame
        One row a (center, month, measure): center month measure value open_share; rows that
        are not there count as not reported.
    span : Span
        What the counts are kept by.

    Raises
    ------
    ValueError
        A month of a center and measure stands twice: which of them counts is not for us to
        say, and their mean or sum would be neither.
    """
    center, centers = pd.factorize(months["center"])
    month, dates = pd.factorize(months["month"], sort=True)
    measure, measures = pd.factorize(months["measure"])
    shape = (len(measures), len(dates), len(centers))
    place = (measure * shape[1] + month) * shape[2] + center
    taken = np.zeros(shape, dtype=bool)
    taken.reshape(-1)[place] = True
    if np.count_nonzero(taken) < len(place):
        raise ValueError("duplicate months: a center's measure has a month twice")
    values = np.full(shape, np.nan)
    values.reshape(-1)[place] = months["value"].to_numpy(dtype=float, na_value=np.nan)
    open_share = np.full(shape[1:], np.nan)
    open_share[month, center] = months["open_share"].to_numpy(dtype=float, na_value=np.nan)
    return MonthGrid(
        tuple(centers),
        pd.DatetimeIndex(dates),
        dict(zip(measures, values, strict=True)),
        open_share,
        span,
    )


def month_grid(
    measure_month: pd.DataFrame,
    event: pd.DataFrame,
    *,
    centers: pd.DataFrame,
    measures: Sequence[str],
    period: Period,
) -> MonthGrid:
    """Every measure of every center in every month of the period, reported or not.

    See ``reported_months``, which gives the same as a table.
    """
    ids = pd.Index(centers["id"], dtype="str")
    names = pd.Index(list(measures), dtype="str")
    shape = (len(names), len(period.months), len(ids))
    center = _places(measure_month["center"], ids)
    measure = _places(measure_month["measure"], names)
    month = _places(measure_month["month"], period.months)
    known = (center >= 0) & (measure >= 0) & (month >= 0)
    place = ((measure * shape[1] + month) * shape[2] + center)[known]
    given = measure_month["value"].to_numpy(dtype=float, na_value=np.nan)[known]
    size = int(np.prod(shape))
    # A missing stratum makes the sum missing: adding NaN leaves NaN behind.
    sums = np.bincount(place, given, minlength=size)
    sums = np.where(np.bincount(place, minlength=size) > 0, sums, np.nan).reshape(shape)
    return MonthGrid(
        tuple(ids),
        period.months,
        dict(zip(names, sums, strict=True)),
        open_grid(event, centers, period),
        period.span,
    )


def _places(column: pd.Series, known: pd.Index) -> np.ndarray:
    """Place of each cell among the known, -1 elsewhere; alike ones are looked up once."""
    codes, different = pd.factorize(column)
    return np.append(known.get_indexer(different), -1)[codes]


def open_grid(event: pd.DataFrame, centers: pd.DataFrame, period: Period) -> np.ndarray:
    """Share of its days on which each center was open, an array [month, center].

    See ``open_shares``, which gives the same as a table.
    """
    months = period.months
    if not len(months):
        return np.empty((0, len(centers)))
    next_ones = months + period.span.length
    days = pd.date_range(months[0], next_ones[-1] - DAY, unit="us")
    closed = np.zeros((len(days), len(centers)), dtype=bool)
    place = {name: number for number, name in enumerate(centers["id"])}
    closures = event[event["kind"] == EventKind.CLOSURE].dropna(subset=["start", "end"])
    for row in closures.itertuples():
        first = days.searchsorted(row.start, side="left")
        after = days.searchsorted(row.end, side="right")
        # Marking days, so that overlapping closures count a day once.
        if row.center == ALL:
            closed[first:after] = True
        elif row.center in place:
            closed[first:after, place[row.center]] = True
    if "opened" in centers:
        before = pd.to_datetime(centers["opened"]).to_numpy(dtype=MONTH_TYPE) - DAY
        closed |= days.to_numpy()[:, None] <= before.astype(MONTH_TYPE)
    starts = days.searchsorted(months)
    closed_days = np.add.reduceat(closed, starts, axis=0, dtype=float)
    return 1 - closed_days / np.asarray((next_ones - months).days, dtype=float)[:, None]

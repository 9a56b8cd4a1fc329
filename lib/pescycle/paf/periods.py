"""Periods as rows of calendar months."""

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True)
class Period:
    """A span of days; it holds each month whose first day lies in it.

    By the first day, so that two periods that follow each other share no month and leave
    out none.
    """

    starts: date
    ends: date

    def __post_init__(self) -> None:
        if self.ends < self.starts:
            raise ValueError("a period cannot end before it starts")

    @property
    def months(self) -> pd.DatetimeIndex:
        """First days of the period's months."""
        return pd.date_range(self.starts, self.ends, freq="MS", unit="us").normalize()

    def year_before(self) -> "Period":
        """Days of the year before; 29 February becomes the 28th."""
        year = pd.DateOffset(years=1)
        return Period(
            (pd.Timestamp(self.starts) - year).date(),
            (pd.Timestamp(self.ends) - year).date(),
        )

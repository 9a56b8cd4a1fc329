"""Periods as rows of the spans that counts are kept by: months, or quarters."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pescycle.model.spans import Span


@dataclass(frozen=True)
class Period:
    """Days from one to another; it holds each month whose first day lies in it.

    By the first day, so that two periods that follow each other share no month and leave
    out none. Where counts are kept by quarter, its months are the first ones of quarters.
    """

    starts: date
    ends: date
    span: Span = Span.MONTH

    def __post_init__(self) -> None:
        if self.ends < self.starts:
            raise ValueError("a period cannot end before it starts")

    @property
    def months(self) -> pd.DatetimeIndex:
        """First days of the period's months, or quarters."""
        steps = pd.date_range(self.starts, self.ends, freq=self.span.frequency, unit="us")
        return steps.normalize()

    def year_before(self) -> "Period":
        """Days of the year before; 29 February becomes the 28th."""
        year = pd.DateOffset(years=1)
        return Period(
            (pd.Timestamp(self.starts) - year).date(),
            (pd.Timestamp(self.ends) - year).date(),
            self.span,
        )

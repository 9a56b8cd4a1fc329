"""The span that counts are kept by: a pilot counts by month or by quarter."""

from datetime import date
from enum import StrEnum

import pandas as pd


class Span(StrEnum):
    """How long a time one reported count is of.

    In tables a span is known by its first day, in the column ``month``: a quarter by the
    first day of its first month.
    """

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def months(self) -> int:
        """How many calendar months it has."""
        return {Span.MONTH: 1, Span.QUARTER: 3}[self]

    @property
    def a_year(self) -> int:
        """How many of them make a year."""
        return 12 // self.months

    @property
    def frequency(self) -> str:
        """What pandas calls the first days of such spans."""
        return {Span.MONTH: "MS", Span.QUARTER: "QS-JAN"}[self]

    @property
    def length(self) -> pd.DateOffset:
        """From the first day of one to that of the next."""
        return pd.DateOffset(months=self.months)

    def first_day(self, day: date | pd.Timestamp) -> pd.Timestamp:
        """First day of the span in which a day lies."""
        whole = pd.Timestamp(day).normalize()
        first = (whole.month - 1) // self.months * self.months + 1
        return whole.replace(month=first, day=1)

    def first_days(self, days: pd.Series) -> pd.Series:
        """First day of the span of each day."""
        return days.dt.to_period(self.frequency[0]).dt.to_timestamp()

    def written(self, day: date | pd.Timestamp) -> str:
        """The span as files write it: ``2023-07`` or ``2023-Q3``."""
        whole = pd.Timestamp(day)
        if self == Span.QUARTER:
            return f"{whole.year}-Q{whole.quarter}"
        return f"{whole:%Y-%m}"

    @property
    def example(self) -> str:
        """One written as messages recommend it."""
        return self.written(date(2023, 1, 1))

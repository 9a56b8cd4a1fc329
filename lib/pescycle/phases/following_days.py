"""When the round after takes place, and its id."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

YEAR_AND_PART = re.compile(r"\d{4}-\d{1,2}")


@dataclass(frozen=True)
class Days:
    """First and last day of a round."""

    starts: date
    ends: date


def following_days(starts: date, ends: date) -> Days:
    """The days after a round, as many months or, where it has no whole ones, days."""
    first = ends + timedelta(days=1)
    months = (first.year - starts.year) * 12 + first.month - starts.month
    if first.day != starts.day or months < 1:
        return Days(first, first + (ends - starts))
    end = (pd.Timestamp(first) + pd.DateOffset(months=months)).date()
    return Days(first, end - timedelta(days=1))


def following_id(name: str, days: Days) -> str:
    """Id of the round after: 2024-1 after 2023-2, r4 after r3.

    Parameters
    ----------
    name : str
        The round's own id.
    days : Days
        Those of the round after.
    """
    if YEAR_AND_PART.fullmatch(name):
        after = days.ends + timedelta(days=1)
        months = (after.year - days.starts.year) * 12 + after.month - days.starts.month
        return f"{days.starts.year}-{(days.starts.month - 1) // max(months, 1) + 1}"
    counted = re.fullmatch(r"(.*?)(\d+)", name)
    return f"{counted[1]}{int(counted[2]) + 1}" if counted else f"{name}-2"

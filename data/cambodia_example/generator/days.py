"""Registrations by day of a few centers; one of them enters many at the month's end."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.centers import Center
from generator.draws import Draws
from generator.measures import Month, month_rows
from generator.truths import DAY_CENTERS, LATE_CENTER, LATE_SHARE

STREAM = 10_031  # of its own, so that all other files keep their bytes
MEASURE = "registered_jobseekers"
LAST_DAYS = 3


def day_rows(centers: list[Center], months: tuple[Month, ...]) -> Iterator[list[object]]:
    """Rows center, measure, day, count; the days of a month add up to its count."""
    for center in centers:
        if center.id not in DAY_CENTERS:
            continue
        for month in months:
            for day, count in _days(center, month).items():
                yield [center.id, MEASURE, day.isoformat(), count]


def _days(center: Center, month: Month) -> dict[date, int]:
    """How many were registered on each working day of the month."""
    draws = Draws(STREAM, center.number, *month)
    working = _working_days(month)
    late, other = working[-LAST_DAYS:], working[:-LAST_DAYS]
    counts: Counter[date] = Counter()
    for _ in range(_registered(center, month)):
        days = working
        if center.id == LATE_CENTER:
            days = late if draws.chance(LATE_SHARE) else other
        counts[days[draws.whole(0, len(days) - 1)]] += 1
    return {day: counts[day] for day in working}


def _registered(center: Center, month: Month) -> int:
    rows = month_rows(center, month)
    return next(value for _, _, measure, _, value in rows if measure == MEASURE)


def _working_days(month: Month) -> list[date]:
    days = [date(*month, day) for day in range(1, monthrange(*month)[1] + 1)]
    return [day for day in days if day.weekday() < 5]

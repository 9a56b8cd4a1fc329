"""Meetings between rounds: when a short workshop is held."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One workshop; ``starts`` is in the pilot's local time, without zone."""

    id: str
    starts: datetime
    minutes: int
    title: Mapping[str, str] = field(default_factory=dict)

    @property
    def ends(self) -> datetime:
        """When it ends, in local time."""
        return self.starts + timedelta(minutes=self.minutes)


def repeated(first: Meeting, times: int, every_days: int) -> tuple[Meeting, ...]:
    """The meeting and those that follow it, so many days apart, at the same local time."""
    return tuple(
        Meeting(
            id=first.id if number == 0 else f"{first.id}-{number + 1}",
            starts=first.starts + timedelta(days=every_days * number),
            minutes=first.minutes,
            title=first.title,
        )
        for number in range(times)
    )

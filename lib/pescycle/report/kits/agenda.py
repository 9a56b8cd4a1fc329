"""How the minutes of a workshop are spent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pescycle.errors import UsageError
from pescycle.report.voice import Voice

# Shares of the time: most of it belongs to the talk about the charts.
OPENING, BEFORE, STATIONS, DECISIONS, CLOSING = 0.05, 0.15, 0.50, 0.25, 0.05
SHORTEST, LONGEST = 20, 240  # minutes in which three charts can be talked about


@dataclass(frozen=True)
class Slot:
    """One part of the meeting; ``starts`` is its clock time, "" where none is fixed."""

    starts: str
    minutes: int
    title: str


def agenda(
    voice: Voice, minutes: int, stations: tuple[str, ...], starts: datetime | None = None
) -> tuple[Slot, ...]:
    """The parts of a meeting of so many minutes; they add up to it exactly.

    Raises
    ------
    UsageError
        See ``refuse_minutes``.
    """
    refuse_minutes(minutes)
    parts = [
        (OPENING, voice.text("Welcome: what we want to know today")),
        (BEFORE, voice.text("What became of our last decisions")),
        *((STATIONS / max(1, len(stations)), title) for title in stations),
        (DECISIONS, voice.text("What we decide: who does what by when")),
        (CLOSING, voice.text("What helped today, and when we meet again")),
    ]
    lengths = whole_minutes([share for share, _ in parts], minutes)
    return tuple(
        Slot(_clock(starts, sum(lengths[:place])), length, title)
        for place, (length, (_, title)) in enumerate(zip(lengths, parts, strict=True))
    )


def refuse_minutes(minutes: int) -> None:
    """Stop where the time is too short or too long for a workshop of three charts."""
    if not SHORTEST <= minutes <= LONGEST:
        raise UsageError(
            f"A workshop of {minutes} minutes is not possible. Write --minutes with "
            f"{SHORTEST} to {LONGEST}, such as --minutes 60."
        )


def whole_minutes(shares: list[float], total: int) -> list[int]:
    """Whole minutes in these proportions, each at least one (largest remainders)."""
    whole = sum(shares)
    exact = [share / whole * (total - len(shares)) for share in shares]
    minutes = [1 + int(part) for part in exact]
    rest = total - sum(minutes)
    by_remainder = sorted(range(len(exact)), key=lambda n: int(exact[n]) - exact[n])
    for place in by_remainder[:rest]:
        minutes[place] += 1
    return minutes


def _clock(starts: datetime | None, after: int) -> str:
    if starts is None:
        return ""
    return f"{starts + timedelta(minutes=after):%H:%M}"

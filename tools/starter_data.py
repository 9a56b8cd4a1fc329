"""Make the starter's synthetic tables again: ``python tools/starter_data.py``.

The tables are committed; this script says how they came about and reproduces them byte for
byte.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

ROUND = Path("lib/pescycle/starter/pilot/rounds/2024-1")
SEED = 20240101
CENTERS = ("north", "south", "east")
# First halves of both years: growth is held against the same months a year before.
MONTHS = [(year, month) for year in (2023, 2024) for month in range(1, 7)]
SEASON = (1.06, 1.02, 1.0, 0.93, 0.98, 1.01)
VISITS = {"north": 620, "south": 410, "east": 380}
GROWTH = {"north": 1.09, "south": 1.03, "east": 1.0}
# By center; appointments help in the north.
MINUTES = {2023: (36, 34, 33), 2024: (28, 33, 33)}
POSTS = {"north": 60, "south": 45, "east": 40}
FILLED = {"north": 0.43, "south": 0.37, "east": 0.36}
TIMED = 0.3  # share of the visits whose waiting is timed
OPEN_OF_APRIL = 18 / 30  # east is closed from 8 to 19 April 2024

ANSWERS = {"north": 42, "south": 40, "east": 38}
RATED = ("js_q1", "waiting", "js_d3", "js_d4", "js_d5", "js_d6")
# Share of the answers up to each code from 1 to 4; the rest is 5.
UP_TO = {"north": (0.02, 0.06, 0.17, 0.60), "south": (0.04, 0.13, 0.31, 0.72)}
UP_TO["east"] = UP_TO["south"]
NOT_APPLICABLE, DONT_KNOW = 0.02, 0.04  # up to these shares a driver is 8, then 9
HEADER = [
    *("start", "end", "deviceid", "visit/center", "interview/mode", "interview/test"),
    *("consent/js_c0", *(f"rating/{name}" for name in RATED), "outcome/js_o1"),
    *("outcome/js_t1", "_id", "_uuid", "_submission_time"),
]
COMMENTS = (
    "Less waiting in the morning; more seats",
    "Moins d'attente le matin",
    "Explain the next steps on paper",
    "Plus d'offres près de chez moi",
    "Open one evening a week",
    "Répondre plus vite au téléphone",
)
FIRST_DAY = datetime(2024, 5, 13)


def main() -> None:
    """Write the tables below the folder given as argument, else into the starter."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROUND
    draws = Random(SEED)
    write(folder / "kpi" / "measures.csv", measures(draws))
    quoted = {"delimiter": ";", "quoting": csv.QUOTE_ALL}
    write(folder / "css" / "jobseeker.csv", responses(draws), **quoted)
    print(f"Written below {folder}")


def write(path: Path, rows: Iterable[Sequence[object]], **dialect: object) -> None:
    """Write rows as CSV in UTF-8, the same bytes on every machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n", **dialect).writerows(rows)


def measures(draws: Random) -> list[Sequence[object]]:
    """Monthly counts, one row a center, month and measure."""
    rows: list[Sequence[object]] = [("office", "month", "measure", "value")]
    for year, month in MONTHS:
        for center in CENTERS:
            counts = monthly_counts(draws, center, year, month)
            rows += [(center, f"{year}-{month:02}", name, n) for name, n in counts.items()]
    return rows


def monthly_counts(draws: Random, center: str, year: int, month: int) -> dict[str, int]:
    """What one center counted in one month."""
    opened = OPEN_OF_APRIL if (center, year, month) == ("east", 2024, 4) else 1
    growth = GROWTH[center] if year == 2024 else 1
    usual = VISITS[center] * SEASON[month - 1] * growth
    visits = round(usual * opened * about_one(draws, 0.04))
    timed = round(visits * TIMED * about_one(draws, 0.05))
    minutes = MINUTES[year][CENTERS.index(center)] * about_one(draws, 0.06)
    posts = round(POSTS[center] * opened * about_one(draws, 0.12))
    filled = round(posts * FILLED[center] * about_one(draws, 0.10))
    return {
        "visits": visits,
        "waiting_minutes": round(timed * minutes),
        "visits_timed": timed,
        "posts_notified": posts,
        "posts_filled": filled,
    }


def about_one(draws: Random, width: float) -> float:
    """A factor within ``width`` of 1."""
    return 1 + width * (2 * draws.random() - 1)


def responses(draws: Random) -> list[Sequence[object]]:
    """A survey server's export, one row a respondent in the order of sending."""
    sent = sorted(
        (moment(draws), code, center)
        for code, center in enumerate(CENTERS, start=1)
        for _ in range(ANSWERS[center])
    )
    rows = [respondent(draws, number, *one) for number, one in enumerate(sent, start=1)]
    return [HEADER, *rows]


def moment(draws: Random) -> datetime:
    """A moment of one of the fifteen working days of the survey, from 8 to 16 o'clock."""
    days = int(draws.random() * 15)
    return FIRST_DAY + timedelta(
        days=days + days // 5 * 2, hours=8, seconds=int(draws.random() * 8 * 3600)
    )


def respondent(
    draws: Random, number: int, sent: datetime, code: int, center: str
) -> list[object]:
    """One row of the export."""
    overall = grade(draws, center)
    drivers = [driver(draws, center, overall) for _ in RATED[1:]]
    comment = COMMENTS[int(draws.random() * len(COMMENTS))] if draws.random() < 0.2 else ""
    return [
        (sent - timedelta(minutes=6)).isoformat() + "+00:00",
        (sent - timedelta(minutes=1)).isoformat() + "+00:00",
        f"synthetic:{code}",
        code,
        "tablet_at_exit" if draws.random() < 0.8 else "web",
        0,
        "yes",
        overall,
        *drivers,
        outcome(draws, overall),
        comment,
        1000 + number,
        UUID(int=int(draws.random() * 2**53) << 64 | number, version=4),
        sent.isoformat(),
    ]


def outcome(draws: Random, overall: int) -> str:
    """Whether people got what they came for: the more satisfied, the more often."""
    if draws.random() < 0.15 * overall:
        return "yes"
    return "partly" if draws.random() < 0.6 else "no"


def grade(draws: Random, center: str) -> int:
    """A code from 1 to 5."""
    drawn = draws.random()
    return 1 + sum(drawn >= share for share in UP_TO[center])


def driver(draws: Random, center: str, overall: int) -> int:
    """A driver's code: one time in two that of the overall question, sometimes 8 or 9."""
    drawn, own = draws.random(), grade(draws, center)
    if drawn < NOT_APPLICABLE:
        return 8
    if drawn < DONT_KNOW:
        return 9
    return overall if drawn < 0.5 else own


if __name__ == "__main__":
    main()

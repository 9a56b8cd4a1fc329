"""Jobseekers who left the register, one row each: the cases behind the monthly counts."""

from generator.centers import Center
from generator.draws import Draws
from generator.measures import Month, month_rows
from generator.truths import EDUCATION, LEAVER_AGES, LEAVER_SLIPS, STRATA, Turn

STREAM = 6_100  # of its own: no other file hangs on how many numbers are drawn here
HEADER = ["case_no", "center", "left", "time_without_work", "education", "age", "placed"]
Rows = list[list[object]]


def leaver_rows(turn: Turn, centers: list[Center]) -> Rows:
    """The header, then every case of the round's months; each is one of its exits.

    Who of a stratum was placed follows the monthly count; education and age are drawn by
    lot and have no effect. Some rows and cells are wrong on purpose, see ``LEAVER_SLIPS``.
    """
    rows: Rows = []
    for center in centers:
        for month in turn.months[-6:]:
            rows += _cases(center, month)
    numbered = [[f"L{turn.id}-{place:05d}", *row] for place, row in enumerate(rows, 1)]
    return [HEADER, *_with_slips(turn, numbered)]


def _cases(center: Center, month: Month) -> Rows:
    draws = Draws(STREAM, center.number, *month)
    values = {
        (measure, stratum): value
        for _, _, measure, stratum, value in month_rows(center, month)
    }
    rows: Rows = []
    for stratum in STRATA:
        exits, placed = values["exits", stratum], values["placed_90", stratum]
        outcomes = [1] * placed + [0] * (exits - placed)
        order = sorted(range(exits), key=lambda _: draws.uniform())
        rows += [
            [
                center.id,
                f"{month[0]}-{month[1]:02d}",
                stratum,
                draws.pick(EDUCATION),
                draws.whole(*LEAVER_AGES),
                outcomes[place],
            ]
            for place in order
        ]
    return rows


def _with_slips(turn: Turn, rows: Rows) -> Rows:
    """A few cases given twice, factors not written down, codes that do not exist."""
    draws = Draws(STREAM, 0, *turn.months[-1])
    for _ in range(LEAVER_SLIPS["not_written"]):
        rows[draws.whole(0, len(rows) - 1)][4] = ""
    for _ in range(LEAVER_SLIPS["unknown_code"]):
        rows[draws.whole(0, len(rows) - 1)][4] = "other"
    again = [rows[draws.whole(0, len(rows) - 1)] for _ in range(LEAVER_SLIPS["twice"])]
    return [*rows, *again]

"""A late file: two centers' visits of a quarter, counted again after its round."""

from generator.centers import Center
from generator.draws import Draws
from generator.measures import Month, month_rows

STREAM = 9_042  # of its own, so that all other files keep their bytes
ROUND = "2023-2"  # the round whose folder the late file came to
MONTHS: tuple[Month, ...] = ((2023, 4), (2023, 5), (2023, 6))
HEADER = ["centre", "avr. 2023", "mai 2023", "juin 2023", "Total"]
# Center and the month whose papers were found afterwards.
FOUND: dict[str, Month] = {"c03": (2023, 5), "c09": (2023, 6)}
MOST_FOUND = 0.08  # of the month's visits


def correction_rows(centers: list[Center]) -> list[list[object]]:
    """A row a center and a column a month, as people keep such tables."""
    rows: list[list[object]] = [list(HEADER)]
    for center in centers:
        if center.id in FOUND:
            counts = [_visits(center, month) for month in MONTHS]
            rows.append([center.id, *counts, sum(counts)])
    return rows


def _visits(center: Center, month: Month) -> int:
    told = next(v for _, _, name, _, v in month_rows(center, month) if name == "visits")
    if month != FOUND[center.id]:
        return told
    draws = Draws(STREAM, center.number, *month)
    return told + 1 + round(draws.uniform(0.03, MOST_FOUND) * told)

"""Monthly measures by sex, age and disability: parts of the counts that stand already."""

from collections.abc import Iterator

import numpy as np

from generator.centers import Center
from generator.draws import Draws
from generator.measures import Month, Row
from generator.truths import GROUP_SHARES, PLACED_WEIGHT, STAFF_WOMEN

STREAM = 7  # of its own: no other file hangs on how many numbers are drawn here
# Whole, those of it who succeeded, and by what the register knows them.
PAIRS = (
    ("exits", "placed_90", ("sex", "age", "disability")),
    ("placements", "placements_matched", ("sex", "age")),
)
COUNTED = ("registered_jobseekers", ("sex", "age", "disability"))
SMALLEST = 2.0**-53
GroupRow = tuple[str, Month, str, str, str, int]  # ..., measure, group, category, value


def group_rows(center: Center, month: Month, rows: list[Row]) -> list[GroupRow]:
    """Every part of one center's measures of one month.

    People are given a sex, an age band and a disability by lot; who succeeded is drawn
    among them. What nobody stated belongs to no category.
    """
    draws = Draws(STREAM, center.number, *month)
    found: dict[tuple[str, str, str], int] = {}
    for whole, part, groups in PAIRS:
        for size, succeeded in _sizes(rows, whole, part):
            people = {group: _categories(draws, group, size) for group in groups}
            chosen = _chosen(draws, people, succeeded, whole)
            for group in groups:
                _count(found, whole, group, people[group])
                _count(found, part, group, people[group][chosen])
    measure, groups = COUNTED
    for size, _ in _sizes(rows, measure, measure):
        for group in groups:
            _count(found, measure, group, _categories(draws, group, size))
    found |= _staff(center, rows)
    return [(center.id, month, *key, value) for key, value in found.items()]


def _sizes(rows: list[Row], whole: str, part: str) -> Iterator[tuple[int, int]]:
    """Whole and part, stratum by stratum."""
    values = {(measure, stratum): value for _, _, measure, stratum, value in rows}
    for (measure, stratum), value in values.items():
        if measure == whole:
            yield value, values[part, stratum]


def _categories(draws: Draws, group: str, size: int) -> np.ndarray:
    """Place of each person's category; the last place is "not stated"."""
    ends = np.cumsum(list(GROUP_SHARES[group].values()))
    return np.searchsorted(ends, draws.uniforms(size), side="right")


def _chosen(
    draws: Draws, people: dict[str, np.ndarray], number: int, whole: str
) -> np.ndarray:
    """Who succeeded: drawn without replacement, with a weight where one is planted."""
    size = len(next(iter(people.values())))
    key = np.maximum(draws.uniforms(size), SMALLEST)
    if whole == "exits":
        disabled = people["disability"] == 0
        key = np.where(disabled, key ** (1 / PLACED_WEIGHT), key)
    return np.sort(np.argsort(-key, kind="stable")[:number])


def _count(
    found: dict[tuple[str, str, str], int], measure: str, group: str, places: np.ndarray
) -> None:
    names = list(GROUP_SHARES[group])
    counts = np.bincount(places, minlength=len(names) + 1)
    for name, count in zip(names, counts, strict=False):
        key = (measure, group, name)
        found[key] = found.get(key, 0) + int(count)


def _staff(center: Center, rows: list[Row]) -> dict[tuple[str, str, str], int]:
    """The same women and men each month; who is trained first was drawn once."""
    draws = Draws(STREAM, center.number)
    values = {measure: value for _, _, measure, stratum, value in rows if not stratum}
    women = draws.uniforms(center.staff) < STAFF_WOMEN
    first = np.argsort(draws.uniforms(center.staff), kind="stable")
    trained = first[: values["staff_trained"]]
    return {
        ("staff_in_post", "sex", "woman"): int(women.sum()),
        ("staff_in_post", "sex", "man"): int((~women).sum()),
        ("staff_trained", "sex", "woman"): int(women[trained].sum()),
        ("staff_trained", "sex", "man"): int((~women)[trained].sum()),
    }

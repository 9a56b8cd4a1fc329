"""False alarms of the whole PAF: how often it calls out what chance alone has made.

    python -m benchmarks.false_alarms [NULL PILOTS [PLANTED PILOTS [PROCESSES]]]

Makes pilots in which every center is alike and nothing changes, and others with planted
effects; lets enquiry, planning, action, observation and reflection run on each as a round
does; counts what they call out, and how often intervals hold the truth. Each pilot has a
random stream of its own, so that a smaller run is the beginning of a larger one. Asserts
nothing. At full size (500 and 200) half an hour or more on two cores.
"""

import platform
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import NamedTuple

import numpy as np

from benchmarks.alarms import Count, null_counts, planted_counts
from benchmarks.pilots import NULL, PLANTED, known_pilot
from benchmarks.rounds import run

PILOTS, PLANTED_PILOTS, PROCESSES = 500, 200, 2
SEED = 20231231


class Row(NamedTuple):
    """A line of a table: share of the cases, its Monte Carlo error, what is promised."""

    name: str
    share: float
    error: float
    cases: int
    nominal: float | None


def null_pilot(number: int) -> list[Count]:
    """What is called out in one pilot in which there is nothing."""
    draw = np.random.default_rng([SEED, 0, number])
    pilot = known_pilot(draw, NULL)
    return list(null_counts(pilot, run(pilot)))


def planted_pilot(number: int) -> list[Count]:
    """What is found in one pilot with planted effects."""
    draw = np.random.default_rng([SEED, 1, number])
    pilot = known_pilot(draw, PLANTED)
    return list(planted_counts(pilot, run(pilot)))


def tables(found: Iterable[list[Count]]) -> dict[str, list[Row]]:
    """Counts of many pilots by section, each with its error over pilots.

    Cases of one pilot hang together, so that the pilot is the unit of the error.
    """
    sums: dict[tuple, list[tuple[float, int]]] = defaultdict(list)
    for counts in found:
        for one in counts:
            sums[one.section, one.name, one.nominal].append((one.hits, one.cases))
    sections: dict[str, list[Row]] = defaultdict(list)
    for (section, name, nominal), pairs in sums.items():
        hits, cases = np.array(pairs, dtype=float).T
        if not cases.sum():
            continue
        share = hits.sum() / cases.sum()
        off = hits - share * cases
        many = len(pairs)
        error = np.sqrt(many / max(many - 1, 1) * (off**2).sum()) / cases.sum()
        sections[section].append(Row(name, share, error, int(cases.sum()), nominal))
    return sections


def main(pilots: int, planted: int, processes: int) -> None:
    """Simulate and print."""
    start = time.perf_counter()
    with ProcessPoolExecutor(processes) as pool:
        spread = partial(pool.map, chunksize=5)
        null = tables(spread(null_pilot, range(pilots)))
        power = tables(spread(planted_pilot, range(planted)))
    minutes = (time.perf_counter() - start) / 60
    print(
        f"{pilots} pilots without and {planted} with planted effects, seed {SEED}; "
        f"{minutes:.1f} minutes with {processes} processes, "
        f"{platform.machine()}, Python {platform.python_version()}.\n"
    )
    for line in [*lines(null, "called out"), *lines(power, "found")]:
        print(line)


def lines(sections: dict[str, list[Row]], called: str) -> Iterator[str]:
    """Tables in the form of the handbook."""
    for section, rows in sections.items():
        yield f"| {section} | {called} | promised | cases |"
        yield "|---|---|---|---|"
        for row in rows:
            nominal = "" if row.nominal is None else f"{row.nominal:.1%}"
            share = f"{row.share:.1%} (± {row.error:.1%})"
            yield f"| {row.name} | {share} | {nominal} | {row.cases:,} |"
        yield ""


if __name__ == "__main__":
    wanted = [int(word) for word in sys.argv[1:]]
    main(*(wanted + [PILOTS, PLANTED_PILOTS, PROCESSES][len(wanted) :]))

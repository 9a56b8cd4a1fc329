"""Time of raking a million respondents with unequal base weights.

    python -m benchmarks.raking [ROWS]

Margins of 250, 2, 6 and 5 categories, to 1e-8 of each total. Peer: the same by turns over
rows, without joining respondents who are alike.
"""

import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from pescycle.css.weighting import Margin, margin_of, raked_weights

SIZES = {"center": 250, "sex": 2, "age": 6, "channel": 5}
TOLERANCE, SEED = 1e-8, 20230101


def respondents(rows: int) -> tuple[np.ndarray, pd.DataFrame]:
    """Unequal base weights, and a category a margin, uneven and dependent."""
    draw = np.random.default_rng(SEED)
    lean = draw.normal(size=rows)
    frame = {}
    for name, size in SIZES.items():
        place = (lean + draw.normal(size=rows) * 2) % 3 / 3 * size
        names = [f"{name}{number}" for number in range(size)]
        frame[name] = pd.Categorical.from_codes(place.astype(int), names)
    return draw.uniform(0.5, 20, rows), pd.DataFrame(frame)


def totals(base: np.ndarray, frame: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Clients of each category: those by the base weights, moved by up to a third."""
    draw, found = np.random.default_rng(SEED + 1), {}
    for name, size in SIZES.items():
        moved = np.bincount(frame[name].cat.codes, base, minlength=size)
        moved = moved * draw.uniform(0.75, 1.33, size)
        moved *= base.sum() / moved.sum()
        found[name] = dict(zip(frame[name].cat.categories, moved, strict=True))
    return found


def raked_by_rows(base: np.ndarray, margins: list[Margin]) -> np.ndarray:
    """The peer: every turn goes over all rows."""
    weight = base.copy()
    for _ in range(100):
        furthest = 0.0
        for margin in margins:
            sums = np.bincount(margin.code, weight, minlength=len(margin.total))
            step = margin.total / sums
            furthest = max(furthest, float(np.abs(step - 1).max()))
            weight *= step[margin.code]
        if furthest <= TOLERANCE:
            break
    return weight


def raking_cases(rows: int) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    base, frame = respondents(rows)
    wanted = totals(base, frame)

    def margins() -> list[Margin]:
        return [margin_of(name, frame[name], wanted[name]) for name in SIZES]

    ready = margins()
    return {
        "raking, cells joined": lambda: raked_weights(base, ready, tolerance=TOLERANCE),
        "raking, margins read from categories too": lambda: raked_weights(
            base, margins(), tolerance=TOLERANCE
        ),
        "  peer: every turn over all rows": lambda: raked_by_rows(base, ready),
    }


def main(rows: int) -> None:
    """Measure and print."""
    print(f"{rows:,} respondents, margins of {', '.join(map(str, SIZES.values()))}")
    for name, call in raking_cases(rows).items():
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - start)
        print(f"{name:45}{min(seconds):8.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)

"""Time and peak memory of the PAF's core beside plain sums over the same arrays.

    python -m benchmarks.paf [CENTERS ...]

The task: 50 KPIs (20 monthly counts, 25 shares of which 5 are stocks, 5 means) of 12 months
in 100, 1,000 and 10,000 centers; 1 % of the months not reported, some centers closed for
part of a month. Built are value, interval, target, attainment, status and the reason of
every gap, for each center and for all together. The peer only adds up numerators and
denominators over the months, divides, and compares with target and thresholds: no interval,
no reason, no figure for all centers. Prints a table; asserts nothing about time.
"""

import argparse
from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.measuring import measured, table_head, table_line
from pescycle.model.framework import Framework
from pescycle.paf.attainment import kpi_scores
from pescycle.paf.grids import MonthGrid, month_grid
from pescycle.paf.kpis import kpi_table
from pescycle.paf.periods import Period
from pescycle.paf.score_table import ScoreTable, score_table
from pescycle.paf.targets import target_table

COUNTS, SHARES, STOCKS, MEANS, MONTHS = 20, 20, 5, 5, 12
CENTERS = (100, 1_000, 10_000)
SEED, MISSING, PARTLY_OPEN = 20230101, 0.01, 0.02
PERIOD = Period(date(2023, 1, 1), date(2023, 12, 31))
LIMITS = (0.80, 0.95, 1.0)
NO_EVENT = pd.DataFrame({name: [] for name in ("center", "kind", "start", "end")})
TITLE = {"en": "Title"}


def _kpi(number: int) -> dict[str, object]:
    formula: dict[str, object] = {"kind": "monthly_count", "measure": f"top{number}"}
    sides = (f"top{number}", f"bottom{number}")
    unit, target = "count", {"rule": "growth", "rate": 0.05}
    if number >= COUNTS + SHARES + STOCKS:
        formula = {"kind": "mean", "total": sides[0], "count": sides[1]}
        unit, target = "minutes", {"rule": "fixed", "value": 30}
    elif number >= COUNTS:
        formula = {"kind": "share", "numerator": sides[0], "denominator": sides[1]}
        formula["stock"] = number >= COUNTS + SHARES
        unit, target = "share", {"rule": "fixed", "value": 0.6}
    return {
        "id": f"k{number}",
        "title": TITLE,
        "definition": TITLE,
        "unit": unit,
        "better": "lower" if unit == "minutes" else "higher",
        "formula": formula,
        "target": target,
        "weight": 1 / (COUNTS + SHARES + STOCKS + MEANS),
        "provenance": "local",
        "version": "1",
    }


def framework() -> Framework:
    """Fifty KPIs in one pillar."""
    kpis = [_kpi(number) for number in range(COUNTS + SHARES + STOCKS + MEANS)]
    used = [f"top{number}" for number in range(len(kpis))]
    used += [f"bottom{number}" for number in range(COUNTS, len(kpis))]
    return Framework.model_validate(
        {
            "id": "paf",
            "edition": "1",
            "title": TITLE,
            "measures": [{"id": name, "title": TITLE} for name in used],
            "pillars": [{"id": "p", "title": TITLE, "kpis": kpis}],
        }
    )


class Task:
    """Counts as arrays, and what is made of them."""

    def __init__(self, centers: int) -> None:
        draw = np.random.default_rng(SEED)
        self.framework = framework()
        shape = (MONTHS, centers)
        values = {}
        for measure in self.framework.measures:
            mean = 60 if measure.id.startswith("bottom") else 30
            counts = draw.poisson(mean, shape).astype(float)
            counts[draw.random(shape) < MISSING] = np.nan
            values[measure.id] = counts
        is_open = np.where(draw.random(shape) < PARTLY_OPEN, draw.random(shape), 1.0)
        self.centers = tuple(f"c{number}" for number in range(centers))
        self.grid = MonthGrid(self.centers, PERIOD.months, values, is_open)
        self.baseline = draw.uniform(20, 40, (len(self.framework.kpis), centers + 1))

    def peer(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Plain sums, quotients and comparisons; a status counts from 0 (worst) to 3."""
        value = np.empty(self.baseline[:, :-1].shape)
        ratio, status = np.empty_like(value), np.empty(value.shape, dtype=np.int8)
        for place in range(len(value)):
            top = np.nansum(self.grid.values[f"top{place}"], axis=0)
            bottom = self.grid.values.get(f"bottom{place}", self.grid.open_share)
            value[place] = top / np.nansum(bottom, axis=0)
            goal = self.baseline[place, :-1] * 1.05 if place < COUNTS else 0.6
            ratio[place] = value[place] / goal
            status[place] = sum((ratio[place] >= limit).view(np.int8) for limit in LIMITS)
        return value, ratio, status

    def tables(self) -> ScoreTable:
        """Values with intervals, targets, attainment, status and reasons, as arrays."""
        values = kpi_table(self.grid, self.framework)
        basis = np.zeros(self.baseline.shape, dtype=np.int8)
        goals = target_table(
            self.framework, self.baseline, basis, centers=(*self.centers, "all")
        )
        return score_table(values, goals, self.framework)

    def frames(self) -> pd.DataFrame:
        """The same as the tables that a round hands over."""
        values = kpi_table(self.grid, self.framework)
        basis = np.zeros(self.baseline.shape, dtype=np.int8)
        goals = target_table(
            self.framework, self.baseline, basis, centers=(*self.centers, "all")
        )
        return kpi_scores(values.frame(), goals.frame(), self.framework)

    def rows(self) -> pd.DataFrame:
        """Rows as the readers give them, one a count."""
        counts = self.grid.frame()[["center", "month", "measure", "value"]]
        return counts.dropna().assign(stratum="")

    def arrays(self, rows: pd.DataFrame) -> MonthGrid:
        """The arrays made of those rows."""
        return month_grid(
            rows,
            NO_EVENT,
            centers=pd.DataFrame({"id": list(self.centers)}),
            measures=list(self.grid.values),
            period=PERIOD,
        )


def main(sizes: list[int]) -> None:
    """Measure and print."""
    print(f"50 KPIs, {MONTHS} months; growth: seconds a center beside the size before")
    print(table_head())
    before = None
    for size in sizes:
        task = Task(size)
        peer, peak = measured(task.peer)
        print(table_line(f"{size:,} centers: peer, plain sums and quotients", peer, peak))
        seconds, peak = measured(task.tables)
        print(table_line("  values, intervals, targets, status", seconds, peak))
        grown = f", growth {seconds / size / before:.2f}" if before else ""
        print(f"  {seconds / peer:.1f} times the peer{grown}")
        before = seconds / size
        print(table_line("  the same as tables of rows", *measured(task.frames)))
        rows = task.rows()
        name = f"  arrays from {len(rows):,} rows as read"
        print(table_line(name, *measured(partial(task.arrays, rows))))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("centers", nargs="*", type=int, default=list(CENTERS))
    main(parser.parse_args().centers)

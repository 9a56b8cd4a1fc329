"""An attacker of its own over what rounds show of monthly counts: no small one is pinned.

The programmes here are written anew from the columns of the frames and share no code with
the library's own audit. Whoever holds the files of two rounds has both.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from pescycle.cycle import Turn
from pescycle.io.pilots import read_pilot
from pescycle.model.base import ALL
from pescycle.paf.kpis import kpi_values
from pescycle.phases import enquire, frames
from pescycle.phases.baselines import baseline_frame
from pescycle.phases.frames import empty
from pescycle.phases.gates import gated_values
from pescycle.phases.monitoring import monitored
from pescycle.phases.month_publication import month_publication
from pescycle.phases.periods import months_in, round_period
from tests.example import EXAMPLE
from tests.rounds import FOLLOWING, PAF, given, measure_month

MINIMUM, PROMISED = 10, 5
CELL = ["center", "month", "measure"]


class Files:
    """What a round shows of its months, beside the true counts."""

    def __init__(self, one):
        self.given, self.kpis = one, one.framework.kpis
        self.period = round_period(one)
        self.month = enquire(one, None, None).month
        self.point = monitored(one)["monitor_point"]
        self.baseline = baseline_frame(one, None)
        values = kpi_values(
            months_in(one, self.period), one.framework, estimates=empty(frames.ESTIMATE)
        )
        self.score = gated_values(one, values, self.period)

    @property
    def truth(self):
        return self.given.months.groupby(CELL)["value"].sum()


class Attacker:
    """Counts between 0 and infinity, and sums of them that the files tell."""

    def __init__(self, truth):
        self.truth = truth
        self.known, self.sums = set(), []

    def read(self, files):
        shown = files.month[files.month["state"] == "published"]
        self.known |= set(shown.loc[shown["center"] != ALL, CELL].itertuples(index=False))
        for row in shown[shown["center"] == ALL].itertuples():
            self.add_up([(c, row.month, row.measure) for c in self.centers], row.value)
        measures = {kpi.id: kpi.measures for kpi in files.kpis}
        points = files.point[files.point["state"] == "published"]
        for row in points.itertuples():
            self.known |= {(row.center, row.month, m) for m in measures[row.kpi]}
        for kpi in files.kpis:
            self._sums_of(kpi, files)

    def _sums_of(self, kpi, files):
        score = files.score[files.score["kpi"] == kpi.id].set_index("center")
        whole = files.baseline[files.baseline["kpi"] == kpi.id].set_index("center")
        sides = {"base": kpi.measures[-1], "count": kpi.measures[0]} if kpi.measures else {}
        if len(kpi.measures) == 1:
            del sides["base"]  # the base of a monthly mean is months
        stock = getattr(kpi.formula, "stock", False)
        for center in self.centers:
            for column, measure in sides.items():
                told = score[column].get(center, np.nan)
                months = self.reported(center, measure, files.period)
                factor = 1 / max(len(months), 1) if stock else 1.0
                self.add_up(months, told, factor)
            if len(kpi.measures) == 1 and pd.notna(whole["baseline"].get(center, np.nan)):
                before = files.period.year_before()
                months = self.reported(center, kpi.measures[0], before)
                self.add_up(months, sum(self.truth[m] for m in months))
        for column, measure in sides.items():
            told = score[column].get(ALL, np.nan)
            parts = [self.reported(c, measure, files.period) for c in self.centers]
            weights = {
                cell: 1 / len(cells) if stock else 1.0 for cells in parts for cell in cells
            }
            self._line(weights, told)

    @property
    def centers(self):
        return sorted(self.truth.index.unique("center"))

    def reported(self, center, measure, period):
        cells = [(center, month, measure) for month in period.months]
        return [cell for cell in cells if cell in self.truth.index]

    def add_up(self, cells, total, factor=1.0):
        self._line({cell: factor for cell in cells if cell in self.truth.index}, total)

    def _line(self, weights, total):
        if pd.notna(total) and weights:
            true = sum(self.truth[cell] * factor for cell, factor in weights.items())
            assert true == pytest.approx(total)  # else this attacker would read it wrong
            self.sums.append((weights, total))

    def widths(self, cells):
        """Room of each count: the largest less the smallest that agrees with all sums."""
        hidden = sorted({c for w, _ in self.sums for c in w} - self.known | set(cells))
        place = {cell: number for number, cell in enumerate(hidden)}
        lines, rests = [], []
        for weights, total in self.sums:
            line = np.zeros(len(hidden))
            for cell, factor in weights.items():
                if cell in place:
                    line[place[cell]] = factor
                else:
                    total = total - factor * self.truth[cell]
            if line.any():
                lines.append(line)
                rests.append(total)
        found = {}
        for cell in cells:
            ends = []
            for sign in (1.0, -1.0):
                cost = np.zeros(len(hidden))
                cost[place[cell]] = sign
                room = linprog(
                    cost,
                    A_eq=np.array(lines) if lines else None,
                    b_eq=rests or None,
                    bounds=(0, None),
                )
                ends.append(np.inf if room.status == 3 else abs(room.fun))
            found[cell] = ends[1] - ends[0]
        return found


@cache
def example(round_id):
    """A round of the example; without answers, which months do not hang on."""
    one = Turn(read_pilot(EXAMPLE), round_id, Path("nowhere")).given
    last = one.earlier
    if last is not None:
        last = replace(last, data=replace(last.data, responses={}))
    return replace(one, data=replace(one.data, responses={}), earlier=last)


def small(truth, measure):
    """Counts of a base that may not be shown; 0 is looked at nowhere but in its state."""
    own = truth[truth.index.get_level_values("measure") == measure]
    return list(own[(own > 0) & (own < MINIMUM)].index)


@pytest.fixture(scope="module")
def rounds():
    """The first two rounds of the example as one attacker reads them."""
    later = example("2023-1")
    both = [Files(later.earlier), Files(later)]
    attacker = Attacker(both[-1].truth)
    for files in both:
        attacker.read(files)
    return both, attacker


@pytest.mark.parametrize("measure", ["registered_employers", "staff_in_post"])
def test_of_no_month_of_a_few_two_rounds_together_tell_more_than_promised(rounds, measure):
    _, attacker = rounds
    cells = small(attacker.truth, measure)
    assert len(cells) > 50
    assert not attacker.known & set(cells)
    widths = attacker.widths(cells)
    assert min(widths.values()) >= PROMISED


def test_all_that_is_small_is_hidden_and_little_more(rounds):
    both, _ = rounds
    for files in both:
        shown = files.month[files.month["center"] != ALL].set_index(CELL)
        true = files.truth.reindex(shown.index)
        hidden = shown["state"] == "hidden"
        employers = shown.index.get_level_values("measure") == "registered_employers"
        few = (true > 0) & (true < MINIMUM)
        assert hidden[employers & few].all()
        assert (hidden & employers & ~few).sum() < 0.1 * employers.sum()
        assert (files.month.loc[files.month["center"] == ALL, "state"] == "published").all()


def visits(**centers):
    return measure_month(
        *(
            (center, day, "visits", n)
            for center, counts in centers.items()
            for day, n in zip(
                pd.date_range("2023-01-01", periods=6, freq="MS"), counts, strict=False
            )
        )
    )


def read(months):
    files = Files(given(framework=PAF, measure_month=months))
    attacker = Attacker(files.truth)
    attacker.read(files)
    return files, attacker


def test_where_only_small_months_are_hidden_this_attacker_works_them_out():
    # The 49 of all less 10 and 30 are 9.
    files, attacker = read(visits(a=[9], b=[10], c=[30]))
    cells = small(files.truth, "visits")
    assert attacker.widths(cells)[cells[0]] >= PROMISED
    shown = files.truth[files.truth >= MINIMUM].index
    attacker.known |= set(shown)
    assert attacker.widths(cells)[cells[0]] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    "counts",
    [
        {"a": [9, 40, 41], "b": [50, 51, 52], "c": [60, 61, 62]},
        {"a": [9, 40, 0], "b": [50, 8, 52], "c": [60, 61, 7]},
        {"a": [40, 9, 40, 44], "b": [9, 50, 52, 51], "c": [70, 70, 9, 70]},
        {"a": [1, 1, 1], "b": [200, 200, 200], "c": [12, 11, 10], "d": [99, 98, 97]},
    ],
)
def test_neither_all_centers_nor_the_rounds_sum_tell_a_small_month(counts):
    files, attacker = read(visits(**counts))
    cells = small(files.truth, "visits")
    assert not attacker.known & set(cells)
    # Of 1 visit no more can be promised than what hiding every row would leave open.
    assert min(attacker.widths(cells).values()) >= PROMISED


def test_the_months_of_a_single_center_are_told_by_no_sum():
    files, attacker = read(visits(a=[20, 4, 30]))
    assert min(attacker.widths(small(files.truth, "visits")).values()) >= PROMISED
    score = files.score[files.score["kpi"] == "k1"].set_index("center")
    assert score.loc["a", "count"] == 54  # shown; one more month has gone in its place


def test_where_nothing_is_small_every_month_is_shown():
    files, _ = read(visits(a=[20, 24], b=[10, 11]))
    assert set(files.month["state"]) <= {"published", "insufficient"}
    score = files.score[files.score["kpi"] == "k1"]
    assert (score.loc[score["value"].notna(), "method"] == "t_months").all()


def test_limits_of_hidden_months_come_from_their_sum_alone():
    files, _ = read(visits(a=[9, 40, 41], b=[50, 51, 52], c=[60, 61, 62]))
    score = files.score[files.score["kpi"] == "k1"].set_index("center")
    # a: 90 in 3 months, 30 a month, se sqrt(90) / 3 = 3.1623; t with 2 degrees is 4.3027
    assert score.loc["a", "method"] == "t_poisson"
    assert score.loc["a", ["low", "high"]].tolist() == pytest.approx(
        [30 - 4.3027 * 3.1623, 30 + 4.3027 * 3.1623], abs=1e-3
    )
    # none of c's months is hidden: 60, 61, 62 vary by 1
    assert {"t_poisson", "t_months"} >= set(score["method"])


def test_what_a_round_hid_stays_hidden_in_the_next_and_neither_gives_the_other_away():
    first = given(
        framework=PAF, measure_month=visits(a=[9, 40, 41], b=[50, 51, 52], c=[60, 61, 62])
    )
    later = measure_month(
        ("a", "2024-01-01", "visits", 44),
        ("b", "2024-01-01", "visits", 8),
        ("c", "2024-01-01", "visits", 66),
    )
    second = given(turn=FOLLOWING, framework=PAF, last=first, measure_month=later)
    before, after = (month_publication(one).months for one in (first, second))
    assert len(before) >= 2
    assert set(before.itertuples(index=False)) <= set(after.itertuples(index=False))
    attacker = Attacker(Files(second).truth)
    for one in (first, second):
        attacker.read(Files(one))
    cells = small(attacker.truth, "visits")
    assert len(cells) == 2
    assert min(attacker.widths(cells).values()) >= PROMISED

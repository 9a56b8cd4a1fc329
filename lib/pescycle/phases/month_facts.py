"""What a round tells of monthly counts, number by number, with the sums that tie them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Kpi, MonthlyCount, PooledShare
from pescycle.model.given import Given
from pescycle.paf.changes import LOWEST_OPEN_SHARE
from pescycle.paf.grids import MonthGrid, grid_of
from pescycle.paf.periods import Period
from pescycle.phases.linked_measures import bases, summed_kpis
from pescycle.phases.periods import months_in, round_period, span_of, told_periods

MONTHS, SUMS = "month", "kpi_score"
CELL = ["center", "month", "measure"]
TOP, BOTTOM, REST, MEAN = "top", "bottom", "rest", "mean"


class Place(NamedTuple):
    """Which row of which table: ``about`` are measures, joined by a space.

    ``end`` is the last month of a KPI's sum, that of a month the month itself.
    """

    family: str
    about: str
    center: str
    start: date
    end: date


class Fact(NamedTuple):
    """One number of a row; the value tells a corrected number from what was sent first."""

    place: Place
    part: str  # the measure, or the side of a KPI's sum
    value: float


Cells = dict[tuple[str, pd.Timestamp, str], Fact]


@dataclass
class MonthFacts:
    """Everything that a round publishes of monthly counts, before anything is hidden.

    ``rows`` holds the numbers of each row, ``people`` those that are bases: what must not
    be small. ``relations`` add up to zero; each of ``unions`` is a sum's total and parts.
    """

    rows: dict[Place, list[Fact]] = field(default_factory=dict)
    people: dict[Place, list[Fact]] = field(default_factory=dict)
    relations: list[Mapping[Fact, float]] = field(default_factory=list)
    unions: list[list[Fact]] = field(default_factory=list)

    def number(self, place: Place, part: str, value: float, *, people: bool) -> Fact:
        """Note one number of a row; of ``people`` it is one that counts a base."""
        fact = Fact(place, part, float(value))
        self.rows.setdefault(place, []).append(fact)
        if people:
            self.people.setdefault(place, []).append(fact)
        return fact

    def add_up(self, parts: list[Fact], total: Fact, factor: float = 1.0) -> None:
        """Note that the parts, each times the factor, add up to the total."""
        self.relations.append(dict.fromkeys(parts, factor) | {total: -1.0})


def month_facts(given: Given, group: str) -> MonthFacts:
    """Months of centers and of all, and the KPIs' sums of this year and those before.

    Centers' months are told from the first that is known to the last of the round (control
    charts), those of all centers of the round only.

    Parameters
    ----------
    given : Given
    group : str
        Measures that go together, from ``linked_measures``.
    """
    facts = MonthFacts()
    cells = _cells(facts, given, group)
    for period in told_periods(given):
        grid = grid_of(months_in(given, period), span=period.span)
        for about, kpi in summed_kpis(given).items():
            if kpi.measures[0] in group.split():
                _sums(facts, period, (about, kpi, grid), cells)
    return facts


def center_months(given: Given) -> pd.DataFrame:
    """Counts of centers up to the round's last month, strata added up.

    One row a (center, month, measure): ``center month measure value people``; ``people``
    tells whether it counts a base that must not be small. That nobody came to a center that
    was mostly closed is known anyway.
    """
    known = given.months[given.months["month"] <= round_period(given).months.max()]
    sums = known.groupby(CELL, as_index=False)["value"].sum(min_count=1).dropna()
    shut = pd.MultiIndex.from_tuples(sorted(_shut(given)), names=["center", "month"])
    closed = pd.MultiIndex.from_frame(sums[["center", "month"]]).isin(shut)
    nobody = sums["value"].eq(0) & closed
    return sums.assign(people=~_is_part(given, sums) & ~nobody)


def _is_part(given: Given, sums: pd.DataFrame) -> pd.Series:
    """Numerators that stand beside their denominator: no base of their own."""
    known = pd.MultiIndex.from_frame(sums[CELL])
    found = pd.Series(False, index=sums.index)
    own = bases(given)
    for kpi in summed_kpis(given).values():
        if len(kpi.measures) > 1 and kpi.measures[0] not in own:
            beside = pd.MultiIndex.from_frame(sums[CELL].assign(measure=kpi.measures[-1]))
            found |= sums["measure"].eq(kpi.measures[0]) & beside.isin(known)
    return found


def _cells(facts: MonthFacts, given: Given, group: str) -> Cells:
    """The centers' months, and those of all centers in the round's own months."""
    sums = center_months(given)
    sums = sums[sums["measure"].isin(group.split())]
    cells: Cells = {}
    for row in sums.itertuples(index=False):
        place = Place(MONTHS, group, row.center, row.month.date(), row.month.date())
        fact = facts.number(place, row.measure, row.value, people=row.people)
        cells[row.center, row.month, row.measure] = fact
    inside = sums[sums["month"].isin(round_period(given).months)]
    for (month, measure), own in inside.groupby(["month", "measure"]):
        place = Place(MONTHS, group, ALL, month.date(), month.date())
        parts = [cells[center, month, measure] for center in own["center"]]
        total = sum(part.value for part in parts)
        base = bool(own["people"].any())
        whole = facts.number(place, measure, total, people=base)
        facts.add_up(parts, whole)
        if base:
            facts.unions.append([whole, *parts])
    for top, bottom in _shares(given):
        _parts(facts, cells, top, bottom)
    return cells


def _shut(given: Given) -> set[tuple[str, pd.Timestamp]]:
    """Months in which a center was mostly closed."""
    first = min(given.months["month"].min(), round_period(given).months.min())
    months = months_in(given, Period(first.date(), given.round.ends, span_of(given)))
    shut = months[months["open_share"] < LOWEST_OPEN_SHARE]
    return set(zip(shut["center"], shut["month"], strict=True))


def _shares(given: Given) -> set[tuple[str, str]]:
    kpis = summed_kpis(given).values()
    return {k.measures for k in kpis if isinstance(k.formula, PooledShare)}


def _parts(facts: MonthFacts, cells: Cells, top: str, bottom: str) -> None:
    """A numerator and the rest of its denominator are both at least 0."""
    for (center, month, measure), whole in list(cells.items()):
        part = cells.get((center, month, top)) if measure == bottom else None
        if part is not None and part.value <= whole.value:
            rest = whole.value - part.value
            left = facts.number(whole.place, f"{top} {REST}", rest, people=False)
            facts.add_up([part, left], whole)


def _sums(
    facts: MonthFacts,
    period: Period,
    what: tuple[str, Kpi, MonthGrid],
    cells: Cells,
) -> None:
    """A KPI's sums over the months that it reports, by center and of all centers."""
    about, kpi, grid = what
    sides = [grid.measure(name) for name in kpi.measures]
    counts = isinstance(kpi.formula, MonthlyCount)
    present = ~np.isnan(sum(sides) + (grid.time_open if counts else 0.0))
    stock = getattr(kpi.formula, "stock", False)
    whole: dict[str, list[Fact]] = {}
    opened: list[float] = []
    for place, center in enumerate(grid.centers):
        months = grid.months[present[:, place]]
        for side, measure in _sides(kpi):
            parts = [cells[center, month, measure] for month in months]
            if parts:
                factor = 1 / len(parts) if stock else 1.0
                total = _total(facts, (about, center, period), side, parts, factor)
                whole.setdefault(side, []).append(total)
        if len(months):
            opened.append(float(grid.time_open[present[:, place], place].sum()))
    for side, parts in whole.items():
        _total(facts, (about, ALL, period), side, parts, 1.0)
    if counts and whole:
        _mean(facts, (about, ALL, period), whole[BOTTOM], opened)


def _sides(kpi: Kpi) -> Iterator[tuple[str, str]]:
    """Side and measure; what counts the people is the bottom."""
    yield BOTTOM, kpi.measures[-1]
    if len(kpi.measures) > 1:
        yield TOP, kpi.measures[0]


def _total(
    facts: MonthFacts,
    where: tuple[str, str, Period],
    side: str,
    parts: list[Fact],
    factor: float,
) -> Fact:
    about, center, period = where
    place = Place(SUMS, about, center, period.starts, period.ends)
    value = factor * sum(part.value for part in parts)
    total = facts.number(place, side, value, people=side == BOTTOM)
    facts.add_up(parts, total, factor)
    if side == BOTTOM:
        facts.unions.append([total, *parts])
    return total


def _mean(
    facts: MonthFacts,
    where: tuple[str, str, Period],
    parts: list[Fact],
    opened: list[float],
) -> None:
    """The monthly mean of all centers: the sum of each center's count over its months."""
    about, center, period = where
    place = Place(SUMS, about, center, period.starts, period.ends)
    terms = {p: 1 / months for p, months in zip(parts, opened, strict=True)}
    value = sum(part.value * factor for part, factor in terms.items())
    mean = facts.number(place, MEAN, value, people=False)
    facts.relations.append(terms | {mean: -1.0})

"""KPIs by group, written down so that no hidden category can be worked out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf, isnan

import numpy as np
import pandas as pd

from pescycle.css.disclosure import Ledger, attainable, audited, suppressed
from pescycle.css.disclosure.rules import protection, unanimous
from pescycle.css.disclosure.tables import NEVER
from pescycle.model.base import ALL
from pescycle.model.framework import MonthlyCount, PooledMean
from pescycle.model.pilot import Privacy
from pescycle.paf.equity import GroupCells
from pescycle.paf.reasons import Reason

TABLE = "equity"
# A figure for all centers is what most readers come for: hidden only where nothing helps.
COST_ALL, COST_CENTER = 100.0, 1.0
ROUNDING = 1e-6
Key = tuple[str, str, str, str]  # KPI, group, center, category


@dataclass(frozen=True, eq=False)
class EquityTables:
    """The counts behind all KPIs by group, and what ties them to what is published.

    An attacker has the KPIs themselves: in each center and for all the categories add up to
    the KPI's own numerator and denominator, less those who stated nothing; over the centers
    each category adds up to that of all centers. A measure that two KPIs share is one
    number in both.

    ``cells`` are the KPIs by group, ``kpi_score`` what is published of the KPIs.
    """

    cells: Sequence[GroupCells]
    kpi_score: pd.DataFrame
    privacy: Privacy
    _rows: dict[Key, int] = field(default_factory=dict)
    _shared: dict[tuple, int] = field(default_factory=dict)

    @cached_property
    def decided(self) -> tuple[frozenset[Key], pd.DataFrame]:
        """Rows that are hidden, and the audit of what is left (``disclosure_audit``)."""
        ledger = Ledger()
        for cells in self.cells:
            self._written(ledger, cells)
        if not self._rows:
            return frozenset(), pd.DataFrame()
        tables = attainable(ledger.tables())
        hidden = suppressed(tables)
        closed = frozenset(key for key, row in self._rows.items() if hidden[row])
        audit = audited(tables, hidden).rename(columns={"family": "table"})
        return closed, audit.assign(audience="")

    def _written(self, ledger: Ledger, cells: GroupCells) -> None:
        sides: dict[str, dict[tuple[str, str], int]] = {"top": {}, "bottom": {}}
        people: dict[tuple[str, str], tuple[int, float]] = {}
        for part in (cells, cells.together()):
            for center, category, count, base in _places(part):
                who = base if _counts_bottom(cells) else count
                if not who > 0:
                    continue
                row = self._row(ledger, cells, (center, category), count, base)
                people[center, category] = row, who
                self._counts(ledger, cells, (center, category, row), sides, (count, base))
        for name, numbers in sides.items():
            self._add_up(ledger, cells, numbers, name)
        self._unions(ledger, cells, people)

    def _row(
        self,
        ledger: Ledger,
        cells: GroupCells,
        place: tuple[str, str],
        count: float,
        base: float,
    ) -> int:
        who = base if _counts_bottom(cells) else count
        small = who < self.privacy.minimum_base
        alike = (
            self.privacy.unanimous == "hide"
            and _counts_both(cells)
            and bool(unanimous(np.array(count), np.array(base)))
        )
        # All its categories would tell a figure of the KPI that is hidden.
        untold = self._is_hidden(cells, place[0])
        key = (cells.kpi.id, cells.group.id, *place)
        cost = COST_ALL if place[0] == ALL else COST_CENTER
        row = ledger.row(TABLE, key, primary=small or alike or untold, cost=cost)
        self._rows[key] = row
        return row

    def _counts(
        self,
        ledger: Ledger,
        cells: GroupCells,
        place: tuple[str, str, int],
        sides: dict[str, dict[tuple[str, str], int]],
        values: tuple[float, float],
    ) -> None:
        center, category, row = place
        count, base = values
        minimum = self.privacy.minimum_base
        names = cells.kpi.measures
        who = base if _counts_bottom(cells) else count
        number = ledger.count(row, who, **_limits(who, minimum))
        side = "bottom" if _counts_bottom(cells) else "top"
        sides[side][center, category] = number
        self._same(ledger, (names[-1], cells.group.id, center, category), number)
        if not _counts_both(cells):
            return
        width = float(min(protection(minimum), base)) if self._primary(who, count) else 0.0
        top = ledger.count(row, count, width=width)
        rest = ledger.count(row, base - count)
        ledger.relation({number: -1.0, top: 1.0, rest: 1.0})
        sides["top"][center, category] = top
        self._same(ledger, (names[0], cells.group.id, center, category), top)

    def _primary(self, base: float, count: float) -> bool:
        small = base < self.privacy.minimum_base
        alike = bool(unanimous(np.array(count), np.array(base)))
        return small or (alike and self.privacy.unanimous == "hide")

    def _same(self, ledger: Ledger, about: tuple, number: int) -> None:
        """Tie a count to the same one in another KPI."""
        first = self._shared.setdefault(about, number)
        if first != number and abs(ledger.value(first) - ledger.value(number)) < ROUNDING:
            ledger.relation({first: 1.0, number: -1.0})

    def _add_up(
        self,
        ledger: Ledger,
        cells: GroupCells,
        numbers: dict[tuple[str, str], int],
        side: str,
    ) -> None:
        """Categories of a center to the KPI's own figure, centers to all of them."""
        for center in (*cells.centers, ALL):
            own = [n for (where, _), n in numbers.items() if where == center]
            total = self._published(cells, center, side)
            if center == ALL or not _counts_bottom(cells):
                # Gaps to all others, and shares of a count, tell the sum of the categories.
                total = sum(map(ledger.value, own))
            if own and not isnan(total):
                _tied(ledger, own, ledger.count(NEVER, total, lower=total, upper=total))
        for category in cells.categories:
            parts = [n for (c, name), n in numbers.items() if name == category and c != ALL]
            if parts and (ALL, category) in numbers:
                _tied(ledger, parts, numbers[ALL, category])

    def _is_hidden(self, cells: GroupCells, center: str) -> bool:
        rows = self.kpi_score
        own = rows[(rows["kpi"] == cells.kpi.id) & (rows["center"] == center)]
        return bool((own["reason"] == Reason.HIDDEN).any())

    def _published(self, cells: GroupCells, center: str, side: str) -> float:
        """Numerator or denominator of the KPI itself; missing where it is hidden."""
        rows = self.kpi_score
        own = rows[(rows["kpi"] == cells.kpi.id) & (rows["center"] == center)]
        column = "base" if side == "bottom" else "count"
        return float(own[column].iloc[0]) if len(own) else float("nan")

    def _unions(
        self,
        ledger: Ledger,
        cells: GroupCells,
        people: dict[tuple[str, str], tuple[int, float]],
    ) -> None:
        """Hidden rows that are known together rest on enough people together."""
        for center in (*cells.centers, ALL):
            known = {row: n for (where, _), (row, n) in people.items() if where == center}
            ledger.union(known, minimum=self.privacy.minimum_base)
        for category in cells.categories:
            known = {row: n for (_, name), (row, n) in people.items() if name == category}
            ledger.union(known, minimum=self.privacy.minimum_base)


def _counts_bottom(cells: GroupCells) -> bool:
    """Whether the denominator counts the people; of a monthly count the numerator does."""
    return not isinstance(cells.kpi.formula, MonthlyCount)


def _counts_both(cells: GroupCells) -> bool:
    """Whether numerator and denominator count people, as of a share."""
    return not isinstance(cells.kpi.formula, MonthlyCount | PooledMean)


def _places(cells: GroupCells) -> Iterator[tuple[str, str, float, float]]:
    count, base = cells.people()
    for c, center in enumerate(cells.centers):
        for g, category in enumerate(cells.categories):
            yield center, category, float(count[c, g]), float(base[c, g])


def _limits(people: float, minimum: int) -> dict[str, float]:
    """What the rule alone tells of a base, and how wide its interval must stay."""
    if people < minimum:
        width = float(protection(minimum))
        return {"lower": min(1.0, people), "upper": minimum - 1.0, "width": width}
    return {"lower": float(minimum), "upper": inf, "width": 0.0}


def _tied(ledger: Ledger, parts: list[int], total: int) -> None:
    """Parts add up to their total, less a rest that nobody publishes."""
    terms = dict.fromkeys(parts, 1.0) | {total: -1.0}
    rest = ledger.value(total) - sum(ledger.value(part) for part in parts)
    if abs(rest) > ROUNDING:
        terms[ledger.count(NEVER, rest, lower=min(rest, 0.0))] = 1.0
    ledger.relation(terms)

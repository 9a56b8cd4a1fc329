"""Monthly counts and their sums at the attacker: which rows must go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from pescycle.css.disclosure import Ledger, Tables, attainable, audited, suppressed
from pescycle.css.disclosure.rules import protection
from pescycle.css.disclosure.tables import NEVER
from pescycle.model.base import ALL
from pescycle.phases.month_facts import MONTHS, SUMS, Fact, MonthFacts, Place

# What hiding a row costs: many months of single centers rather than a KPI's own figure,
# and either rather than one of all centers.
COST = {MONTHS: 1.0, SUMS: 20.0}
COST_ALL = 20.0  # times that of a single center


@dataclass(frozen=True, eq=False)
class Told:
    """What a round published of monthly counts, and the rows of it that it hid."""

    facts: MonthFacts
    closed: frozenset[Place]

    def numbers(self, *, shown: bool) -> set[Fact]:
        """The numbers that were shown, or those that were hidden."""
        rows = self.facts.rows.items()
        return {
            n for place, own in rows if (place not in self.closed) == shown for n in own
        }


@dataclass(frozen=True, eq=False)
class MonthTables:
    """A round's monthly counts beside everything that earlier rounds told of them.

    An attacker knows what earlier rounds showed, so that hiding it again protects nothing;
    what they hid stays hidden. He does not know which of the hidden rows are small and
    which only protect: of a hidden number he knows by itself only that it is not below 0.
    """

    now: MonthFacts
    before: tuple[Told, ...]
    minimum: int
    _rows: dict[Place, int] = field(default_factory=dict)
    _counts: dict[Fact, int] = field(default_factory=dict)

    @cached_property
    def decided(self) -> tuple[frozenset[Place], pd.DataFrame]:
        """Rows that are hidden, and the audit of what is left (``disclosure_audit``)."""
        alone = set(self.now.rows) - self._tied
        closed = {place for place in alone if self._is_closed(place)}
        tables = attainable(self._tables())
        found = pd.DataFrame(
            columns=["table", "checked", "narrowest", "required", "passed"]
        )
        if len(tables.rows):
            hidden = suppressed(tables)
            closed |= set(tables.rows["key"][hidden])
            found = audited(tables, hidden).rename(columns={"family": "table"})
        return frozenset(closed), self._audit(found, closed)

    def _audit(self, found: pd.DataFrame, closed: set[Place]) -> pd.DataFrame:
        """One row a table; which rows are small is told here no more than there."""
        keep = ["table", "checked", "narrowest", "required", "passed"]
        rows = [(p.family, p in closed) for p, own in self.now.rows.items() if own]
        table = pd.DataFrame(rows, columns=["table", "hidden"])
        sums = table.groupby("table", sort=False)["hidden"].agg(cells="size", hidden="sum")
        whole = sums.reset_index().merge(found[keep], on="table", how="left")
        passed = whole["passed"].astype("boolean").fillna(True).astype(bool)
        checked = whole["checked"].astype("Int64").fillna(0).astype(int)
        return whole.assign(protecting=0, checked=checked, passed=passed, audience="")

    @cached_property
    def _relations(self) -> list[Mapping[Fact, float]]:
        """Every sum that was ever told, each once."""
        told = [*(one.facts for one in self.before), self.now]
        return list({frozenset(r.items()): r for f in told for r in f.relations}.values())

    @cached_property
    def _tied(self) -> set[Place]:
        """Rows of which this round tells something new, or of which that tells something.

        Of all others nobody learns anything that the audit of an earlier round has not had.
        """
        told = {frozenset(r.items()) for one in self.before for r in one.facts.relations}
        links = [
            ({n.place for n in r if n not in self._public}, r) for r in self._relations
        ]
        found: set[Place] = set()
        for places, terms in links:
            if len({n.place for n in terms}) > 1 and frozenset(terms.items()) not in told:
                found |= places
        size = -1
        while len(found) > size:
            size = len(found)
            for places, _ in links:
                if not found.isdisjoint(places):
                    found |= places
        return found

    def _tables(self) -> Tables:
        ledger = Ledger()
        for place, numbers in self.now.rows.items():
            if place in self._tied:
                self._written(ledger, place, numbers)
        for terms in self._relations:
            if not self._tied.isdisjoint(number.place for number in terms):
                self._related(ledger, terms)
        told = [self.now, *(one.facts for one in self.before)]
        for numbers in {tuple(u): u for f in told for u in f.unions}.values():
            self._together(ledger, *numbers)
        return ledger.tables()

    @cached_property
    def _public(self) -> set[Fact]:
        """What earlier rounds showed, and empty sums: that there was nobody is shown."""
        shown = set().union(*(told.numbers(shown=True) for told in self.before))
        sums = (
            n for place, own in self.now.rows.items() if place.family == SUMS for n in own
        )
        return shown | {number for number in sums if number.value == 0}

    @cached_property
    def _secret(self) -> set[Fact]:
        return set().union(*(told.numbers(shown=False) for told in self.before))

    def _small(self, place: Place) -> list[Fact]:
        """The bases of a row that are too small to be shown."""
        people = self.now.people.get(place, [])
        return [n for n in people if n.value < self.minimum and n not in self._public]

    def _is_closed(self, place: Place) -> bool:
        """Whether a row is hidden whatever else is shown: it is small, or was hidden."""
        numbers = self.now.rows[place]
        return bool(self._small(place)) or any(n in self._secret for n in numbers)

    def _written(self, ledger: Ledger, place: Place, numbers: list[Fact]) -> None:
        small = self._small(place)
        cost = COST[place.family] * (COST_ALL if place.center == ALL else 1.0)
        closed = self._is_closed(place)
        row = ledger.row(place.family, place, primary=closed, cost=cost)
        self._rows[place] = row
        for number in numbers:
            if number in self._public:
                continue
            width = self._width(number, small)
            self._counts[number] = ledger.count(row, number.value, width=width)

    def _width(self, number: Fact, small: list[Fact]) -> float:
        """The room that a number of a hidden row keeps; none where nobody is hidden."""
        if not small or (number.place.family == SUMS and number not in small):
            return 0.0
        promised = protection(self.minimum)
        if number in small:
            return float(promised) if number.value > 0 else 0.0
        return float(min(promised, *(one.value for one in small)))

    def _related(self, ledger: Ledger, terms: Mapping[Fact, float]) -> None:
        """One relation; what is known anyway enters it as one number that is fixed."""
        known, own = 0.0, {}
        for number, factor in terms.items():
            if number in self._counts or number in self._secret:
                own[self._count(ledger, number)] = factor
            else:
                known += factor * number.value
        if not own:
            return
        fixed = ledger.count(NEVER, known, lower=known, upper=known)
        ledger.relation(own | {fixed: 1.0})

    def _count(self, ledger: Ledger, number: Fact) -> int:
        """The count of a number; one that a correction has replaced stands in no row."""
        if number not in self._counts:
            self._counts[number] = ledger.count(NEVER, number.value)
        return self._counts[number]

    def _together(self, ledger: Ledger, total: Fact, *parts: Fact) -> None:
        """Hidden parts that are known as a rest are together enough people."""
        if total in self._secret and total.place not in self._rows:
            return
        people = {n: self._rows.get(n.place) for n in (total, *parts)}
        known = {row: n.value for n, row in people.items() if row is not None}
        ledger.union(known, minimum=self.minimum)

"""The tables of one audience's answers, written down for the attacker."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pescycle.css.disclosure.counts import BOTTOM, LAYERS, TOP, QuestionCounts
from pescycle.css.disclosure.rules import protection, unanimous
from pescycle.css.disclosure.tables import NEVER, Ledger

# What hiding a row costs. A figure for all centers is what most readers come for, so it is
# hidden only where nothing else helps; the base of a figure that is hidden anyway is cheap.
COST_TOTAL, COST_ROW, COST_BASE = 100.0, 1.0, 0.1
WEIGHTED = tuple(f"weight {layer}" for layer in range(LAYERS))
ROUNDING = 1e-9  # what adding up in another order may change
KEY_BASE = "base"  # marks the row that holds only the base of a figure that is hidden


@dataclass(frozen=True)
class Promise:
    """The smallest bases, and whether a share of 0 % or 100 % is kept back."""

    minimum_base: int
    center_base: int
    hide_unanimous: bool = True

    @property
    def width(self) -> int:
        """Narrowest interval of a hidden number of people."""
        return protection(self.minimum_base)


@dataclass
class AudienceTables:
    """Writes one audience's tables into a ledger; rows are told apart by their keys.

    ``single`` holds the keys of single centers, which need the larger base.
    """

    ledger: Ledger
    promise: Promise
    audience: str
    single: frozenset[Hashable]
    people: dict[Hashable, int] = field(default_factory=dict)

    def head_counts(
        self,
        family: str,
        number: Mapping[Hashable, int],
        sums: Sequence[tuple[Hashable, Sequence[Hashable]]],
        *,
        zero_known: bool = True,
    ) -> None:
        """Numbers of respondents, and which of them add up to which.

        A 0 that is known as such hides nobody and is left out. Where it is hidden like any
        small number (``zero_known=False``) a hidden number may also be 0. What a total has
        beyond its parts is a remainder that nobody publishes.
        """
        minimum, rows = self.promise.minimum_base, {}
        totals = {total for total, _ in sums}
        for key, n in number.items():
            if (n == 0 and zero_known) or key in self.people:
                continue
            small = n < minimum
            cost = COST_TOTAL if key in totals and key not in self.single else COST_ROW
            row = self.ledger.row(
                family, (self.audience, "", key), primary=small, cost=cost
            )
            rows[key] = row
            self.people[key] = self._base(row, n, minimum, small, lowest=int(zero_known))
        for total, parts in sums:
            own = {part: self.people.get(part) for part in parts}
            self._add_up(own, self.people.get(total))
            known = {rows[k]: number[k] for k in (total, *parts) if k in rows}
            self.ledger.union(known, minimum=minimum)

    def _base(self, row: int, n: int, limit: int, small: bool, *, lowest: int = 1) -> int:
        if small:
            width = float(self.promise.width if n else 0)
            return self.ledger.count(row, n, lower=lowest, upper=limit - 1, width=width)
        return self.ledger.count(row, n, lower=limit)

    def _add_up(self, parts: Mapping[Hashable, int | None], total: int | None) -> None:
        if total is None:
            return
        terms = {count: 1.0 for count in parts.values() if count is not None}
        rest = self.ledger.value(total) - sum(self.ledger.value(c) for c in terms)
        terms[total] = -1.0
        if abs(rest) > ROUNDING:
            terms[self.ledger.count(NEVER, rest)] = 1.0
        self.ledger.relation(terms)

    def question(
        self,
        families: Sequence[str],
        counts: QuestionCounts,
        keys: Sequence[Hashable],
        *,
        sums: Sequence[tuple[int, Sequence[int]]],
        within: Sequence[int],
    ) -> None:
        """A question's rows: those of all, and the groups that divide them.

        Parameters
        ----------
        families : sequence of str
            Name of the table in which each row stands.
        counts : QuestionCounts
            One row a key.
        keys : sequence
            What the rows are about.
        sums : sequence of (int, sequence of int)
            Position of each row that is a total, and of the rows that divide it.
        within : sequence of int
            Position of the row of all centers that is published above each row (for such a
            row itself its own): it is hidden last.
        """
        lines = [
            self._row(family, counts, keys[place], place, within[place])
            for place, family in enumerate(families)
        ]
        for total, places in sums:
            beside = range(LAYERS, LAYERS + counts.beside.shape[1])
            for name in ("base", *range(LAYERS), *WEIGHTED, "points", *beside):
                self._add_up(
                    {p: lines[p].get(name) for p in places}, lines[total].get(name)
                )
            people = {
                lines[p]["rows"][-1]: int(counts.base[p])
                for p in (*places, total)
                if lines[p]["rows"]
            }
            self.ledger.union(people, minimum=self.promise.minimum_base)

    def _row(
        self,
        family: str,
        counts: QuestionCounts,
        key: Hashable,
        place: int,
        total: int,
    ) -> dict:
        """Write down one row; returns its counts by name."""
        base = int(counts.base[place])
        if base == 0:
            return {"rows": ()} | self._beside(NEVER, counts, key, place, None)
        limit, promise = self._limit(key), self.promise
        small = base < limit
        alike = promise.hide_unanimous and bool(
            unanimous(counts.layers[place, TOP], np.array(base))
        )
        cost = COST_TOTAL if place == total else COST_ROW
        name = (self.audience, counts.question.id, key)
        row = self.ledger.row(family, name, primary=small or alike, cost=cost)
        rows = [row]
        if small and base >= promise.minimum_base:
            # Too few to speak for the center, but no secret: the base itself may be shown.
            rows.append(self.ledger.row(family, (*name, KEY_BASE), cost=COST_BASE))
            count = self.ledger.count(rows[1], base, lower=promise.minimum_base)
        else:
            count = self._base(
                row, base, limit if not small else promise.minimum_base, small
            )
        line = {"rows": tuple(rows), "base": count}
        secret = small or alike
        line |= self._layers(row, counts, place, total, count, secret)
        return line | self._beside(row, counts, key, place, count)

    def _limit(self, key: Hashable) -> int:
        promise = self.promise
        return promise.center_base if key in self.single else promise.minimum_base

    def _layers(
        self,
        row: int,
        counts: QuestionCounts,
        place: int,
        total: int,
        base: int,
        secret: bool,
    ) -> dict:
        """Answers at the top, at the bottom, between, and what they add up to."""
        line: dict = {}
        for layer in range(LAYERS):
            width = 0.0
            if secret and layer in (TOP, BOTTOM):
                width = self._room(counts, place, total, layer)
            n = float(counts.layers[place, layer])
            line[layer] = self.ledger.count(row, n, width=width)
        self.ledger.relation({base: -1.0} | {line[layer]: 1.0 for layer in range(LAYERS)})
        sizes = [line[layer] for layer in range(LAYERS)]
        if counts.weighted is not None:
            sizes = [self._weight(row, counts, place, n, sizes[n]) for n in range(LAYERS)]
            line |= dict(zip(WEIGHTED, sizes, strict=True))
        line["points"] = self._points(row, counts, place, sizes)
        return line

    def _weight(
        self, row: int, counts: QuestionCounts, place: int, layer: int, people: int
    ) -> int:
        """Sum of the weights in a layer, as a published share tells it."""
        weight = self.ledger.count(row, float(counts.weighted[place, layer]))
        self._bounded(weight, *self._weight_limits(counts, place), people)
        return weight

    def _weight_limits(self, counts: QuestionCounts, place: int) -> tuple[float, float]:
        """Between which limits an attacker knows a weight of the row to lie.

        Taken to be the true ones: where centers are weighted to their clients, everybody
        in a center has the same, clients by answers. So of a base that is hidden itself
        only the clients are known, not by how many answers to divide them.
        """
        least, most = float(counts.lightest[place]), float(counts.heaviest[place])
        base = int(counts.base[place])
        if base < self.promise.minimum_base:
            return least * base / (self.promise.minimum_base - 1), most * base
        return least, most

    def _bounded(self, count: int, least: float, most: float, people: int) -> None:
        """Note that a sum lies between so many times the people and so many times."""
        for sign, factor in ((1.0, least), (-1.0, most)):
            ends = {count: sign, people: -sign * factor}
            off = sum(f * self.ledger.value(c) for c, f in ends.items())
            self.ledger.relation(ends | {self.ledger.count(NEVER, max(off, 0.0)): -1.0})

    def _room(self, counts: QuestionCounts, place: int, total: int, layer: int) -> float:
        """Width promised for a number of answers: what the figures for all leave open.

        Where of 160 employers 3 are satisfied, no center can have more than 3: that follows
        from the total alone, whatever else is hidden.
        """
        base, whole = counts.base[place], counts.base[total]
        if place == total or whole < self.promise.minimum_base:
            return float(min(self.promise.width, base))
        most = min(base, counts.layers[total, layer])
        least = max(0, counts.layers[total, layer] - (whole - base))
        return float(min(self.promise.width, most - least))

    def _points(
        self, row: int, counts: QuestionCounts, place: int, sizes: Sequence[int]
    ) -> int:
        """Sum of the grades, as a published mean and the size of the layers tell it."""
        grades = counts.question.grade
        shift = float(grades.min())
        reach = [counts.question.reach(layer) for layer in range(LAYERS)]
        together = sum(map(self.ledger.value, sizes))
        points = float(counts.points[place] - shift * together)
        count = self.ledger.count(row, points)
        for end, sign in ((0, 1.0), (1, -1.0)):
            ends = {sizes[n]: -sign * (reach[n][end] - shift) for n in range(LAYERS)}
            off = sign * points + sum(f * self.ledger.value(c) for c, f in ends.items())
            slack = self.ledger.count(NEVER, max(off, 0.0))
            self.ledger.relation({count: sign, slack: -1.0} | ends)
        return count

    def _beside(
        self,
        row: int,
        counts: QuestionCounts,
        key: Hashable,
        place: int,
        base: int | None,
    ) -> dict:
        """Answers that are not valid, which with the base make up all respondents."""
        line = {
            LAYERS + kind: self.ledger.count(row, float(n))
            for kind, n in enumerate(counts.beside[place])
        }
        if key in self.people:
            terms = dict.fromkeys(line.values(), 1.0)
            if base is not None:
                terms[base] = 1.0
            together = self.people[key]
            rest = self.ledger.value(together) - sum(map(self.ledger.value, terms))
            if rest:
                terms[self.ledger.count(NEVER, rest)] = 1.0
            self.ledger.relation(terms | {together: -1.0})
        return line

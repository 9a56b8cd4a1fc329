"""The attacker: what follows for a hidden count from everything that is published."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from pescycle.css.disclosure.tables import NEVER, Tables

# A count without an upper limit of its own may grow by as much as this many times the
# largest count there is. The limit only keeps the programmes bounded.
ROOM = 2
PASSES = 3  # over the relations, for the cheap limits
TOLERANCE = 1e-6  # to which the linear programmes are solved


@dataclass(frozen=True, eq=False)
class Extreme:
    """One end of a hidden count's interval, as a deviation from the count itself.

    ``point`` is the change of every count that reaches it; ``price`` the worth of each
    relation (dual values), which tells how hiding other rows would move the end.
    """

    value: float
    point: np.ndarray
    price: np.ndarray


class Attacker:
    """Someone who has all published rows, knows the rules, and reckons with real numbers.

    Whoever is held to whole numbers could at times know a little more; in tables with two
    ways of adding up, nothing more (their equations are totally unimodular).

    Parameters
    ----------
    tables : Tables
    hidden : ndarray
        Mask over the rows: what is not published.
    reach : (ndarray, ndarray), optional
        How far each count may go down and up, else ``room``.
    """

    def __init__(
        self,
        tables: Tables,
        hidden: np.ndarray,
        reach: tuple[np.ndarray, np.ndarray] | None = None,
    ) -> None:
        self.tables = tables
        self.unknown = np.flatnonzero(tables.unknown(hidden))
        matrix: csr_array = tables.relations[:, self.unknown]
        self.tied = np.flatnonzero(np.diff(matrix.indptr))
        self.matrix = matrix[self.tied]
        low, high = reach or room(tables)
        self.bounds = np.column_stack([-low[self.unknown], high[self.unknown]])

    def extreme(self, weight: np.ndarray) -> Extreme:
        """The consistent deviation with the largest weighted sum.

        Parameters
        ----------
        weight : ndarray
            One a count of the tables; of counts that are published it plays no part.
        """
        found = linprog(
            -weight[self.unknown],
            A_eq=self.matrix,
            b_eq=np.zeros(len(self.tied)),
            bounds=self.bounds,
            method="highs",
        )
        if found.x is None:
            raise RuntimeError(f"the attacker's programme has no answer: {found.message}")
        point, price = np.zeros(len(weight)), np.zeros(self.tables.relations.shape[0])
        point[self.unknown] = found.x
        price[self.tied] = -found.eqlin.marginals
        return Extreme(-found.fun, point, price)

    def ends(self, count: int) -> tuple[Extreme, Extreme]:
        """Lowest and highest deviation of one count (values both 0 or above)."""
        weight = np.zeros(len(self.tables.row))
        weight[count] = 1.0
        return self.extreme(-weight), self.extreme(weight)

    def limits(self) -> tuple[np.ndarray, np.ndarray]:
        """Deviations that no count can exceed, by each relation taken by itself.

        Cheap, and often what a programme would find: where a consistent point reaches such
        a limit, the end of the interval is known without a programme of its own.
        """
        low, high = self.bounds[:, 0].copy(), self.bounds[:, 1].copy()
        entries = self.matrix.tocoo()
        line, column, factor = entries.row, entries.col, entries.data
        for _ in range(PASSES):
            ends = np.stack([-factor * low[column], -factor * high[column]])
            most = self._rest(line, ends.max(axis=0)) / factor
            least = self._rest(line, ends.min(axis=0)) / factor
            np.minimum.at(high, column, np.where(factor > 0, most, least))
            np.maximum.at(low, column, np.where(factor > 0, least, most))
        return self._whole(low), self._whole(high)

    def _rest(self, line: np.ndarray, terms: np.ndarray) -> np.ndarray:
        """What the other terms of each entry's relation add up to."""
        return np.bincount(line, terms, minlength=len(self.tied))[line] - terms

    def _whole(self, values: np.ndarray) -> np.ndarray:
        whole = np.zeros(len(self.tables.row))
        whole[self.unknown] = values
        return whole


def room(tables: Tables) -> tuple[np.ndarray, np.ndarray]:
    """How far each count may go down and up when its row is hidden."""
    most = ROOM * max(1.0, float(np.max(tables.value, initial=1.0)))
    down = np.minimum(tables.value - tables.lower, most)
    up = np.minimum(tables.upper - tables.value, most)
    return np.maximum(down, 0.0), np.maximum(up, 0.0)


def near_room(tables: Tables) -> tuple[np.ndarray, np.ndarray]:
    """The part of ``room`` that protecting a count by its width can need.

    A count moved by its width moves others through relations by as much times the ratio of
    their factors. To look no further away makes rows comparable: a row of a thousand
    people protects five no better than a row of ten.
    """
    entries = tables.relations.tocoo()
    size = np.abs(entries.data)
    most = np.zeros(tables.relations.shape[0])
    np.maximum.at(most, entries.row, size)
    ratio = np.ones(len(tables.row))
    np.maximum.at(ratio, entries.col, most[entries.row] / size)
    far = ratio * max(float(np.max(tables.width, initial=0.0)), 1.0)
    far[tables.row == NEVER] = np.inf
    down, up = room(tables)
    return np.minimum(down, far), np.minimum(up, far)


class Seen:
    """Lowest and highest deviation of some counts over the points seen so far."""

    def __init__(self, attacker: Attacker, targets: np.ndarray) -> None:
        self.attacker, self.targets = attacker, targets
        self.low, self.high = np.zeros(len(targets)), np.zeros(len(targets))

    def look(self, weight: np.ndarray) -> Extreme:
        """One more extreme point, noted for all targets."""
        found = self.attacker.extreme(weight)
        point = found.point[self.targets]
        self.low, self.high = np.minimum(self.low, point), np.maximum(self.high, point)
        return found

    def look_around(self, unsettled: np.ndarray, signs: np.random.Generator) -> None:
        """Push the unsettled targets, some up and the others down, then all back."""
        weight = np.zeros(len(self.attacker.tables.row))
        size = len(self.targets[unsettled])
        push = signs.choice([-1.0, 1.0], size) * signs.uniform(0.5, 1.0, size)
        weight[self.targets[unsettled]] = push
        for sign in (1.0, -1.0):
            self.look(sign * weight)


def certified(attacker: Attacker, targets: np.ndarray, *, tries: int) -> np.ndarray:
    """Width that is shown to be open for each target by a few joint programmes.

    Every programme pushes some targets up and the others down at once; what it reaches is
    consistent with all that is published, so that the width between the highest and the
    lowest point seen is certain. It may be wider in truth.
    """
    seen, needed = Seen(attacker, targets), attacker.tables.width[targets]
    signs = np.random.default_rng(len(targets))  # the same every time
    for _ in range(tries):
        short = seen.high - seen.low < needed - TOLERANCE
        if not short.any():
            break
        seen.look_around(short, signs)
    return seen.high - seen.low


def intervals_of(
    attacker: Attacker, targets: np.ndarray, *, tries: int
) -> tuple[np.ndarray, np.ndarray]:
    """Lowest and highest possible value of each target, exactly.

    An end that a consistent point reaches and that no relation lets be passed needs no
    programme of its own; every other end gets one.
    """
    seen, signs = Seen(attacker, targets), np.random.default_rng(len(targets))
    least, most = (limit[targets] for limit in attacker.limits())
    for _ in range(tries):
        open_ends = (seen.low > least + TOLERANCE) | (seen.high < most - TOLERANCE)
        if not open_ends.any():
            break
        seen.look_around(open_ends, signs)
    for place, target in enumerate(targets):
        weight = np.zeros(len(attacker.tables.row))
        weight[target] = 1.0
        if seen.low[place] > least[place] + TOLERANCE:
            seen.look(-weight)
        if seen.high[place] < most[place] - TOLERANCE:
            seen.look(weight)
    value = attacker.tables.value[targets]
    return value + seen.low, value + seen.high

"""What is published, as counts, the rows they stand in, and the sums that tie them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import connected_components

NEVER = -1  # the row of a count that stands in no table, such as a remainder


@dataclass(frozen=True, eq=False)
class Tables:
    """Counts that one round publishes, before it is decided which rows are shown.

    A row is published or hidden as a whole, with all its counts. What an attacker knows of
    the counts of a hidden row are the limits ``lower`` and ``upper``; what ties them to the
    rest are the relations.

    Attributes
    ----------
    rows : DataFrame
        One row a row of a table: ``family`` (the table), ``key``, ``primary`` (hidden by a
        rule that looks at it alone) and ``cost`` (of hiding it).
    row : ndarray
        The row of each count; ``NEVER`` where it stands in none.
    value, lower, upper : ndarray
        The count itself, and what the rules alone tell of it when its row is hidden.
    width : ndarray
        Narrowest interval to which the tables may pin the count while its row is hidden; 0
        where nothing is promised.
    relations : csr_array
        One row a relation, one column a count; every relation adds up to zero.
    unions : csr_array
        One row a sum that is to rest on enough people, one column a row: what the row
        brings to it. Each must reach 1 over the hidden rows.
    """

    rows: pd.DataFrame
    row: np.ndarray
    value: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    width: np.ndarray
    relations: csr_array
    unions: csr_array

    @property
    def primary(self) -> np.ndarray:
        """Rows that are hidden whatever else is decided."""
        return self.rows["primary"].to_numpy(dtype=bool)

    def targets(self, hidden: np.ndarray) -> np.ndarray:
        """Counts that are promised an interval, as their rows are hidden."""
        return np.flatnonzero((self.width > 0) & self.unknown(hidden))

    def unknown(self, hidden: np.ndarray) -> np.ndarray:
        """Counts that an attacker does not read off: mask over the counts."""
        return np.append(hidden, True)[self.row]

    def parts(self) -> list[np.ndarray]:
        """Counts that hang together by relations or rows, part by part.

        Within a part, hiding one row may ask for another; between parts it never does.
        """
        placed = np.flatnonzero(self.row != NEVER)
        together = csr_array(
            (np.ones(len(placed)), (self.row[placed], placed)),
            shape=(len(self.rows), len(self.row)),
        )
        return _tied(vstack([self.relations, together], format="csr"))

    def open_parts(self, hidden: np.ndarray) -> list[np.ndarray]:
        """Unknown counts that hang together once everything else is published."""
        unknown = np.flatnonzero(self.unknown(hidden))
        return [unknown[part] for part in _tied(self.relations[:, unknown])]

    def part(self, counts: np.ndarray) -> tuple["Tables", np.ndarray]:
        """The tables of these counts alone, and which rows they are of the whole."""
        rows = np.unique(self.row[counts])
        rows = rows[rows != NEVER]
        place = np.full(len(self.rows) + 1, NEVER)
        place[rows] = np.arange(len(rows))
        columns = self.relations[:, counts]
        own = np.flatnonzero(np.diff(columns.indptr))
        unions = self.unions[:, rows]
        tables = Tables(
            rows=self.rows.iloc[rows].reset_index(drop=True),
            row=place[self.row[counts]],
            value=self.value[counts],
            lower=self.lower[counts],
            upper=self.upper[counts],
            width=self.width[counts],
            relations=columns[own],
            unions=unions[np.flatnonzero(np.diff(unions.indptr))],
        )
        return tables, rows


@dataclass
class Ledger:
    """Where the tables of a round are written down, count by count; then ``tables()``.

    >>> ledger = Ledger()
    >>> row = ledger.row("estimate", ("a", "q1"), primary=True)
    >>> ledger.count(row, 7, lower=1, upper=9, width=5)
    0
    """

    _rows: list[tuple] = field(default_factory=list)
    _counts: list[tuple[float, ...]] = field(default_factory=list)
    _relations: list[Mapping[int, float]] = field(default_factory=list)
    _unions: list[Mapping[int, float]] = field(default_factory=list)

    def row(
        self, family: str, key: tuple, *, primary: bool = False, cost: float = 1.0
    ) -> int:
        """Number of a new row of that table."""
        self._rows.append((family, key, primary, cost))
        return len(self._rows) - 1

    def count(
        self,
        row: int,
        value: float,
        *,
        lower: float = 0.0,
        upper: float = np.inf,
        width: float = 0.0,
    ) -> int:
        """Number of a new count in ``row`` (``NEVER``: in no table)."""
        self._counts.append((row, value, lower, upper, width))
        return len(self._counts) - 1

    def value(self, count: int) -> float:
        """The value of a count."""
        return self._counts[count][1]

    def relation(self, terms: Mapping[int, float]) -> None:
        """Note that these counts, each times its factor, add up to zero.

        Raises
        ------
        ValueError
            When they do not: a relation that is wrong would protect nothing.
        """
        off = sum(factor * self._counts[count][1] for count, factor in terms.items())
        if abs(off) > 1e-6:
            raise ValueError(f"a relation of published counts is off by {off:g}")
        self._relations.append(terms)

    def union(self, people: Mapping[int, float], *, minimum: int) -> None:
        """Note that hidden rows together, worked out as a rest, need a base themselves.

        Only where one of the rows is hidden by itself; ``people`` is the base of each row.
        """
        if any(self._rows[row][2] and n > 0 for row, n in people.items()):
            self._unions.append({row: n / minimum for row, n in people.items()})

    def tables(self) -> Tables:
        """All that was written down."""
        columns = np.array(self._counts, dtype=float).reshape(-1, 5).T
        rows = pd.DataFrame(self._rows, columns=["family", "key", "primary", "cost"])
        return Tables(
            rows=rows.astype({"primary": bool, "cost": float}),
            row=columns[0].astype(int),
            value=columns[1],
            lower=columns[2],
            upper=columns[3],
            width=columns[4],
            relations=_sparse(self._relations, columns.shape[1]),
            unions=_sparse(self._unions, len(rows)),
        )


def _tied(groups: csr_array) -> list[np.ndarray]:
    """Columns that are connected by the rows of a matrix, part by part."""
    lines, columns = groups.shape
    entries = groups.tocoo()
    graph = csr_array(
        (np.ones(len(entries.row)), (entries.col, columns + entries.row)),
        shape=(columns + lines, columns + lines),
    )
    _, label = connected_components(graph, directed=False)
    order = np.argsort(label[:columns], kind="stable")
    cuts = np.flatnonzero(np.diff(label[:columns][order])) + 1
    return np.split(order, cuts) if columns else []


def _sparse(lines: list[Mapping[int, float]], columns: int) -> csr_array:
    place = [number for number, line in enumerate(lines) for _ in line]
    column = [key for line in lines for key in line]
    factor = [value for line in lines for value in line.values()]
    shape = (len(lines), columns)
    matrix = csr_array((factor, (place, column)), shape=shape, dtype=float)
    matrix.eliminate_zeros()
    return matrix

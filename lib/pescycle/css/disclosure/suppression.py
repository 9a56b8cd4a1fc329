"""Which further rows to hide, so that no hidden count can be worked out too closely."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_array, csr_array, diags_array, vstack

from pescycle.css.disclosure.attacker import TOLERANCE, Attacker, certified, near_room
from pescycle.css.disclosure.tables import Tables

TRIES = 8  # joint programmes before each count left over is looked at by itself
# Rounds of the integer programme; what is then still open is closed one by one. Each costs
# linear programmes over all counts, so that large tables get fewer of them.
MOST_ROUNDS, FEWEST_ROUNDS, COUNTS_AND_ROUNDS = 30, 6, 60_000
MOST_NODES = 2_000  # of each integer programme: a bound on work that no clock decides
TIE_BREAK = 1e-3  # how much of a cost may go into making the cheapest choice the only one


def attainable(tables: Tables) -> Tables:
    """The tables with promises that can be kept.

    That a row is hidden tells by itself that somebody stands behind it. Nine answers from
    nine centers are one each, even when no number at all is shown: so no promise can be
    wider than what hiding every row would leave open.
    """
    hidden, width = np.ones(len(tables.rows), bool), tables.width.copy()
    for counts in tables.parts():
        part, rows = tables.part(counts)
        if not part.primary.any():
            continue
        attacker = Attacker(part, hidden[rows])
        for count in _open_targets(attacker, hidden[rows]):
            down, up = attacker.ends(count)
            reach = up.value + down.value
            if reach < part.width[count] - TOLERANCE:
                width[counts[count]] = max(0.0, reach - TOLERANCE)
    return replace(tables, width=width)


def suppressed(tables: Tables) -> np.ndarray:
    """Rows to hide: those hidden by themselves and the cheapest that protect them.

    Fischetti and Salazar's branch and cut, part by part: an integer programme chooses the
    rows, linear programmes look for a hidden count that is pinned too closely, each of
    which gives the integer programme another inequality. After some rounds the counts
    that are left are protected one after the other, which is safe and may hide more than
    needed. The same tables always give the same rows.

    Parameters
    ----------
    tables : Tables

    Returns
    -------
    ndarray
        Mask over the rows.

    References
    ----------
    Fischetti, M., and J. J. Salazar-Gonzalez (2001). Solving the cell suppression problem
    on tabular data with linear constraints. Management Science 47(7), 1008-1027.
    """
    hidden = tables.primary.copy()
    for counts in tables.parts():
        part, rows = tables.part(counts)
        if part.primary.any():
            hidden[rows] = _part_suppressed(part)
    return hidden


def _part_suppressed(tables: Tables) -> np.ndarray:
    hidden, cuts = tables.primary.copy(), _union_cuts(tables)
    for number in range(_rounds(tables)):
        if number or cuts.shape[0]:
            hidden = _cheapest(tables, cuts)
        violated = list(_violated(tables, hidden))
        if not violated:
            return hidden
        cuts = vstack([cuts, csr_array(np.array(violated))], format="csr")
    return _closed_one_by_one(tables, hidden)


def _rounds(tables: Tables) -> int:
    """Rounds of the integer programme, by the size of the tables and by no clock."""
    wanted = COUNTS_AND_ROUNDS // len(tables.row)
    return min(max(wanted, FEWEST_ROUNDS), MOST_ROUNDS)


def _union_cuts(tables: Tables) -> csr_array:
    """What hidden rows bring to a rest, as far as all rows together can bring it."""
    reach = np.minimum(1.0, tables.unions.sum(axis=1))
    scale = diags_array(1 / np.where(reach > 0, reach, 1.0))
    return csr_array(scale @ tables.unions) if tables.unions.shape[0] else tables.unions


def _cheapest(tables: Tables, cuts: csr_array) -> np.ndarray:
    """The cheapest rows that satisfy all inequalities so far, each ``>= 1``."""
    cost = tables.rows["cost"].to_numpy(dtype=float)
    # Costs that all differ by a little leave no tie to be broken by chance.
    cost = cost * (1 + TIE_BREAK * _place_by_size(tables) / len(cost))
    found = milp(
        cost,
        integrality=np.ones(len(cost)),
        bounds=Bounds(tables.primary.astype(float), 1.0),
        constraints=LinearConstraint(cuts, lb=1.0 - TOLERANCE),
        options={"node_limit": MOST_NODES},
    )
    # Without an answer within the bound everything is hidden: safe, and the same each time.
    return np.ones(len(cost), bool) if found.x is None else found.x > 0.5


def _place_by_size(tables: Tables) -> np.ndarray:
    """Place of each row when the smallest come first: of equals the smaller is hidden."""
    placed = tables.row >= 0
    size = np.zeros(len(tables.rows))
    np.maximum.at(size, tables.row[placed], tables.value[placed])
    place = np.empty(len(size))
    place[np.argsort(size, kind="stable")] = np.arange(len(size))
    return place


def _violated(tables: Tables, hidden: np.ndarray) -> Iterator[np.ndarray]:
    """For each count that is pinned too closely the inequality that forbids it."""
    attacker = Attacker(tables, hidden)
    near = near_room(tables)
    nearer = Attacker(tables, hidden, near)
    for count in _open_targets(attacker, hidden):
        down, up = nearer.ends(count)
        if up.value + down.value < tables.width[count] - TOLERANCE:
            yield _cut(tables, near, count, up.price, down.price)


def _open_targets(attacker: Attacker, hidden: np.ndarray) -> np.ndarray:
    """Targets that joint programmes do not show to be wide enough."""
    tables = attacker.tables
    targets = tables.targets(hidden)
    if not len(targets):
        return targets
    width = certified(attacker, targets, tries=TRIES)
    return targets[width < tables.width[targets] - TOLERANCE]


def _cut(
    tables: Tables,
    reach: tuple[np.ndarray, np.ndarray],
    count: int,
    up_price: np.ndarray,
    down_price: np.ndarray,
) -> np.ndarray:
    """The capacity inequality of a count: what hiding each row could add to its width.

    By duality the width is at most the sum over the hidden rows of what their counts may
    move, times what a move is worth at these prices; so this sum must reach the width.
    """
    down, up = reach
    worth = np.zeros(len(tables.row))
    for price, sign in ((up_price, 1.0), (down_price, -1.0)):
        gain = -(tables.relations.T @ price)
        gain[count] += sign
        worth += np.maximum(gain, 0.0) * up + np.maximum(-gain, 0.0) * down
    placed = tables.row >= 0
    free = worth[~placed].sum()
    needed = tables.width[count] - free
    by_row = np.bincount(tables.row[placed], worth[placed], minlength=len(tables.rows))
    return np.minimum(by_row / needed, 1.0) if needed > TOLERANCE else by_row * 0 + 1


def _closed_one_by_one(tables: Tables, hidden: np.ndarray) -> np.ndarray:
    """More rows hidden until every count has its width, the most pinned count first."""
    while not hidden.all():
        attacker = Attacker(tables, hidden)
        for count in _open_targets(attacker, hidden):
            down, up = attacker.ends(count)
            if up.value + down.value < tables.width[count] - TOLERANCE:
                hidden = _widened(tables, hidden, count)
                break
        else:
            break
    return hidden


def _widened(tables: Tables, hidden: np.ndarray, count: int) -> np.ndarray:
    """Rows hidden with the fewest more that open one count (a linear relaxation)."""
    counts, rows = len(tables.row), len(tables.rows)
    down, up = near_room(tables)
    placed = np.flatnonzero(tables.row >= 0)
    # Columns: two consistent deviations, then for each row how far it must be opened.
    pick = csr_array(
        (np.ones(len(placed)), (placed, tables.row[placed])), shape=(counts, rows)
    )
    eye = diags_array(np.ones(counts))
    moves = [
        [sign * eye if n == k else None for n in range(2)] + [-diags_array(limit) @ pick]
        for k in range(2)
        for sign, limit in ((1.0, up), (-1.0, down))
    ]
    free = np.where(tables.row >= 0, 0.0, 1.0)
    limits = np.concatenate([limit * free for _ in range(2) for limit in (up, down)])
    width = np.zeros(2 * counts + rows)
    width[[count, counts + count]] = -1.0, 1.0
    relations = block_array(
        [
            [tables.relations, None, csr_array((tables.relations.shape[0], rows))],
            [None, tables.relations, None],
        ]
    )
    cost = np.where(hidden, 0.0, tables.rows["cost"])
    found = linprog(
        np.concatenate([np.zeros(2 * counts), cost]),
        A_ub=vstack([block_array(moves), csr_array(width[None])], format="csr"),
        b_ub=np.append(limits, -tables.width[count]),
        A_eq=relations,
        b_eq=np.zeros(relations.shape[0]),
        bounds=[(None, None)] * (2 * counts) + [(0, 1)] * rows,
        method="highs",
    )
    if found.x is None:
        return np.ones(rows, bool)
    more = hidden | (found.x[2 * counts :] > TOLERANCE)
    return more if (more & ~hidden).any() else np.ones(rows, bool)

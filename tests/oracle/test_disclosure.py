"""Intervals and suppression against brute force: every whole-numbered table is tried."""

from itertools import product

import numpy as np
import pytest

from pescycle.css.disclosure import (
    AudienceTables,
    Ledger,
    Promise,
    Question,
    attainable,
    audited,
    intervals,
    question_counts,
    suppressed,
)
from pescycle.css.disclosure.counts import BETWEEN, BOTTOM, TOP

MINIMUM, WIDTH = 5, 3
WIDTH_OF_TEN = 5  # what a minimum base of 10 promises


def two_way(inner, *, minimum=MINIMUM, width=WIDTH):
    """Tables of an inner table with its margins; a zero is known and stands nowhere."""
    whole = with_margins(np.array(inner))
    ledger, rows, counts = Ledger(), {}, {}
    for place, value in np.ndenumerate(whole):
        if value == 0:
            continue
        small = value < minimum
        rows[place] = ledger.row("cell", place, primary=small)
        counts[place] = ledger.count(
            rows[place],
            value,
            lower=1 if small else minimum,
            upper=minimum - 1 if small else np.inf,
            width=width if small else 0,
        )
    for line in lines(whole.shape):
        *parts, total = [place for place in line if place in counts or place == line[-1]]
        if total not in counts:
            continue
        ledger.relation({counts[p]: 1.0 for p in parts} | {counts[total]: -1.0})
        people = {rows[p]: whole[p] for p in (*parts, total)}
        ledger.union(people, minimum=minimum)
    return attainable(ledger.tables()), whole


def with_margins(inner):
    across = np.column_stack([inner, inner.sum(axis=1)])
    return np.vstack([across, across.sum(axis=0)])


def lines(shape):
    """Every sum of a two-way table: its parts, then the total."""
    rows = [[(i, j) for j in range(shape[1])] for i in range(shape[0])]
    return rows + [[(i, j) for i in range(shape[0])] for j in range(shape[1])]


def consistent_tables(whole, hidden):
    """Every whole-numbered table that agrees with what is published and with the rules."""
    inner = whole[:-1, :-1]
    ranges = []
    for place, value in np.ndenumerate(inner):
        if value == 0 or place not in hidden:
            ranges.append([value])
        elif value < MINIMUM:
            ranges.append(range(1, MINIMUM))
        else:
            # A small cell moves by 3 at most, and nothing else needs to move further.
            ranges.append(range(max(MINIMUM, value - 9), value + 10))
    for cells in product(*ranges):
        table = with_margins(np.array(cells).reshape(inner.shape))
        if all(_agrees(table, whole, place, hidden) for place in np.ndindex(whole.shape)):
            yield table


def _agrees(table, whole, place, hidden):
    value, true = table[place], whole[place]
    if place not in hidden or true == 0:
        return value == true
    return (1 <= value < MINIMUM) if true < MINIMUM else value >= MINIMUM


def brute_force(whole, hidden):
    """Lowest and highest value of each small cell that is hidden."""
    found = list(consistent_tables(whole, hidden))
    return {
        place: (min(t[place] for t in found), max(t[place] for t in found))
        for place in hidden
        if 0 < whole[place] < MINIMUM
    }


def is_safe(whole, hidden):
    """Whether every promise is kept that can be kept, by trying all tables."""
    if not all(_rest_is_enough(whole, line, hidden) for line in lines(whole.shape)):
        return False
    ends = brute_force(whole, hidden)
    short = {p for p, (low, high) in ends.items() if high - low < WIDTH}
    if not short:
        return True
    most = brute_force(whole, set(np.ndindex(whole.shape)))
    return all(np.ptp(ends[place]) >= min(WIDTH, np.ptp(most[place])) for place in short)


def _rest_is_enough(whole, line, hidden):
    out = [place for place in line if place in hidden]
    if not any(0 < whole[place] < MINIMUM for place in out):
        return True
    return sum(whole[place] for place in out) >= MINIMUM


def places(tables, mask):
    return set(tables.rows["key"][mask])


@pytest.mark.parametrize("seed", range(12))
def test_intervals_are_those_of_all_tables_that_agree_with_what_is_published(seed):
    rng = np.random.default_rng(seed)
    tables, whole = two_way(rng.integers(0, 9, (2, 3)))
    extra = rng.random(len(tables.rows)) < 0.4
    hidden = tables.primary | extra
    found = intervals(tables, hidden)
    by_place = {
        tables.rows["key"][row.row]: (row.low, row.high) for row in found.itertuples()
    }
    expected = brute_force(whole, places(tables, hidden))
    assert by_place.keys() == expected.keys()
    for place, ends in expected.items():
        assert by_place[place] == pytest.approx(ends, abs=1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_no_cheaper_set_of_rows_keeps_the_promise(seed):
    tables, whole = two_way(np.random.default_rng(100 + seed).integers(1, 12, (2, 2)))
    hidden = suppressed(tables)
    chosen = places(tables, hidden)
    assert is_safe(whole, chosen)
    keys = list(tables.rows["key"])
    must = places(tables, tables.primary)
    for picks in product([False, True], repeat=len(keys)):
        other = {key for key, pick in zip(keys, picks, strict=True) if pick} | must
        if len(other) < len(chosen):
            assert not is_safe(whole, other)


@pytest.mark.parametrize("seed", range(6))
def test_larger_tables_are_safe_by_brute_force_as_well(seed):
    rng = np.random.default_rng(200 + seed)
    tables, whole = two_way(rng.choice([0, 2, 3, 6, 7, 8], (3, 2)))
    hidden = suppressed(tables)
    assert audited(tables, hidden)["passed"].all()
    if sum(place[0] < 3 and place[1] < 2 for place in places(tables, hidden)) <= 4:
        assert is_safe(whole, places(tables, hidden))


def test_two_tables_that_share_a_margin_are_protected_together():
    # One total of 40 is divided twice: 3 + 17 + 20 and 12 + 28. To protect the 3, one
    # cell of the first division is enough, and the second gives nothing away.
    ledger = Ledger()
    total = ledger.count(ledger.row("total", "all"), 40, lower=5)
    first = {}
    for value in (3, 17, 20):
        row = ledger.row("first", value, primary=value < MINIMUM)
        small = {"lower": 1, "upper": 4, "width": 3} if value < MINIMUM else {"lower": 5}
        first[ledger.count(row, value, **small)] = 1.0
    second = [
        ledger.count(ledger.row("second", value), value, lower=5) for value in (12, 28)
    ]
    ledger.relation(first | {total: -1.0})
    ledger.relation(dict.fromkeys(second, 1.0) | {total: -1.0})
    tables = ledger.tables()
    # Were the total hidden in place of a cell, 12 + 28 would tell it: two rows, not three.
    assert set(tables.rows["key"][suppressed(tables)]) in ({3, 17}, {3, 20})


def best_answers(known, hidden, weight):
    """Every way to give hidden centers best answers that agrees with count and weight."""
    people = sum(known[center] for center in hidden)
    weighted = sum(weight[center] * known[center] for center in hidden)
    return [
        dict(zip(hidden, found, strict=True))
        for found in product(*(range(limit + 1) for limit in hidden.values()))
        if sum(found) == people
        and sum(weight[c] * n for c, n in zip(hidden, found, strict=True)) == weighted
    ]


def test_the_weights_of_centers_pin_two_hidden_ones_and_leave_three_open():
    known, weight = {"a": 10, "b": 12, "c": 18}, {"a": 1, "b": 3, "c": 2}
    two = best_answers(known, {"a": 25, "b": 24}, weight)
    assert two == [{"a": 10, "b": 12}]
    three = best_answers(known, {"a": 25, "b": 24, "c": 45}, weight)
    for center in "ab":
        assert np.ptp([found[center] for found in three]) >= WIDTH_OF_TEN


@pytest.mark.parametrize("hidden", ["ab", "abc"])
def test_limits_of_weighted_answers_hold_every_way_to_give_them(hidden):
    sizes, known = (
        {"a": 25, "b": 24, "c": 45, "d": 50},
        {"a": 10, "b": 12, "c": 18, "d": 20},
    )
    weight = {"a": 1, "b": 3, "c": 2, "d": 2}
    tables = weighted_centers(sizes, known, weight)
    mask = tables.rows["key"].map(lambda key: key[2] in hidden).to_numpy(dtype=bool)
    found = intervals(tables, mask)
    ways = best_answers(known, {c: sizes[c] for c in hidden}, weight)
    about = found["row"].map(tables.rows["key"]).str[-1]
    for center in "ab":
        best = found[(about == center) & (found["value"] == known[center])].iloc[0]
        least, most = min(w[center] for w in ways), max(w[center] for w in ways)
        # Real numbers leave at least as much open as whole ones.
        assert best["low"] <= least + 1e-6
        assert best["high"] >= most - 1e-6
        if len(ways) == 1:
            assert best["high"] - best["low"] == pytest.approx(0, abs=1e-6)


def weighted_centers(sizes, best, weight):
    """A question with best answers and others, by center and of all (as the last row)."""
    question = Question("q", np.array([BOTTOM, BETWEEN, TOP]), np.arange(3.0))
    answers = {c: [2] * best[c] + [1] * (sizes[c] - best[c]) for c in sizes}
    place = np.concatenate([np.array(one) for one in answers.values()])
    row = np.repeat(np.arange(len(sizes)), list(sizes.values()))
    every = np.append(row, np.full(len(row), len(sizes)))
    own = np.tile(np.array(list(weight.values()), dtype=float)[row], 2)
    counts = question_counts(question, np.tile(place, 2), every, len(sizes) + 1, weight=own)
    ledger, total = Ledger(), len(sizes)
    tables = AudienceTables(ledger, Promise(10, 30), "jobseeker", frozenset(sizes))
    tables.question(
        ["estimate"] * (total + 1),
        counts,
        [*sizes, "all"],
        sums=[(total, range(total))],
        within=[total] * (total + 1),
    )
    return ledger.tables()

"""Time of the disclosure gate over all tables of a large round.

``python -m benchmarks.disclosure [centers] [audiences] [groups]`` (500, 2 and 5 unless
told). Tables: what a round publishes of a question (base, best and worst
answers and mean of each center, of each group and of all), and the number of respondents of
every center crossed with every group, with all margins.
"""

import sys
import time

import numpy as np

from pescycle.css.disclosure import (
    AudienceTables,
    Ledger,
    Promise,
    Question,
    attainable,
    audited,
    question_counts,
    suppressed,
)

CODES = np.array([0.06, 0.09, 0.20, 0.40, 0.25])  # shares of the five answers
QUESTION = Question("q1", np.array([1, 1, 2, 0, 0]), np.arange(5.0))
MEDIAN_ANSWERS = 120  # of a center


def respondents(centers: int, groups: int, seed: int) -> tuple[np.ndarray, ...]:
    """Center, group and place of the answer of each respondent."""
    rng = np.random.default_rng(seed)
    size = rng.lognormal(np.log(MEDIAN_ANSWERS), 0.8, centers).astype(int) + 1
    center = np.repeat(np.arange(centers), size)
    group = rng.choice(groups, len(center), p=rng.dirichlet(np.full(groups, 2.0)))
    return center, group, rng.choice(len(CODES), len(center), p=CODES)


def question(centers: int, groups: int, seed: int, *, weighted: bool = False) -> Ledger:
    """What is published of one question."""
    center, group, place = respondents(centers, groups, seed)
    row = np.concatenate([np.zeros(len(place), int), center + 1, group + 1 + centers])
    rows = 1 + centers + groups
    clients = np.random.default_rng(seed).lognormal(1.0, 0.5, centers)
    counts = question_counts(
        QUESTION,
        np.tile(place, 3),
        row,
        rows,
        weight=np.tile(clients[center], 3) if weighted else None,
    )
    sums = [(0, range(1, centers + 1)), (0, range(centers + 1, rows))]
    single = frozenset(range(1, centers + 1))
    tables = AudienceTables(Ledger(), Promise(10, 30), "jobseeker", single)
    families = ["question"] * rows
    tables.question(families, counts, range(rows), sums=sums, within=[0] * rows)
    return tables.ledger


def weighted_question(centers: int, groups: int, seed: int) -> Ledger:
    """The same, weighted to the clients of each center."""
    return question(centers, groups, seed, weighted=True)


def crossed(centers: int, groups: int, seed: int) -> Ledger:
    """Number of respondents of every center and group."""
    center, group, _ = respondents(centers, groups, seed)
    inner = np.zeros((centers, groups), int)
    np.add.at(inner, (center, group), 1)
    whole = np.pad(inner, ((0, 1), (0, 1)))
    whole[-1], whole[:, -1] = whole.sum(axis=0), whole.sum(axis=1)
    whole[-1, -1] = inner.sum()
    keys = np.arange(whole.size).reshape(whole.shape)
    sums = [(line[-1], line[:-1]) for line in (*keys, *keys.T)]
    tables = AudienceTables(Ledger(), Promise(10, 30), "jobseeker", frozenset())
    tables.head_counts("crossed", dict(enumerate(whole.ravel().tolist())), sums)
    return tables.ledger


def timed(name: str, written: Ledger) -> float:
    """Seconds of suppression and audit of one ledger; prints what was found."""
    start = time.perf_counter()
    tables = attainable(written.tables())
    hidden = suppressed(tables)
    chosen = time.perf_counter()
    audit = audited(tables, hidden).iloc[0]
    end = time.perf_counter()
    print(
        f"{name}: {audit['cells']} rows, {audit['hidden']} hidden, "
        f"{audit['protecting']} protecting, {audit['checked']} intervals, narrowest "
        f"{audit['narrowest']:.1f} of {audit['required']:.1f} promised, passed "
        f"{bool(audit['passed'])}; suppression {chosen - start:.1f} s, audit "
        f"{end - chosen:.1f} s"
    )
    return end - start


def main() -> None:
    """Print one line a table and one in all."""
    centers, audiences, groups = [
        *map(int, sys.argv[1:]),
        *(500, 2, 5)[len(sys.argv) - 1 :],
    ]
    seconds = sum(
        timed(f"audience {seed + 1}, {make.__name__}", make(centers, groups, seed))
        for seed in range(audiences)
        for make in (question, weighted_question, crossed)
    )
    print(f"{centers} centers x {audiences} audiences x {groups} groups: {seconds:.1f} s")


if __name__ == "__main__":
    main()

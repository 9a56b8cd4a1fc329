"""Time and peak memory of the uncertainty of ranks beside a plain redraw of the weights.

    python -m benchmarks.uncertainty [CENTERS ...]

The task: 50 KPIs in five pillars below a composite, 1,000 replicates. Each draws the figure
of every KPI in every center within its interval, the weights of all six nodes, one of three
scales and one of two means; all centers are ranked; told are intervals of score and rank,
chances, mean ranks and rank sets. The peer only draws 1,000 sets of weights (numpy's
Dirichlet), multiplies, and ranks the centers of each by numpy's argsort: no error of the
figures, no other scale or mean, no intervals. The last column is the time in units of the
peer's; both are measured in turn, and the best of three counts. Prints a table; asserts
nothing about time.
"""

import argparse
import time
from functools import partial

import numpy as np

from benchmarks.measuring import REPEATS, peak_memory, table_head, table_line
from pescycle.model.uncertainty import Uncertainty
from pescycle.paf.scoring.tree import ScoreTree, level_tree
from pescycle.paf.uncertainty import (
    Leaves,
    Simulation,
    leaves,
    rank_intervals,
    simulation,
    sources,
)

PILLARS, KPIS, REPLICATES, SEED, CAP = 5, 50, 1_000, 20230101, 1.2
CENTERS = (100, 1_000, 10_000, 20_000)
SETTINGS = Uncertainty(nodes=("composite",), replicates=REPLICATES)


def tree() -> ScoreTree:
    """Fifty KPIs of equal weight below five pillars of equal weight."""
    own = KPIS // PILLARS
    return level_tree(
        [(f"k{number}", f"p{number // own}", 1 / own) for number in range(KPIS)],
        [(f"p{number}", "composite", 1 / PILLARS) for number in range(PILLARS)]
        + [("composite", "", 1.0)],
    )


def attainments(centers: int) -> Leaves:
    """Attainments about 1 with errors that differ and lopsided intervals."""
    draw = np.random.default_rng(SEED)
    value = draw.normal(1.0, 0.15, (KPIS, centers))
    error = draw.uniform(0.02, 0.08, (KPIS, centers))
    ends = (value - 2.1 * error, value + 1.8 * error)
    return leaves(value, *ends, bounds=(0.0, CAP))


def weights_redrawn(value: np.ndarray) -> np.ndarray:
    """The peer: ranks of all centers under each of the weights."""
    draw = np.random.default_rng(SEED)
    scores = draw.dirichlet(np.ones(KPIS), REPLICATES) @ value
    ranks = np.empty(scores.shape, dtype=np.int64)
    places = np.arange(1, scores.shape[1] + 1)
    for replicate, score in enumerate(scores):
        ranks[replicate, np.argsort(-score)] = places
    return ranks


def whole_run(one: Leaves) -> Simulation:
    """What a phase does for one node, apart from the indices."""
    run = simulation(one, tree(), SETTINGS)
    rank_intervals(run, one, top=3, lowest=0.8)
    return run


def seconds_in_turn(one: Leaves) -> tuple[float, float]:
    """Best seconds of peer and whole run, each after the other so that both are alike."""
    best = [np.inf, np.inf]
    for _ in range(REPEATS):
        for place, call in enumerate(
            (lambda: weights_redrawn(one.value), lambda: whole_run(one))
        ):
            start = time.perf_counter()
            call()
            best[place] = min(best[place], time.perf_counter() - start)
    return best[0], best[1]


def main(sizes: list[int]) -> None:
    """Measure and print."""
    print(table_head() + f"{'of peer':>10}")
    for centers in sizes:
        one = attainments(centers)
        peer, ours = seconds_in_turn(one)
        peaks = [
            peak_memory(partial(weights_redrawn, one.value)),
            peak_memory(partial(whole_run, one)),
        ]
        name = f"{centers:,} centers x {KPIS} KPIs x {REPLICATES:,}"
        print(table_line(f"{name}: weights redrawn (numpy)", peer, peaks[0]))
        print(table_line(f"{name}: whole run", ours, peaks[1]) + f"{ours / peer:10.2f}")
        run = whole_run(one)
        start = time.perf_counter()
        sources(run, seed=1)
        print(table_line("  Sobol indices, 500 pairs", time.perf_counter() - start, 0.0))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time of the uncertainty of ranks.")
    parser.add_argument("centers", nargs="*", type=int, default=list(CENTERS))
    main(parser.parse_args().centers)

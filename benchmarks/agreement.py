"""How often alpha's interval holds the truth, and how long its bootstrap takes.

    python -m benchmarks.agreement [--checks 800]

Scores are a sum of normal effects of center, statement and assessor and of noise, with
standard deviations like those of the example pilot; with whole centers resampled, and with
the statements of one center. Student's limits stand beside the usual percentiles of the
same bootstrap. Prints the table of the handbook's page on alpha; asserts nothing.
"""

import argparse
import time

import numpy as np

from pescycle.stats.agreement import Level, krippendorff_alpha
from pescycle.stats.agreement import krippendorff as method

SEED, REPLICATES, STATEMENTS, ASSESSORS = 7, 500, 22, 6
CENTER, STATEMENT, PERSON, NOISE = 6.0, 7.0, 4.0, 6.0  # standard deviations
CENTERS = (6, 12, 25, 1)


def scores(random: np.random.Generator, centers: int) -> np.ndarray:
    """One row a statement of a center, a column an assessor; one center has no effects."""
    size = (centers, STATEMENTS, ASSESSORS)
    rows = random.normal(0, STATEMENT, (centers, STATEMENTS, 1))
    rows = rows + random.normal(0, NOISE, size)
    if centers > 1:
        rows = rows + random.normal(0, CENTER, (centers, 1, 1))
        rows = rows + random.normal(0, PERSON, (centers, 1, ASSESSORS))
    return rows.reshape(-1, ASSESSORS)


def truth(centers: int) -> float:
    """Alpha of the population: the share of the variance that is not disagreement."""
    apart = NOISE**2 + (PERSON**2 if centers > 1 else 0)
    alike = STATEMENT**2 + (CENTER**2 if centers > 1 else 0)
    return alike / (alike + apart)


def percentiles(rows: np.ndarray, groups: np.ndarray) -> tuple[float, float]:
    """The usual limits: percentiles of resampled alphas."""
    counts, values = method._counts(rows)
    random = np.random.Generator(np.random.PCG64(SEED))
    names = groups.max() + 1
    drawn = (random.random((REPLICATES, names)) * names).astype(int)
    times = np.stack([np.bincount(own, minlength=names) for own in drawn])
    found = method._alphas(counts, values, Level.INTERVAL, times[:, groups].astype(float))
    return tuple(np.quantile(found, [0.025, 0.975]))


def coverage(centers: int, checks: int) -> tuple[float, float]:
    """Share of the checks whose interval holds the truth: Student's, percentiles."""
    random = np.random.Generator(np.random.PCG64([SEED, centers]))
    alone = np.arange(STATEMENTS)
    groups = np.repeat(np.arange(centers), STATEMENTS) if centers > 1 else alone
    held = np.zeros(2)
    for _ in range(checks):
        rows = scores(random, centers)
        found = krippendorff_alpha(rows, groups=groups, replicates=REPLICATES)
        low, high = percentiles(rows, groups)
        held += found.low <= truth(centers) <= found.high, low <= truth(centers) <= high
    return tuple(held / checks)


def seconds(level: Level) -> float:
    """Time of 2,000 bootstrap samples of 12 centers."""
    rows = scores(np.random.Generator(np.random.PCG64(SEED)), 12).round(2) + 100
    start = time.perf_counter()
    krippendorff_alpha(rows, level=level, groups=np.repeat(np.arange(12), STATEMENTS))
    return time.perf_counter() - start


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Coverage of the interval of alpha.")
    parser.add_argument("--checks", type=int, default=800)
    checks = parser.parse_args().checks
    print("| resampled | Student's t | percentiles |\n|---|---|---|")
    for centers in CENTERS:
        own, usual = coverage(centers, checks)
        name = f"{centers} centers" if centers > 1 else "22 statements of one center"
        print(f"| {name} | {own:.0%} | {usual:.0%} |")
    for level in Level:
        print(f"{level}: {seconds(level):.2f} s for 2,000 samples of 264 statements")


if __name__ == "__main__":
    main()

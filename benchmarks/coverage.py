"""Calibration of the whole chain: how often 95 % intervals hold the truth.

    python -m benchmarks.coverage [SURVEYS [CLIENTS OF THE LARGEST CENTER]]

Draws surveys from a population that is known to the last client, lets some of those asked
not answer (by sex and age), weights and estimates as a report does, leaves out single
centers with fewer than 30 answers, and counts how often each kind of figure's interval
holds the population's own figure, and how often each test finds a difference where there
is none. Seeded; asserts nothing. Takes some minutes.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from benchmarks.population import (
    CENTERS,
    ITEMS,
    LARGEST,
    Population,
    Sample,
    drawn,
    population,
)
from pescycle.css.design import SurveyDesign, calibration_of, sample_design
from pescycle.css.estimates import (
    DomainMeans,
    Outcome,
    answer_cells,
    domain_means,
    domains_of,
    groups_and_all,
    mean_interval,
    share_interval,
)
from pescycle.css.questions.group_tables import group_table
from pescycle.css.questions.group_tests import mean_test, rank_test, rao_scott
from pescycle.css.weighting.margins import Margin, margin_of
from pescycle.css.weighting.raking import raked_weights
from pescycle.model.sampling import SampleDesign
from pescycle.stats.intervals import Estimate, t_interval
from pescycle.stats.mover import difference_interval
from pescycle.stats.multiplicity import benjamini_hochberg, holm

# With 500 surveys one rate in twenty would miss 93 to 97 % by the chance of the draws.
SURVEYS, SEED, ALPHA, CENTER_BASE = 2000, 20231101, 0.05, 30
DRAWN = 10  # centers drawn, where not all were asked
NULL_GROUPS = (2, 3, 4, 5)  # groups that have nothing to do with the answers


@dataclass(frozen=True)
class Count:
    """How often out of how many."""

    hits: int
    cases: int

    @property
    def share(self) -> float:
        return self.hits / self.cases


def designed(sample: Sample, clients: Population) -> SurveyDesign:
    """Every center asked, its clients known, raked to center, sex and age."""
    return _raked(sample, clients, SampleDesign(centers="all"), ("center", "sex", "age"))


def _raked(
    sample: Sample, clients: Population, sampling: SampleDesign, names: tuple[str, ...]
) -> SurveyDesign:
    table = sample.table()
    frame = dict(zip(clients.center_names, clients.center_sizes, strict=True))
    design = sample_design(table, sampling=sampling, frame=frame)
    margins = [
        margin_of(name, table[name], clients.totals(name), base=design.weight)
        for name in names
    ]
    weight = raked_weights(design.weight, margins)
    columns = sparse.hstack([_columns(margin) for margin in margins])
    return design.weighted(weight, calibration_of(columns, design.weight))


def _columns(margin: Margin) -> sparse.csr_array:
    rows = np.arange(len(margin.code))
    shape = (len(rows), len(margin.total))
    return sparse.csr_array((np.ones(len(rows)), (rows, margin.code)), shape=shape)


def estimated(sample: Sample, clients: Population) -> DomainMeans:
    """Every figure of every center and of all, as the reports estimate them."""
    cells = answer_cells(
        designed(sample, clients), sample.codes, groups_and_all(sample.center, CENTERS)
    )
    return domain_means(cells, [Outcome(item=i, grades=g) for i, g in ITEMS.values()])


def interval_hits(
    means: DomainMeans, truth: np.ndarray
) -> Iterator[tuple[str, np.ndarray]]:
    """Whether each published interval holds the truth, by kind of figure."""
    shown = np.append(np.full(CENTERS, CENTER_BASE), 1)[:, None] <= means.base
    for column, name in enumerate(ITEMS):
        if "share" in name:
            limits = share_interval(means, column)
        else:
            low, high = (-100, 100) if "NPS" in name else (0, 100)
            limits = mean_interval(means, column, low=low, high=high)
        inside = (limits["low"] <= truth[:, column]) & (truth[:, column] <= limits["high"])
        usable = shown[:, column] & ~np.isnan(limits["low"].astype(float))
        yield f"{name}, all centers", inside[-1:][usable[-1:]]
        yield f"{name}, single centers", inside[:-1][usable[:-1]]


def change_hits(
    first: DomainMeans, second: DomainMeans, change: np.ndarray
) -> Iterator[tuple[str, np.ndarray]]:
    """Whether the interval of the change between two rounds holds the true change.

    Every center is asked in both rounds and clients are drawn anew, so that the two rounds
    are independent within their strata.
    """
    for column, name in enumerate(ITEMS):
        moved = second.value[:, column] - first.value[:, column]
        if "share" in name:
            both = [share_interval(one, column) for one in (second, first)]
            found = difference_interval(
                *(
                    Estimate(one.value[:, column], limits["low"], limits["high"])
                    for one, limits in zip((second, first), both, strict=True)
                )
            )
        else:
            se = np.hypot(first.se[:, column], second.se[:, column])
            df = first.df[:, column] + second.df[:, column]
            found = t_interval(moved, se, df)
        inside = (found.low <= change[:, column]) & (change[:, column] <= found.high)
        yield f"change of {name}, all centers", inside[-1:]


def drawn_center_hits(
    clients: Population, truth: np.ndarray, draw: np.random.Generator
) -> Iterator[tuple[str, np.ndarray]]:
    """Whether intervals hold the truth where a few of the centers were drawn.

    Raked to sex and age of all clients: who answers hangs on them, and without it the
    figures would be off by more than chance.
    """
    centers = draw.permutation(CENTERS)[:DRAWN]
    sample = drawn(clients, draw)
    sample = Sample(clients, sample.rows[np.isin(sample.center, centers)])
    sampling = SampleDesign(centers="sampled", population_centers=CENTERS)
    design = _raked(sample, clients, sampling, ("sex", "age"))
    everybody = domains_of([(np.zeros(len(sample.rows), dtype=int), 1)])
    cells = answer_cells(design, sample.codes, everybody)
    means = domain_means(cells, [Outcome(item=i, grades=g) for i, g in ITEMS.values()])
    for column, name in enumerate(ITEMS):
        if "share" in name:
            limits = share_interval(means, column)
        else:
            limits = mean_interval(means, column, low=-100, high=100)
        inside = (limits["low"] <= truth[-1, column]) & (
            truth[-1, column] <= limits["high"]
        )
        yield f"{name}, {DRAWN} of {CENTERS} centers drawn", inside


def null_tests(sample: Sample, design: SurveyDesign, draw: np.random.Generator) -> dict:
    """p-values of tests between groups that were drawn by lot."""
    found = defaultdict(list)
    grades = np.arange(5.0)
    answer = np.where(sample.codes[:, 0] < 5, sample.codes[:, 0].astype(int), -1)
    for groups in NULL_GROUPS:
        lot = draw.integers(0, groups, len(answer))
        table = group_table(design, lot, answer, groups=groups, answers=5)
        shares = table.merged(np.array([0, 0, 0, 1, 1]))
        found["Rao-Scott on the best answers"].append(rao_scott(shares).p)
        found["Rao-Scott on all answers"].append(rao_scott(table).p)
        found["design t or F"].append(mean_test(table, grades).p)
        found["design rank"].append(rank_test(table).p)
    return found


def main(surveys: int, largest: int) -> None:
    """Simulate and print."""
    draw = np.random.default_rng(SEED)
    before, after = (population(draw, shift, largest) for shift in (0.0, 0.15))
    truths = [clients.truth() for clients in (before, after)]
    hits: dict[str, list[np.ndarray]] = defaultdict(list)
    tests: dict[str, list[bool]] = defaultdict(list)
    for _ in range(surveys):
        samples = [drawn(clients, draw) for clients in (before, after)]
        means = [
            estimated(one, clients)
            for one, clients in zip(samples, (before, after), strict=True)
        ]
        for name, inside in interval_hits(means[0], truths[0]):
            hits[name].append(inside)
        for name, inside in change_hits(*means, truths[1] - truths[0]):
            hits[name].append(inside)
        for name, inside in drawn_center_hits(before, truths[0], draw):
            hits[name].append(inside)
        for name, values in null_tests(
            samples[0], designed(samples[0], before).endless(), draw
        ).items():
            tests[name].extend(np.array(values) < ALPHA)
            tests[f"{name}, any of {len(values)} (Holm)"].append(
                bool((holm(values) < ALPHA).any())
            )
            tests[f"{name}, any of {len(values)} (Benjamini-Hochberg)"].append(
                bool((benjamini_hochberg(values) < ALPHA).any())
            )
    report(surveys, hits, tests)


def report(
    surveys: int, hits: dict[str, list[np.ndarray]], tests: dict[str, list[bool]]
) -> None:
    """Print both tables in the form of the handbook."""
    print(f"{surveys} surveys, seed {SEED}\n")
    print("| Figure | 95 % intervals that hold the truth | intervals |\n|---|---|---|")
    for name, parts in hits.items():
        inside = np.concatenate(parts)
        error = np.sqrt(0.05 * 0.95 / surveys)
        print(f"| {name} | {inside.mean():.1%} (± {error:.1%}) | {len(inside):,} |")
    print("\n| Test where there is no difference | called different at 5 % | tests |")
    print("|---|---|---|")
    for name, found in tests.items():
        print(f"| {name} | {np.mean(found):.1%} | {len(found):,} |")


if __name__ == "__main__":
    wanted = [int(word) for word in sys.argv[1:]]
    main(*(wanted + [SURVEYS, LARGEST][len(wanted) :]))

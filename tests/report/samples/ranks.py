"""Frames of ranks that are not certain."""

import pandas as pd

from tests.report.samples.frames import frame

RANKED = (
    "round node center score low high level method rank rank_low rank_high expected_rank "
    "p_top p_lowest set_low set_high set_method base kpis top lowest replicates seed"
)


def rank_interval() -> pd.DataFrame:
    """The first center is ahead of the third and fourth; in the pillar nobody is."""
    how, end = (0.95, "simulation"), ("rank_set_pairwise", 4, 4, 1, 0.8, 1000, 7)
    node, pillar = ("2023-1", "composite"), ("2023-1", "users")
    found = frame(
        RANKED,
        (*node, "c01", 1.1, 1.0, 1.2, *how, 1, 1, 2, 1.1, 0.9, 0.0, 1, 2, *end),
        (*node, "c02", 0.9, 0.8, 1.0, *how, 2, 1, 3, 2.1, 0.1, 0.05, 1, 4, *end),
        (*node, "c03", 0.7, 0.6, 0.8, *how, 3, 2, 4, 3.2, 0.0, 0.9, 3, 4, *end),
        (*node, "c04", 0.6, 0.5, 0.7, *how, 4, 3, 4, 3.6, 0.0, 1.0, 3, 4, *end),
        (*pillar, "c01", 0.9, 0.7, 1.1, *how, 1, 1, 2, 1.4, 0.6, 0.2, 1, 2, *end),
        (*pillar, "c02", 0.8, 0.6, 1.0, *how, 2, 1, 2, 1.6, 0.4, 0.5, 1, 2, *end),
    )
    whole = ["rank", "rank_low", "rank_high", "set_low", "set_high", "kpis", "top"]
    whole += ["replicates", "seed", "base"]
    return found.astype(dict.fromkeys(whole, "int64"))


def uncertainty_source() -> pd.DataFrame:
    return frame(
        "round node factor first total low high level method base",
        ("2023-1", "composite", "sampling", 0.5, 0.7, 0.65, 0.75, 0.95, "sobol", 500),
        ("2023-1", "composite", "weights", 0.2, 0.4, 0.35, 0.45, 0.95, "sobol", 500),
        ("2023-1", "users", "weights", 0.3, 0.5, 0.42, 0.58, 0.95, "sobol", 500),
        ("2023-1", "users", "normalisation", 0.3, 0.45, 0.4, 0.5, 0.95, "sobol", 500),
    )

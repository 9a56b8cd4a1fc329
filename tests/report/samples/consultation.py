"""Frames of a consultation on weights."""

import pandas as pd

from tests.report.samples.frames import frame

SHOWN = "published"
CONSULTATION = (
    "round weight_source node group child weight proposed low high level method sd "
    "base state"
)


def weight_consultation() -> pd.DataFrame:
    """Points spread over two pillars and over two KPIs; the pillars compared in pairs."""
    points, pairs = ("2023-1", "budget_allocation"), ("2023-1", "ahp")
    end = (0.95, "t")
    return frame(
        CONSULTATION,
        (*points, "composite", "all", "users", 0.5, 0.4, 0.35, 0.45, *end, 0.05, 9, SHOWN),
        (*points, "composite", "all", "match", 0.5, 0.6, 0.55, 0.65, *end, 0.05, 9, SHOWN),
        (*points, "composite", "staff", "users", 0.5, 0.3, 0.2, 0.4, *end, 0.04, 4, SHOWN),
        (*points, "composite", "staff", "match", 0.5, 0.7, 0.6, 0.8, *end, 0.04, 4, SHOWN),
        (*points, "users", "all", "walk_in", 0.5, 0.5, 0.3, 0.7, *end, 0.2, 9, SHOWN),
        (*points, "users", "all", "waiting", 0.5, 0.5, 0.3, 0.7, *end, 0.2, 9, SHOWN),
        (*pairs, "composite", "all", "users", 0.5, 0.45, 0.4, 0.5, *end, 0.06, 5, SHOWN),
        (*pairs, "composite", "all", "match", 0.5, 0.55, 0.5, 0.6, *end, 0.06, 5, SHOWN),
    )


def weight_by_group() -> pd.DataFrame:
    rows = weight_consultation()
    return rows[rows["weight_source"] == "budget_allocation"]


def weight_disagreement() -> pd.DataFrame:
    return frame(
        "round weight_source node children base concordance p concentration ratio "
        "inconsistent incomplete state",
        (
            "2023-1",
            "budget_allocation",
            "composite",
            2,
            9,
            0.9,
            0.001,
            80.0,
            None,
            0,
            0,
            SHOWN,
        ),
        ("2023-1", "budget_allocation", "users", 2, 9, 0.02, 0.7, 6.0, None, 0, 0, SHOWN),
        ("2023-1", "ahp", "composite", 2, 5, 0.5, 0.01, 60.0, 0.02, 1, 2, SHOWN),
    )

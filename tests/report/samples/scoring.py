"""Frames of how scores are put together, and of ratings."""

import pandas as pd

ROUND = "2023-1"
STEP = (
    "round center scale node child kind value anchor target score weight weight_used "
    "contribution reason"
)


def _made(columns: str, rows: list[tuple], *texts: str) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=columns.split())
    numbers = [name for name in made if name not in texts]
    return made.astype(dict.fromkeys(texts, "str") | dict.fromkeys(numbers, "float64"))


def score_step() -> pd.DataFrame:
    """All centers: users 0.5 x 0.8 + 0.5 x 1.2 = 1; match has no data for one KPI."""
    a, n = (ROUND, "all", "attainment"), None
    c = (ROUND, "c01", "attainment")
    rows = [
        (*a, "users", "walk_in", "kpi", 860, 812, 872, 0.8, 0.5, 0.5, 0.4, ""),
        (*a, "users", "waiting", "kpi", 30, n, 36, 1.2, 0.5, 0.5, 0.6, ""),
        (*a, "users", "users", "score", n, n, n, 1.0, n, n, 1.0, ""),
        (*a, "match", "placed", "kpi", 0.31, n, 0.4, 0.775, 0.5, 1.0, 0.775, ""),
        (*a, "match", "trained", "kpi", n, n, 0.8, n, 0.5, 0.0, 0.0, "hidden"),
        (*a, "match", "match", "score", n, n, n, 0.775, n, n, 0.775, ""),
        (*a, "composite", "users", "pillar", n, n, n, 1.0, 0.5, 0.5, 0.5, ""),
        (*a, "composite", "match", "pillar", n, n, n, 0.775, 0.5, 0.5, 0.3875, ""),
        (*a, "composite", "composite", "unevenness", *([n] * 6), -0.0072, ""),
        (*a, "composite", "composite", "score", n, n, n, 0.8803, n, n, 0.8803, ""),
        (*c, "users", "walk_in", "kpi", n, n, n, n, 0.5, 0.0, n, "no_data"),
        (*c, "users", "users", "score", *([n] * 7), ""),
    ]
    texts = ("round", "center", "scale", "node", "child", "kind", "reason")
    return _made(STEP, rows, *texts)


def points_step() -> pd.DataFrame:
    a, n = (ROUND, "all", "points", "points"), None
    rows = [
        (*a, "walk_in", "kpi", 860, 812, 872, 0.8, 60, 60, 48.0, ""),
        (*a, "placed", "kpi", n, n, 0.4, n, 40, 0, n, "hidden"),
        (*a, "points", "bonus", *([n] * 6), 5.0, ""),
        (*a, "points", "rescaled", *([n] * 6), 53 / 60 * 40, ""),
        (*a, "points", "score", *([n] * 6), 53 / 60 * 100, ""),
    ]
    texts = ("round", "center", "scale", "node", "child", "kind", "reason")
    return _made(STEP, rows, *texts)


def node_score() -> pd.DataFrame:
    rows = [
        (ROUND, "c01", "attainment", "users", None, 0.0, 1.2, 0.0, "low_weight"),
        (ROUND, "c02", "attainment", "users", 0.9, 0.9, 0.9, 1.0, ""),
        (ROUND, "c02", "attainment", "composite", 0.8, 0.5, 1.0, 0.7, ""),
        (ROUND, "all", "attainment", "users", 1.0, 1.0, 1.0, 1.0, ""),
    ]
    columns = "round center scale node score worst best weight_covered reason"
    return _made(columns, rows, "round", "center", "scale", "node", "reason")


def rating() -> pd.DataFrame:
    columns = "round center scheme subject figure rating chance reason"
    return pd.DataFrame(
        [
            (ROUND, "c01", "points", "points", 98.64, "", None, ""),
            (ROUND, "c02", "points", "points", None, "", None, "low_weight"),
            (ROUND, "c03", "points", "points", 71.2, "", None, ""),
            (ROUND, "all", "points", "points", 90.0, "", None, ""),
            (ROUND, "c01", "peer_class", "composite", 0.7, "4", None, ""),
            (ROUND, "c02", "peer_class", "composite", None, "", None, "small_group"),
            (ROUND, "c03", "peer_class", "composite", -0.9, "2", None, ""),
            (ROUND, "c01", "stars", "placed", 1.2, "4", True, ""),
            (ROUND, "c02", "stars", "placed", 0.5, "1", False, ""),
            (ROUND, "c03", "stars", "placed", 1.0, "3", True, ""),
            (ROUND, "c01", "level", "composite", 0.95, "medium", None, ""),
            (ROUND, "c02", "level", "composite", None, "not_reported", None, "data_gate"),
            (ROUND, "c03", "level", "composite", 0.7, "low", None, ""),
        ],
        columns=columns.split(),
    ).astype({"figure": "float64"})


def rating_step() -> pd.DataFrame:
    a = (ROUND, "c01")
    rows = [
        (*a, "peer_class", "composite", "score", 0.95),
        (*a, "peer_class", "composite", "group_size", 6),
        (*a, "peer_class", "composite", "z", 0.7),
        (*a, "stars", "placed", "ratio", 1.2),
        (*a, "level", "composite", "months_share", 0.96),
    ]
    columns = "round center scheme subject step figure"
    return _made(columns, rows, "round", "center", "scheme", "subject", "step")


def score_decomposition() -> pd.DataFrame:
    """All centers: 0.7 to 0.75; c01 without a score before; c02 that cannot be split."""
    rounds = ("rounds", "attainment", "2022-1", "2023-1", "1", "2")
    one = ("editions", "attainment", "2023-1", "2023-1", "1", "2")
    n = None
    rows = [
        (*rounds, "c01", "composite", n, 0.8, n, n, n, n, n, "low_weight"),
        (*rounds, "c02", "composite", 0.6, 0.7, 0.1, n, n, n, n, "not_split"),
        (*rounds, "c03", "composite", 0.5, 0.4, -0.1, -0.2, 0.15, -0.05, 0.0, ""),
        (*rounds, "all", "users", 0.8, 0.76, -0.04, -0.04, 0.0, 0.0, 0.0, ""),
        (*rounds, "all", "composite", 0.7, 0.75, 0.05, 0.1, -0.04, -0.03, 0.02, ""),
        (*one, "all", "composite", 0.73, 0.75, 0.02, 0.0, 0.0, 0.0, 0.02, ""),
        (*one, "c01", "composite", n, n, n, n, n, n, n, "low_weight"),
        (*one, "c02", "composite", 0.6, 0.7, 0.1, n, n, n, n, "not_split"),
    ]
    columns = (
        "kind scale round_before round edition_before edition center node before after "
        "change data denominator anchors weights reason"
    )
    texts = "kind scale round_before round edition_before edition center node reason"
    return _made(columns, rows, *texts.split())

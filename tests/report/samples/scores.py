"""Frames of KPIs and pillars."""

import pandas as pd

from tests.report.samples.frames import frame

SCORE = (
    "round center kpi value low high level method count base baseline target attainment "
    "status reason"
)


def kpi_score() -> pd.DataFrame:
    wilson, none = (0.95, "wilson"), (None, None, None, "")
    r = "2023-1"
    return frame(
        SCORE,
        (r, "all", "walk_in", 860.0, *none, None, 36, 812.0, 852.6, 1.01, "met", ""),
        (
            r,
            "c01",
            "walk_in",
            910.0,
            *none,
            None,
            12,
            900.0,
            945.0,
            0.963,
            "within_tolerance",
            "",
        ),
        (r, "c02", "walk_in", 700.0, *none, None, 10, 750.0, 787.5, 0.889, "watch", ""),
        (
            r,
            "all",
            "placed",
            0.31,
            0.26,
            0.37,
            *wilson,
            81,
            263,
            0.33,
            0.4,
            0.775,
            "act",
            "",
        ),
        (r, "c01", "placed", 0.4, 0.33, 0.47, *wilson, 72, 180, 0.33, 0.4, 1.0, "met", ""),
        (
            *(r, "c02", "placed", 9 / 83, 0.06, 0.19, *wilson, 9, 83, 0.33, 0.4, 0.271),
            *("act", ""),
        ),
        (r, "all", "waiting", 31.2, *none, None, 900, 40.0, 36.0, 1.154, "met", ""),
        (r, "c01", "waiting", 30.0, *none, None, 500, 40.0, 36.0, 1.2, "met", ""),
        (
            *(r, "c02", "waiting", None, *none, None, 0, None, None, None),
            *("insufficient_data", "no_data"),
        ),
    )


def kpi_history() -> pd.DataFrame:
    now = kpi_score()
    return pd.concat(
        [now.assign(round="2022-1", value=now["value"] * 0.95, status="not_due"), now],
        ignore_index=True,
    )


def pillar_score() -> pd.DataFrame:
    return frame(
        "round center pillar attainment weight_covered status",
        ("2023-1", "all", "users", 1.01, 1.0, "met"),
        ("2023-1", "all", "match", 0.775, 0.5, "act"),
        ("2023-1", "c02", "users", None, 0.0, "insufficient_data"),
    )


def observed_expected() -> pd.DataFrame:
    # c02 (45 of 160, 28 %) is far below its limits; c04 (40 of 150, 27 %) has as low a
    # share, which is what its case mix lets expect.
    limits = (0.85, 1.15, 0.75, 1.25)
    rows = frame(
        "center kpi base observed expected ratio low high low_outer high_outer flag state",
        ("c01", "placed", 200, 90, 80.0, 90 / 80, *limits, "within", "published"),
        ("c02", "placed", 160, 45, 61.0, 45 / 61, *limits, "below_outer", "published"),
        ("c03", "placed", 170, 70, 68.0, 70 / 68, *limits, "within", "published"),
        ("c04", "placed", 150, 40, 41.0, 40 / 41, *limits, "within", "published"),
        ("c05", "placed", 180, 95, 75.0, 95 / 75, *limits, "above_outer", "published"),
        ("c06", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", "published"),
        ("c07", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", "published"),
        ("c08", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", "published"),
        ("c09", "placed", *([None] * 8), "insufficient_data", "insufficient"),
    )
    return rows.assign(low_share=rows["center"].isin(["c02", "c04"]))

"""Frames of KPIs and pillars."""

import pandas as pd

from tests.report.samples.frames import frame

SCORE = (
    "round center kpi value low high level method count base baseline target attainment "
    "status reason"
)


FAR_ABOVE = "above_outer"


def kpi_score() -> pd.DataFrame:
    wilson, none = (0.95, "wilson"), (None, None, None, "")
    r = "2023-1"
    rows = frame(
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
    summed = (rows["center"] == "all") & (rows["kpi"] == "walk_in")
    support = rows["value"].where(summed).mask(summed, 2.0)
    rows.insert(rows.columns.get_loc("target") + 1, "low_target", float("nan"))
    rows.insert(rows.columns.get_loc("low_target") + 1, "support", support)
    return rows


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
        "center kpi base observed expected ratio low high low_outer high_outer flag reason",
        ("c01", "placed", 200, 90, 80.0, 90 / 80, *limits, "within", ""),
        ("c02", "placed", 160, 45, 61.0, 45 / 61, *limits, "below_outer", ""),
        ("c03", "placed", 170, 70, 68.0, 70 / 68, *limits, "within", ""),
        ("c04", "placed", 150, 40, 41.0, 40 / 41, *limits, "within", ""),
        ("c05", "placed", 180, 95, 75.0, 95 / 75, *limits, "above_outer", ""),
        ("c06", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", ""),
        ("c07", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", ""),
        ("c08", "placed", 190, 80, 78.0, 80 / 78, *limits, "within", ""),
        ("c09", "placed", *([None] * 8), "insufficient_data", "nowhere_else"),
    )
    rows = rows.assign(
        method="strata",
        low_share=rows["center"].isin(["c02", "c04"]),
        state=rows["flag"].map({"insufficient_data": "insufficient"}).fillna("published"),
        flag_adjusted=rows["flag"].replace({FAR_ABOVE: "above"}),
        shrunken=1 + 0.8 * (rows["ratio"] - 1),
    )
    rows["shrunken_low"] = rows["shrunken"] - 0.1
    rows["shrunken_high"] = rows["shrunken"] + 0.1
    for name in ("low", "high", "low_outer", "high_outer"):
        rows[f"{name}_adjusted"] = 1 + 1.2 * (rows[name] - 1)
    return rows


def compared_twice() -> pd.DataFrame:
    """Records say the same as the strata, but for c05."""
    strata = observed_expected()
    flag = strata["flag"].replace({FAR_ABOVE: "above"})
    return pd.concat(
        [strata, strata.assign(method="logistic", flag=flag)], ignore_index=True
    )


def context_summary() -> pd.DataFrame:
    return frame(
        "kpi method factors centers base events parameters fits passed_over phi p tau2 "
        "adjustment flags_inner flags_outer chance_inner chance_outer outside far_outside "
        "outside_adjusted shrinkage spread weight reason state",
        (
            *("placed", "strata", "stratum", 8, 1430, 560, 3, 8, 0, 2.4, 0.012, 0.01),
            *("additive", 0.4, 0.016, 0.31, 0.013, 2, 2, 1, "beta_binomial", 0.1, 0.8),
            *("", "published"),
        ),
        (
            *("placed", "logistic", "wait sex", 8, 1420, 555, 3, 8, 10, 0.9, 0.42, 0.0),
            *("additive", 0.4, 0.016, 0.34, 0.016, 2, 1, 1, "beta_binomial", 0.0, 0.0),
            *("", "published"),
        ),
        (
            *("waiting", "linear", "wait", 0, 90, 90, 2, 8, 0, None, None, None),
            *("additive", 0.0, 0.0, 0.0, 0.0, 0, 0, 0, "", None, None),
            *("few_events", "published"),
        ),
    )


def context_check() -> pd.DataFrame:
    columns = "kpi method factor center base ratio ratio_without change flag flag_without"
    rows = frame(
        f"{columns} changed state",
        *[
            ("placed", "logistic", factor, center, 200, *figures, changed, "published")
            for factor, center, figures, changed in (
                ("wait", "c01", (1.12, 1.1, -0.02, "within", "within"), False),
                ("wait", "c04", (0.98, 0.61, -0.37, "within", "below_outer"), True),
                ("sex", "c01", (1.12, 1.122, 0.002, "within", "within"), False),
                ("sex", "c04", (0.98, 0.98, 0.0, "within", "within"), False),
            )
        ],
    )
    return rows.assign(changed=rows["changed"].astype(bool))


def funnel() -> pd.DataFrame:
    rows = [
        (
            *("placed", method, 20.0 + 10 * step, 1 - width, 1 + width),
            *(1 - 1.5 * width, 1 + 1.5 * width, 1 - 1.2 * width, 1 + 1.2 * width),
            *(1 - 1.8 * width, 1 + 1.8 * width),
        )
        for method in ("strata", "logistic")
        for step, width in enumerate((0.4, 0.3, 0.25, 0.22, 0.2, 0.18, 0.17, 0.16))
    ]
    return frame(
        "kpi method expected low high low_outer high_outer low_adjusted high_adjusted "
        "low_outer_adjusted high_outer_adjusted",
        *rows,
    )

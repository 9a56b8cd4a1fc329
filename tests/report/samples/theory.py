"""Frames of the theory of change and of the aims."""

import pandas as pd

from tests.report.samples.frames import frame


def theory_node() -> pd.DataFrame:
    made = frame(
        "kind id audience actions centers title_en",
        ("cause", "k1", "", None, None, "Nobody knows when to come"),
        ("action", "a1", "", 2, 2, "Appointment times"),
        ("action", "a3", "", 1, 1, "A greeter"),
        ("action", "a4", "", 1, None, "A smile"),
        ("item", "js_d2", "jobseeker", None, None, ""),
        ("item", "js_d4", "jobseeker", None, None, ""),
        ("kpi", "waiting", "", None, None, ""),
        ("kpi", "satisfaction", "", None, None, ""),
        ("pillar", "users", "", None, None, ""),
    )
    return made.astype({"actions": "Int64", "centers": "Int64"})


def theory_link() -> pd.DataFrame:
    return frame(
        "from_kind from_id to_kind to_id basis grade share",
        ("cause", "k1", "action", "a1", "cause", "weak", None),
        ("action", "a1", "kpi", "waiting", "aim", "", None),
        ("action", "a3", "item", "js_d2", "aim", "", None),
        ("action", "a4", "item", "js_d4", "aim", "", None),
        ("item", "js_d2", "kpi", "satisfaction", "driver", "", 0.23),
        ("kpi", "waiting", "pillar", "users", "pillar", "", None),
        ("kpi", "satisfaction", "pillar", "users", "pillar", "", None),
    )


def aim() -> pd.DataFrame:
    made = frame(
        "kind id audience baseline target chance difficulty actions feeding centers cost "
        "reason",
        ("kpi", "waiting", "", 41.0, 35.0, 0.004, "out_of_reach", 2, 0, 2, 800.0, ""),
        ("kpi", "walk_in", "", 812.0, 853.0, 0.31, "ambitious", 0, 0, 0, None, ""),
        ("kpi", "satisfaction", "", 0.64, 0.67, 0.3, "ambitious", 0, 1, 0, None, ""),
        ("item", "js_d2", "jobseeker", 0.45, 0.55, None, "", 1, 0, None, 100.0, ""),
        ("item", "em_q1", "employer", 0.63, 0.65, None, "", 0, 0, 0, None, ""),
    )
    return made.astype({"actions": "Int64", "feeding": "Int64", "centers": "Int64"})

"""Frames of the plan."""

from datetime import date

import pandas as pd

from tests.report.samples.action import action_progress
from tests.report.samples.frames import frame

YEAR = "same_months_year_before"


def definition() -> pd.DataFrame:
    return frame(
        "kpi pillar weight unit better period counter provenance version",
        ("walk_in", "users", 0.5, "count", "higher", "month", "waiting", "fact", "1"),
        ("waiting", "users", 0.5, "minutes", "lower", "month", "", "proposal", "1"),
        ("placed", "match", 0.0, "share", "higher", "round", "", "local", "2"),
    )


def item_target() -> pd.DataFrame:
    return frame(
        "audience item rule baseline expected",
        ("jobseeker", "js_q1", "hold", 0.27, 0.27),
        ("jobseeker", "js_d2", "stated", 0.7, 0.75),
        ("employer", "em_q1", "stated", None, 0.8),
        ("employer", "em_d1", "hold", None, None),
    )


def target() -> pd.DataFrame:
    made = frame(
        "center kpi rule baseline basis reference support target low_target reason",
        ("all", "walk_in", "growth", 812.0, YEAR, None, None, 852.6, None, ""),
        (
            "all",
            "satisfaction",
            "points",
            0.64,
            "previous_round",
            None,
            None,
            0.67,
            None,
            "",
        ),
        ("all", "trained", "fixed", None, "none", None, None, 0.8, None, ""),
        ("all", "caseload", "band", None, "none", None, None, 120.0, 80.0, ""),
        ("all", "waiting", "growth", None, "none", None, None, None, None, "no_baseline"),
        ("all", "placed", "peer_median", 0.5, YEAR, 0.6, 8, 0.63, None, ""),
    )
    return made.astype({"reference": "float64"})


def target_proposal() -> pd.DataFrame:
    months, survey = "same_months_of_one_year", "last_survey"
    return frame(
        "center kpi target chance difficulty expected low high level method base "
        "persistence proposed proposed_easier proposed_harder warning reason",
        (*("all", "walk_in", 852.6, 0.06, "out_of_reach", 812.0, 760.0, 864.0, 0.95),
         *(months, 6, 0.2, 818.0, 812.0, 824.0, "volume_alone", "")),
        (*("all", "waiting", 20.0, 0.004, "out_of_reach", 31.0, 29.0, 33.0, 0.95),
         *(months, 6, 0.0, 30.7, 31.0, 30.4, "", "")),
        (*("all", "satisfaction", 0.67, 0.31, "ambitious", 0.64, 0.55, 0.72, 0.95),
         *(survey, 450, None, 0.65, 0.64, 0.663, "", "")),
        (*("all", "caseload", 120.0, 0.9, "easy", 100.0, 85.0, 115.0, 0.95),
         *(months, 6, 0.0, None, None, None, "", "")),
        (*("all", "placed", 0.63, None, "unknown", None, None, None, 0.95),
         *("none", 0, None, None, None, None, "", "no_history")),
        (*("c01", "walk_in", 430.0, 0.55, "within_reach", 434.0, 380.0, 488.0, 0.95),
         *(months, 6, 0.2, 440.0, 434.0, 447.0, "volume_alone", "")),
        (*("c02", "walk_in", 430.0, 0.995, "easy", 500.0, 480.0, 520.0, 0.95),
         *(months, 6, 0.2, 502.0, 500.0, 505.0, "volume_alone", "")),
    )  # fmt: skip


def sample_plan() -> pd.DataFrame:
    return frame(
        "audience center frame planned margin needed_5 needed_10 needed_change",
        ("jobseeker", "all", 1200, 450, 0.0365, 292, 90, 608),
        ("jobseeker", "c01", 400, 197, 0.05, 197, 78, None),
        ("jobseeker", "c02", 800, 253, 0.051, 260, 86, None),
        ("employer", "all", None, 60, None, None, None, 608),
        ("employer", "c01", None, 60, None, None, None, None),
    )


def allocation() -> pd.DataFrame:
    return frame(
        "audience center frame planned proportional neyman cost_optimal center_needed "
        "contacts cost",
        ("jobseeker", "c01", 400, 197, 150, 160, 170, 78, 329, 591.0),
        ("jobseeker", "c02", 800, 253, 300, 290, 280, 86, 422, 759.0),
        ("jobseeker", "all", 1200, 450, 450, 450, 450, 164, 750, 1350.0),
    )


def planned_precision() -> pd.DataFrame:
    return frame(
        "audience center item base margin detectable state",
        ("jobseeker", "all", "q1", 430, 0.0372, 0.0752, "published"),
        ("jobseeker", "c01", "q1", 188, 0.0561, 0.1134, "published"),
        ("jobseeker", "c02", "q1", 20, None, None, "hidden"),
        ("employer", "all", "q1", 8, None, None, "hidden"),
    )


def instrument() -> pd.DataFrame:
    return frame(
        "audience version questions short conditional languages lacking linked",
        ("jobseeker", "jobseeker-1-0011aabb", 27, 10, 1, "km en fr", "", True),
        ("employer", "employer-2-0011aabb", 1, 1, 0, "en", "", False),
        ("staff", "staff-1-0011aabb", 9, 9, 0, "en", "fr km", False),
    )


def action_plan() -> pd.DataFrame:
    starts = pd.to_datetime([date(2023, 1, 10), date(2023, 2, 1), None, date(2023, 3, 1)])
    return action_progress().assign(owner_en="Head", start=starts)[
        ["id", "center", "start", "due", "moves", "owner_en", "title_en", "title_fr"]
    ]

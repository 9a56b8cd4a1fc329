"""Frames of the choice of centers."""

import pandas as pd

from tests.report.samples.frames import frame


def assignment() -> pd.DataFrame:
    return frame(
        "center role proposed_role block partner distance allocation seed reason others",
        ("c01", "pilot", "pilot", 1, "c03", 0.52, "matched_pairs", 7, "", 3),
        ("c03", "comparison", "comparison", 1, "c01", 0.52, "matched_pairs", 7, "", 3),
        ("c04", "comparison", "pilot", 2, "c02", 2.4, "matched_pairs", 7, "", 3),
        ("c02", "pilot", "comparison", 2, "c04", 2.4, "matched_pairs", 7, "", 3),
        (*("c05", "comparison", "pilot", None, "", None, "matched_pairs", 7),
         *("without_partner", 3)),
    )  # fmt: skip


def balance() -> pd.DataFrame:
    return frame(
        "kind id allocation pilot_mean comparison_mean pilots comparisons difference "
        "variance_ratio usual reason",
        (*("covariate", "unemployment", "in_force", 0.031, 0.026, 2, 3, 0.66, 1.2),
         *(1.4, "")),
        (*("covariate", "unemployment", "proposed", 0.028, 0.029, 3, 2, -0.21, 0.9),
         *(1.4, "")),
        ("kpi", "waiting", "in_force", 42.0, 40.0, 2, 3, 0.9, 0.4, 1.5, ""),
        ("kpi", "waiting", "proposed", 41.0, 41.0, 3, 2, 0.0, 1.0, 1.5, ""),
        (*("kpi", "placed", "in_force", None, None, 2, 3, None, None),
         *(None, "unknown_somewhere")),
    )  # fmt: skip

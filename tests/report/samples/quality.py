"""Frames of how far the answers carry."""

import pandas as pd

from tests.report.samples.frames import frame

SPEEDERS = ("jobseeker", "js_q1", "top2box", "speeder", "flag")


def quality_rule() -> pd.DataFrame:
    made = frame(
        "audience rule threshold flagged base share state",
        ("jobseeker", "speeder", 0.4, 12, 400, 0.03, "published"),
        ("jobseeker", "straight_liner", 5, 40, 390, 40 / 390, "published"),
        ("jobseeker", "contradiction", 3, None, 400, None, "protecting"),
        ("jobseeker", "same_phone", 1, None, 0, None, "insufficient"),
        ("employer", "speeder", 0.4, 0, 60, 0.0, "published"),
        ("staff", "speeder", 0.4, None, None, None, "hidden"),
    )
    action = ["flag", "set_aside", "flag", "flag", "flag", "flag"]
    return made.astype({"flagged": "Int64"}).assign(action=action)


def quality_effect(*rows: tuple) -> pd.DataFrame:
    """Rows as given, else one whose headline depends on a rule."""
    made = rows or [(*SPEEDERS, 0.7, 0.7, 0.64, -0.06, 40, 400, "published")]
    actions = [row[4] for row in made]
    return (
        frame(
            "audience item statistic rule value value_with value_without change flagged "
            "base state",
            *((*row[:4], *row[5:]) for row in made),
        )
        .astype({"flagged": "Int64"})
        .assign(action=actions)
    )


def scale_quality() -> pd.DataFrame:
    return frame(
        "audience language items base alpha low high level method standardised polychoric "
        "omega kmo first_share factors left_out finding state",
        (
            *("jobseeker", "all", 2, 696, 0.84, 0.82, 0.86, 0.95, "feldt"),
            *(0.84, 0.87, 0.85, 0.9, 0.45, 1, "", "good", "published"),
        ),
        (
            *("staff", "all", 6, 29, None, None, None, 0.95, "feldt"),
            *(None, None, None, None, None, None, "", "base_too_small", "published"),
        ),
    )


def scale_item() -> pd.DataFrame:
    return frame(
        "audience language item base item_rest alpha_if_deleted loading kmo state",
        ("jobseeker", "all", "js_q1", 696, 0.81, 0.80, 0.9, 0.81, "published"),
        ("jobseeker", "all", "js_d2", 696, 0.21, 0.86, 0.3, 0.82, "published"),
        ("jobseeker", "km", "js_q1", 530, 0.80, 0.80, 0.9, 0.81, "published"),
    )


def scale_language() -> pd.DataFrame:
    return frame(
        "audience language other alpha other_alpha difference low high level p "
        "p_adjusted congruence item gap finding state",
        (
            *(
                "jobseeker",
                "km",
                "fr",
                0.84,
                0.61,
                0.23,
                0.11,
                0.38,
                0.95,
                0.001,
                0.001,
                0.80,
            ),
            *("js_d2", 0.4, "different", "published"),
        ),
    )


def disclosure_audit():
    rows = [
        ("jobseeker", "estimate", 169, 0, 0, 0, None, None, True),
        ("employer", "estimate", 288, 144, 1, 286, 5.0, 5.0, True),
        ("", "month", 300, 31, 0, 206, 11.0, 5.0, True),
        ("", "kpi_score", 26, 2, 0, 2, 23.0, 5.0, True),
    ]
    columns = [
        *("audience", "table", "cells", "hidden", "protecting", "checked", "narrowest"),
        *("required", "passed"),
    ]
    return pd.DataFrame(rows, columns=columns)

"""Frames of what changed."""

import pandas as pd

from tests.report.samples.frames import frame


def kpi_change() -> pd.DataFrame:
    newcombe, none = (0.95, "difference"), (None, None, None, "")
    return frame(
        "center kpi target value attainment status before basis change low high level "
        "method verdict",
        (
            *("all", "placed", 0.4, 0.31, 0.775, "act", 0.33, "previous_round", -0.02),
            *(-0.09, 0.05, *newcombe, "no_clear_change"),
        ),
        (
            *("all", "waiting", 36.0, 31.2, 1.154, "met", 40.0, "previous_round", -8.8),
            *(-12.0, -5.6, 0.95, "t", "better"),
        ),
        (
            *(
                "all",
                "walk_in",
                852.6,
                860.0,
                1.01,
                "met",
                812.0,
                "same_months_year_before",
            ),
            *(48.0, *none, "insufficient_data"),
        ),
        (
            *("c02", "placed", 0.4, 9 / 83, 0.271, "act", 0.33, "previous_round", -0.222),
            *(-0.3, -0.12, *newcombe, "worse"),
        ),
        (
            *("c02", "waiting", None, None, None, "insufficient_data", None, "none", None),
            *(*none, "insufficient_data"),
        ),
    )


def item_change() -> pd.DataFrame:
    made = frame(
        "audience center item statistic before value change low high level method verdict",
        (
            *("jobseeker", "all", "js_q1", "top2box", 0.27, 81 / 263, 81 / 263 - 0.27),
            *(-0.03, 0.11, 0.95, "difference", "no_clear_change"),
        ),
        (
            *("jobseeker", "all", "js_d2", "top2box", 0.7, 0.8, 0.1, 0.03, 0.17, 0.95),
            *("difference", "better"),
        ),
        (
            *("jobseeker", "all", "js_d4", "top2box", None, 0.5, None, None, None, None),
            *("", "insufficient_data"),
        ),
    )
    return made.assign(
        p_adjusted=[0.4, 0.012, None],
        adjustment="holm",
        minimum_detectable=[0.06, 0.08, None],
    )


def item_expected() -> pd.DataFrame:
    wilson = (0.95, "wilson")
    return frame(
        "audience item rule expected value low high level method base finding",
        ("jobseeker", "js_q1", "hold", 0.27, 0.31, 0.26, 0.37, *wilson, 263, "as_expected"),
        ("jobseeker", "js_d2", "stated", 0.75, 0.8, 0.76, 0.84, *wilson, 260, "above"),
        ("jobseeker", "js_d4", "stated", 0.6, 0.5, 0.44, 0.56, *wilson, 260, "below"),
        ("employer", "em_q1", "stated", 0.8, *([None] * 4), "", None, "insufficient_data"),
    )


def pilot_effect() -> pd.DataFrame:
    welch = (0.95, "welch", 7, 5)
    return frame(
        "kind audience id since pilot_change comparison_change effect low high level "
        "method pilots comparisons verdict",
        ("kpi", "", "waiting", "2022-1", -9.0, -0.8, -8.2, -12.0, -4.4, *welch, "better"),
        (
            "kpi",
            "",
            "placed",
            "2022-1",
            0.02,
            0.01,
            0.01,
            -0.05,
            0.07,
            *welch,
            "no_clear_change",
        ),
        (
            *("item", "jobseeker", "js_d2", "2022-1", 0.1, 0.02, 0.08, 0.02, 0.14, *welch),
            *("better",),
        ),
        (
            *("kpi", "", "walk_in", "2022-1", None, None, None, None, None, None, "", 1, 0),
            *("insufficient_data",),
        ),
    )


def center_path(*rounds: str, before: int = 1) -> pd.DataFrame:
    """One question's way through rounds; ``before`` of them lie before the actions."""
    rounds = rounds or ("2022-1", "2023-1")
    rows = []
    for role, centers, step in (("pilot", 7, 0.2), ("comparison", 5, 0.0)):
        for place, name in enumerate(rounds):
            mean, marks = 0.4 + step * place, "before" if place < before else "after"
            rows.append(
                (
                    *("item", "jobseeker", "js_d2", role, name, mean, mean - 0.1),
                    *(mean + 0.1, 0.95, "t_centers", centers, marks),
                    *((0.2, 0.05, 0.35) if before > 1 else (None, None, None)),
                )
            )
    return frame(
        "kind audience id role round mean low high level method centers marks "
        "change_before low_before high_before",
        *rows,
    )


def lesson() -> pd.DataFrame:
    return frame(
        "moves planned done dropped open since centers effect low high verdict",
        ("waiting", 3, 2, 1, 0, "2022-1", 5, -8.2, -12.0, -4.4, "better"),
        ("placed", 2, 1, 0, 1, "2022-1", 2, 0.01, -0.05, 0.07, "no_clear_change"),
    )


def learning_change() -> pd.DataFrame:
    return frame(
        "audience dimension item statistic before value change se df low high level method "
        "minimum_detectable p p_adjusted adjustment comparisons verdict",
        (
            *("staff", "open", "st_l2 st_l3", "index", 59.2, 75.4, 16.2, 5.4, 36, 5.2),
            *(27.2, 0.95, "t", 15.6, 0.005, 0.01, "holm", 2, "better"),
        ),
        (
            *("staff", "room", "st_l4", "index", 58.8, 67.4, 8.6, 5.7, 36, -2.9, 20.0),
            *(0.95, "t", 16.3, 0.139, 0.139, "holm", 2, "no_clear_change"),
        ),
    )

"""Frames of the monthly watch: two centers, two years, one KPI that fell in one of them."""

from datetime import date

import pandas as pd

MONTHS = pd.date_range("2022-01-01", periods=24, freq="MS", unit="us")


def frame(columns: str, *rows: tuple) -> pd.DataFrame:
    """A frame whose columns take the types of their cells, as these of the watch do."""
    return pd.DataFrame(list(rows), columns=columns.split())


def monitor_chart() -> pd.DataFrame:
    found = frame(
        "center kpi chart months_baseline months_judged center_line spread gap unstable "
        "chance power first_rule direction sense season_months strength season_p",
        (
            *("c01", "walk_in", "u", 12, 12, 750.0, 1.9, "", False, 0.1, 0.98),
            *("", 0, "", 24, 0.8, 0.01),
        ),
        (
            *("c01", "waiting", "xmr", 12, 12, 42.0, 1.0, "", False, 0.23, 0.98),
            *("beyond_limits", -1, "better", 24, 0.9, 0.005),
        ),
        (
            *("c02", "walk_in", "u", 5, 12, None, None, "few_months", False, None, None),
            *("", 0, "", 17, None, None),
        ),
        (
            *("c02", "waiting", "xmr", 12, 12, 41.0, 1.0, "", True, 0.23, 0.98),
            *("", 0, "", 24, 0.3, 0.5),
        ),
    )
    first = [pd.NaT, pd.Timestamp("2023-01-01"), pd.NaT, pd.NaT]
    return found.assign(
        first_month=pd.Series(first, dtype="datetime64[us]"),
        baseline_starts=MONTHS[0],
        baseline_ends=MONTHS[11],
        range_limit=3.0,
    )


def monitor_point() -> pd.DataFrame:
    rows = []
    for center, kpi, line, width in (
        ("c01", "walk_in", 750.0, 150.0),
        ("c01", "waiting", 42.0, 3.0),
        ("c02", "walk_in", None, None),
        ("c02", "waiting", 41.0, 3.0),
    ):
        for number, month in enumerate(MONTHS):
            fell = (center, kpi) == ("c01", "waiting") and number >= 12
            value = (line or 500.0) + (number % 3 - 1) - (11 if fell else 0)
            limit = (line or float("nan")) - (width or 0)
            rows.append(
                {
                    "center": center,
                    "kpi": kpi,
                    "chart": "xmr" if kpi == "waiting" else "u",
                    "month": month,
                    "value": value,
                    "base": 100.0,
                    "center_line": line,
                    "median": line,
                    "low": limit,
                    "high": limit + 2 * (width or 0),
                    "baseline": number < 12,
                    "excluded": center == "c02" and number == 4,
                    "signal": "beyond_limits" if fell else "",
                    "direction": -1 if fell else 0,
                    "state": "published",
                }
            )
    return pd.DataFrame(rows)


def monitor_season() -> pd.DataFrame:
    rows = []
    for center in ("c01", "c02"):
        for number, month in enumerate(MONTHS):
            later, fell = number >= 12, center == "c01"
            rows.append(
                {
                    "center": center,
                    "kpi": "waiting",
                    "month": month,
                    "value": 42.0 - (11 if later and fell else 0),
                    "difference": (-11.0 if fell else 0.5) if later else float("nan"),
                    "low": -2.0 if later else float("nan"),
                    "high": 2.0 if later else float("nan"),
                    "season": 0.2,
                    "remainder": 0.1 * (number % 3 - 1),
                    "remainder_limit": 0.5,
                }
            )
    return pd.DataFrame(rows)


def monitor_rule() -> pd.DataFrame:
    return frame(
        "rule alarm charts expected found p",
        ("any", True, 3, 0.56, 1, 0.43),
        ("beyond_limits", True, 3, 0.3, 1, 0.26),
        ("eight_one_side", True, 3, 0.16, 1, 0.15),
        ("trend", False, 3, 0.34, 0, 1.0),
    )


def monitor_kpi() -> pd.DataFrame:
    found = frame(
        "kpi charts expected found p better worse months power",
        ("walk_in", 1, 0.1, 0, 1.0, 0, 0, 12, 0.98),
        ("waiting", 2, 0.46, 1, 0.37, 1, 0, 12, 0.98),
    )
    first = pd.Series([pd.NaT, pd.Timestamp(date(2023, 1, 1))], dtype="datetime64[us]")
    return found.assign(first_month=first)


def gaming_check() -> pd.DataFrame:
    return frame(
        "center kpi measure check statistic base p p_adjusted comparisons finding",
        ("c01", "", "visits", "month_end", 0.26, 6, 1e-4, 0.001, 3, "ask"),
        ("c01", "", "visits", "last_digit", 41.7, 24, 0.001, 0.02, 20, "ask"),
        ("c02", "", "visits", "rounding", 0.75, 24, 1e-5, 0.001, 20, "ask"),
        ("c02", "placed", "", "denominator", -0.3, 12, 1e-5, 0.001, 8, "ask"),
        ("c02", "walk_in", "placed", "counter", -0.2, 12, 1e-4, 0.001, 8, "ask"),
        ("c01", "placed", "", "denominator", 0.1, 12, 0.9, 1.0, 8, "nothing"),
        ("c01", "", "minutes", "rounding", 0.2, 8, None, None, 20, "insufficient_data"),
    )


def gaming_count() -> pd.DataFrame:
    return frame(
        "check looked_at asked lacking needs_days",
        ("month_end", 3, 1, 0, False),
        ("last_digit", 20, 1, 1, False),
        ("rounding", 20, 1, 1, False),
        ("denominator", 8, 1, 0, False),
        ("counter", 8, 1, 0, False),
    )


def month_note() -> pd.DataFrame:
    """One center's month: a count that signals, and a share that does not."""
    month = pd.Timestamp("2023-06-01")
    columns = (
        "center kpi month value base year_before difference low high signal sense state"
    )
    return pd.DataFrame(
        [
            (
                *("c01", "walk_in", month, 512.0, None, 430.0, 82.0, 390.0, 480.0, True),
                *("better", "published"),
            ),
            (
                *("c01", "placed", month, 0.31, 52, None, None, 0.2, 0.45, False),
                *("", "published"),
            ),
        ],
        columns=columns.split(),
    )

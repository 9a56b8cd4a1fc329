"""Frames of the enquiry."""

from datetime import date

import pandas as pd

from pescycle.model.round import Round
from tests.report.samples.frames import frame


def center() -> pd.DataFrame:
    return frame(
        "center role group_en opened",
        ("c01", "pilot", "north", date(2015, 1, 1)),
        ("c02", "pilot", "north", date(2016, 5, 1)),
        ("c03", "comparison", "south", None),
    )


def covariate() -> pd.DataFrame:
    return frame(
        "center covariate value",
        ("c01", "unemployment", 0.031),
        ("c02", "unemployment", 0.082),
        ("c03", "unemployment", None),
    )


def event() -> pd.DataFrame:
    return frame(
        "center kind start end title_en title_fr",
        ("c02", "closure", date(2022, 5, 3), date(2022, 6, 20), "Flood", "Inondation"),
        ("c01", "note", date(2022, 7, 1), date(2022, 7, 2), "Job fair", "Forum"),
    )


def rounds() -> tuple[Round, ...]:
    """The rounds of the sample frames, half a year each."""
    ends = {"2022-1": (date(2022, 1, 1), date(2022, 6, 30))}
    ends["2023-1"] = (date(2023, 1, 1), date(2023, 6, 30))
    return tuple(
        Round(id=name, title={"en": name}, starts=starts, ends=stops)
        for name, (starts, stops) in ends.items()
    )


def source() -> pd.DataFrame:
    return frame(
        "source file format encoding separator rows_read rows_kept cells_set_aside",
        ("jobseekers", "css/jobseekers.csv", "csv", "utf-8", ";", 310, 301, 4),
        ("desk", "kpi/desk.xlsx", "xlsx", "", "", 72, 72, 0),
    )


def problem_count() -> pd.DataFrame:
    return frame(
        "source_file rule severity count",
        ("css/jobseekers.csv", "duplicate_uuid", "warn", 9),
        ("css/jobseekers.csv", "unknown_code", "warn", 1),
    )


def coverage() -> pd.DataFrame:
    return frame(
        "center measure months_expected months_closed months_partly months_reported",
        ("c01", "visits", 12, 0, 0, 12),
        ("c02", "visits", 10, 2, 1, 10),
        ("c03", "visits", 12, 0, 0, 11),
    )


def month_revision() -> pd.DataFrame:
    told = ("2022-1", "", "2022-2", "")
    files = ("2022-2", "kpi/a.csv", "2022-2", "kpi/b.csv")
    return frame(
        "center month measure earlier later earlier_round earlier_file later_round "
        "later_file state",
        ("c01", date(2022, 3, 1), "visits", 200, 210, *told, "published"),
        ("c02", date(2022, 3, 1), "visits", 300, 150, *files, "published"),
        ("c02", date(2022, 4, 1), "visits", 310, None, *told, "published"),
        ("c03", date(2022, 4, 1), "visits", None, None, *told, "hidden"),
    )


def baseline() -> pd.DataFrame:
    half = (date(2022, 1, 1), date(2022, 6, 30))
    return frame(
        "center kpi baseline base basis years starts ends",
        ("all", "walk_in", 812.0, 36, "same_months_year_before", None, *half),
        ("all", "satisfaction", 0.64, 290, "previous_round", None, *half),
        ("all", "waiting", None, None, "none", None, None, None),
        ("c01", "walk_in", 900.0, 12, "same_months_year_before", None, *half),
    )


def month() -> pd.DataFrame:
    months = pd.date_range("2022-03-01", periods=6, freq="MS")
    rows = [
        (center, month, measure, start + 10 * number, "published")
        for center, start in (("c01", 200), ("c02", 300), ("all", 500))
        for measure in ("visits", "minutes")
        for number, month in enumerate(months)
        if (center, month.month) != ("c02", 6)
    ]
    rows += [
        ("all", month, "placed", None if number == 2 else 12, shown)
        for number, month in enumerate(months)
        for shown in ["hidden" if number == 2 else "published"]
    ]
    return frame("center month measure value state", *rows)


def proposal() -> pd.DataFrame:
    return frame(
        "id kind kpi item audience center since value low high reference",
        (
            "p1",
            "keep",
            "waiting",
            "",
            "",
            "all",
            "2022-1",
            -8.2,
            -12.0,
            -4.4,
            "pilot_effect",
        ),
        ("p2", "examine", "placed", "", "", "c02", "", 0.74, 0.7, 1.3, "observed_expected"),
        ("p3", "data", "", "js_d2", "jobseeker", "c03", "", None, None, None, "estimate"),
    ).astype({"kpi": "str"})

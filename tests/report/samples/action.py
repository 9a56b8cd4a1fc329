"""Frames of the actions and of the fieldwork."""

from datetime import date

import pandas as pd

from tests.report.samples.frames import frame


def precision_so_far() -> pd.DataFrame:
    return frame(
        "audience center collected margin_planned margin state",
        ("jobseeker", "all", 300, 0.0365, 0.049, "published"),
        ("jobseeker", "c01", 40, 0.05, 0.147, "published"),
        ("employer", "all", None, 0.126, None, "hidden"),
        ("staff", "all", 25, None, 0.196, "published"),
    )


def action_progress() -> pd.DataFrame:
    return frame(
        "id center due state done_on days_late moves title_en title_fr",
        (
            *("a1", "c01", date(2023, 2, 1), "done"),
            *(date(2023, 1, 30), 0, "waiting", "Ticket machine", "Borne à tickets"),
        ),
        (
            *("a2", "c01", date(2023, 3, 1), "done"),
            *(date(2023, 3, 15), 14, "waiting", "Second desk", "Second guichet"),
        ),
        (
            *("a3", "c02", date(2023, 4, 1), "planned", None, 20, "placed"),
            *("Visits to employers", "Visites aux employeurs"),
        ),
        (
            *("a4", "c02", date(2023, 5, 1), "dropped", None, None),
            *("waiting", "Extra evening", "Soirée de plus"),
        ),
    )


def action_count() -> pd.DataFrame:
    return frame(
        "center planned done late dropped open",
        ("all", 4, 2, 1, 1, 1),
        ("c01", 2, 2, 1, 0, 0),
        ("c02", 2, 0, 0, 1, 1),
    )


def response_count() -> pd.DataFrame:
    return frame(
        "audience center planned collected share state",
        ("jobseeker", "all", 450, 423, 0.94, "published"),
        ("jobseeker", "c01", 197, 210, 210 / 197, "published"),
        ("jobseeker", "c02", 253, 213, 213 / 253, "published"),
        ("employer", "all", 60, 21, 0.35, "published"),
        ("employer", "c01", 60, None, None, "hidden"),
    )


def response_week() -> pd.DataFrame:
    weeks = frame(
        "audience center week collected state",
        ("jobseeker", "all", date(2023, 5, 1), 100, "published"),
        ("jobseeker", "all", date(2023, 5, 8), 223, "published"),
        ("jobseeker", "all", date(2023, 5, 15), 100, "published"),
        ("employer", "all", date(2023, 5, 1), None, "hidden"),
        ("employer", "all", date(2023, 5, 8), 21, "published"),
    )
    return weeks.assign(planned=[150.0, 150.0, 150.0, 29.6, 29.6])

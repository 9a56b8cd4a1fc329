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


def fieldwork_outlook() -> pd.DataFrame:
    found = frame(
        "audience center planned collected per_week trend expected low high level method "
        "shortfall margin_planned margin_expected finding place state",
        (
            *("jobseeker", "c02", 253, 60, 21.0, 0.8, 120.0, 100.0, 141.0, 0.95),
            *("gamma_poisson", 133.0, 0.06, 0.09, "call", 1, "published"),
        ),
        (
            *("jobseeker", "c01", 197, 90, 31.5, 0.8, 180.0, 155.0, 207.0, 0.95),
            *("gamma_poisson", 17.0, 0.06, 0.07, "watch", 2, "published"),
        ),
        (
            *("jobseeker", "all", 450, 150, 52.5, 0.8, 300.0, 267.0, 335.0, 0.95),
            *("gamma_poisson", 150.0, 0.04, 0.056, "call", None, "published"),
        ),
        (
            *("employer", "all", 60, None, None, 1.0, None, None, None, 0.95),
            *("gamma_poisson", None, 0.12, None, "", None, "hidden"),
        ),
    )
    days = {"seen_on": date(2023, 5, 20), "closes": date(2023, 6, 9)}
    return found.assign(**{name: pd.Timestamp(day) for name, day in days.items()})


def fieldwork_group() -> pd.DataFrame:
    return frame(
        "audience group category collected share days per_day state",
        ("jobseeker", "mode", "phone", 90, 0.6, 12, 7.5, "published"),
        ("jobseeker", "mode", "web", 60, 0.4, 15, 4.0, "published"),
        ("jobseeker", "interviewer", "1", 70, 70 / 150, 12, 70 / 12, "published"),
        ("jobseeker", "interviewer", "2", 20, 20 / 150, 10, 2.0, "published"),
        ("employer", "interviewer", "1", None, None, None, None, "hidden"),
    )


def refusal() -> pd.DataFrame:
    return frame(
        "audience group category refused answered share low high level method base state",
        (
            *("jobseeker", "center", "c01", 30, 90, 0.25, 0.181, 0.334, 0.95, "wilson"),
            *(120, "published"),
        ),
        (
            *("jobseeker", "center", "all", 31, 150, 31 / 181, 0.124, 0.233, 0.95),
            *("wilson", 181, "published"),
        ),
        (
            *("employer", "center", "all", None, None, None, None, None, 0.95, "wilson"),
            *(None, "hidden"),
        ),
    )


def response_rate() -> pd.DataFrame:
    return frame(
        "audience center asked collected share state",
        ("jobseeker", "all", 240, 150, 0.625, "published"),
        ("employer", "all", 80, None, None, "hidden"),
    )


def staff_pulse() -> pd.DataFrame:
    return frame(
        "audience dimension item statistic value se low high level method base state",
        (
            *("staff", "st_q1", "st_q1", "index", 79.3, 4.2, 70.5, 88.1, 0.95, "t"),
            *(30, "published"),
        ),
        (
            *("staff", "open", "st_l2 st_l3", "index", 60.4, 3.1, 53.8, 66.9, 0.95, "t"),
            *(28, "published"),
        ),
        (
            *("staff", "room", "st_l4", "index", None, None, None, None, 0.95, "t"),
            *(None, "hidden"),
        ),
    )


def action_delivery() -> pd.DataFrame:
    return frame(
        "id center moves state days_late dose_planned dose_done dose_share fidelity "
        "delivery barrier title_en title_fr dose_unit_en dose_unit_fr",
        (
            *("a1", "c01", "waiting", "done", 0, 60.0, 57.0, 0.95, 85.0, "high", "none"),
            *("Appointments", "Rendez-vous", "times a week", "par semaine"),
        ),
        (
            *("a2", "c01", "waiting", "done", 14, 4.5, 3.0, 2 / 3, 75.0, "moderate", ""),
            *("Second desk", "Second guichet", "hours a day", "heures par jour"),
        ),
        (
            *("a3", "c02", "placed", "late", 20, 10.0, 2.0, 0.2, None, "low", "staff"),
            *("Visits to employers", "Visites aux employeurs", "", ""),
        ),
        (
            *("a4", "c02", "waiting", "dropped", None, None, None, None, None, "none", ""),
            *("Extra evening", "Soirée de plus", "", ""),
        ),
    )


def barrier_count() -> pd.DataFrame:
    return frame(
        "barrier actions late dropped open",
        ("staff", 1, 1, 0, 1),
        ("none", 1, 0, 0, 0),
    )


def decision_log() -> pd.DataFrame:
    return frame(
        "id date about thing decision by_en by_fr reason_en reason_fr what_en what_fr",
        (
            *("d1", date(2023, 2, 20), "a2", "action", "adapt", "Head of center", "Chef"),
            *("The counter came late", "Comptoir en retard", "Second desk", "Guichet"),
        ),
        (
            *("d2", date(2023, 3, 1), "waiting", "kpi", "other", "", ""),
            *("The target stays", "La cible reste", "", ""),
        ),
        (
            *("d3", date(2023, 3, 2), "", "", "keep", "Team", "Équipe"),
            *("All goes on", "Tout continue", "", ""),
        ),
    )

"""Frames of the survey's conduct, promises and risks."""

import pandas as pd

from tests.report.samples.frames import frame


def survey_plan() -> pd.DataFrame:
    rows = [
        ("employer", 60, "2023-05-08", "2023-05-19", "none"),
        ("jobseeker", 450, "2023-05-08", "2023-05-19", "raking"),
    ]
    names = "audience planned opens closes weighting"
    made = pd.DataFrame(rows, columns=names.split())
    days = {name: pd.to_datetime(made[name]) for name in ("opens", "closes")}
    return made.assign(**days)


def ethics() -> pd.DataFrame:
    rows = [
        ("purpose", "stated", "", "To learn.", "Pour apprendre."),
        ("contact", "partly", "fr km", "Any desk.", ""),
        ("harm", "partly", "km", "By nobody who served.", "Par nul agent."),
        ("approval", "missing", "", "", ""),
    ]
    return pd.DataFrame(rows, columns=["point", "state", "lacking", "text_en", "text_fr"])


def consent() -> pd.DataFrame:
    rows = [
        ("jobseeker", "en", "stated", "offered", "May we ask?"),
        ("jobseeker", "km", "missing", "offered", ""),
        ("staff", "en", "stated", "missing", "Please answer."),
    ]
    return pd.DataFrame(
        rows, columns=["audience", "language", "state", "refusal", "consent_text"]
    )


def risk() -> pd.DataFrame:
    return frame(
        "id about likelihood impact score band text_en owner_en response_en",
        ("x2", "a1", 4, 3, 12, "high", "Nobody comes", "Head", ""),
        ("x1", "walk_in", 2, 5, 10, "medium", "All come", "Head", "Open longer"),
        ("x3", "", 1, 2, 2, "low", "It rains", "", None),
    )


def risk_matrix() -> pd.DataFrame:
    rows = [
        (5, 2, "medium", "x1"),
        (5, 4, "high", ""),
        (3, 2, "medium", ""),
        (3, 4, "high", "x2"),
    ]
    return pd.DataFrame(rows, columns=["impact", "likelihood", "band", "risks"])

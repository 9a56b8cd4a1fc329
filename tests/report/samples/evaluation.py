"""How the round itself went: the project, experts, recommendations, capacity."""

import pandas as pd

NO_TEXT = ("", "", "", "")


def frame(columns: str, *rows: tuple) -> pd.DataFrame:
    """Its columns have the types that pandas finds: here they are those of the phase."""
    return pd.DataFrame(list(rows), columns=columns.split())


def project_evaluation() -> pd.DataFrame:
    return frame(
        "aspect measure audience origin planned actual ratio finding text_en text_fr "
        "text_es text_km unit_en unit_fr unit_es unit_km",
        (
            *("scope", "workshops", "", "team", 6.0, 4.0, 4 / 6, "short", "Workshops"),
            *("Ateliers", "", "", "workshops", "ateliers", "", ""),
        ),
        (
            *("time", "report", "", "team", 30.0, 34.5, 1.15, "over"),
            *("Days to the report", "", "", "", "days", "", "", ""),
        ),
        (
            *("cost", "money", "", "team", 900.0, None, None, "insufficient_data"),
            *("Cost", "Coût", "", "", "", "", "", ""),
        ),
        (
            *("participation", "answers", "jobseeker", "files", 864.0, 800.0, 800 / 864),
            *("as_planned", *NO_TEXT, *NO_TEXT),
        ),
    )


def opinion() -> pd.DataFrame:
    return frame(
        "topic expert rating text_en text_fr text_es text_km",
        ("scope", "e1", 4.0, "Clear <b>", "Clair", "", ""),
        ("scope", "e2", 4.0, "", "", "", ""),
        ("scope", "e3", 3.0, "", "Peu d'employeurs", "", ""),
        ("learning", "e1", 5.0, "Open talk", "", "", ""),
        ("learning", "e2", 2.0, "Hardly any", "", "", ""),
        ("learning", "e3", 4.0, "", "", "", ""),
    )


def opinion_topic() -> pd.DataFrame:
    none = (None,) * 5
    return frame(
        "topic experts lowest middle highest asked_before middle_before middle_same alpha "
        "low high level method finding",
        ("scope", 3.0, 3.0, 4.0, 4.0, 2.0, 3.5, 4.0, *none, "close"),
        ("learning", 3.0, 2.0, 4.0, 5.0, 0.0, None, None, *none, "split"),
        ("time", 3.0, 2.0, 2.0, 4.0, 0.0, None, None, *none, "apart"),
        (
            *("all", 3.0, 2.0, 4.0, 5.0, None, None, None, 0.2, -0.4, 0.8, 0.95),
            *("unit_bootstrap", ""),
        ),
    )


def recommendation() -> pd.DataFrame:
    return frame(
        "recommendation first_round way status rounds finding proven text_en text_fr "
        "text_es text_km evidence_en evidence_fr evidence_es evidence_km",
        ("r1", "2022-1", "open", "open", 3, "same", False, "A platform", *NO_TEXT[:3],
         *NO_TEXT),
        ("r2", "2022-1", "open started done", "done", 1, "forward", False, "Talk",
         "Parler", "", "", *NO_TEXT),
        ("r3", "2022-1", "started done", "done", 1, "forward", True, "Workshops",
         *NO_TEXT[:3], "Six were held", "", "", ""),
        ("r4", "2022-1", "started", "started", 1, "missing", False, "Learning",
         *NO_TEXT[:3], *NO_TEXT),
    )  # fmt: skip


def capacity_proposal() -> pd.DataFrame:
    return frame(
        "id source about audience phase round value low high level method base reference",
        (
            *("cap1", "maturity", "evidence", "", "act", "2023-1", 36.0, 30.3, 41.0, 0.95),
            *("t_centers", 72.0, 50.0),
        ),
        (
            *("cap2", "staff", "st_l4", "staff", "", "2023-1", 0.22, 0.12, 0.37, 0.95),
            *("wilson", 28.0, 0.5),
        ),
        (
            *("cap3", "barrier", "time", "", "", "2023-1", 3.0, None, None, None, ""),
            *(10.0, 2.0),
        ),
        (
            *("cap4", "fidelity", "js_d2", "", "", "2023-1", 55.0, None, None, None, ""),
            *(2.0, 70.0),
        ),
    )

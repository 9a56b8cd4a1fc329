"""A voice that knows the names in the sample frames, and what it says as plain text."""

import matplotlib as mpl

from pescycle.model.framework import Unit
from pescycle.report.names import Names
from pescycle.report.voice import Voice

TITLES = {
    "center": {
        f"c{n:02d}": {"en": f"Center {n:02d}", "fr": f"Centre {n:02d}"}
        for n in range(1, 41)
    },
    "kpi": {
        "walk_in": {"en": "Walk-in visitors", "fr": "Visiteurs sans rendez-vous"},
        "placed": {"en": "Placed within 90 days", "fr": "Placés dans les 90 jours"},
        "waiting": {"en": "Waiting time", "fr": "Temps d’attente"},
        "satisfaction": {"en": "Overall satisfaction", "fr": "Satisfaction générale"},
        "trained": {"en": "Trained staff", "fr": "Personnel formé"},
        "caseload": {"en": "Caseload", "fr": "Dossiers par conseiller"},
    },
    "case_factor": {"wait": {"en": "Time without work", "fr": "Durée sans emploi"}},
    "pillar": {"users": {"en": "More users"}, "match": {"en": "Fewer mismatches"}},
    "measure": {
        "visits": {"en": "Visits", "fr": "Visites"},
        "minutes": {"en": "Minutes waited"},
        "placed": {"en": "Placed"},
    },
    "section": {"goals": {"en": "Goals", "fr": "Objectifs"}, "people": {"en": "People"}},
    "statement": {"clear": {"en": "Clear goals"}, "trained": {"en": "Trained people"}},
    "statement_wording": {"clear": {"en": "Goals are clear"}},
    "round": {
        "2022-1": {"en": "Round 2022-1", "fr": "Tour 2022-1"},
        "2023-1": {"en": "Round 2023-1", "fr": "Tour 2023-1"},
    },
    "covariate": {"unemployment": {"en": "Unemployment rate", "fr": "Taux de chômage"}},
    "item": {
        "js_q1": {"en": "Overall satisfaction", "fr": "Satisfaction générale"},
        "js_d2": {"en": "Waiting time", "fr": "Temps d’attente"},
        "js_d4": {"en": "Courtesy", "fr": "Courtoisie"},
        "em_q1": {"en": "Overall, employers", "fr": "Dans l’ensemble"},
    },
}
SCALE = {
    "1": {"en": "Very dissatisfied", "fr": "Très insatisfait"},
    "2": {"en": "Dissatisfied", "fr": "Insatisfait"},
    "3": {"en": "Neither", "fr": "Ni l’un ni l’autre"},
    "4": {"en": "Satisfied", "fr": "Satisfait"},
    "5": {"en": "Very satisfied", "fr": "Très satisfait"},
}
UNITS = {
    "walk_in": Unit.COUNT,
    "placed": Unit.SHARE,
    "waiting": Unit.MINUTES,
    "satisfaction": Unit.SHARE,
    "trained": Unit.SHARE,
    "caseload": Unit.NUMBER,
}
COVARIATES = {"unemployment": "share"}


def voice(language: str = "en", centers: dict | None = None) -> Voice:
    """A voice that knows the names of these frames."""
    titles = {**TITLES, "moves": {**TITLES["item"], **TITLES["kpi"]}}
    if centers:
        titles["center"] = centers
    answers = {("jobseeker", "js_q1"): SCALE, ("jobseeker", "js_d2"): SCALE}
    return Voice(
        language,
        Names(titles=titles, answers=answers, units=UNITS, covariate_units=COVARIATES),
    )


def plain(text: str) -> str:
    """The text with ordinary spaces, as one would type it."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def points(sentences) -> list[str]:
    """The points of a reading, as one would type them."""
    return [plain(point) for point in sentences.points]


def chart_settings() -> dict:
    """matplotlib's settings; read so that looking does not choose a backend."""
    return {name: dict.__getitem__(mpl.rcParams, name) for name in mpl.rcParams}

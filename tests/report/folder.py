"""A small pilot folder as the report room is given it."""

from datetime import date
from pathlib import Path

import pandas as pd

from pescycle.model.framework import Framework
from pescycle.model.given import PilotFolder
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import Round

SCALE = {
    "id": "five",
    "labels": {
        1: {"en": "Very bad"},
        2: {"en": "Bad"},
        3: {"en": "Fair"},
        4: {"en": "Good"},
    }
    | {5: {"en": "Very good"}},
    "top": [4, 5],
}


def kpi(name: str, english: str, french: str, unit: str, formula: dict, **more) -> dict:
    return {
        "id": name,
        "title": {"en": english, "fr": french},
        "definition": {"en": english},
        "unit": unit,
        "better": "higher",
        "formula": formula,
        "target": {"rule": "fixed", "value": 0.8},
        "weight": 0.5,
        "provenance": "proposal",
        "version": "1",
    } | more


def framework() -> Framework:
    visits = kpi(
        "walk_in", "Walk-in visitors", "Visiteurs", "count",
        {"kind": "monthly_count", "measure": "visits"},
        target={"rule": "growth", "rate": 0.05},
    )  # fmt: skip
    waiting = kpi(
        "waiting", "Waiting time", "Attente", "minutes",
        {"kind": "mean", "total": "minutes", "count": "visits"}, better="lower",
    )  # fmt: skip
    placed = kpi(
        "placed", "Placements", "Placements", "share",
        {"kind": "share", "numerator": "minutes", "denominator": "visits"}, weight=1,
    )  # fmt: skip
    return Framework.model_validate(
        {
            "id": "paf",
            "edition": "2023",
            "title": {"en": "Example framework", "fr": "Cadre d'exemple"},
            "measures": [
                {"id": "visits", "title": {"en": "Visits"}},
                {"id": "minutes", "title": {"en": "Minutes waited"}},
            ],
            "pillars": [
                {"id": "users", "title": {"en": "More users"}, "kpis": [visits, waiting]},
                {"id": "match", "title": {"en": "Better matches"}, "kpis": [placed]},
            ],
        }
    )


def questionnaire() -> Questionnaire:
    item = {"type": "scale", "scale": "five", "role": "driver"}
    words = {"js_q1": "Overall", "js_d2": "Waiting", "js_d4": "Courtesy"}
    return Questionnaire.model_validate(
        {
            "audience": "jobseeker",
            "version": "3",
            "title": {"en": "Jobseekers"},
            "scales": [SCALE],
            "items": [
                item | {"id": name, "title": {"en": word}, "wording": {"en": f"{word}?"}}
                for name, word in words.items()
            ],
        }
    )


def pilot_folder(*, synthetic: bool = True, center: str = "Center One") -> PilotFolder:
    starts = {"starts": date(2023, 1, 1), "ends": date(2023, 6, 30)}
    return PilotFolder(
        folder=Path("data", "example"),
        pilot=Pilot.model_validate(
            {
                "id": "example",
                "title": {"en": "Example pilot", "fr": "Pilote d'exemple"},
                "synthetic": synthetic,
                "covariates": [
                    {"id": "unemployment", "title": {"en": "Unemployment"}, "unit": "share"}
                ],
            }
        ),
        framework=framework(),
        questionnaires={Audience.JOBSEEKER: questionnaire()},
        centers=pd.DataFrame(
            {
                "id": ["c01", "c02", "c03"],
                "name_en": [center, "Center Two", None],
                "name_fr": ["Centre Un", None, None],
            }
        ),
        rounds=(
            Round(id="2022-1", title={"en": "Baseline"}, kind="baseline", **starts),
            Round(id="2023-1", title={"en": "First round"}, previous="2022-1", **starts),
        ),
    )

"""Hand-sized pilots for the tests of the methods: a questionnaire, a framework, months."""

import pandas as pd

from pescycle.model.framework import Framework
from pescycle.model.questionnaire import Questionnaire

TITLE = {"en": "Title"}


def questionnaire(*items, audience="jobseeker"):
    """Items on a scale 1..5, top 4 and 5; 8 not applicable, 9 don't know, 0 blank."""
    scale = {
        "id": "five",
        "labels": dict.fromkeys(range(1, 6), TITLE),
        "top": [4, 5],
        "not_applicable": [8],
        "dont_know": [9],
        "blank": [0],
    }
    item = {"type": "scale", "role": "driver", "title": TITLE, "wording": TITLE}
    return Questionnaire.model_validate(
        {
            "audience": audience,
            "version": "1",
            "title": TITLE,
            "scales": [scale],
            "items": [item | {"id": name, "scale": "five"} for name in items or ("q1",)],
        }
    )


def responses(centers, **items):
    """One row a respondent: ``responses("aab", q1=[5, 4, None])``."""
    return pd.DataFrame(
        {"center": list(centers)}
        | {name: pd.array(codes, dtype="Int64") for name, codes in items.items()}
    )


VISITS = {"kind": "monthly_count", "measure": "visits"}
PLACED = {"kind": "share", "numerator": "placed", "denominator": "leavers"}
WAITING = {"kind": "mean", "total": "minutes", "count": "timed"}
SATISFIED = {
    "kind": "survey",
    "items": {"jobseeker": "q1", "employer": "e1"},
    "weights": {"jobseeker": 0.5, "employer": 0.5},
}
UNITS = {"monthly_count": "count", "share": "share", "mean": "minutes", "survey": "share"}
FIXED_SHARE = {"rule": "fixed", "value": 0.5}


def kpi(name, formula, *, better="higher", weight=1, **more):
    """One KPI as a mapping; a target of 0.5 unless another target or a band is given."""
    goal = {} if "band" in more else {"target": FIXED_SHARE}
    return {
        "id": name,
        "title": TITLE,
        "definition": TITLE,
        "unit": UNITS[formula["kind"]],
        "better": better,
        "formula": formula,
        "weight": weight,
        "provenance": "local",
        "version": "1",
    } | (goal | more)


def framework(*pillars):
    """A framework of pillars, each a list of ``kpi``; measures are those that occur."""
    formulas = [one["formula"] for pillar in pillars for one in pillar]
    roles = ("measure", "numerator", "denominator", "total", "count")
    used = dict.fromkeys(f[role] for f in formulas for role in roles if role in f)
    return Framework.model_validate(
        {
            "id": "paf",
            "edition": "1",
            "title": TITLE,
            "measures": [{"id": name, "title": TITLE} for name in used],
            "pillars": [
                {"id": f"p{number}", "title": TITLE, "kpis": kpis}
                for number, kpis in enumerate(pillars, 1)
            ],
        }
    )


def months(*rows):
    """Rows (center, month, measure, value[, open share]) like ``reported_months``."""
    columns = ["center", "month", "measure", "value", "open_share"]
    full = [(*row, 1.0) if len(row) == 4 else row for row in rows]
    frame = pd.DataFrame(full, columns=columns)
    return frame.assign(
        month=pd.to_datetime(frame["month"]).astype("datetime64[us]"),
        value=frame["value"].astype("float64"),
    )

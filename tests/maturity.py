"""A maturity check of two sections and scores for it, for tests."""

import pandas as pd

from pescycle.model.maturity import Maturity
from pescycle.paf.maturity import statement_scores

TITLE = {"en": "Title"}
PERSON = ("assessor", "role", "center")
PHASES = ["plan", "do", "check", "act", "trend", "target"]


def statement(name, **more):
    return {"id": name, "title": TITLE, "wording": TITLE, "provenance": "local"} | more


def check(**more):
    """Section a: a1 (weight 3), a2, results a3; section b (weight 2): b1."""
    sections = [
        {
            "id": "a",
            "title": TITLE,
            "statements": [
                statement("a1", weight=3),
                statement("a2"),
                statement("a3", kind="results"),
            ],
        },
        {"id": "b", "title": TITLE, "weight": 2, "statements": [statement("b1")]},
    ]
    return Maturity(**{"version": "1", "title": TITLE, "sections": sections} | more)


def scores(*rows):
    """Rows (assessor, role, center, statement, six scores; None = blank)."""
    return pd.DataFrame(rows, columns=[*PERSON, "statement", *PHASES]).astype(
        dict.fromkeys(PHASES, "float64")
    )


def four(value):
    return (value, value, value, value, None, None)


def long_of(*rows, maturity=None):
    return statement_scores(scores(*rows), maturity or check(), by=PERSON)

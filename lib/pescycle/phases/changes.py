"""What changed in the users' answers since the last round, of figures seen in both."""

import pandas as pd

from pescycle.css.changes import item_changes
from pescycle.css.stacking import RoundAnswers
from pescycle.model.findings import CellState, Verdict
from pescycle.model.given import Given
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.results import Observation
from pescycle.phases.surveys import Survey, surveys

KEY = ["audience", "center", "item", "statistic"]
TEXTS = ("method", "verdict", "adjustment", "family")


def survey_changes(given: Given, observation: Observation) -> pd.DataFrame:
    """Change of every figure of the survey since the last round.

    A figure that is not published in both rounds has no change, or what is hidden could be
    worked out. One row a row of ``Observation.estimate``, see ``Reflection.item_change``.
    """
    now = observation.estimate
    if now.empty:
        return empty(frames.ITEM_CHANGE)
    history = observation.estimate_history
    before = history[history["round"] == (given.round.previous or "")]
    seen = _published(now).merge(_published(before), on=KEY)
    parts = [_changes(given, survey, seen) for survey in surveys(given).values()]
    parts = [part for part in parts if len(part)]
    known = pd.concat(parts) if parts else pd.DataFrame(columns=KEY, dtype="str")
    rows = now[[*KEY, "value"]].merge(
        before[[*KEY, "value"]].rename(columns={"value": "before"}), on=KEY, how="left"
    )
    more = [name for name in frames.ITEM_CHANGE if name not in rows]
    rows = rows.merge(known.reindex(columns=[*KEY, *more]), on=KEY, how="left")
    numbers = [c for c in rows if c not in (*KEY, *TEXTS)]
    rows = rows.astype(dict.fromkeys(TEXTS, "object") | dict.fromkeys(numbers, "float64"))
    rows["verdict"] = rows["verdict"].fillna(str(Verdict.INSUFFICIENT_DATA))
    texts = {name: rows[name].fillna("").astype("str") for name in TEXTS}
    return rows.assign(**texts)[list(frames.ITEM_CHANGE)]


def _published(estimate: pd.DataFrame) -> pd.DataFrame:
    return estimate.loc[estimate["state"] == CellState.PUBLISHED, KEY]


def _changes(given: Given, survey: Survey, seen: pd.DataFrame) -> pd.DataFrame:
    """Changes of one audience; nothing where it was not asked in both rounds."""
    if given.earlier is None or survey.audience not in surveys(given.earlier):
        return pd.DataFrame()
    before = surveys(given.earlier)[survey.audience]
    found = item_changes(
        RoundAnswers(survey.responses, survey.design),
        RoundAnswers(before.responses, before.design),
        survey.questionnaire,
        centers=list(given.folder.centers["id"]),
        shown=seen[seen["audience"] == str(survey.audience)],
        adjustment=given.folder.pilot.comparisons.adjustment,
    )
    return found.assign(audience=str(survey.audience))

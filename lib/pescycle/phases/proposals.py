"""What was learned from each action's aim, and what is proposed to the next round."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import ContextFlag, ProposalKind, Verdict
from pescycle.model.framework import Status
from pescycle.model.given import Given
from pescycle.model.tables import ActionState
from pescycle.phases.enquiry import PROPOSAL_COLUMNS
from pescycle.phases.results import Observation

LESSON_COLUMNS = ("moves", "planned", "done", "dropped", "effect", "low", "high", "verdict")
# With less than half of the actions done, what was measured says little about them.
ENOUGH_DONE = 0.5


def lessons(action_progress: pd.DataFrame, pilot_effect: pd.DataFrame) -> pd.DataFrame:
    """For each KPI or item that actions were to move: what was done, what moved.

    One row an aim, see ``Reflection.lesson``. Without comparison centers or an earlier
    round there is no effect to speak of, and the verdict is "insufficient data".
    """
    done = action_progress["state"].isin([ActionState.DONE, ActionState.LATE])
    marks = action_progress.assign(
        planned=1,
        done=(done & action_progress["done_on"].notna()).astype(int),
        dropped=(action_progress["state"] == ActionState.DROPPED).astype(int),
    )
    counts = marks.groupby("moves", as_index=False, sort=True)[
        ["planned", "done", "dropped"]
    ].sum()
    effect = pilot_effect.drop_duplicates("id")[["id", "effect", "low", "high", "verdict"]]
    rows = counts.merge(effect, left_on="moves", right_on="id", how="left")
    rows["verdict"] = rows["verdict"].astype("object").fillna(Verdict.INSUFFICIENT_DATA)
    return rows[list(LESSON_COLUMNS)]


def proposals(given: Given, observation: Observation, lesson: pd.DataFrame) -> pd.DataFrame:
    """What the next enquiry should look at; one row a proposal, ids p01, p02, ..."""
    found = [
        *_from_lessons(given, lesson),
        *_from_centers(observation),
        *_from_targets(observation),
    ]
    rows = [{"id": f"p{number:02d}"} | proposal for number, proposal in enumerate(found, 1)]
    frame = pd.DataFrame(rows, columns=list(PROPOSAL_COLUMNS))
    texts = ["id", "kind", "kpi", "item", "audience", "center"]
    frame[texts] = frame[texts].astype("object").fillna("").astype("str")
    return frame.astype(dict.fromkeys(("value", "low", "high", "reference"), "float64"))


def _from_lessons(given: Given, lesson: pd.DataFrame) -> Iterator[dict[str, Any]]:
    kpis = {kpi.id for kpi in given.framework.kpis} if given.framework else set()
    for row in lesson.itertuples():
        aim = {"kpi" if row.moves in kpis else "item": row.moves, "center": ALL}
        if aim.get("item"):
            aim["audience"] = _audience(given, row.moves)
        figures = {"value": row.effect, "low": row.low, "high": row.high, "reference": 0.0}
        yield {"kind": _judged(row)} | aim | figures


def _judged(row: Any) -> ProposalKind:
    if row.done < ENOUGH_DONE * row.planned:
        return ProposalKind.FINISH
    if row.verdict == Verdict.BETTER:
        return ProposalKind.KEEP
    if row.verdict == Verdict.INSUFFICIENT_DATA:
        return ProposalKind.DATA
    return ProposalKind.ADAPT


def _audience(given: Given, item: str) -> str:
    for audience, questionnaire in given.folder.questionnaires.items():
        if any(one.id == item for one in questionnaire.items):
            return str(audience)
    return ""


def _from_centers(observation: Observation) -> Iterator[dict[str, Any]]:
    """A center outside the outer limits differs by more than chance and mix explain."""
    rows = observation.observed_expected
    outer = rows["flag"].isin([ContextFlag.BELOW_OUTER, ContextFlag.ABOVE_OUTER])
    for row in rows[outer].itertuples():
        yield {
            "kind": ProposalKind.EXAMINE,
            "kpi": row.kpi,
            "center": row.center,
            "value": row.ratio,
            "low": row.low_outer,
            "high": row.high_outer,
            "reference": 1.0,
        }


def _from_targets(observation: Observation) -> Iterator[dict[str, Any]]:
    """A target that every center met asks for more; a KPI without data, for data."""
    score = observation.kpi_score
    for kpi, rows in score[score["center"] != ALL].groupby("kpi", sort=False):
        judged = rows[~rows["status"].isin([Status.INSUFFICIENT_DATA, Status.NOT_DUE])]
        together = score[(score["center"] == ALL) & (score["kpi"] == kpi)].iloc[0]
        figures = {"value": together["value"], "reference": together["target"]}
        if len(judged) and (judged["status"] == Status.MET).all():
            yield {"kind": ProposalKind.RAISE, "kpi": kpi, "center": ALL} | figures
        elif together["status"] == Status.INSUFFICIENT_DATA:
            yield {"kind": ProposalKind.DATA, "kpi": kpi, "center": ALL} | figures

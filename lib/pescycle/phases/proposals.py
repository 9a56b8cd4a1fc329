"""What was learned from each action's aim, and what is proposed to the next round."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import ContextFlag, ProposalKind, Verdict
from pescycle.model.framework import Status
from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.model.tables import ActionState
from pescycle.phases import frames
from pescycle.phases.context import leading
from pescycle.phases.effects import centers_with, effect, effect_series
from pescycle.phases.results import Observation

# With less than half of the actions done, what was measured says little about them.
ENOUGH_DONE = 0.5
# A target is called too easy only where most centers could be judged by it.
ENOUGH_JUDGED = 0.5


def lessons(
    given: Given, observation: Observation, action_progress: pd.DataFrame
) -> pd.DataFrame:
    """For each KPI or item that actions were to move: what was done, what moved since.

    The pilot centers in which an action for it was done are held against the comparison
    centers, since the previous round. Where fewer than two acted, or there is no previous
    round, the verdict is "insufficient data". One row an aim, see ``Reflection.lesson``.
    """
    series = {one.id: one for one in effect_series(given, observation)}
    rows = [
        _lesson(given, series.get(aim), own) | {"moves": aim}
        for aim, own in action_progress.groupby("moves", sort=True)
    ]
    return pd.DataFrame(rows, columns=list(frames.LESSON))


def _lesson(given: Given, series: Any, own: pd.DataFrame) -> dict[str, Any]:
    done, dropped = own["done_on"].notna(), own["state"] == ActionState.DROPPED
    acting = _acting(given, own[done])
    counts = {
        "planned": len(own),
        "done": int(done.sum()),
        "dropped": int(dropped.sum()),
        "open": int((~done & ~dropped).sum()),
        "since": given.round.previous or "",
        "centers": len(acting),
    }
    if series is None or not acting or given.round.previous is None:
        return counts | {"verdict": Verdict.INSUFFICIENT_DATA}
    found = effect(given, series, since=given.round.previous, acting=acting)
    return counts | {name: found[name] for name in ("effect", "low", "high", "verdict")}


def _acting(given: Given, done: pd.DataFrame) -> list[str]:
    """Pilot centers in which one of these actions was done; ``all`` stands for each."""
    pilots = centers_with(given, CenterRole.PILOT)
    named = set(done["center"])
    return pilots if ALL in named else [center for center in pilots if center in named]


def proposals(
    given: Given, observation: Observation, lesson: pd.DataFrame, pilot_effect: pd.DataFrame
) -> pd.DataFrame:
    """What the next enquiry should look at; one row a proposal, ids p01, p02, ..."""
    found = [
        *_from_lessons(given, lesson, pilot_effect),
        *_from_centers(observation),
        *_from_targets(observation, set(lesson["moves"])),
    ]
    rows = [{"id": f"p{number:02d}"} | proposal for number, proposal in enumerate(found, 1)]
    frame = pd.DataFrame(rows, columns=list(frames.PROPOSAL))
    texts = ["id", "kind", "kpi", "item", "audience", "center", "since"]
    frame[texts] = frame[texts].astype("object").fillna("").astype("str")
    return frame.astype(dict.fromkeys(("value", "low", "high", "reference"), "float64"))


def _from_lessons(
    given: Given, lesson: pd.DataFrame, pilot_effect: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    kpis = {kpi.id for kpi in given.framework.kpis} if given.framework else set()
    lasting = pilot_effect[pilot_effect["verdict"] == Verdict.BETTER].set_index("id")
    for row in lesson.to_dict("records"):
        aim = {"kpi" if row["moves"] in kpis else "item": row["moves"], "center": ALL}
        if "item" in aim:
            aim["audience"] = _audience(given, row["moves"])
        kind = _judged(row, row["moves"] in lasting.index)
        # What a round before had reached and this one held counts since the first round.
        held = kind == ProposalKind.KEEP and row["verdict"] != Verdict.BETTER
        seen = lasting.loc[row["moves"]].to_dict() if held else row
        figures = {
            "value": seen.get("effect"),
            "low": seen.get("low"),
            "high": seen.get("high"),
        }
        shown = figures if kind in (ProposalKind.KEEP, ProposalKind.ADAPT) else {}
        yield {"kind": kind, "since": seen["since"], "reference": 0.0} | aim | shown


def _judged(row: dict[str, Any], lasting: bool) -> ProposalKind:
    wanted = row["planned"] - row["dropped"]
    if wanted == 0:
        return ProposalKind.DROPPED
    if row["done"] < ENOUGH_DONE * wanted:
        return ProposalKind.FINISH
    if row["verdict"] == Verdict.BETTER or (lasting and row["verdict"] != Verdict.WORSE):
        return ProposalKind.KEEP
    if row["verdict"] == Verdict.INSUFFICIENT_DATA:
        return ProposalKind.DATA
    return ProposalKind.ADAPT


def _audience(given: Given, item: str) -> str:
    for audience, questionnaire in given.folder.questionnaires.items():
        if any(one.id == item for one in questionnaire.items):
            return str(audience)
    return ""


def _from_centers(observation: Observation) -> Iterator[dict[str, Any]]:
    """A center outside the outer limits differs by more than chance and mix explain."""
    rows = leading(observation.observed_expected)
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


def _from_targets(observation: Observation, aims: set[str]) -> Iterator[dict[str, Any]]:
    """What every center met asks for more; what nobody acts on, for a plan or for data."""
    score = observation.kpi_score
    for kpi, rows in score[score["center"] != ALL].groupby("kpi", sort=False):
        judged = rows[~rows["status"].isin([Status.INSUFFICIENT_DATA, Status.NOT_DUE])]
        together = score[(score["center"] == ALL) & (score["kpi"] == kpi)].iloc[0]
        figures = {"value": together["value"], "reference": together["target"]}
        enough = len(judged) > ENOUGH_JUDGED * len(rows)
        if enough and (judged["status"] == Status.MET).all():
            yield {"kind": ProposalKind.RAISE, "kpi": kpi, "center": ALL} | figures
        elif together["status"] == Status.ACT and kpi not in aims:
            yield {"kind": ProposalKind.PLAN, "kpi": kpi, "center": ALL} | figures
        elif together["status"] == Status.INSUFFICIENT_DATA:
            yield {"kind": ProposalKind.DATA, "kpi": kpi, "center": ALL} | figures

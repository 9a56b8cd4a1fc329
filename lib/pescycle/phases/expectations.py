"""Expected against actual, action by action, and what stands behind each judgment."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Evidence, ProposalKind, Statistic, Verdict
from pescycle.model.given import Given
from pescycle.model.tables import ActionState
from pescycle.model.verdicts import CLEAR, claimed
from pescycle.phases import frames
from pescycle.phases.results import Planning


@dataclass(frozen=True, eq=False)
class Moved:
    """What a reflection knows of what moved, see the frames of ``Reflection``."""

    kpi_change: pd.DataFrame
    item_change: pd.DataFrame
    lesson: pd.DataFrame
    proposal: pd.DataFrame


def action_expected(
    given: Given, planning: Planning, progress: pd.DataFrame, moved: Moved
) -> pd.DataFrame:
    """Each action beside what it was to move: wanted, measured, and how sure that is.

    The change is the action's own center's (of all centers together for an action of all);
    the effect is that of all pilot centers in which an action for the same aim was done,
    since the last round. An effect that an earlier round reached is not this action's; what
    is proposed allows for it.

    Parameters
    ----------
    given : Given
    planning : Planning
    progress : DataFrame
        ``Action.action_progress``.
    moved : Moved

    Returns
    -------
    DataFrame
        One row an action, see ``Reflection.action_expected``.
    """
    wanted = planning.item_target
    rows = []
    for action in progress.to_dict("records"):
        found = _own_change(action, moved) | _effect(action["moves"], moved)
        if not found.get("target") and action["moves"] in set(wanted["item"]):
            found["target"] = _stated(wanted, action["moves"])
        row = {
            "action": action["id"],
            "proposed": _proposed(action, moved.proposal),
        }
        rows.append({**action, **found, **row, "evidence": _evidence(action, found)})
    titles = [name for name in progress.columns if name.startswith("title_")]
    frame = pd.DataFrame(rows, columns=[*frames.ACTION_EXPECTED, *titles])
    numbers = ["target", "before", "value", "change", "low", "high"]
    numbers += ["effect", "effect_low", "effect_high"]
    texts = ["since", "verdict", "effect_verdict", "proposed"]
    frame[texts] = frame[texts].astype("object").fillna("").astype("str")
    return frame.astype(dict.fromkeys(numbers, "float64"))


def _own_change(action: dict[str, Any], moved: Moved) -> dict[str, Any]:
    """Target, value and change of what the action was to move, in its own center."""
    center = action["center"] or ALL
    kpis = moved.kpi_change
    rows = kpis[(kpis["kpi"] == action["moves"]) & (kpis["center"] == center)]
    if rows.empty:
        items = moved.item_change
        items = items[items["statistic"] == Statistic.TOP2BOX]
        items = items.assign(verdict=claimed(items))
        rows = items[(items["item"] == action["moves"]) & (items["center"] == center)]
    if rows.empty:
        return {"verdict": Verdict.INSUFFICIENT_DATA}
    row = rows.iloc[0].to_dict()
    kept = ("target", "before", "value", "change", "low", "high", "verdict")
    return {name: row[name] for name in kept if name in row}


def _stated(wanted: pd.DataFrame, item: str) -> float:
    """The share that the round wants of a question, all centers together."""
    return wanted.loc[wanted["item"] == item, "expected"].iloc[0]


def _effect(aim: str, moved: Moved) -> dict[str, Any]:
    """What the centers that acted differ by since the last round."""
    rows = moved.lesson[moved.lesson["moves"] == aim]
    if rows.empty:
        return {"effect_verdict": Verdict.INSUFFICIENT_DATA}
    row = rows.iloc[0]
    return {
        "since": row["since"],
        "effect": row["effect"],
        "effect_low": row["low"],
        "effect_high": row["high"],
        "effect_verdict": row["verdict"],
    }


def _evidence(action: dict[str, Any], found: dict[str, Any]) -> Evidence:
    if pd.isna(action["done_on"]):
        return Evidence.NOT_DONE
    if found.get("effect_verdict") in CLEAR:
        return Evidence.COMPARED
    if found.get("verdict") in CLEAR:
        return Evidence.BEFORE_AFTER
    both = (found.get("verdict"), found.get("effect_verdict"))
    return Evidence.NO_SIGN if Verdict.NO_CLEAR_CHANGE in both else Evidence.NOT_MEASURED


def _proposed(action: dict[str, Any], proposal: pd.DataFrame) -> str:
    """What the rules of the proposals say of the action, by its state and its aim."""
    if action["state"] == ActionState.DROPPED:
        return str(ProposalKind.DROPPED)
    if pd.isna(action["done_on"]):
        return str(ProposalKind.FINISH)
    judging = (ProposalKind.KEEP, ProposalKind.ADAPT, ProposalKind.DATA)
    aim = action["moves"]
    own = proposal[(proposal["kpi"] == aim) | (proposal["item"] == aim)]
    kinds = own.loc[own["kind"].isin(judging), "kind"]
    return str(kinds.iloc[0]) if len(kinds) else str(ProposalKind.DATA)

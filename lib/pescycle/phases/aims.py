"""What the plan wants beside what it does for it: targets, their chances, actions, cost."""

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import SurveyShare
from pescycle.model.given import Given
from pescycle.model.questionnaire import ItemRole
from pescycle.model.tables import Thing
from pescycle.phases import frames

_EFFORT = ("actions", "feeding", "centers", "cost")


def aim_frame(
    given: Given,
    target: pd.DataFrame,
    target_proposal: pd.DataFrame,
    item_target: pd.DataFrame,
) -> pd.DataFrame:
    """Each target of all centers together, with the actions that are to move it.

    KPIs that have a target, questions that the plan states one for, and whatever an action
    is to move.

    Returns
    -------
    DataFrame
        See ``Planning.aim``.
    """
    found = [*_kpi_rows(given, target, target_proposal), *_item_rows(given, item_target)]
    found += _other_rows(given, {row["id"] for row in found})
    rows = pd.DataFrame(found, columns=[n for n in frames.AIM if n not in _EFFORT])
    effort = _efforts(given.data.action)
    whole = rows.merge(effort, left_on="id", right_index=True, how="left")
    idle = whole["actions"].isna()
    whole[["actions", "centers"]] = whole[["actions", "centers"]].mask(idle, 0)
    whole = whole.astype({"actions": "Int64", "centers": "Int64"})
    feeding = _feeding(given)
    whole["feeding"] = [
        int(effort["actions"].reindex(feeding.get(name, ())).sum()) for name in whole["id"]
    ]
    wanted = whole["target"].notna() | (whole["actions"] > 0)
    return whole[wanted][list(frames.AIM)].reset_index(drop=True)


def _kpi_rows(given: Given, target: pd.DataFrame, proposal: pd.DataFrame) -> list[dict]:
    if given.framework is None:
        return []
    chances = proposal[proposal["center"] == ALL].set_index("kpi")
    return [
        {
            "kind": str(Thing.KPI),
            "id": row.kpi,
            "audience": "",
            "baseline": row.baseline,
            "target": row.target,
            "chance": chances["chance"].get(row.kpi, np.nan),
            "difficulty": chances["difficulty"].get(row.kpi, ""),
            "reason": row.reason,
        }
        for row in target[target["center"] == ALL].itertuples()
    ]


def _item_rows(given: Given, item_target: pd.DataFrame) -> list[dict]:
    """Questions with a stated target, or at which an action aims: those are to hold."""
    aims = set(given.data.action["moves"])
    return [
        {
            "kind": str(Thing.ITEM),
            "id": row.item,
            "audience": row.audience,
            "baseline": row.baseline,
            "target": row.expected,
            "chance": np.nan,
            "difficulty": "",
            "reason": "",
        }
        for row in item_target.itertuples()
        if row.rule == "stated" or row.item in aims
    ]


def _feeding(given: Given) -> dict[str, tuple[str, ...]]:
    """Questions that feed each overall question, and each KPI that is made of questions."""
    drivers: dict[str, tuple[str, ...]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for audience, asked in given.folder.questionnaires.items():
        own = tuple(item.id for item in asked.rated if item.role == ItemRole.DRIVER)
        drivers[str(audience)] = own
        overall = [item.id for item in asked.rated if item.role == ItemRole.OVERALL]
        found |= dict.fromkeys(overall, own)
    for kpi in given.framework.kpis if given.framework else ():
        if isinstance(kpi.formula, SurveyShare):
            items = {str(name): item for name, item in kpi.formula.items.items()}
            fed = [drivers.get(name, ()) for name, item in items.items() if item in found]
            found[kpi.id] = (*items.values(), *(one for part in fed for one in part))
    return found


def _other_rows(given: Given, known: set[str]) -> list[dict]:
    """Questions without a scale at which an action aims: nothing can be set for them."""
    blank = {"audience": "", "baseline": np.nan, "target": np.nan, "chance": np.nan}
    return [
        {"kind": str(Thing.ITEM), "id": name, **blank, "difficulty": "", "reason": ""}
        for name in given.data.action["moves"].unique()
        if name not in known
    ]


def _efforts(action: pd.DataFrame) -> pd.DataFrame:
    """By aim: actions, centers that act, and what it costs as far as it is known."""
    cost = action.get("cost", pd.Series(np.nan, index=action.index)).astype("float64")
    groups = action.assign(cost=cost).groupby("moves", sort=False)
    centers = groups["center"].agg(_centers)
    return pd.DataFrame(
        {
            "actions": groups.size(),
            "centers": centers,
            "cost": groups["cost"].sum(min_count=1),
        }
    )


def _centers(names: pd.Series) -> float:
    """How many centers act; missing where an action is one of all centers."""
    return np.nan if (names == ALL).any() else float(names.nunique())

"""The action log: how much of each action was delivered, and what stood in the way."""

import numpy as np
import pandas as pd

from pescycle.model.findings import Delivery
from pescycle.model.given import Given
from pescycle.model.tables import ActionState, Barrier
from pescycle.phases import frames
from pescycle.phases.frames import empty

# From so much of the dose and of the fidelity on an action counts as delivered, and from
# so much on as delivered in part. Studies of fidelity often ask for 80 %; the half is ours.
HIGH, MODERATE = 0.80, 0.50


def action_delivery(given: Given, progress: pd.DataFrame) -> pd.DataFrame:
    """What became of each action's dose, see ``Action.action_delivery``.

    The lower of both counts: of an action that was done often and otherwise than meant,
    and of one that was done well and seldom, as much was delivered.
    """
    action = given.data.action
    told = action.reindex(
        columns=["id", "dose_planned", "dose_done", "fidelity", "barrier"]
    )
    units = [name for name in action.columns if name.startswith("dose_unit_")]
    rows = progress.merge(told.join(action[units]), on="id", how="left", sort=False)
    planned, done = (rows[n].astype("float64") for n in ("dose_planned", "dose_done"))
    rows["dose_share"] = done / planned.where(planned > 0)
    rows["delivery"] = _delivery(rows)
    rows["barrier"] = rows["barrier"].astype("object").fillna("").astype("str")
    texts = [n for n in rows.columns if n.startswith(("title_", "dose_unit_"))]
    return rows[[*frames.ACTION_DELIVERY, *texts]]


def _delivery(rows: pd.DataFrame) -> pd.Series:
    fidelity = rows["fidelity"].astype("float64") / 100
    least = pd.concat([rows["dose_share"], fidelity], axis=1).min(axis=1)
    nothing = rows["dose_done"].astype("float64").eq(0)
    dropped = rows["state"].eq(ActionState.DROPPED) & least.isna()
    says = {
        Delivery.NONE: nothing | dropped,
        Delivery.UNKNOWN: least.isna(),
        Delivery.HIGH: least >= HIGH,
        Delivery.MODERATE: least >= MODERATE,
    }
    names = [str(name) for name in says]
    found = np.select(list(says.values()), names, str(Delivery.LOW))
    return pd.Series(found, index=rows.index, dtype="str")


def barrier_count(delivery: pd.DataFrame) -> pd.DataFrame:
    """How often each barrier was named, the most frequent first.

    Actions for which nobody wrote a barrier down are no row; "none" is an answer.
    """
    named = delivery[delivery["barrier"] != ""]
    if named.empty:
        return empty(frames.BARRIER_COUNT)
    dropped = named["state"] == ActionState.DROPPED
    done = named["state"] == ActionState.DONE
    marks = pd.DataFrame(
        {
            "barrier": named["barrier"],
            "actions": 1,
            "late": (named["days_late"].fillna(0) > 0).astype(int),
            "dropped": dropped.astype(int),
            "open": (~done & ~dropped).astype(int),
        }
    )
    rows = marks.groupby("barrier", as_index=False, sort=False).sum()
    # "None" is what one hopes for, and stands last however often it was written.
    place = {str(barrier): number for number, barrier in enumerate(Barrier)}
    rows["hoped"] = rows["barrier"] == Barrier.NONE
    rows["place"] = rows["barrier"].map(place)
    order = ["hoped", "actions", "place"]
    rows = rows.sort_values(order, ascending=[True, False, True], ignore_index=True)
    return rows[list(frames.BARRIER_COUNT)]

"""Step 3, action: what was done of what was planned, and who has answered."""

from typing import Any

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.model.tables import ActionState
from pescycle.phases.decisions import decision_log
from pescycle.phases.delivery import action_delivery, barrier_count
from pescycle.phases.fieldwork import fieldwork_results
from pescycle.phases.monitoring import monitored, watch_headline
from pescycle.phases.periods import mondays
from pescycle.phases.publication import WEEK, publication
from pescycle.phases.pulse import staff_pulse
from pescycle.phases.results import Action, Planning
from pescycle.phases.samples import precision_so_far


def follow_up(given: Given, planning: Planning) -> Action:
    """Actions done against planned, answers against plan, and the KPIs' monthly watch."""
    watched = monitored(given)
    progress = _progress(given)
    action_count = _action_count(progress)
    delivery = action_delivery(given, progress)
    collected = _collected(given)
    response_count = _response_count(given, planning, collected)
    response_week = _response_week(given, planning, collected)
    return Action(
        headline=_headline(action_count, response_count)
        | watch_headline(watched["monitor_rule"]),
        action_progress=progress,
        action_count=action_count,
        action_delivery=delivery,
        barrier_count=barrier_count(delivery),
        decision_log=decision_log(given),
        response_count=response_count,
        response_week=response_week,
        precision_so_far=precision_so_far(given, planning, response_count),
        **fieldwork_results(given, planning, response_count, response_week),
        staff_pulse=staff_pulse(given),
        **watched,
    )


def _progress(given: Given) -> pd.DataFrame:
    """Each action's state at the end of the round; an open one past its due day is late."""
    action = given.data.action
    end = pd.Timestamp(given.round.ends)
    reached = action["done_on"].fillna(end)
    days = (reached - action["due"]).dt.days.clip(lower=0).astype("Int64")
    dropped = action["state"] == ActionState.DROPPED
    titles = [name for name in action.columns if name.startswith("title_")]
    frame = action.assign(days_late=days.mask(dropped))
    columns = ["id", "center", "start", "due", "state", "done_on", "days_late", "moves"]
    return frame[[*columns, *titles]].sort_values(["due", "id"], ignore_index=True)


def _action_count(progress: pd.DataFrame) -> pd.DataFrame:
    done = progress["done_on"].notna()
    dropped = progress["state"] == ActionState.DROPPED
    marks = pd.DataFrame(
        {
            "center": progress["center"],
            "planned": 1,
            "done": done.astype(int),
            "late": (progress["days_late"].fillna(0) > 0).astype(int),
            "dropped": dropped.astype(int),
            "open": (~done & ~dropped).astype(int),
        }
    )
    # An action of all centers stands in the total only: a center's line holds its own.
    own = marks[marks["center"] != ALL]
    parts = [part for part in (own, marks.assign(center=ALL)) if len(part)]
    rows = pd.concat(parts, ignore_index=True) if parts else marks
    return rows.groupby("center", as_index=False, sort=True).sum()


def _collected(given: Given) -> pd.DataFrame:
    """One row an answer, once for its center, once for all: audience center submitted."""
    parts = [
        frame[["center", "submitted"]].assign(audience=str(audience), center=center)
        for audience, frame in given.data.responses.items()
        for center in (frame["center"], ALL)
    ]
    columns = ["audience", "center", "submitted"]
    return (
        pd.concat(parts, ignore_index=True)[columns]
        if parts
        else pd.DataFrame(columns=columns)
    )


def _response_count(
    given: Given, planning: Planning, collected: pd.DataFrame
) -> pd.DataFrame:
    keys = ["audience", "center"]
    count = (
        collected.groupby(keys, as_index=False).size().rename(columns={"size": "collected"})
    )
    planned = planning.sample_plan[[*keys, "planned"]]
    rows = planned.merge(count, on=keys, how="outer", sort=False)
    rows["collected"] = rows["collected"].fillna(0).astype("Int64")
    rows["share"] = rows["collected"].astype("float64") / rows["planned"].astype(
        "float64"
    ).where(rows["planned"] > 0)
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(rows, minimum_base=minimum, values=("share",), base="collected")
    return publication(given).applied(gated, values=("share",), base="collected")


def _response_week(
    given: Given, planning: Planning, collected: pd.DataFrame
) -> pd.DataFrame:
    """Answers a week beside the plan, which is spread evenly over the fieldwork's days."""
    dated = collected[collected["submitted"].notna()]
    weeks = _week_grid(dated.assign(week=mondays(dated["submitted"])))
    planned = planning.sample_plan[["audience", "center", "planned"]]
    rows = weeks.merge(planned, on=["audience", "center"], how="left")
    rows["planned"] = rows["planned"].astype("float64") * _week_shares(given, rows["week"])
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(rows, minimum_base=minimum, values=(), base="collected")
    # A week without an answer must not be told from one with a few.
    few = gated["state"] != CellState.PUBLISHED
    gated["state"] = gated["state"].mask(few, str(CellState.HIDDEN))
    gated["collected"] = gated["collected"].mask(few)
    return publication(given).applied(gated, group=WEEK, values=(), base="collected")


def _week_grid(dated: pd.DataFrame) -> pd.DataFrame:
    """Answers of each audience, center and week, those of weeks without any included."""
    parts = [
        pd.crosstab(rows["center"], rows["week"])
        .reset_index()
        .melt("center", value_name="collected")
        .assign(audience=audience)
        for audience, rows in dated.groupby("audience", sort=True)
    ]
    columns = ["audience", "center", "week", "collected"]
    grid = pd.concat(parts, ignore_index=True) if parts else dated.assign(collected=0)
    return grid[columns].astype({"collected": "Int64"})


def _week_shares(given: Given, weeks: pd.Series) -> pd.Series:
    """Share of the fieldwork's days that lie in each week."""
    if given.round.fieldwork is None:
        return pd.Series(float("nan"), index=weeks.index)
    days = pd.date_range(given.round.fieldwork.opens, given.round.fieldwork.closes)
    share = mondays(days.to_series()).value_counts(normalize=True)
    return weeks.map(share).astype("float64")


def _headline(action_count: pd.DataFrame, response_count: pd.DataFrame) -> dict[str, Any]:
    """Sums that hold: an audience whose count is hidden leaves its total out."""
    headline: dict[str, Any] = {}
    actions = action_count[action_count["center"] == ALL]
    if len(actions):
        headline["actions_done"] = int(actions["done"].sum())
        headline["actions_planned"] = int(actions["planned"].sum())
    answers = response_count[response_count["center"] == ALL]
    for name, column in (
        ("answers_collected", "collected"),
        ("answers_planned", "planned"),
    ):
        if len(answers) and answers[column].notna().all():
            headline[name] = int(answers[column].sum())
    return headline

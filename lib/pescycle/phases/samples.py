"""The survey's samples: planned, spread over the centers, and what the answers allow."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pescycle.css.sampling import (
    Allocation,
    allocated_sizes,
    contacts_needed,
    margin,
    required_size,
    size_for_change,
)
from pescycle.css.sampling.size import WORST_SHARE, detectable_change
from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import ItemRole, Questionnaire
from pescycle.model.sampling import SamplePlan
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.results import Observation, Planning

FINE, COARSE = 0.05, 0.10  # margins of error that reports speak of, as shares


def sample_plans(given: Given) -> pd.DataFrame:
    """Each center's line, and one an audience for all centers together."""
    centers = given.data.sample[["audience", "center", "frame", "planned"]]
    # One center without a frame leaves the whole frame unknown.
    together = centers.groupby("audience", as_index=False).agg(
        frame=("frame", lambda sizes: sizes.sum(min_count=len(sizes))),
        planned=("planned", "sum"),
    )
    together = together.assign(center=ALL)[list(centers.columns)]
    parts = [part for part in (centers, together) if len(part)]
    rows = pd.concat(parts, ignore_index=True) if parts else centers
    # With a handful of answers half the width of an interval says nothing.
    enough = rows["planned"] >= given.folder.pilot.privacy.minimum_base
    effect = _design_effects(given, rows["audience"])
    return rows.assign(
        margin=margin(rows["planned"], rows["frame"], design_effect=effect).where(enough),
        needed_5=required_size(FINE, rows["frame"], design_effect=effect),
        needed_10=required_size(COARSE, rows["frame"], design_effect=effect),
        needed_change=_needed_for_change(given, rows),
    )


def _needed_for_change(given: Given, rows: pd.DataFrame) -> pd.Series:
    """Answers of all centers that the planned change asks for; centers have none."""
    found = pd.Series(pd.NA, index=rows.index, dtype="Int64")
    for place in rows.index[rows["center"] == ALL]:
        plan = plan_of(given, rows.loc[place, "audience"])
        found[place] = size_for_change(
            plan.change, power=plan.power, design_effect=plan.design_effect
        )
    return found


def plan_of(given: Given, audience: str) -> SamplePlan:
    """What round.yml says of an audience's sample, or the usual."""
    return given.round.sample_plan.get(Audience(audience), SamplePlan())


def _design_effects(given: Given, audiences: pd.Series) -> pd.Series:
    return audiences.map(lambda name: plan_of(given, name).design_effect).astype("float64")


def allocations(
    given: Given, sample_plan: pd.DataFrame, observed: Observation | None
) -> pd.DataFrame:
    """The planned total spread by three rules, beside the plan and what centers need.

    Neyman's rule takes each center's spread from the last round's overall question, where
    it was published, else that of a share of one half.
    """
    single = sample_plan[(sample_plan["center"] != ALL) & sample_plan["frame"].notna()]
    costs = given.data.sample.reindex(columns=["audience", "center", "cost"])
    single = single.merge(costs, on=["audience", "center"], how="left")
    parts = [
        _allocation(plan_of(given, audience), rows, _spreads(given, audience, observed))
        for audience, rows in single.groupby("audience", sort=False)
    ]
    if not parts:
        return empty(frames.ALLOCATION)
    return pd.concat(parts, ignore_index=True)[list(frames.ALLOCATION)]


def _allocation(
    plan: SamplePlan, rows: pd.DataFrame, spreads: dict[str, float]
) -> pd.DataFrame:
    total, people = float(rows["planned"].sum()), rows["frame"]
    worst = np.sqrt(WORST_SHARE * (1 - WORST_SHARE))
    spread = rows["center"].map(spreads).astype("float64").fillna(worst)
    needed = required_size(plan.center_margin, people, design_effect=plan.design_effect)
    cost = rows["cost"].astype("float64").fillna(plan.cost or np.nan)
    # Without any cost all answers cost the same; without some, those cost the usual.
    usual = cost.mean() if cost.notna().any() else 1.0
    found = rows[["audience", "center", "frame", "planned"]].assign(
        proportional=allocated_sizes(total, people),
        neyman=allocated_sizes(total, people, rule=Allocation.NEYMAN, spread=spread),
        cost_optimal=allocated_sizes(
            total, people, rule=Allocation.COST, spread=spread, cost=cost.fillna(usual)
        ),
        center_needed=needed.astype("Int64"),
    )
    sums = found.drop(columns=["audience", "center"]).sum()
    whole = pd.DataFrame(
        [{"audience": rows["audience"].iloc[0], "center": ALL} | dict(sums)]
    )
    both = pd.concat([found, whole], ignore_index=True)
    counts = [name for name in both.columns if name not in ("audience", "center")]
    both[counts] = both[counts].astype("Int64")
    rate = plan.response_rate
    asked = pd.array([pd.NA] * len(both), dtype="Int64")
    contacts = contacts_needed(both["planned"], rate) if rate else asked
    spent = rows["planned"].astype("float64") * cost
    together = spent.sum() if spent.notna().all() else np.nan
    return both.assign(contacts=contacts, cost=[*spent, together])


def _spreads(given: Given, audience: str, observed: Observation | None) -> dict[str, float]:
    """Standard deviation of the overall question in each center, as last published."""
    overall = overall_item(given.folder.questionnaires.get(Audience(audience)))
    if observed is None or observed.estimate.empty or overall is None:
        return {}
    share = _shares(observed.estimate, audience).xs(overall, level="item")
    return dict(np.sqrt(share * (1 - share)))


def overall_item(questionnaire: Questionnaire | None) -> str | None:
    """Id of an audience's overall question."""
    items = questionnaire.rated if questionnaire else ()
    return next((item.id for item in items if item.role == ItemRole.OVERALL), None)


def _shares(estimate: pd.DataFrame, audience: str) -> pd.Series:
    """Published top-2-box shares by item and center; 0 and 1 are no plan's expectation."""
    rows = estimate[
        (estimate["audience"] == audience)
        & (estimate["statistic"] == Statistic.TOP2BOX)
        & (estimate["state"] == CellState.PUBLISHED)
    ]
    inside = rows[rows["value"].between(0, 1, inclusive="neither")]
    return inside.set_index(["item", "center"])["value"]


def planned_precision(
    given: Given, sample_plan: pd.DataFrame, observed: Observation | None
) -> pd.DataFrame:
    """What every figure that is to be published will be worth, if the plan is met.

    The share of valid answers and the value are those of the last round where it published
    them, else all answers and a share of one half.
    """
    rows = [
        row
        for audience, plans in sample_plan.groupby("audience", sort=False)
        for row in _figures(given, str(audience), plans, observed)
    ]
    return pd.DataFrame(rows, columns=list(frames.PLANNED_PRECISION)).astype(
        {"base": "Int64", "margin": "float64", "detectable": "float64"}
    )


def _figures(
    given: Given, audience: str, plans: pd.DataFrame, observed: Observation | None
) -> Iterator[dict[str, object]]:
    questionnaire = given.folder.questionnaires.get(Audience(audience))
    plan, privacy = plan_of(given, audience), given.folder.pilot.privacy
    known = {} if observed is None else dict(_shares(observed.estimate, audience))
    valid = {} if observed is None else _valid_shares(observed.estimate, audience)
    for line in plans.itertuples():
        least = privacy.minimum_base if line.center == ALL else privacy.center_base
        for item in questionnaire.rated if questionnaire else ():
            base = int(line.planned * valid.get(item.id, 1.0))
            share = known.get((item.id, line.center), WORST_SHARE)
            half = margin(base, line.frame, share=share, design_effect=plan.design_effect)
            shown = base >= least
            yield {
                "audience": audience,
                "center": line.center,
                "item": item.id,
                "base": base,
                "margin": float(half) if shown else np.nan,
                "detectable": detectable_change(half, power=plan.power)
                if shown
                else np.nan,
                "state": str(CellState.PUBLISHED if shown else CellState.HIDDEN),
            }


def _valid_shares(estimate: pd.DataFrame, audience: str) -> dict[str, float]:
    """Share of all respondents who gave each item a valid answer, all centers together."""
    rows = estimate[
        (estimate["audience"] == audience)
        & (estimate["center"] == ALL)
        & (estimate["statistic"] == Statistic.TOP2BOX)
        & (estimate["state"] == CellState.PUBLISHED)
    ]
    beside = rows[["not_applicable", "dont_know", "blank"]].sum(axis=1)
    share = rows["base"].astype("float64") / (rows["base"] + beside).astype("float64")
    return dict(zip(rows["item"], share, strict=True))


def precision_so_far(
    given: Given, planning: Planning, response_count: pd.DataFrame
) -> pd.DataFrame:
    """Margin that the answers so far give, beside the planned one."""
    if response_count.empty:
        return empty(frames.PRECISION_SO_FAR)
    keys = ["audience", "center"]
    plan = planning.sample_plan[[*keys, "frame", "margin"]].rename(
        columns={"margin": "margin_planned"}
    )
    rows = response_count[[*keys, "collected", "state"]].merge(plan, on=keys, how="left")
    effect = _design_effects(given, rows["audience"])
    now = margin(rows["collected"], rows["frame"], design_effect=effect)
    return rows.assign(margin=now)[list(frames.PRECISION_SO_FAR)]

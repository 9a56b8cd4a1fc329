"""The survey's samples in words: how they are spread, and what they are worth."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.sampling import SamplePlan
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    audiences_in,
    by_audience,
    of_center,
    records,
    said,
    single_centers,
)


def allocation_reading(voice: Voice, given: Given, allocation: pd.DataFrame) -> Sentences:
    """How the plan differs from a sample that follows the people served, by audience."""
    if allocation.empty:
        return said(
            voice.text(
                "How many people each center serves is not known, so the sample cannot be "
                "spread by a rule."
            )
        )
    return said(
        voice.text(
            "A sample that follows the people served answers best for all centers "
            "together; the same number in each center answers best which center differs."
        ),
        points=[
            _spread_point(voice, given, audience, allocation)
            for audience in audiences_in(allocation)
        ],
    )


def _spread_point(
    voice: Voice, given: Given, audience: str, allocation: pd.DataFrame
) -> str:
    rows = allocation[allocation["audience"] == audience]
    single, together = single_centers(rows), rows[rows["center"] == ALL].iloc[0]
    gap = (single["proportional"] - single["planned"]).astype("float64")
    most = single.loc[gap.abs().idxmax()]
    plan = given.round.sample_plan.get(Audience(audience), SamplePlan())
    return voice.text(
        "{audience}: furthest from the people served is {center}, with {planned} planned "
        "in place of {proportional}. A margin of ±{margin} points in every center would "
        "need {needed} answers in place of {total}.",
        audience=voice.label("audience", audience),
        center=voice.name("center", most["center"]),
        planned=voice.number(most["planned"]),
        proportional=voice.number(most["proportional"]),
        margin=voice.number(plan.center_margin * 100),
        needed=voice.number(together["center_needed"]),
        total=voice.number(together["planned"]),
    )


def planned_precision_reading(voice: Voice, planned_precision: pd.DataFrame) -> Sentences:
    """How many figures will be shown, and what the widest and narrowest are worth."""
    if planned_precision.empty:
        return said(voice.text("No survey sample is planned."))
    return said(
        voice.text("If all planned answers come in:"),
        points=[
            _precision_point(
                voice,
                audience,
                planned_precision[planned_precision["audience"] == audience],
            )
            for audience in audiences_in(planned_precision)
        ],
    )


def _precision_point(voice: Voice, audience: str, rows: pd.DataFrame) -> str:
    name, single = voice.label("audience", audience), single_centers(rows)
    shown = int((single["state"] == CellState.PUBLISHED).sum())
    together = rows[(rows["center"] == ALL) & rows["margin"].notna()]
    if together.empty:
        return voice.text("{audience}: too few answers for any figure.", audience=name)
    return voice.plural(
        "{audience}: of {all} figures of single centers {n} will have a base that may be "
        "shown. For all centers together margins run from ±{best} to ±{worst} points, "
        "and a change of ±{change} points would be seen in the least exact question.",
        "{audience}: of {all} figures of single centers {n} will have a base that may be "
        "shown. For all centers together margins run from ±{best} to ±{worst} points, "
        "and a change of ±{change} points would be seen in the least exact question.",
        shown,
        audience=name,
        all=voice.number(len(single)),
        best=voice.number(together["margin"].min() * 100, 1),
        worst=voice.number(together["margin"].max() * 100, 1),
        change=voice.number(together["detectable"].max() * 100, 1),
    )


def precision_so_far_reading(
    voice: Voice, precision_so_far: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """What the answers so far are worth beside the plan."""
    rows = of_center(precision_so_far, center)
    if rows.empty:
        return said(voice.text("There are no answers yet whose worth could be stated."))
    return said(points=[_so_far(voice, row) for row in records(by_audience(rows))])


def _so_far(voice: Voice, row: dict) -> str:
    audience = voice.label("audience", row["audience"])
    if is_missing(row["margin"]):
        return voice.text(
            "{audience}: too few answers so far to state a margin.", audience=audience
        )
    now = voice.number(row["margin"] * 100, 1)
    if is_missing(row["margin_planned"]):
        return voice.text(
            "{audience}: a share of 50 % is known to ±{now} points; no margin was planned.",
            audience=audience,
            now=now,
        )
    return voice.text(
        "{audience}: a share of 50 % is known to ±{now} points; the plan was ±{planned}.",
        audience=audience,
        now=now,
        planned=voice.number(row["margin_planned"] * 100, 1),
    )

"""Centers against what their cases let expect, behind the disclosure gate."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pescycle.css.disclosure import gate, protected
from pescycle.model.findings import CellState, ContextFlag
from pescycle.model.given import Given
from pescycle.paf.context.funnel import ROOM
from pescycle.paf.context.results import ContextTables, context_tables
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.month_publication import month_publication
from pescycle.phases.periods import round_period

CHECKED = ("ratio", "ratio_without", "change")
SUMMED = ("events", "passed_over", "phi", "p", "tau2", "spread", "weight")
FLAGS = ("flag", "flag_adjusted", "flag_without")


@dataclass(frozen=True, eq=False)
class ContextResults:
    """Frames of the same names in ``Observation``."""

    observed_expected: pd.DataFrame
    context_check: pd.DataFrame
    context_summary: pd.DataFrame
    funnel: pd.DataFrame


def context_results(given: Given) -> ContextResults:
    """Every comparison of the framework, without what rests on too few cases.

    Where the edition's anchors are frozen, the centers that were there then are held
    against each other, and each later one against them: it changes nothing for the others.
    What is said of all centers together is then said of the frozen ones.
    """
    if given.framework is None:
        return _nothing()
    found = _compared(given)
    if found.observed_expected.empty:
        return _nothing()
    compared = _gated(
        given, found.observed_expected, (*frames.RATIO, *frames.ADJUSTED, *frames.SHRUNKEN)
    )
    return ContextResults(
        observed_expected=compared[list(frames.OBSERVED_EXPECTED)],
        context_check=_gated(given, found.context_check, CHECKED)[
            list(frames.CONTEXT_CHECK)
        ],
        context_summary=_gated(given, found.context_summary, SUMMED)[
            list(frames.CONTEXT_SUMMARY)
        ],
        funnel=_within(found.funnel, compared)[list(frames.FUNNEL)],
    )


def _compared(given: Given) -> ContextTables:
    centers = list(given.folder.centers["id"])
    if given.anchors is None:
        return _tables(given, centers)
    frozen = [center for center in centers if center in given.anchors.centers]
    found = _tables(given, frozen)
    for one in [center for center in centers if center not in frozen]:
        later = _tables(given, [*frozen, one])
        found = replace(
            found,
            observed_expected=_added(found.observed_expected, later.observed_expected, one),
            context_check=_added(found.context_check, later.context_check, one),
        )
    return found


def _tables(given: Given, centers: list[str]) -> ContextTables:
    return context_tables(
        given.months,
        given.data.records,
        given.framework,
        centers=centers,
        period=round_period(given),
    )


def _added(rows: pd.DataFrame, later: pd.DataFrame, center: str) -> pd.DataFrame:
    """The rows with those of one center more, each at the end of its comparison."""
    own = later[later["center"] == center] if len(later) else later
    if own.empty:
        return rows
    keys = [name for name in ("kpi", "method", "factor") if name in rows]
    both = pd.concat([rows, own], ignore_index=True)
    place = both.groupby(keys, sort=False).ngroup()
    return both.iloc[place.argsort(kind="stable")].reset_index(drop=True)


def leading(compared: pd.DataFrame) -> pd.DataFrame:
    """Of each KPI the rows of its first method: what is counted once is told once.

    Strata of the monthly counts come before models of records.
    """
    first = compared.groupby("kpi")["method"].transform("first")
    return compared[compared["method"] == first]


def _nothing() -> ContextResults:
    return ContextResults(
        observed_expected=empty(frames.OBSERVED_EXPECTED),
        context_check=empty(frames.CONTEXT_CHECK),
        context_summary=empty(frames.CONTEXT_SUMMARY),
        funnel=empty(frames.FUNNEL),
    )


def _gated(given: Given, rows: pd.DataFrame, values: tuple[str, ...]) -> pd.DataFrame:
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(rows, minimum_base=minimum, values=values)
    if "center" in gated:
        gated = protected(gated, _closed(given, gated), values=values)
    unseen = gated["state"] != CellState.PUBLISHED
    for name in FLAGS:
        if name in gated:
            gated[name] = gated[name].mask(unseen, str(ContextFlag.INSUFFICIENT_DATA))
    for name in ("low_share", "changed"):
        if name in gated:
            gated[name] = gated[name] & ~unseen
    return gated


def _closed(given: Given, rows: pd.DataFrame) -> np.ndarray:
    """Centers of which what the KPI adds up is hidden."""
    decided, period = month_publication(given), round_period(given)
    kpis = {kpi.id: kpi for kpi in given.framework.kpis}
    keys = zip(rows["kpi"], rows["center"], strict=True)
    return np.array([decided.hides_sum(kpis[k], c, period) for k, c in keys], dtype=bool)


def _within(funnel: pd.DataFrame, compared: pd.DataFrame) -> pd.DataFrame:
    """The curve between the centers that are shown: its ends would tell of the others."""
    if funnel.empty:
        return empty(frames.FUNNEL)
    keys = ["kpi", "method"]
    ends = compared.groupby(keys)["expected"].agg(["min", "max"]).reset_index()
    points = funnel.merge(ends, on=keys)
    shown = points["expected"].between(points["min"] / ROOM, points["max"] * ROOM)
    return points[shown].reset_index(drop=True)

"""Equity: every KPI by sex, age and the like, with the gap to a reference."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.css.disclosure import gate, protected
from pescycle.errors import DisclosureError
from pescycle.model.base import ALL
from pescycle.model.findings import NOT_SHOWN, CellState
from pescycle.model.framework import Kpi, MonthlyCount
from pescycle.model.given import Given
from pescycle.paf.equity import (
    MEASURED,
    GroupCells,
    equity_gaps,
    equity_values,
    group_cells,
    judged,
)
from pescycle.paf.equity.gaps import references
from pescycle.phases import frames
from pescycle.phases.equity_survey import survey_gaps, survey_values
from pescycle.phases.equity_tables import EquityTables
from pescycle.phases.frames import FIGURE, empty
from pescycle.phases.periods import round_period

GAP_FIGURES = (
    *("value", "value_reference", "gap", "low", "high", "ratio", "ratio_low"),
    *("ratio_high", "base", "base_reference", "p"),
)


@dataclass(frozen=True, eq=False)
class EquityResults:
    """Frames of the same names in ``Observation``."""

    equity_kpi: pd.DataFrame
    equity_gap: pd.DataFrame
    equity_audit: pd.DataFrame


def equity_results(
    given: Given, kpi_score: pd.DataFrame, group_estimate: pd.DataFrame
) -> EquityResults:
    """KPIs by group and gaps, gated; ``kpi_score`` and estimates are the published ones."""
    if given.framework is None or not given.folder.pilot.equity.groups:
        columns = (frames.EQUITY_KPI, frames.EQUITY_GAP, frames.DISCLOSURE_AUDIT)
        return EquityResults(*map(empty, columns))
    cells = list(_cells(given))
    closed, audit = _decided(given, cells, kpi_score)
    values = [_values(given, one, closed) for one in cells]
    values.append(survey_values(given, group_estimate))
    equity_kpi = _stacked(values, frames.EQUITY_KPI)
    gaps = [_gaps(one, equity_kpi) for one in cells]
    gaps.append(survey_gaps(given, equity_kpi))
    equity_gap = _stacked(gaps, (*frames.EQUITY_GAP,))
    if len(equity_gap):
        adjustment = given.folder.pilot.comparisons.adjustment
        equity_gap = judged(equity_gap, given.framework, adjustment=adjustment)
    order = {kpi.id: place for place, kpi in enumerate(given.framework.kpis)}
    return EquityResults(
        _sorted(equity_kpi, order)[list(frames.EQUITY_KPI)],
        _sorted(equity_gap, order)[list(frames.EQUITY_GAP)],
        audit,
    )


def _sorted(frame: pd.DataFrame, order: dict[str, int]) -> pd.DataFrame:
    place = frame["kpi"].map(order)
    return frame.iloc[np.argsort(place.to_numpy(), kind="stable")].reset_index(drop=True)


def _stacked(parts: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    rows = [part for part in parts if len(part)]
    if not rows:
        return empty(columns)
    return pd.concat(rows, ignore_index=True).reindex(columns=list(columns))


def _cells(given: Given) -> Iterator[GroupCells]:
    """Each KPI of monthly measures by each group that somebody counted."""
    centers = list(given.folder.centers["id"])
    period = round_period(given)
    inside = given.group_months[given.group_months["month"].isin(period.months)]
    own = dict(list(inside.groupby("group")))
    for kpi in given.framework.kpis:
        if not isinstance(kpi.formula, MEASURED):
            continue
        for group in given.folder.pilot.equity.groups:
            months = own.get(group.id)
            if months is None:
                continue
            found = group_cells(months, kpi, group, centers=centers, period=period)
            if found is not None:
                yield found


def _decided(
    given: Given, cells: list[GroupCells], kpi_score: pd.DataFrame
) -> tuple[Collection[tuple], pd.DataFrame]:
    """What must be hidden of all tables together, and the audit of the rest.

    Raises
    ------
    DisclosureError
        When the audit finds a hidden number that is known too closely.
    """
    apart = given.folder.pilot.equity.centers == "apart"
    shown = cells if apart else [one.together() for one in cells]
    tables = EquityTables(shown, kpi_score, given.folder.pilot.privacy)
    closed, audit = tables.decided
    if audit.empty:
        return closed, empty(frames.DISCLOSURE_AUDIT)
    if not audit["passed"].astype(bool).all():
        raise DisclosureError(
            "The KPIs by group would tell a hidden count more closely than the pilot's "
            "privacy rules allow. Nothing was written. This is a fault of pescycle; report "
            "it, and until it is mended write centers: together under equity: in pilot.yml."
        )
    return closed, audit[list(frames.DISCLOSURE_AUDIT)]


def _values(given: Given, cells: GroupCells, closed: Collection[tuple]) -> pd.DataFrame:
    rows = equity_values(cells)
    if given.folder.pilot.equity.centers == "together":
        rows = rows[rows["center"] == ALL].reset_index(drop=True)
    counts = isinstance(cells.kpi.formula, MonthlyCount)
    base, other = ("count", "base") if counts else ("base", "count")
    minimum = given.folder.pilot.privacy.minimum_base
    values = (*FIGURE, other)
    gated = gate(rows, minimum_base=minimum, values=values, base=base)
    keys = zip(
        gated["kpi"], gated["group"], gated["center"], gated["category"], strict=True
    )
    out = np.array([key in closed for key in keys], dtype=bool)
    gated = protected(gated, out, values=values, base=base)
    return _enough(gated, cells.kpi).assign(audience="")


def _enough(gated: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    """A base below the KPI's own minimum, or no possible figure, is insufficient data."""
    shown = gated["state"] == CellState.PUBLISHED
    small = shown & ((gated["base"] < kpi.minimum_base) | gated["value"].isna())
    figures = {name: gated[name].mask(small) for name in FIGURE}
    state = gated["state"].mask(small, str(CellState.INSUFFICIENT))
    return gated.assign(state=state, **figures)


def _gaps(cells: GroupCells, equity_kpi: pd.DataFrame) -> pd.DataFrame:
    """Gaps of the published categories to a reference that is published as well.

    The reference ``others`` is what the KPI and the category tell together, so that it is
    published with the category; it needs no row of its own.
    """
    gaps = equity_gaps(cells).assign(audience="")
    own = equity_kpi[
        (equity_kpi["kpi"] == cells.kpi.id)
        & (equity_kpi["group"] == cells.group.id)
        & (equity_kpi["center"] == ALL)
    ]
    states = dict(zip(own["category"], own["state"], strict=True))
    state = gaps["category"].map(states)
    if not isinstance(cells.kpi.formula, MonthlyCount):
        beside = references(cells.group)
        rest = [_worst([states[n] for n in beside[c]]) for c in gaps["category"]]
        alone = cells.group.reference != "others"
        state = state.where((state != CellState.PUBLISHED) | (not alone), pd.Series(rest))
        if not alone:
            none = pd.Series([r == CellState.INSUFFICIENT for r in rest], dtype=bool)
            state = state.mask(none, str(CellState.INSUFFICIENT))
    shown = state == CellState.PUBLISHED
    figures = {name: gaps[name].where(shown) for name in GAP_FIGURES}
    return gaps.assign(state=state.astype("str"), **figures)


def _worst(states: list[str]) -> str:
    """State of several categories together: hidden where one of them is."""
    for state in NOT_SHOWN:
        if state in states:
            return str(state)
    there = CellState.PUBLISHED in states
    return str(CellState.PUBLISHED if there else CellState.INSUFFICIENT)

"""What each KPI's target is held against."""

from enum import StrEnum

import pandas as pd

from pescycle.model.findings import Basis
from pescycle.model.framework import Kpi, OwnHistoryTarget
from pescycle.model.given import Given
from pescycle.paf.kpis import kpi_values
from pescycle.paf.periods import Period
from pescycle.paf.targets import baselines, history_baselines
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.gates import gated_values
from pescycle.phases.history import history
from pescycle.phases.periods import former_years, months_in, round_period
from pescycle.phases.results import Observation


class _Kind(StrEnum):
    YEAR = "year"
    YEARS = "years"
    ROUND = "round"


def baseline_frame(given: Given, observed: Observation | None) -> pd.DataFrame:
    """Baseline of every KPI in every center, by what its target's rule looks at.

    Growth, trend, peer median and regression are held against the same months a year
    before, so that no season is taken for a change; own history against the same months of
    former years; all else, and every survey, against the last round.
    """
    if given.framework is None:
        return empty(frames.BASELINE)
    year_before = round_period(given).year_before()
    months = months_in(given, year_before)
    values = gated_values(given, kpi_values(months, given.framework), year_before)
    of_year = values[values["kpi"].isin(_kpis(given, _Kind.YEAR))]
    parts = [
        baselines(of_year, basis=Basis.YEAR_BEFORE, period=year_before),
        history_baselines(history(given), given.framework, periods=former_years(given)),
        _of_last_round(given, observed, values),
    ]
    return pd.concat([part for part in parts if len(part)], ignore_index=True)


def _of_last_round(
    given: Given, observed: Observation | None, values: pd.DataFrame
) -> pd.DataFrame:
    kpis = _kpis(given, _Kind.ROUND)
    if observed is None:
        none = values[values["kpi"].isin(kpis)].assign(value=float("nan"), base=pd.NA)
        return baselines(none, basis=Basis.NONE)
    last = observed.kpi_score[observed.kpi_score["kpi"].isin(kpis)]
    turn = given.folder.round(given.round.previous)
    period = Period(turn.starts, turn.ends)
    return baselines(last, basis=Basis.PREVIOUS_ROUND, period=period)


def _kpis(given: Given, kind: _Kind) -> list[str]:
    return [kpi.id for kpi in given.framework.kpis if _kind(kpi) == kind]


def _kind(kpi: Kpi) -> _Kind:
    if isinstance(kpi.target, OwnHistoryTarget):
        return _Kind.YEARS
    return _Kind.YEAR if kpi.seasonal else _Kind.ROUND

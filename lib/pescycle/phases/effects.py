"""The pilot effect: whether pilot centers changed otherwise than comparison centers."""

from dataclasses import asdict

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Statistic
from pescycle.model.framework import Direction, MonthlyCount
from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.phases.results import Observation
from pescycle.stats.changes import verdict
from pescycle.stats.effects import difference_in_differences

EFFECT_COLUMNS = (
    *("kind", "audience", "id", "since", "pilot_change", "comparison_change", "effect"),
    *("low", "high", "level", "method", "pilots", "comparisons", "verdict"),
)


def pilot_effects(given: Given, observation: Observation, *, since: str) -> pd.DataFrame:
    """Difference-in-differences of each KPI and item since a round, the center as the unit.

    Monthly counts are left out: centers differ so much in size that their changes in
    visitors are not on one scale. Returns one row a KPI or item, see
    ``Reflection.pilot_effect``.
    """
    series = [*_kpi_series(given, observation), *_item_series(given, observation)]
    rows = [_effect(given, since, *one) for one in series]
    return pd.DataFrame(rows, columns=list(EFFECT_COLUMNS))


def _kpi_series(given: Given, observation: Observation):
    """For each KPI its kind, audience, id, direction, and rows of round center value."""
    if given.framework is None:
        return
    history = observation.kpi_history
    for kpi in given.framework.kpis:
        if not isinstance(kpi.formula, MonthlyCount) and kpi.better != Direction.BAND:
            yield "kpi", "", kpi.id, kpi.better, history[history["kpi"] == kpi.id]


def _item_series(given: Given, observation: Observation):
    history = observation.estimate_history
    shares = history[history["statistic"] == Statistic.TOP2BOX]
    for (audience, item), rows in shares.groupby(["audience", "item"], sort=False):
        yield "item", audience, item, Direction.HIGHER, rows


def _effect(
    given: Given, since: str, kind: str, audience: str, name: str, better: Direction, rows
) -> dict[str, object]:
    values = rows[rows["center"] != ALL].pivot_table(
        index="center", columns="round", values="value", aggfunc="first", dropna=False
    )
    values = values.reindex(columns=[since, given.round.id]).astype("float64")
    change = values[given.round.id] - values[since]
    roles = given.folder.centers.set_index("id")["role"].reindex(change.index)
    found = asdict(
        difference_in_differences(
            change[roles == CenterRole.PILOT], change[roles == CenterRole.COMPARISON]
        )
    )
    known = {key: found[key] for key in EFFECT_COLUMNS if key in found}
    said = verdict(found["low"], found["high"], better)
    return {
        "kind": kind,
        "audience": audience,
        "id": name,
        "since": since,
        "verdict": said,
    } | known

"""The pilot effect: whether pilot centers changed otherwise than comparison centers."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from math import isnan

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Checks, Statistic
from pescycle.model.framework import Direction, MonthlyCount
from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.phases import frames
from pescycle.phases.results import Observation
from pescycle.stats.changes import verdict
from pescycle.stats.effects import detectable_effect, difference_in_differences
from pescycle.stats.permutation import randomisation_test, wild_bootstrap_test


@dataclass(frozen=True, eq=False)
class Series:
    """A KPI or item so far: ``values`` has a row a center, a column a round."""

    kind: str  # "kpi" or "item"
    audience: str
    id: str
    better: Direction
    values: pd.DataFrame


def effect_series(given: Given, observation: Observation) -> list[Series]:
    """All KPIs and items whose change can be compared between centers.

    Monthly counts are left out: centers differ so much in size that their changes in
    visitors are not on one scale. So are bands, where a change has no one direction.
    """
    return [*_kpi_series(given, observation), *_item_series(observation)]


def pilot_effects(given: Given, observation: Observation, *, since: str) -> pd.DataFrame:
    """Difference-in-differences of each KPI and item since a round, the center as the unit.

    Returns one row a KPI or item, see ``Reflection.pilot_effect``.
    """
    pilots = centers_with(given, CenterRole.PILOT)
    rows = [
        effect(given, one, since=since, acting=pilots)
        for one in effect_series(given, observation)
    ]
    return pd.DataFrame(rows, columns=list(frames.PILOT_EFFECT))


def effect(
    given: Given, series: Series, *, since: str, acting: Collection[str]
) -> dict[str, object]:
    """Change of the ``acting`` centers since a round, less that of the comparison centers.

    A comparison center that acts itself is compared with nobody.
    """
    values = series.values.reindex(columns=[since, given.round.id]).astype("float64")
    change = values[given.round.id] - values[since]
    compared = set(centers_with(given, CenterRole.COMPARISON)) - set(acting)
    pilots = change[change.index.isin(list(acting))].to_numpy()
    others = change[change.index.isin(compared)].to_numpy()
    found = asdict(difference_in_differences(pilots, others))
    randomised = randomisation_test(pilots, others)
    checks = {
        "minimum_detectable": detectable_effect(found["se"], found["df"]),
        "p_randomisation": randomised.p,
        "assignments": float(randomised.cases),
        "p_wild": wild_bootstrap_test(pilots, others).p,
    }
    names = {
        "kind": series.kind,
        "audience": series.audience,
        "id": series.id,
        "since": since,
        "verdict": str(verdict(found["low"], found["high"], series.better)),
        "checks": _agreement(found, checks),
    }
    figures = {name: found[name] for name in frames.PILOT_EFFECT if name in found}
    return names | figures | checks


def _agreement(found: dict[str, float], checks: dict[str, float]) -> str:
    """Whether both p-values say of zero what the interval says."""
    values = [checks[name] for name in ("p_randomisation", "p_wild")]
    if any(isnan(value) for value in (found["low"], *values)):
        return str(Checks.NONE)
    clear = not found["low"] <= 0 <= found["high"]
    limit = 1 - found["level"]
    same = all((value <= limit) == clear for value in values)
    return str(Checks.AGREE if same else Checks.DIFFER)


def centers_with(given: Given, role: CenterRole) -> list[str]:
    """Ids of the centers with that role."""
    centers = given.folder.centers
    return list(centers.loc[centers["role"] == role, "id"])


def _kpi_series(given: Given, observation: Observation) -> Iterator[Series]:
    history = observation.kpi_history
    for kpi in given.framework.kpis if given.framework else ():
        if not isinstance(kpi.formula, MonthlyCount) and kpi.better != Direction.BAND:
            own = history[history["kpi"] == kpi.id]
            yield Series("kpi", "", kpi.id, kpi.better, _by_round(own))


def _item_series(observation: Observation) -> Iterator[Series]:
    history = observation.estimate_history
    shares = history[history["statistic"] == Statistic.TOP2BOX]
    for (audience, item), rows in shares.groupby(["audience", "item"], sort=False):
        yield Series("item", audience, item, Direction.HIGHER, _by_round(rows))


def _by_round(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["center"] != ALL].pivot_table(
        index="center", columns="round", values="value", aggfunc="first", dropna=False
    )

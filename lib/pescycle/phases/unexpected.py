"""Clear changes that nobody aimed at, and those that went against an action's aim."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pescycle.css.changes import item_changes
from pescycle.css.stacking import RoundAnswers
from pescycle.model.base import ALL
from pescycle.model.findings import Basis, CellState, Statistic, Unexpected, Verdict
from pescycle.model.framework import MonthlyCount, SurveyShare
from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.model.tables import ActionState
from pescycle.paf.changes import kpi_changes, year_before_changes
from pescycle.paf.kpis import kpi_values
from pescycle.phases import frames
from pescycle.phases.effects import Series, centers_with, effect_series
from pescycle.phases.frames import empty
from pescycle.phases.periods import months_in, round_period
from pescycle.phases.results import Observation
from pescycle.phases.surveys import surveys
from pescycle.phases.written import rounds_so_far
from pescycle.stats.changes import verdict
from pescycle.stats.effects import difference_in_differences
from pescycle.stats.permutation import randomisation_test

CHANCE = 0.05  # of one or more false alarms in the whole table
CLEAR = (Verdict.BETTER, Verdict.WORSE)
FIGURES = ("before", "value", "change", "low", "high", "level", "method", "verdict")


def unexpected_changes(given: Given, observation: Observation) -> pd.DataFrame:
    """Every change that is looked at, and how it stands to the actions' aims.

    Looked at are the KPIs and shares of all centers together since the last round (counts
    and seasonal KPIs: since the same months of the year before), and the difference of the
    pilot centers' changes from those of the comparison centers since the last round. With m
    of them a change is clear only if its interval at a level of 1 - 0.05 / m leaves out
    zero (Bonferroni). Nothing is looked at in a first round.

    One row a (scope, KPI or item), see ``Observation.unexpected_change``.
    """
    if given.earlier is None:
        return empty(frames.UNEXPECTED_CHANGE)
    looked = [row for row in _rows(given, observation, 0.95) if _known(row)]
    if not looked:
        return empty(frames.UNEXPECTED_CHANGE)
    level = 1 - CHANCE / len(looked)
    aims = aims_so_far(given)
    rows = [
        row
        | {
            "actions": " ".join(aims.get(row["id"], ())),
            "comparisons": len(looked),
            "finding": str(_finding(row["verdict"], row["id"] in aims)),
        }
        for row in _rows(given, observation, level)
        if _known(row)
    ]
    return pd.DataFrame(rows, columns=list(frames.UNEXPECTED_CHANGE))


def aims_so_far(given: Given) -> dict[str, list[str]]:
    """Actions by the KPI or item that they were to move, of this and earlier rounds.

    A dropped action moves nothing.
    """
    aims: dict[str, list[str]] = {}
    for one in rounds_so_far(given):
        action = one.data.action
        kept = action[action["state"] != ActionState.DROPPED]
        for name, aim in zip(kept["id"], kept["moves"], strict=True):
            aims.setdefault(aim, []).append(name)
    return aims


def _known(row: dict[str, Any]) -> bool:
    return not pd.isna(row["low"]) and not pd.isna(row["high"])


def _finding(found: str, aimed: bool) -> Unexpected:
    if found not in CLEAR:
        return Unexpected.NONE
    if not aimed:
        return Unexpected.UNAIMED
    return Unexpected.AGAINST if found == Verdict.WORSE else Unexpected.AIMED


def _rows(given: Given, observation: Observation, level: float) -> Iterator[dict[str, Any]]:
    yield from _kpis(given, observation, level)
    yield from _items(given, observation, level)
    for series in effect_series(given, observation):
        if not _from_survey(given, series):
            yield _difference(given, series, level)


def _from_survey(given: Given, series: Series) -> bool:
    """Whether it is a KPI of the survey, whose questions are looked at themselves."""
    if series.kind != "kpi":
        return False
    return isinstance(given.framework.kpi(series.id).formula, SurveyShare)


def _kpis(given: Given, observation: Observation, level: float) -> Iterator[dict[str, Any]]:
    if given.framework is None:
        return
    score = observation.kpi_score
    shown = set(score.loc[(score["center"] == ALL) & score["value"].notna(), "kpi"])
    seasonal = {
        kpi.id
        for kpi in given.framework.kpis
        if isinstance(kpi.formula, MonthlyCount) or kpi.seasonal
    }
    for basis, changes in _kpi_changes(given, level).items():
        together = changes[changes["center"] == ALL]
        for row in together.to_dict("records"):
            right = (row["kpi"] in seasonal) == (basis == Basis.YEAR_BEFORE)
            if right and row["kpi"] in shown:
                figures = {name: row[name] for name in FIGURES}
                yield _named("all", "kpi", "", row["kpi"], basis) | figures


def _kpi_changes(given: Given, level: float) -> dict[Basis, pd.DataFrame]:
    framework, period = given.framework, round_period(given)
    months = months_in(given, period)
    year = year_before_changes(
        months, months_in(given, period.year_before()), framework, confidence=level
    )
    # By this round's measures and corrections: like is compared with like.
    earlier = months_in(given, round_period(given.earlier))
    since = kpi_changes(
        kpi_values(months, framework, confidence=level),
        kpi_values(earlier, framework, confidence=level),
        framework,
    )
    measured = [k.id for k in framework.kpis if not isinstance(k.formula, SurveyShare)]
    return {
        Basis.YEAR_BEFORE: year,
        Basis.PREVIOUS_ROUND: since[since["kpi"].isin(measured)],
    }


def _items(
    given: Given, observation: Observation, level: float
) -> Iterator[dict[str, Any]]:
    """Shares of the best answers that are published in both rounds."""
    history = observation.estimate_history
    if history.empty:
        return
    together = history[
        (history["center"] == ALL)
        & (history["statistic"] == Statistic.TOP2BOX)
        & (history["state"] == CellState.PUBLISHED)
    ]
    keys = ["audience", "center", "item", "statistic"]
    now = together[together["round"] == given.round.id][keys]
    before = together[together["round"] == given.earlier.round.id][keys]
    both = now.merge(before, on=keys)
    for audience, survey in surveys(given).items():
        earlier = surveys(given.earlier).get(audience)
        seen = both[both["audience"] == str(audience)]
        if earlier is None or seen.empty:
            continue
        found = item_changes(
            RoundAnswers(survey.responses, survey.design),
            RoundAnswers(earlier.responses, earlier.design),
            survey.questionnaire,
            centers=list(given.folder.centers["id"]),
            shown=seen,
            confidence=level,
        )
        for row in found[found["change"].notna()].to_dict("records"):
            figures = {name: row[name] for name in FIGURES}
            names = _named("all", "item", str(audience), row["item"], Basis.PREVIOUS_ROUND)
            yield names | figures


def _difference(given: Given, series: Series, level: float) -> dict[str, Any]:
    """Change of the pilot centers less that of the others, since the last round."""
    rounds = [given.earlier.round.id, given.round.id]
    values = series.values.reindex(columns=rounds).astype("float64")
    change = values[rounds[1]] - values[rounds[0]]
    acting = _acting(given, series.id)
    compared = set(centers_with(given, CenterRole.COMPARISON)) - set(acting)
    pilots = change[change.index.isin(list(acting))].to_numpy()
    others = change[change.index.isin(list(compared))].to_numpy()
    found = difference_in_differences(pilots, others, confidence=level)
    names = _named("pilot", series.kind, series.audience, series.id, Basis.PREVIOUS_ROUND)
    return names | {
        "before": found.comparison_change,
        "value": found.pilot_change,
        "change": found.effect,
        "low": found.low,
        "high": found.high,
        "level": found.level,
        "method": found.method,
        "p_randomisation": randomisation_test(pilots, others).p,
        "verdict": str(verdict(found.low, found.high, series.better)),
    }


def _acting(given: Given, aim: str) -> list[str]:
    """Pilot centers in which an action for that aim was done; all of them without one."""
    pilots = centers_with(given, CenterRole.PILOT)
    action = given.data.action
    done = action[(action["moves"] == aim) & action["done_on"].notna()]
    named = set(done["center"])
    acting = pilots if ALL in named else [center for center in pilots if center in named]
    return acting or pilots


def _named(scope: str, kind: str, audience: str, name: str, basis: Basis) -> dict[str, Any]:
    names = {"scope": scope, "kind": kind, "audience": audience, "id": name}
    return names | {"basis": str(basis), "p_randomisation": float("nan")}

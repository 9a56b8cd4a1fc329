"""Step 5, reflection: what was expected, what came, what was learned."""

from typing import Any

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Basis, CellState, Expectation, Statistic, Verdict
from pescycle.model.framework import MonthlyCount, PooledMean
from pescycle.model.given import Given
from pescycle.model.round import RoundKind
from pescycle.model.verdicts import claimed
from pescycle.paf.changes import kpi_changes, year_before_changes
from pescycle.phases import frames
from pescycle.phases.chain import chain_rows, question_trail, team_lessons
from pescycle.phases.changes import survey_changes
from pescycle.phases.effects import pilot_effects
from pescycle.phases.evaluation import (
    capacity_proposals,
    opinions,
    project_evaluation,
    recommendations,
)
from pescycle.phases.expectations import Moved, action_expected
from pescycle.phases.frames import empty
from pescycle.phases.lots import lots_handed_on
from pescycle.phases.month_publication import month_publication, shown_months
from pescycle.phases.paths import center_paths
from pescycle.phases.periods import months_in, round_period
from pescycle.phases.planning import HOLD
from pescycle.phases.proposals import lessons, proposals
from pescycle.phases.pulse import learning_changes
from pescycle.phases.results import Action, Observation, Planning, Reflection
from pescycle.phases.score_changes import score_changes

HELD = {
    str(Verdict.BETTER): str(Expectation.ABOVE),
    str(Verdict.NO_CLEAR_CHANGE): str(Expectation.AS_EXPECTED),
    str(Verdict.WORSE): str(Expectation.BELOW),
}


def reflect(
    given: Given, planning: Planning, action: Action, observation: Observation
) -> Reflection:
    """Expected against achieved, change since the last round, lessons, and proposals."""
    kpi_change = _kpi_change(given, observation)
    item_change = survey_changes(given, observation)
    pilot_effect = _pilot_effect(given, observation)
    lesson = lessons(given, observation, action.action_progress)
    proposal = proposals(given, observation, lesson, pilot_effect)
    expected = action_expected(
        given,
        planning,
        action.action_progress,
        Moved(kpi_change, item_change, lesson, proposal),
    )
    opinion, opinion_topic = opinions(given)
    return Reflection(
        headline=_headline(given, kpi_change, item_change, pilot_effect, proposal)
        | lots_handed_on(planning.headline),
        kpi_change=kpi_change,
        item_expected=_item_expected(given, planning, observation, item_change),
        item_change=item_change,
        pilot_effect=pilot_effect,
        center_path=center_paths(given, observation),
        score_decomposition=score_changes(given, observation),
        learning_change=learning_changes(given, observation),
        lesson=lesson,
        proposal=proposal,
        action_expected=expected,
        team_lesson=team_lessons(given, expected),
        chain=chain_rows(given, expected),
        question_trail=question_trail(given),
        project_evaluation=project_evaluation(given, action),
        opinion=opinion,
        opinion_topic=opinion_topic,
        recommendation=recommendations(given),
        capacity_proposal=capacity_proposals(given, observation),
    )


def _kpi_change(given: Given, observation: Observation) -> pd.DataFrame:
    if given.framework is None:
        return empty(frames.KPI_CHANGE)
    score = observation.kpi_score
    # What goes with the seasons is held against the same months a year before.
    seasonal = [
        kpi.id
        for kpi in given.framework.kpis
        if isinstance(kpi.formula, MonthlyCount) or kpi.seasonal
    ]
    year, since = _year_before(given, observation), _since_last_round(given, observation)
    basis = Basis.NONE if given.round.previous is None else Basis.PREVIOUS_ROUND
    parts = [
        year[year["kpi"].isin(seasonal)].assign(basis=Basis.YEAR_BEFORE),
        since[~since["kpi"].isin(seasonal)].assign(basis=basis),
    ]
    change = pd.concat([part for part in parts if len(part)], ignore_index=True)
    kept = ["center", "kpi", "value", "target", "attainment", "status"]
    # A change of counts is taken over the months that both years have, like with like: the
    # figure at which it ends is then not the KPI's own value.
    change = change.rename(columns={"value": "after"})
    rows = score[kept].merge(
        change, on=["center", "kpi"], how="left", validate="one_to_one"
    )
    return rows[list(frames.KPI_CHANGE)]


def _year_before(given: Given, observation: Observation) -> pd.DataFrame:
    """Changes since the year before, without those of figures that are hidden."""
    period = round_period(given)
    months, earlier = months_in(given, period), months_in(given, period.year_before())
    changes = year_before_changes(months, earlier, given.framework)
    pairs = (shown_months(given, months), shown_months(given, earlier))
    changes = _by_shown_months(given, changes, year_before_changes(*pairs, given.framework))
    hidden = observation.kpi_score[observation.kpi_score["value"].isna()]
    keys = pd.MultiIndex.from_frame(hidden[["center", "kpi"]])
    unseen = pd.MultiIndex.from_frame(changes[["center", "kpi"]]).isin(keys)
    unseen |= _unseen_before(given, changes)
    figures = ["before", "value", "change", "low", "high"]
    changes.loc[unseen, figures] = float("nan")
    changes["verdict"] = changes["verdict"].mask(unseen, str(Verdict.INSUFFICIENT_DATA))
    return changes


def _by_shown_months(
    given: Given, changes: pd.DataFrame, shown: pd.DataFrame
) -> pd.DataFrame:
    """Counts of single centers compared over the months of which both are shown.

    A mean over some of the months, and how these differ, would tell one that is hidden.
    """
    counts = [k.id for k in given.framework.kpis if isinstance(k.formula, MonthlyCount)]
    own = changes["kpi"].isin(counts) & (changes["center"] != ALL)
    return pd.concat([changes[~own], shown[own]]).sort_index()


def _unseen_before(given: Given, changes: pd.DataFrame) -> np.ndarray:
    """Where the year before is hidden, or the spread of hidden months is in the change."""
    decided, period = month_publication(given), round_period(given)
    kpis = {kpi.id: kpi for kpi in given.framework.kpis}
    found = []
    for name, center in zip(changes["kpi"], changes["center"], strict=True):
        kpi, years = kpis[name], (period, period.year_before())
        spread = isinstance(kpi.formula, PooledMean) and any(
            decided.hides_a_month(kpi, center, one) for one in years
        )
        found.append(spread or any(decided.hides_sum(kpi, center, one) for one in years))
    return np.array(found, dtype=bool)


def _since_last_round(given: Given, observation: Observation) -> pd.DataFrame:
    history = observation.kpi_history
    before = history[history["round"] == (given.round.previous or "")]
    return kpi_changes(observation.kpi_score, before, given.framework)


def _item_expected(
    given: Given, planning: Planning, observation: Observation, item_change: pd.DataFrame
) -> pd.DataFrame:
    """Each item's share beside the expected one; none is due in a baseline round.

    A share that the plan states is exact. One that is to be held was estimated itself, so
    that the change between the rounds tells whether it was, allowing for how many are
    looked at.
    """
    if given.round.kind == RoundKind.BASELINE or observation.estimate.empty:
        return empty(frames.ITEM_EXPECTED)
    rows = observation.estimate
    shares = rows[(rows["center"] == ALL) & (rows["statistic"] == Statistic.TOP2BOX)]
    joined = planning.item_target.merge(shares, on=["audience", "item"], how="inner")
    seen = (joined["state"] == CellState.PUBLISHED) & joined["expected"].notna()
    finding = pd.Series(str(Expectation.AS_EXPECTED), index=joined.index)
    finding = finding.mask(joined["low"] > joined["expected"], str(Expectation.ABOVE))
    finding = finding.mask(joined["high"] < joined["expected"], str(Expectation.BELOW))
    finding = finding.mask(joined["rule"] == HOLD, _held(joined, item_change))
    finding = finding.where(seen, str(Expectation.INSUFFICIENT_DATA))
    return joined.assign(finding=finding)[list(frames.ITEM_EXPECTED)]


def _held(joined: pd.DataFrame, item_change: pd.DataFrame) -> pd.Series:
    """What each item's change from the last round says of a share that was to be held."""
    rows = item_change.assign(verdict=claimed(item_change))
    rows = rows[(rows["center"] == ALL) & (rows["statistic"] == Statistic.TOP2BOX)]
    keys = ["audience", "item"]
    verdicts = joined[keys].merge(rows[[*keys, "verdict"]], on=keys, how="left")["verdict"]
    found = verdicts.map(HELD).fillna(str(Expectation.INSUFFICIENT_DATA))
    return found.set_axis(joined.index)


def _pilot_effect(given: Given, observation: Observation) -> pd.DataFrame:
    first = given.folder.rounds[0].id
    if first == given.round.id:
        return empty(frames.PILOT_EFFECT)
    return pilot_effects(given, observation, since=first)


def _headline(
    given: Given,
    kpi_change: pd.DataFrame,
    item_change: pd.DataFrame,
    pilot_effect: pd.DataFrame,
    proposal: pd.DataFrame,
) -> dict[str, Any]:
    """Counts over the KPIs and the items' shares of all centers together."""
    headline: dict[str, Any] = {"proposals": len(proposal)}
    if given.round.previous is None:
        return headline
    items = item_change[item_change["statistic"] == Statistic.TOP2BOX]
    items = items.assign(verdict=claimed(items))
    parts = [part[part["center"] == ALL]["verdict"] for part in (kpi_change, items)]
    verdicts = pd.concat(
        [part for part in parts if len(part)] or [pd.Series(dtype="object")]
    )
    for verdict in (Verdict.BETTER, Verdict.WORSE, Verdict.NO_CLEAR_CHANGE):
        headline[str(verdict)] = int((verdicts == verdict).sum())
    seen = pilot_effect["verdict"].isin([Verdict.BETTER, Verdict.WORSE])
    if (pilot_effect["verdict"] != Verdict.INSUFFICIENT_DATA).any():
        headline["effects_seen"] = int(seen.sum())
    return headline

"""Step 4, how the scores are put together and explained, and the ratings beside them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Direction, Framework, GrowthTarget, Kpi, PointsTarget
from pescycle.model.given import Given
from pescycle.model.round import RoundKind
from pescycle.model.scoring import POINTS, Scale
from pescycle.paf.measures import coverage
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.levels import leaf_weight_known, levels, months_shares
from pescycle.paf.scoring.nodes import framework_tree, leaf_table, node_scores
from pescycle.paf.scoring.points import points
from pescycle.paf.scoring.ratings import Ratings
from pescycle.paf.scoring.stars import star_ratings
from pescycle.paf.scoring.steps import score_steps
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.periods import months_in, round_period


@dataclass(frozen=True, eq=False)
class ScoreResults:
    """The frames of the scores, see ``Observation``."""

    node_score: pd.DataFrame
    score_step: pd.DataFrame
    rating: pd.DataFrame
    rating_step: pd.DataFrame


def score_results(
    given: Given,
    target: pd.DataFrame,
    kpi_score: pd.DataFrame,
    observed_expected: pd.DataFrame,
) -> ScoreResults:
    """Scores of pillars and composite, their steps, and the ratings that are switched on.

    Nothing is due in a baseline round: its nodes have a reason and no score.
    """
    framework = given.framework
    if framework is None or kpi_score.empty:
        return _results(given, [], [], [])
    kpis = step_kpis(kpi_score, target, framework)
    tree = framework_tree(framework)
    leaf = leaf_table(kpis, tree.leaves, "score")
    nodes = node_scores(leaf, tree, cap=framework.status.cap)
    if given.round.kind == RoundKind.BASELINE:
        numbers = ["score", "worst", "best", "weight_covered"]
        not_due = nodes.assign(**dict.fromkeys(numbers, np.nan), reason=Reason.NOT_DUE)
        return _results(given, [_scaled(not_due, Scale.ATTAINMENT)], [], [])
    steps = [_scaled(score_steps(kpis, tree), Scale.ATTAINMENT)]
    found, lines = _ratings(given, kpis, nodes, observed_expected)
    return _results(given, [_scaled(nodes, Scale.ATTAINMENT)], [*steps, *lines], found)


def step_kpis(
    kpi_score: pd.DataFrame, target: pd.DataFrame, framework: Framework
) -> pd.DataFrame:
    """What each KPI brings to the scores: its value, where its scale begins, its target."""
    ends = target[["center", "kpi", "low_target"]]
    rows = kpi_score.merge(ends, on=["center", "kpi"], how="left")
    begins = rows["kpi"].map({kpi.id: _begins(kpi) for kpi in framework.kpis})
    anchor = rows["baseline"].where(begins == "baseline")
    anchor = rows["low_target"].where(begins == "low_target", anchor)
    rows = rows.assign(anchor=anchor.astype("float64"), score=rows["attainment"])
    return rows[["center", "kpi", "value", "anchor", "target", "score", "reason"]]


def _begins(kpi: Kpi) -> str:
    """The column in which the scale of a KPI begins; it begins at 0 where there is none."""
    if kpi.better == Direction.BAND:
        return "low_target"
    return "baseline" if isinstance(kpi.target, GrowthTarget | PointsTarget) else ""


def _scaled(rows: pd.DataFrame, scale: str) -> pd.DataFrame:
    return rows.assign(scale=str(scale))


def _ratings(
    given: Given, kpis: pd.DataFrame, nodes: pd.DataFrame, observed_expected: pd.DataFrame
) -> tuple[list[Ratings], list[pd.DataFrame]]:
    """Ratings that are switched on, and the lines of the points."""
    scoring, lines, found = given.framework.scoring, [], []
    if scoring.points is not None:
        rated, steps = points(kpis, scoring.points, met=given.framework.status.met)
        found.append(rated)
        lines.append(_scaled(steps, POINTS))
    top = top_nodes(nodes, given.framework)
    if scoring.stars is not None:
        found.append(star_ratings(observed_expected, scoring.stars))
    if scoring.levels is not None:
        tree = framework_tree(given.framework)
        known = leaf_weight_known(leaf_table(kpis, tree.leaves, "score"), tree)
        found.append(levels(top, known, _months_shares(given), scoring.levels))
    return found, lines


def top_nodes(nodes: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """What is rated: the composite where it is switched on, else every pillar."""
    if framework.scoring.composite is None:
        return nodes
    return nodes[~nodes["node"].isin([pillar.id for pillar in framework.pillars])]


def _months_shares(given: Given) -> pd.Series:
    """Share of the monthly figures that came, of the KPIs with weight."""
    used = {name for kpi in given.framework.kpis if kpi.weight for name in kpi.measures}
    rows = coverage(months_in(given, round_period(given)))
    rows = rows[rows["measure"].isin(used)]
    return months_shares(pd.concat([rows, rows.assign(center=ALL)]))


def _results(
    given: Given,
    nodes: list[pd.DataFrame],
    steps: list[pd.DataFrame],
    found: list[Ratings],
) -> ScoreResults:
    ratings = [one.rating for one in found]
    rating_steps = [one.rating_step for one in found]
    return ScoreResults(
        _frame(given, nodes, frames.NODE_SCORE),
        _frame(given, steps, frames.SCORE_STEP),
        _frame(given, ratings, frames.RATING),
        _frame(given, rating_steps, frames.RATING_STEP),
    )


def _frame(
    given: Given, parts: list[pd.DataFrame], columns: tuple[str, ...]
) -> pd.DataFrame:
    known = [part for part in parts if len(part)]
    if not known:
        return empty(columns)
    rows = pd.concat(known, ignore_index=True).assign(round=given.round.id)
    return rows[list(columns)]

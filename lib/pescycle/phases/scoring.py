"""Step 4, how the scores are put together and explained, and the ratings beside them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Direction, Framework, Kpi
from pescycle.model.given import Given
from pescycle.model.round import RoundKind
from pescycle.model.scoring import COMPOSITE, POINTS, Scale
from pescycle.paf.measures import coverage
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.anchored import goalpost_scores
from pescycle.paf.scoring.levels import leaf_weight_known, levels, months_shares
from pescycle.paf.scoring.nodes import framework_tree, leaf_table, node_scores
from pescycle.paf.scoring.peer_classes import peer_classes
from pescycle.paf.scoring.points import points
from pescycle.paf.scoring.ratings import Ratings
from pescycle.paf.scoring.stars import star_ratings
from pescycle.paf.scoring.steps import score_steps
from pescycle.paf.scoring.tree import ScoreTree
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.peers import members_of, peer_groups_in
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
    kpi_score: pd.DataFrame,
    observed_expected: pd.DataFrame,
) -> ScoreResults:
    """Scores of pillars and composite, their steps, and the ratings that are switched on.

    Nothing is due in a baseline round: its nodes have a reason and no score.
    """
    framework = given.framework
    if framework is None or kpi_score.empty:
        return _results(given, [], [], [])
    kpis = step_kpis(kpi_score, framework)
    trees = [_tree_scores(kpis, framework, Scale.ATTAINMENT, cap=framework.status.cap)]
    if given.round.kind == RoundKind.BASELINE:
        return _results(given, [_not_due(trees[0].nodes)], [], [])
    if _on_goalposts(given):
        placed = goalpost_scores(kpis, framework, given.anchors)
        trees.append(_tree_scores(placed, framework, Scale.GOALPOSTS, cap=1.0))
    found, lines = _ratings(given, kpis, trees[-1], observed_expected)
    steps = [*(tree.steps for tree in trees), *lines]
    return _results(given, [tree.nodes for tree in trees], steps, found)


@dataclass(frozen=True, eq=False)
class _TreeScores:
    """Scores of all nodes on one scale, and what they are made of."""

    tree: ScoreTree
    leaf: pd.DataFrame
    nodes: pd.DataFrame
    steps: pd.DataFrame


def _tree_scores(
    kpis: pd.DataFrame, framework: Framework, scale: Scale, *, cap: float
) -> _TreeScores:
    tree = framework_tree(framework, scale)
    leaf = leaf_table(kpis, tree.leaves, "score")
    return _TreeScores(
        tree,
        leaf,
        _scaled(node_scores(leaf, tree, cap=cap), scale),
        _scaled(score_steps(kpis, tree), scale),
    )


def _on_goalposts(given: Given) -> bool:
    return given.framework.scoring.on_goalposts and given.anchors is not None


def _not_due(nodes: pd.DataFrame) -> pd.DataFrame:
    numbers = ["score", "worst", "best", "weight_covered"]
    return nodes.assign(**dict.fromkeys(numbers, np.nan), reason=str(Reason.NOT_DUE))


def step_kpis(kpi_score: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """What each KPI brings to the scores: its value, where its scale begins, its target."""
    rows = kpi_score
    begins = rows["kpi"].map({kpi.id: _begins(kpi) for kpi in framework.kpis})
    anchor = rows["baseline"].where(begins == "baseline")
    anchor = rows["low_target"].where(begins == "low_target", anchor)
    rows = rows.assign(anchor=anchor.astype("float64"), score=rows["attainment"])
    return rows[["center", "kpi", "value", "anchor", "target", "score", "reason"]]


def _begins(kpi: Kpi) -> str:
    """The column in which the scale of a KPI begins; it begins at 0 where there is none."""
    if kpi.better == Direction.BAND:
        return "low_target"
    return "baseline" if kpi.progress else ""


def _scaled(rows: pd.DataFrame, scale: str) -> pd.DataFrame:
    return rows.assign(scale=str(scale))


def _ratings(
    given: Given, kpis: pd.DataFrame, scored: _TreeScores, observed_expected: pd.DataFrame
) -> tuple[list[Ratings], list[pd.DataFrame]]:
    """Ratings that are switched on, and the lines of the points."""
    scoring, lines, found = given.framework.scoring, [], []
    if scoring.points is not None:
        rated, steps = points(kpis, scoring.points, met=given.framework.status.met)
        found.append(rated)
        lines.append(_scaled(steps, POINTS))
    top = top_nodes(scored.nodes, given.framework)
    if scoring.peer_classes is not None:
        found.append(_peer_classes(given, top))
    if scoring.stars is not None:
        found.append(star_ratings(observed_expected, scoring.stars))
    if scoring.levels is not None:
        known = leaf_weight_known(scored.leaf, scored.tree)
        found.append(levels(top, known, _months_shares(given), scoring.levels))
    return found, lines


def _peer_classes(given: Given, top: pd.DataFrame) -> Ratings:
    """Classes by the frozen groups; without frozen anchors no center has a group."""
    groups = peer_groups_in(given)
    if given.anchors is None:
        groups = pd.Series(index=groups.index, dtype="str")
    return peer_classes(
        top[top["center"] != ALL],
        groups,
        given.framework.scoring.peer_classes,
        members=members_of(given.anchors, given),
    )


def top_nodes(nodes: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """What is rated: the composite where it is switched on, else every pillar."""
    if framework.scoring.composite is None or not nodes["node"].eq(COMPOSITE).any():
        return nodes
    return nodes[nodes["node"] == COMPOSITE]


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

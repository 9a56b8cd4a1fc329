"""Step 4, how certain the centers' ranks are, and what they hang on."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, WeightSource
from pescycle.model.framework import Framework
from pescycle.model.given import Given
from pescycle.model.scoring import COMPOSITE, Scale
from pescycle.model.uncertainty import Uncertainty
from pescycle.paf.scoring.aggregation import aggregated
from pescycle.paf.scoring.nodes import framework_tree
from pescycle.paf.scoring.tree import ScoreTree
from pescycle.paf.uncertainty import (
    Leaves,
    Simulation,
    month_freedom,
    rank_intervals,
    simulation,
    sources,
    subtree,
)
from pescycle.paf.uncertainty.attainments import attainment_leaves
from pescycle.paf.uncertainty.placed import goalpost_leaves
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.periods import months_in, round_period
from pescycle.phases.results import Planning

FEWEST_CENTERS = 2  # one center has no rank
SOBOL = "sobol"


@dataclass(frozen=True, eq=False)
class UncertaintyResults:
    """The frames of the ranks' uncertainty, see ``Observation``."""

    rank_interval: pd.DataFrame
    uncertainty_source: pd.DataFrame


def uncertainty_results(
    given: Given, planning: Planning, kpi_score: pd.DataFrame
) -> UncertaintyResults:
    """Rank intervals of the nodes that the framework asks for, and of the composite.

    A composite is never without them: one figure for everything looks more certain than it
    is. In a round in which nothing is due there are no ranks.
    """
    settings = asked_for(given.framework)
    if given.framework is None or settings is None:
        return _results(given, [], [])
    scores = kpi_score
    close = _concentrations(planning.weight_disagreement)
    ranks, shares = [], []
    for node in settings.nodes:
        found = _simulated(given, node, scores, settings, close)
        if found is not None:
            run, leaves, centers = found
            told = {"node": node, "kpis": leaves.value.shape[0]}
            ranks.append(_ranks(given, run, leaves, centers, settings).assign(**told))
            shares.append(_shares(run, settings).assign(node=node))
    return _results(given, ranks, shares)


def asked_for(framework: Framework | None) -> Uncertainty | None:
    """What the framework asks for, with the composite where there is one."""
    if framework is None:
        return None
    own = framework.uncertainty
    if framework.scoring.composite is None:
        return own
    if own is None:
        return Uncertainty(nodes=(COMPOSITE,))
    nodes = tuple(dict.fromkeys((*own.nodes, COMPOSITE)))
    return own.model_copy(update={"nodes": nodes})


def _concentrations(disagreement: pd.DataFrame) -> dict[str, float]:
    """How closely participants agreed on each node; points spread before pairs compared."""
    shown = disagreement[disagreement["state"] == CellState.PUBLISHED]
    found: dict[str, float] = {}
    for source in reversed(WeightSource):
        own = shown[shown["weight_source"] == source].dropna(subset="concentration")
        found |= dict(zip(own["node"], own["concentration"], strict=True))
    return found


def _simulated(
    given: Given,
    node: str,
    scores: pd.DataFrame,
    settings: Uncertainty,
    close: dict[str, float],
) -> tuple[Simulation, Leaves, list[str]] | None:
    scale = _scale(given.framework, node)
    if scale == Scale.GOALPOSTS and given.anchors is None:
        return None  # nothing to measure its scores against was frozen
    tree = subtree(framework_tree(given.framework, scale), node)
    centers = [center for center in scores["center"].unique() if center != ALL]
    leaves = _leaves(given, scores, tree, centers, scale)
    shown = np.clip(leaves.value, leaves.lower, leaves.upper).T
    scored = np.flatnonzero(~np.isnan(aggregated(shown, tree)[:, -1]))
    if len(scored) < FEWEST_CENTERS:
        return None
    ranked = leaves.of(np.arange(len(tree.leaves)), scored)
    run = simulation(ranked, tree, settings, close)
    return run, ranked, [centers[place] for place in scored]


def _scale(framework: Framework, node: str) -> Scale:
    """Only the composite may be put together from something else than attainments."""
    composite = framework.scoring.composite
    if node != COMPOSITE or composite is None:
        return Scale.ATTAINMENT
    return composite.scale


def _leaves(
    given: Given, scores: pd.DataFrame, tree: ScoreTree, centers: list[str], scale: Scale
) -> Leaves:
    framework, kpis = given.framework, tree.leaves
    df = month_freedom(months_in(given, round_period(given)), framework, kpis, centers)
    if scale == Scale.ATTAINMENT:
        return attainment_leaves(scores, framework, kpis, centers, df=df)
    return goalpost_leaves(scores, framework, given.anchors, kpis, centers, df=df)


def _ranks(
    given: Given, run: Simulation, leaves: Leaves, centers: list[str], settings: Uncertainty
) -> pd.DataFrame:
    lowest = given.framework.status.watch
    rows = rank_intervals(run, leaves, top=settings.top, lowest=lowest, seed=settings.seed)
    return rows.assign(
        center=centers,
        top=settings.top,
        lowest=lowest,
        replicates=settings.replicates,
        seed=settings.seed,
    )


def _shares(run: Simulation, settings: Uncertainty) -> pd.DataFrame:
    found = sources(run, seed=settings.seed)
    return pd.DataFrame(
        {
            "factor": [str(factor) for factor in run.factors],
            "first": found.first,
            "total": found.total,
            "low": found.low,
            "high": found.high,
            "level": 0.95,
            "method": SOBOL,
            "base": found.pairs,
        }
    )


def _results(
    given: Given, ranks: list[pd.DataFrame], shares: list[pd.DataFrame]
) -> UncertaintyResults:
    return UncertaintyResults(
        _frame(given, ranks, frames.RANK_INTERVAL),
        _frame(given, shares, frames.UNCERTAINTY_SOURCE),
    )


def _frame(
    given: Given, parts: list[pd.DataFrame], columns: tuple[str, ...]
) -> pd.DataFrame:
    if not parts:
        return empty(columns)
    return pd.concat(parts, ignore_index=True).assign(round=given.round.id)[list(columns)]

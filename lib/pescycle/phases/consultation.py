"""Weights by consultation: what a workshop proposes, and how far it agrees."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.consultation import weighed
from pescycle.model.findings import WeightSource
from pescycle.model.given import Given
from pescycle.paf.elicitation import (
    Sheets,
    allocation_sheets,
    comparison_sheets,
    consultation,
    disagreement,
)
from pescycle.phases import frames
from pescycle.phases.frames import empty

# A mean of two tells each of them what the other wrote. Participants come to be heard,
# under a code, so that the survey's larger minimum would only silence small workshops.
FEWEST = 3
OTHERS = "others"
FIGURES = ("proposed", "low", "high", "sd")
DISAGREEMENT = ("concordance", "p", "concentration", "ratio", "inconsistent", "incomplete")


def weight_consultation(given: Given) -> pd.DataFrame:
    """Proposed weights beside those in force, see ``Planning.weight_consultation``.

    The sheets are the round's own, else the latest of the rounds before it.
    """
    asked, parts = consulted(given), []
    for source, node, sheets in _found(given, asked):
        rows = consultation(sheets, _groups(asked, sheets.shares.index))
        force = weighed(given.framework)[node]
        told = {"round": asked.round.id, "weight_source": str(source), "node": node}
        parts.append(rows.assign(weight=rows["child"].map(force), **told))
    if not parts:
        return empty(frames.WEIGHT_CONSULTATION)
    whole = pd.concat(parts, ignore_index=True)
    gated = gate(whole, minimum_base=FEWEST, values=FIGURES)
    return gated[list(frames.WEIGHT_CONSULTATION)]


def weight_disagreement(given: Given) -> pd.DataFrame:
    """How far participants agree on each node, see ``Planning.weight_disagreement``."""
    asked = consulted(given)
    rows: list[dict[str, Any]] = [
        {"round": asked.round.id, "weight_source": str(source), "node": node}
        | disagreement(sheets)
        for source, node, sheets in _found(given, asked)
    ]
    if not rows:
        return empty(frames.WEIGHT_DISAGREEMENT)
    gated = gate(pd.DataFrame(rows), minimum_base=FEWEST, values=DISAGREEMENT)
    return gated[list(frames.WEIGHT_DISAGREEMENT)]


def consulted(given: Given) -> Given:
    """The latest round, this one included, to which sheets belong; else this one."""
    turn: Given | None = given
    while turn is not None:
        if len(turn.data.weight) or len(turn.data.comparison):
            return turn
        turn = turn.earlier
    return given


def _found(given: Given, asked: Given) -> Iterator[tuple[WeightSource, str, Sheets]]:
    """The sheets of each node by either method, points first."""
    if given.framework is None:
        return
    readers = {
        WeightSource.BUDGET_ALLOCATION: (allocation_sheets, asked.data.weight),
        WeightSource.AHP: (comparison_sheets, asked.data.comparison),
    }
    for source, (read, rows) in readers.items():
        for node, children in weighed(given.framework).items():
            sheets = read(rows, node, list(children))
            if sheets is not None:
                yield source, node, sheets


def _groups(asked: Given, participants: pd.Index) -> pd.Series | None:
    """Group of each participant; groups too small to be shown are put together."""
    weight = asked.data.weight
    weight = weight[weight["participant"].isin(participants)]
    if weight.empty:
        return None
    group = weight.drop_duplicates("participant").set_index("participant")["group"]
    sizes = group.value_counts().sort_values(kind="stable")
    pooled: list[str] = []
    while len(sizes) and (sizes.iloc[0] < FEWEST or 0 < _members(group, pooled) < FEWEST):
        pooled.append(str(sizes.index[0]))
        sizes = sizes.iloc[1:]
    return group.where(~group.isin(pooled), OTHERS)


def _members(group: pd.Series, names: list[str]) -> int:
    return int(group.isin(names).sum())

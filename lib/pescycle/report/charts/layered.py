"""Where the boxes of a diagram in layers belong, so that few of its lines cross."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

Key = TypeVar("Key", bound=Hashable)
Edge = tuple[Key, Key]
SWEEPS = 8  # after a few an order comes back
DRAFTS = 12
BEND = 0.45  # height of a line that passes a layer, where a box has 1


@dataclass(frozen=True)
class Layout:
    """Places on a grid: layers to the right, heights of boxes downwards.

    ``places`` has the layer and the height of each box's middle, ``routes`` the points
    through which each line goes from box to box, ``height`` what all of it needs.
    """

    places: Mapping[Hashable, tuple[int, float]]
    routes: Mapping[tuple[Hashable, Hashable], tuple[tuple[int, float], ...]]
    height: float


def layered(layers: Mapping[Key, int], edges: Sequence[Edge]) -> Layout:
    """A layout of boxes in given layers, whose lines only go to later ones.

    Lines that pass a layer get a place of their own in it, so that they do not run through
    a box. The order in each layer is improved sweep by sweep (medians of the neighbours,
    then neighbouring places exchanged while that takes crossings away); heights come as
    near to the neighbours' mean as boxes allow.

    Parameters
    ----------
    layers : mapping
        Layer of each box, from 0; the order is that of the first draft.
    edges : sequence of pairs
        From a box to a box of a later layer.

    Notes
    -----
    Sugiyama, Tagawa & Toda (1981), IEEE Transactions on Systems, Man, and Cybernetics 11,
    109-125. Heights: the isotonic regression of the wanted places.
    """
    chains = {edge: _chain(edge, layers) for edge in edges}
    whole = dict(layers)
    for chain in chains.values():
        whole |= {place: place[2] for place in chain[1:-1]}
    steps = [step for chain in chains.values() for step in pairwise(chain)]
    columns = _ordered(_columns(whole), steps)
    heights = _heights(columns, steps, set(layers))
    points = {place: (whole[place], heights[place]) for place in whole}
    return Layout(
        places={key: points[key] for key in layers},
        routes={edge: tuple(points[k] for k in chain) for edge, chain in chains.items()},
        height=max((sum(_sizes(c, set(layers))) for c in columns), default=0.0),
    )


def _chain(edge: Edge, layers: Mapping[Key, int]) -> list:
    """The edge's ends with a stand-in for each layer that it passes."""
    source, target = edge
    passed = range(layers[source] + 1, layers[target])
    return [source, *((source, target, layer) for layer in passed), target]


def _columns(layers: Mapping) -> list[list]:
    last = max(layers.values(), default=-1)
    return [[key for key, at in layers.items() if at == n] for n in range(last + 1)]


def _ordered(columns: list[list], steps: list[tuple]) -> list[list]:
    """Orders with the fewest crossings that the sweeps come upon, from several drafts."""
    best, fewest = columns, crossings(columns, steps)
    draw = np.random.Generator(np.random.PCG64(0))
    for draft in range(DRAFTS):
        if not fewest:
            break
        order = columns if not draft else [_mixed(column, draw) for column in columns]
        for sweep in range(SWEEPS):
            order = _swept(order, steps, forward=sweep % 2 == 0)
            order = _exchanged(order, steps)
            found = crossings(order, steps)
            if found < fewest:
                best, fewest = order, found
    return best


def _mixed(column: list, draw: np.random.Generator) -> list:
    return [column[place] for place in np.argsort(draw.random(len(column)))]


def crossings(columns: Sequence[Sequence], steps: Sequence[tuple]) -> int:
    """How many pairs of lines cross between neighbouring layers."""
    at = {key: place for column in columns for place, key in enumerate(column)}
    layer = {key: n for n, column in enumerate(columns) for key in column}
    found = 0
    for n in range(len(columns) - 1):
        ends = np.array([(at[a], at[b]) for a, b in steps if layer[a] == n]).reshape(-1, 2)
        apart = ends[:, None, :] - ends[None, :, :]
        found += int((apart.prod(axis=2) < 0).sum()) // 2
    return found


def _swept(columns: list[list], steps: list[tuple], *, forward: bool) -> list[list]:
    """Each layer sorted by the middle of its neighbours in the layer before (or after)."""
    order = range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1)
    made = [list(column) for column in columns]
    for n in order:
        other = {key: at for at, key in enumerate(made[n - 1 if forward else n + 1])}
        own = {key: float(at) for at, key in enumerate(made[n])}
        wanted = {}
        for key in made[n]:
            near = [other[x] for pair in steps if key in pair for x in pair if x in other]
            wanted[key] = float(np.mean(near)) if near else own[key]
        made[n].sort(key=wanted.__getitem__)
    return made


def _exchanged(columns: list[list], steps: list[tuple]) -> list[list]:
    """Neighbours in a layer exchanged as long as that takes crossings away."""
    made, fewest = [list(column) for column in columns], crossings(columns, steps)
    better = True
    while better and fewest:
        better = False
        for column in made:
            for at in range(len(column) - 1):
                column[at : at + 2] = column[at : at + 2][::-1]
                found = crossings(made, steps)
                if found < fewest:
                    fewest, better = found, True
                else:
                    column[at : at + 2] = column[at : at + 2][::-1]
    return made


def _sizes(column: Sequence, boxes: set) -> list[float]:
    return [1.0 if key in boxes else BEND for key in column]


def _heights(columns: list[list], steps: list[tuple], boxes: set) -> dict:
    """Middle of each place: near its neighbours, none in another, all in the frame."""
    whole = max((sum(_sizes(column, boxes)) for column in columns), default=0.0)
    near: dict = {key: [] for column in columns for key in column}
    for source, target in steps:
        near[source].append(target)
        near[target].append(source)
    at = {}
    for column in columns:
        sizes = np.array(_sizes(column, boxes))
        middles = np.cumsum(sizes) - sizes / 2 + (whole - sizes.sum()) / 2
        at |= dict(zip(column, middles, strict=True))
    for _ in range(3 * SWEEPS):
        for column in columns:
            wanted = [
                np.mean([at[x] for x in near[key]]) if near[key] else at[key]
                for key in column
            ]
            places = _apart(np.array(wanted), np.array(_sizes(column, boxes)), whole)
            at |= dict(zip(column, places, strict=True))
    return {key: float(place) for key, place in at.items()}


def _apart(wanted: np.ndarray, sizes: np.ndarray, whole: float) -> np.ndarray:
    """Places nearest to the wanted ones that keep their order, distance and the frame."""
    if not len(wanted):
        return wanted
    gaps = np.concatenate([[0.0], np.cumsum((sizes[:-1] + sizes[1:]) / 2)])
    level = _isotonic(wanted - gaps)
    low, high = sizes[0] / 2, whole - sizes[-1] / 2 - gaps[-1]
    return np.clip(level, low, max(low, high)) + gaps


def _isotonic(values: np.ndarray) -> np.ndarray:
    """Nearest values that never fall (pool adjacent violators)."""
    blocks: list[list[float]] = []
    for value in values:
        blocks.append([float(value), 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks[-2], blocks[-1]
            blocks[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    return np.concatenate([np.full(int(n), value) for value, n in blocks])

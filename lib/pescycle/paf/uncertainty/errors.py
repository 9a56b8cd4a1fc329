"""The standard error of each center's score from sampling alone."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from pescycle.paf.scoring.tree import ScoreTree
from pescycle.paf.uncertainty.draws import fixed_weights
from pescycle.paf.uncertainty.engine import Engine, Rows
from pescycle.paf.uncertainty.leaves import Leaves
from pescycle.paf.uncertainty.simulation import Simulation

ROOM = 6.0  # standard normal units by which an uncut scale reaches beyond each score


@dataclass(frozen=True, eq=False)
class Errors:
    """Standard errors of scores, arrays [center]; missing where one is unknown.

    down, up : each way; a share near 100 % can be much lower, but not much higher
    df : degrees of freedom, infinite where none was estimated from a few months
    """

    down: np.ndarray
    up: np.ndarray
    df: np.ndarray

    @classmethod
    def even(cls, se: ArrayLike, df: ArrayLike = np.inf) -> "Errors":
        """The same both ways."""
        se = np.asarray(se, dtype=float)
        return cls(se, se, np.broadcast_to(np.asarray(df, dtype=float), se.shape))

    def of(self, places: np.ndarray) -> "Errors":
        return Errors(self.down[places], self.up[places], self.df[places])

    @property
    def whole(self) -> np.ndarray:
        """One error for both ways."""
        return np.sqrt((self.down**2 + self.up**2) / 2)


def score_errors(run: Simulation, leaves: Leaves) -> Errors:
    """Standard error of each center's score, by the framework's own rules and weights.

    Not cut at the ends of the scale: a score that chance has carried to the end would else
    look surer than it is. Where the framework's means are arithmetic a score is a sum of
    independent errors, whose limits follow from those of its parts (MOVER, Zou & Donner
    2008); else the sampling errors are drawn again without everything else. Missing where a
    leaf's own error is unknown.

    Notes
    -----
    Degrees of freedom: Satterthwaite (1946), Biometrics Bulletin 2, 110-114; under other
    means the smallest of the parts'.
    """
    if all(mean.exponent == 1 for mean in run.engine.tree.means):
        found = _summed(run.engine.tree, leaves)
    else:
        found = _drawn(run, leaves)
    unknown = leaves.unknown_error.any(axis=0)
    down, up = (np.where(unknown, np.nan, side) for side in (found.down, found.up))
    return Errors(down, up, found.df)


def _summed(tree: ScoreTree, leaves: Leaves) -> Errors:
    share = shares(tree, leaves.missing)
    squares = [(share * side) ** 2 for side in leaves.standard_errors()]
    down, up = (np.sqrt(side.sum(axis=0)) for side in squares)
    parts = (squares[0] + squares[1]) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        df = parts.sum(axis=0) ** 2 / (parts**2 / leaves.df).sum(axis=0)
    return Errors(down, up, np.where(np.isnan(df), np.inf, df))


def shares(tree: ScoreTree, missing: np.ndarray) -> np.ndarray:
    """Share of the last node's weight that each leaf has in each center, [leaf, center].

    What is missing leaves its weight to its siblings, level by level.
    """
    count, weights = len(tree.leaves), fixed_weights(tree)
    there = np.zeros((len(tree.members), missing.shape[1]))
    there[:count] = ~missing
    for node, children in enumerate(tree.children):
        there[count + node] = there[children].any(axis=0)
    whole = np.zeros_like(there)
    whole[-1] = there[-1]
    for node in reversed(range(len(tree.nodes))):
        children = tree.children[node]
        own = weights[children][:, None] * there[children]
        total = own.sum(axis=0)
        whole[children] = whole[count + node] * own / np.where(total > 0, total, 1.0)
    return whole[:count]


def _drawn(run: Simulation, leaves: Leaves) -> Errors:
    down, up = leaves.standard_errors()
    reach = ROOM * np.nanmax(np.fmax(down, up), axis=1, keepdims=True, initial=0.0)
    ends = [np.fmin.reduce(leaves.value, axis=1), np.fmax.reduce(leaves.value, axis=1)]
    open_ = replace(
        leaves,
        down=leaves.down * leaves.part,
        up=leaves.up * leaves.part,
        lower=np.fmin(leaves.lower, ends[0][:, None] - reach),
        upper=np.fmax(leaves.upper, ends[1][:, None] + reach),
    )
    engine = Engine(open_, run.engine.tree, run.engine.draws)
    total, squares = np.zeros((2, len(run.score)))
    count, middle = len(run.scores), engine.scores(Rows()).astype(float)
    for row in range(count):
        away = engine.scores(Rows(sampling=row)) - middle
        total += away
        squares += away**2
    se = np.sqrt(np.maximum(squares / count - (total / count) ** 2, 0))
    return Errors.even(se, np.where(leaves.missing, np.inf, leaves.df).min(axis=0))

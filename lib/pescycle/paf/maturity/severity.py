"""Assessor severity: how much higher or lower one assessor scores the same statements."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import optimize
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from pescycle.model.maturity import Phase
from pescycle.stats.intervals import normal_quantile, t_interval

METHOD = "additive"
ZERO = 1e-9  # eigenvalues below this share of the largest are zeros that rounding moved
LARGEST_RATIO = 1e4  # of the assessors' variance to that of single scores


@dataclass(frozen=True, eq=False)
class Severity:
    """Effects of the assessors and how far they differ.

    ``assessor`` has one row an assessor, see ``severity``. ``sd`` is the standard deviation
    of severity in points, ``residual`` that of single scores, ``share`` the share of the
    variance within statements that severity makes; NaN where nothing can be said.
    """

    assessor: pd.DataFrame
    sd: float
    residual: float
    share: float


COLUMNS = (
    *("assessor", "role", "effect", "se", "low", "high", "shrunk", "shrunk_low"),
    *("shrunk_high", "level", "method", "scores", "group"),
)


def severity(long: pd.DataFrame, *, confidence: float = 0.95) -> Severity:
    """How many points above (+) or below (-) the others an assessor scores.

    Additive model: score = statement of a center + assessor + rest. Only assessors who
    scored the same statements can be compared; ``group`` numbers those who are linked by
    shared statements, effects add up to 0 within a group and say nothing across groups. A
    strict assessor may be right: the effect tells a difference, not a fault.

    Parameters
    ----------
    long : DataFrame
        From ``statement_scores``, by assessor, role and center.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Severity
        ``effect`` by least squares with Student's limits, ``shrunk`` towards 0 by the
        mixed model (assessors random, statements fixed, REML), so that few scores cannot
        make an assessor look extreme; in points. All limits are those of the difference
        from the group's mean.

    Notes
    -----
    Henderson (1975), Biometrics 31, 423-447. R (lme4), with target = center:statement:
    ``lmer(score ~ 0 + target + (1 | assessor))``; ``effect`` as ``lm(score ~ 0 + target +
    assessor)`` less the mean of its assessors.
    """
    rows = long[long["phase"] == Phase.SCORE]
    shared = rows.groupby(["center", "statement"])["assessor"].transform("nunique") > 1
    rows = rows[shared]
    if rows.empty:
        return Severity(pd.DataFrame(columns=list(COLUMNS)), np.nan, np.nan, np.nan)
    target = rows.groupby(["center", "statement"]).ngroup().to_numpy()
    person, codes = pd.factorize(rows["assessor"])
    parts = _parts(rows["value"].to_numpy(dtype=float), target, person)
    group = _groups(target, person)
    frame = _assessors(parts, group, confidence)
    roles = rows.groupby("assessor")["role"].agg(lambda own: " ".join(sorted(set(own))))
    counts = np.bincount(person)
    frame = frame.assign(assessor=codes, role=roles[codes].to_numpy(), scores=counts)
    noise, ratio = parts.noise, parts.ratio
    return Severity(
        frame[list(COLUMNS)],
        float(np.sqrt(ratio * noise)),
        float(np.sqrt(noise)),
        float(ratio / (1 + ratio)),
    )


def adjusted(long: pd.DataFrame, found: Severity) -> pd.DataFrame:
    """Scores less the shrunk severity of whoever gave them; phase ``score`` only.

    The mean of all scores of a group of linked assessors stays what it is: only what one
    gives more or less than the others is taken off. Whom nobody can be compared with keeps
    the own scores.
    """
    scores = long[long["phase"] == Phase.SCORE]
    own = found.assessor.assign(part=found.assessor["shrunk"] * found.assessor["scores"])
    sums = own.groupby("group")[["part", "scores"]].transform("sum")
    shift = pd.Series(
        (own["shrunk"] - sums["part"] / sums["scores"]).to_numpy(dtype=float),
        index=own["assessor"].to_numpy(),
    )
    taken = scores["assessor"].map(shift).astype("float64").fillna(0.0)
    return scores.assign(value=scores["value"] - taken)


@dataclass(frozen=True, eq=False)
class _Parts:
    """The assessors' sums once statements are taken out, in directions of their own."""

    directions: np.ndarray
    weight: np.ndarray
    along: np.ndarray  # data along each direction
    rest: float
    df: int

    @property
    def ratio(self) -> float:
        """REML's variance of assessors over that of single scores."""
        return self._fitted[0]

    @property
    def noise(self) -> float:
        """REML's variance of single scores."""
        return self._fitted[1]

    @property
    def _fitted(self) -> tuple[float, float]:
        if self.df < 1:
            return np.nan, np.nan
        ratio = _largest(lambda ratio: self._deviance(ratio))
        return ratio, self._noise(ratio)

    def _noise(self, ratio: float) -> float:
        squares = (self.along**2 / self.weight / (1 + ratio * self.weight)).sum()
        return (squares + self.rest) / (len(self.weight) + self.df)

    def _deviance(self, ratio: float) -> float:
        noise = self._noise(ratio)
        if not noise > 0:
            return np.inf
        size = len(self.weight) + self.df
        return size * np.log(noise) + np.log1p(ratio * self.weight).sum()


def _largest(deviance: Callable[[float], float]) -> float:
    """The ratio of variances with the least deviance, searched on a scale of logs."""
    grid = np.concatenate([[0.0], np.logspace(-6, np.log10(LARGEST_RATIO), 61)])
    values = [deviance(ratio) for ratio in grid]
    best = int(np.argmin(values))
    if best == 0:
        return 0.0
    ends = np.log(grid[max(best - 1, 1)]), np.log(grid[min(best + 1, len(grid) - 1)])
    found = optimize.minimize_scalar(
        lambda log: deviance(np.exp(log)),
        bounds=ends,
        method="bounded",
        options={"xatol": 1e-10},
    )
    return float(np.exp(found.x))


def _parts(y: np.ndarray, target: np.ndarray, person: np.ndarray) -> _Parts:
    shape = (target.max() + 1, person.max() + 1)
    table = coo_matrix((np.ones(len(y)), (target, person)), shape=shape).tocsr()
    size = np.asarray(table.sum(axis=1)).ravel()
    own = y - (np.bincount(target, y) / size)[target]
    spread = np.diag(np.asarray(table.sum(axis=0)).ravel())
    spread = spread - (table.T @ table.multiply(1 / size[:, None])).toarray()
    weight, directions = np.linalg.eigh(spread)
    real = weight > ZERO * max(weight.max(), 1)
    weight, directions = weight[real], directions[:, real]
    along = directions.T @ np.bincount(person, own, minlength=shape[1])
    rest = max(float((own**2).sum() - (along**2 / weight).sum()), 0.0)
    return _Parts(directions, weight, along, rest, len(y) - shape[0] - len(weight))


def _groups(target: np.ndarray, person: np.ndarray) -> np.ndarray:
    """Number of the group of each assessor: who is linked by statements in common."""
    people = person.max() + 1
    size = people + target.max() + 1
    links = coo_matrix(
        (np.ones(len(person)), (person, people + target)), shape=(size, size)
    )
    return connected_components(links, directed=False)[1][:people]


def _assessors(parts: _Parts, group: np.ndarray, confidence: float) -> pd.DataFrame:
    inverse = (parts.directions / parts.weight) @ parts.directions.T
    effect = parts.directions @ (parts.along / parts.weight)
    noise = parts.rest / parts.df if parts.df > 0 else np.nan
    se = np.sqrt(noise * np.diag(inverse))
    low, high = t_interval(effect, se, parts.df, confidence=confidence)
    shrunk, half = _shrunk(parts, confidence)
    columns = {"effect": effect, "se": se, "low": low, "high": high, "shrunk": shrunk}
    limits = {"shrunk_low": shrunk - half, "shrunk_high": shrunk + half}
    more = {"level": confidence, "method": METHOD, "group": group}
    return pd.DataFrame(columns | limits | more)


def _shrunk(parts: _Parts, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Predicted effects and half the width of their intervals.

    The prediction variance is that of the difference from the group's mean: the prior's own
    spread of that mean lies in directions that no statement tells of.
    """
    pull = parts.ratio / (1 + parts.ratio * parts.weight)
    half = np.sqrt(parts.noise * ((parts.directions**2) @ pull))
    half = normal_quantile(confidence) * np.where(half > 0, half, np.nan)
    return parts.directions @ (pull * parts.along), half

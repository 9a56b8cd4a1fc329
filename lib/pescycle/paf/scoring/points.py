"""Points as Japan's Hello Work offices are given them: coefficient x attainment + bonus."""

import numpy as np
import pandas as pd

from pescycle.model.scoring import POINTS, Points, Scheme
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.ratings import TIE, Ratings, rated
from pescycle.paf.scoring.steps import COLUMNS, StepKind

KEYS = ("center", "kpi")


def points(kpis: pd.DataFrame, rule: Points, *, met: float) -> tuple[Ratings, pd.DataFrame]:
    """Sum of the points of each center, and the lines that add up to it.

    Points of a KPI: coefficient x attainment, and the bonus from the target on. A KPI
    without data has no points; the sum of the others is stretched to all coefficients, so
    that a gap is neither a zero nor a gift, and below the lowest share of the coefficients
    there is no sum. It misleads where attainments have different spreads: a KPI whose
    target is easy to pass hands out more points than its coefficient says.

    Parameters
    ----------
    kpis : DataFrame
        One row a (center, kpi): center kpi value anchor target score reason; score is the
        attainment.
    rule : Points
        Coefficients, bonus, lowest share.
    met : float
        Attainment from which the bonus is given.

    Returns
    -------
    (Ratings, DataFrame)
        The second has the columns of ``score_steps``; there ``weight`` is the coefficient,
        and the last line of a center the sum.

    Notes
    -----
    Ministry of Health, Labour and Welfare of Japan, comprehensive evaluation of Hello Work
    offices (since 2015): main indicators weigh by coefficients, a met target earns more.
    """
    coefficient = pd.Series(rule.coefficients, dtype=float)
    own = kpis[kpis["kpi"].isin(coefficient.index)].copy()
    own["weight"] = own["kpi"].map(coefficient)
    own["weight_used"] = own["weight"].where(own["score"].notna(), 0.0)
    own["contribution"] = own["weight"] * own["score"]
    own["met"] = own["score"] >= met - TIE
    sums = _sums(own, rule, coefficient.sum())
    lines = own.rename(columns={"kpi": "child"}).assign(node=POINTS, kind=str(StepKind.KPI))
    parts = [lines, *(_closing(sums, kind) for kind in CLOSING)]
    steps = pd.concat([part[list(COLUMNS)] for part in parts if len(part)])
    place = pd.Categorical(steps["center"], sums["center"]).codes
    ordered = steps.assign(row=place).sort_values("row", kind="stable", ignore_index=True)
    return _ratings(sums), ordered[list(COLUMNS)]


CLOSING = (StepKind.BONUS, StepKind.RESCALED, StepKind.SCORE)


def _sums(own: pd.DataFrame, rule: Points, of_all: float) -> pd.DataFrame:
    """One row a center: raw sum, bonus, what was added for gaps, and the sum."""
    by = own.groupby("center", sort=False)
    raw, used = by["contribution"].sum(), by["weight_used"].sum()
    bonus = by["met"].sum() * rule.bonus
    enough = (used >= rule.lowest_share * of_all - TIE) & (used > 0)
    stretch = of_all / used.where(enough) - 1
    rescaled = (raw + bonus) * stretch
    return pd.DataFrame(
        {
            "center": raw.index,
            str(StepKind.BONUS): bonus.where(enough),
            str(StepKind.RESCALED): rescaled,
            str(StepKind.SCORE): raw + bonus + rescaled,
            "covered": used / of_all,
            "met": by["met"].sum(),
        }
    ).reset_index(drop=True)


def _closing(sums: pd.DataFrame, kind: StepKind) -> pd.DataFrame:
    lines = pd.DataFrame(
        {
            "center": sums["center"],
            "node": POINTS,
            "child": POINTS,
            "kind": str(kind),
            "contribution": sums[str(kind)],
            "reason": "",
        }
    )
    needed = lines.reindex(columns=list(COLUMNS))
    if kind == StepKind.RESCALED:  # a line only where something was added
        return needed[needed["contribution"].fillna(0.0) != 0.0]
    return needed


def _ratings(sums: pd.DataFrame) -> Ratings:
    total = sums[str(StepKind.SCORE)]
    rows = pd.DataFrame(
        {
            "center": sums["center"],
            "subject": POINTS,
            "figure": total,
            "rating": "",
            "chance": None,
            "reason": np.where(total.isna(), Reason.LOW_WEIGHT, Reason.NONE),
            "targets_met": sums["met"].astype(float),
            "weight_covered": sums["covered"],
            "points": total,
        }
    )
    return rated(rows, Scheme.POINTS, ("weight_covered", "targets_met", "points"))

"""Scores of sections: of an assessor, of a center with its spread, of all centers."""

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.maturity import Maturity, ScoreReason
from pescycle.paf.maturity.statements import PHASE_ORDER, possible_weight
from pescycle.stats.intervals import t_interval

CONSENSUS_ROLE = "consensus"  # a decision, which no interval belongs to
PERSON = ["assessor", "role", "center"]
FIGURES = ["value", "lowest", "highest", "low", "high", "level", "method"]
COUNTS = ["assessors", "centers", "base", "weight_covered", "reason"]


def assessor_sections(long: pd.DataFrame, maturity: Maturity) -> pd.DataFrame:
    """Value of each section in each phase, as each assessor scored it in each center.

    The weighted mean of the section's statements, over those scored. Where these hold less
    than the share ``coverage`` of the weight, the value is missing: half a section would
    pass for the whole.

    Parameters
    ----------
    long : DataFrame
        From ``statement_scores``, by assessor, role and center.
    maturity : Maturity
        Weights and ``coverage``.

    Returns
    -------
    DataFrame
        One row a (assessor, role, center, section incl. ``all``, phase): ``value base
        (statements scored) weight_covered``, also where nothing was scored.
    """
    possible = possible_weight(maturity).rename("possible").reset_index()
    grid = long[PERSON].drop_duplicates().merge(possible, how="cross")
    keys = [*PERSON, "section", "phase"]
    sums = (
        long.assign(product=long["value"] * long["weight"])
        .groupby(keys, sort=False)
        .agg(product=("product", "sum"), weight=("weight", "sum"), base=("value", "size"))
        .reset_index()
    )
    rows = grid.merge(sums, on=keys, how="left")
    rows["base"] = rows["base"].fillna(0).astype(int)
    rows["weight_covered"] = rows["weight"].fillna(0) / rows["possible"]
    enough = rows["weight_covered"] >= maturity.coverage
    rows["value"] = (rows["product"] / rows["weight"]).where(enough)
    rows = rows[[*keys, "value", "base", "weight_covered"]]
    return pd.concat([rows, _whole(rows, maturity)], ignore_index=True)


def _whole(rows: pd.DataFrame, maturity: Maturity) -> pd.DataFrame:
    """All sections together, by their weights."""
    weights = {section.id: section.weight for section in maturity.sections}
    weight = rows["section"].map(weights)
    known = weight.where(rows["value"].notna(), 0.0)
    sums = (
        rows.assign(
            product=rows["value"].fillna(0) * known,
            known=known,
            possible=weight,
            covered=rows["weight_covered"] * weight,
        )
        .groupby([*PERSON, "phase"], sort=False)[
            ["product", "known", "possible", "covered", "base"]
        ]
        .sum()
        .reset_index()
    )
    enough = (sums["known"] / sums["possible"]) >= maturity.coverage
    value = (sums["product"] / sums["known"].where(sums["known"] > 0)).where(enough)
    return sums[[*PERSON, "phase", "base"]].assign(
        section=ALL, value=value, weight_covered=sums["covered"] / sums["possible"]
    )


def assessor_statements(long: pd.DataFrame) -> pd.DataFrame:
    """The same of single statements, which one assessor either scored or not."""
    keys = [*PERSON, "section", "statement", "phase", "value"]
    return long[keys].assign(base=1, weight_covered=1.0)


def center_figures(
    persons: pd.DataFrame, *, of: tuple[str, ...], confidence: float = 0.95
) -> pd.DataFrame:
    """Mean of the assessors of each center with its spread, by role and of both roles.

    Every assessor counts alike. The interval (Student's t over assessors) asks how far the
    mean would move with other assessors; with three it is wide, and it does not cover what
    all of them overlook.

    Parameters
    ----------
    persons : DataFrame
        From ``assessor_sections`` or ``assessor_statements``.
    of : tuple of str
        What is scored: ``("section",)`` or ``("section", "statement")``.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (center, role incl. ``all``, ``of``, phase): ``value``, ``lowest`` and
        ``highest`` assessor, ``low high level method assessors centers base
        weight_covered reason``.
    """
    twice = pd.concat([persons, persons.assign(role=ALL)], ignore_index=True)
    found = _summed(twice, ["center", "role", *of, "phase"], confidence, "t_assessors")
    empty = found["assessors"] == 0
    reason = np.where(empty & (found["base"] > 0), str(ScoreReason.LOW_COVERAGE), "")
    reason = np.where(empty & (found["base"] == 0), str(ScoreReason.NO_SCORES), reason)
    return found.assign(centers=1, reason=pd.array(reason, dtype="str"))


def all_centers(
    centers: pd.DataFrame, *, of: tuple[str, ...], confidence: float = 0.95
) -> pd.DataFrame:
    """Mean of the centers, each counting alike, with the spread between them.

    Parameters
    ----------
    centers : DataFrame
        Rows of ``center_figures`` that may be published.
    of : tuple of str
        As for ``center_figures``.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        The same columns with center ``all``; ``lowest`` and ``highest`` are those of the
        centers, the interval is Student's t over centers (agreed scores have none).
        ``assessors`` are added up over the centers.
    """
    keys = ["role", *of, "phase"]
    found = _summed(centers, keys, confidence, "t_centers")
    sums = centers.groupby(keys, sort=False)[["assessors", "base"]].sum().reset_index()
    found = found.rename(columns={"assessors": "centers"}).drop(columns="base")
    found = found.merge(sums, on=keys)
    decided = found["role"] == CONSENSUS_ROLE
    limits = {name: found[name].mask(decided) for name in ("low", "high", "level")}
    method = found["method"].mask(decided, "agreed")
    return found.assign(center=ALL, reason="", method=method, **limits)


def _summed(
    rows: pd.DataFrame, keys: list[str], confidence: float, method: str
) -> pd.DataFrame:
    """Mean, spread and interval of the values by ``keys``; ``assessors`` counts them."""
    found = (
        rows.groupby(keys, sort=False)
        .agg(
            value=("value", "mean"),
            lowest=("value", "min"),
            highest=("value", "max"),
            sd=("value", "std"),
            assessors=("value", "count"),
            base=("base", "sum"),
            weight_covered=("weight_covered", "mean"),
        )
        .reset_index()
    )
    count = found["assessors"]
    se = found["sd"] / np.sqrt(count.where(count > 0))
    low, high = t_interval(found["value"], se, count - 1, confidence=confidence)
    place = found["phase"].map(PHASE_ORDER.index)
    order = np.lexsort([place, *[pd.factorize(found[k])[0] for k in reversed(keys[:-1])]])
    found = found.assign(low=low, high=high, level=confidence, method=method)
    return found.iloc[order].drop(columns="sd").reset_index(drop=True)

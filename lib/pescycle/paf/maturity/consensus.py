"""Agreed scores beside those of the assessors, which they never replace."""

import pandas as pd

from pescycle.model.maturity import Maturity, Phase
from pescycle.paf.maturity.sections import (
    CONSENSUS_ROLE,
    FIGURES,
    assessor_sections,
    center_figures,
)
from pescycle.paf.maturity.statements import statement_scores

KEY = ["center", "section", "statement"]
SINGLE = [str(phase) for phase in Phase if phase != Phase.SCORE]
REASONS = ("reason_en", "reason_fr", "reason_es", "reason_km")
COLUMNS = (
    *(*KEY, "agreed", "mean", "difference", "lowest", "highest", "assessors"),
    *("outside", "phases_outside", "decided_on", "decided_by", *REASONS),
)


def consensus(agreed: pd.DataFrame, long: pd.DataFrame, maturity: Maturity) -> pd.DataFrame:
    """Each agreed score beside the mean and the range of the assessors.

    An agreed score outside the assessors' range is flagged and not corrected: new evidence
    may have come up, or the loudest voice may have won; the reason has to say so.

    Parameters
    ----------
    agreed : DataFrame
        Contract CONSENSUS: one row a (center, statement).
    long : DataFrame
        From ``statement_scores`` of the assessors.
    maturity : Maturity
        Rule and statements.

    Returns
    -------
    DataFrame
        One row a row of ``agreed`` with a known statement: ``agreed`` (score), ``mean
        lowest highest assessors`` (of their scores of the statement), ``difference``
        (agreed - mean), ``outside`` (score or any phase), ``phases_outside`` (ids joined
        by a space), ``decided_on decided_by reason_<language>``.
    """
    ours = statement_scores(agreed, maturity, by=("center",))
    theirs = _ranges(long)
    both = ours.merge(theirs, on=[*KEY, "phase"], how="left")
    beyond = (both["value"] < both["lowest"]) | (both["value"] > both["highest"])
    outside = both[beyond].groupby(KEY)["phase"].agg(" ".join).rename("phases_outside")
    score = both[both["phase"] == Phase.SCORE].rename(columns={"value": "agreed"})
    heads = ours[KEY].drop_duplicates()
    rows = heads.merge(score[[*KEY, "agreed"]], on=KEY, how="left")
    of_score = theirs[theirs["phase"] == Phase.SCORE].drop(columns="phase")
    rows = rows.merge(of_score, on=KEY, how="left").merge(outside, on=KEY, how="left")
    rows = rows.merge(agreed.drop(columns=SINGLE), on=["center", "statement"])
    rows["assessors"] = rows["assessors"].fillna(0).astype(int)
    rows["phases_outside"] = rows["phases_outside"].fillna("").astype("str")
    return rows.assign(
        difference=rows["agreed"] - rows["mean"], outside=rows["phases_outside"] != ""
    ).reindex(columns=list(COLUMNS))


def _ranges(long: pd.DataFrame) -> pd.DataFrame:
    return (
        long.groupby([*KEY, "phase"], sort=False)["value"]
        .agg(mean="mean", lowest="min", highest="max", assessors="size")
        .reset_index()
    )


def agreed_sections(agreed: pd.DataFrame, maturity: Maturity) -> pd.DataFrame:
    """Agreed scores by section: rows like those of ``center_figures``, role ``consensus``.

    They have neither spread nor interval: a decision is no sample.

    Parameters
    ----------
    agreed : DataFrame
        Contract CONSENSUS.
    maturity : Maturity
        Weights and coverage.
    """
    as_scored = agreed.assign(assessor="", role=CONSENSUS_ROLE)
    long = statement_scores(as_scored, maturity, by=("assessor", "role", "center"))
    figures = center_figures(assessor_sections(long, maturity), of=("section",))
    figures = figures[figures["role"] == CONSENSUS_ROLE]
    gaps = {name: float("nan") for name in FIGURES if name not in ("value", "method")}
    return figures.assign(**gaps, method="agreed", assessors=0).reset_index(drop=True)

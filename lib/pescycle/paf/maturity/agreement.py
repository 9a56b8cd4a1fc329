"""How far the assessors of a maturity check agree: of a center, and of all centers."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.maturity import (
    CAF_BANDS,
    AgreementFinding,
    AgreementMeasure,
    Phase,
    caf_band,
)
from pescycle.stats.agreement import (
    conger_kappa,
    intraclass_correlations,
    krippendorff_alpha,
)

# Krippendorff (2004), Content Analysis, page 241: what to rely on, and what at the least.
GOOD, TENTATIVE = 0.8, 0.667
FIGURES = ["value", "low", "high"]
COLUMNS = (
    *("center", "section", "role", "measure", *FIGURES, "level", "method", "base"),
    *("assessors", "finding"),
)


def agreement(long: pd.DataFrame, *, confidence: float = 0.95) -> pd.DataFrame:
    """Agreement on the scores of statements, beyond chance.

    Of each center with two assessors or more, over its statements: alpha, weighted kappa on
    the six bands of CAF, and the six intraclass correlations (complete statements only). Of
    all centers: alpha, for everything, by role and by section, with whole centers
    resampled. It misleads where all statements are scored alike, as alpha does.

    Parameters
    ----------
    long : DataFrame
        From ``statement_scores``, by assessor, role and center.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (center incl. ``all``, section, role, measure): ``value low high level
        method base (statements that two have scored) assessors finding``. The finding
        rests on the interval: ``good`` where all of it lies from 0.8 on, ``tentative``
        from 0.667, ``weak`` where all lies below, else ``unclear``.
    """
    scores = long[long["phase"] == Phase.SCORE]
    rows = [row for part in _pooled(scores) for row in _alpha(*part, confidence)]
    for center, own in scores.groupby("center", sort=False):
        rows += _alpha((center, ALL, ALL), own, confidence)
        rows += _within(center, own, confidence)
    frame = pd.DataFrame(rows, columns=[name for name in COLUMNS if name != "finding"])
    findings = [_finding(*row) for row in frame[FIGURES].itertuples(index=False)]
    return frame.assign(finding=pd.array(findings, dtype="str"))[list(COLUMNS)]


def _pooled(scores: pd.DataFrame) -> Iterator[tuple[tuple[str, str, str], pd.DataFrame]]:
    """What is looked at of all centers; nothing where there is only one."""
    if scores["center"].nunique() < 2:
        return
    yield (ALL, ALL, ALL), scores
    for role, own in scores.groupby("role", sort=False):
        yield (ALL, ALL, role), own
    for section, own in scores.groupby("section", sort=False):
        yield (ALL, section, ALL), own


def _matrix(scores: pd.DataFrame) -> pd.DataFrame:
    """One row a (center, statement), a column an assessor."""
    return scores.pivot_table(
        index=["center", "statement"], columns="assessor", values="value", sort=False
    )


def _alpha(
    key: tuple[str, str, str], scores: pd.DataFrame, confidence: float
) -> list[dict]:
    matrix = _matrix(scores)
    groups = matrix.index.get_level_values("center").to_numpy()
    found = krippendorff_alpha(
        matrix.to_numpy(),
        groups=groups if key[0] == ALL else None,
        confidence=confidence,
    )
    figures = (found.value, found.low, found.high, found.level, found.method, found.units)
    return [_row(key, AgreementMeasure.ALPHA, figures, matrix.shape[1])]


def _within(center: str, scores: pd.DataFrame, confidence: float) -> Iterator[dict]:
    matrix = _matrix(scores)
    key, people = (center, ALL, ALL), matrix.shape[1]
    bands = matrix.map(caf_band, na_action="ignore").to_numpy(dtype=float)
    kappa = conger_kappa(bands, bands=len(CAF_BANDS), confidence=confidence)
    figures = (kappa.value, kappa.low, kappa.high, kappa.level, kappa.method, kappa.base)
    yield _row(key, AgreementMeasure.KAPPA, figures, people)
    forms = intraclass_correlations(matrix.to_numpy(), confidence=confidence)
    for form in forms.itertuples():
        figures = (form.value, form.low, form.high, form.level, "f", form.base)
        yield _row(key, AgreementMeasure(form.form), figures, people)


def _row(key: tuple[str, str, str], measure: str, figures: tuple, people: int) -> dict:
    names = ("center", "section", "role", "measure", *FIGURES, "level", "method", "base")
    return dict(zip(names, (*key, str(measure), *figures), strict=True)) | {
        "assessors": people
    }


def _finding(value: float, low: float, high: float) -> str:
    if np.isnan(value):
        return str(AgreementFinding.INSUFFICIENT_DATA)
    if low >= GOOD:
        return str(AgreementFinding.GOOD)
    if low >= TENTATIVE:
        return str(AgreementFinding.TENTATIVE)
    return str(AgreementFinding.WEAK if high < TENTATIVE else AgreementFinding.UNCLEAR)

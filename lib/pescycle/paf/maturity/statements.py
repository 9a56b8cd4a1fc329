"""Scores of statements: from the phases that somebody scored to one score."""

import pandas as pd

from pescycle.model.maturity import PHASES, Maturity, Phase, ScoringRule, StatementKind

PHASE_ORDER = [str(phase) for phase in Phase]
LONG = ("section", "statement", "phase", "weight", "value")


def statement_scores(
    rows: pd.DataFrame, maturity: Maturity, *, by: tuple[str, ...]
) -> pd.DataFrame:
    """Every phase that was scored, and the score of each statement, one below the other.

    The score is the mean of a statement's phases: (plan + do + check + act) / 4, of results
    (trend + target) / 2. A blank phase is missing and never 0: by ``pdca_mean`` the mean
    is that of the phases scored, if they are at least the share ``coverage`` of them; by
    ``caf_fine_tuned`` a statement with a blank phase has no score.

    Parameters
    ----------
    rows : DataFrame
        One row a statement that somebody scored: the columns ``by``, ``statement``, and a
        column a phase, 0 to 100, missing where not scored.
    maturity : Maturity
        The statements; rows of others are left out.
    by : tuple of str
        Who scored what: ``assessor role center``, of agreed scores ``center``.

    Returns
    -------
    DataFrame
        One row a (``by``, statement, phase that has a value): ``by`` and ``section
        statement phase weight value``; phase ``score`` is what comes of the others.

    Notes
    -----
    CAF 2020, chapter "How to evaluate: the scoring system", fine-tuned scoring: the panels
    of enablers (total / 400) and of results (total / 200).
    """
    known = _catalogue(maturity)
    parts = []
    for kind, phases in PHASES.items():
        own = rows.merge(known[known["kind"] == kind], on="statement")
        values = own[[str(phase) for phase in phases]].astype("float64")
        scored = values.assign(score=_score(values, maturity))
        heads = own[[*by, "section", "statement", "weight"]]
        parts.append(
            pd.concat([heads, scored], axis=1).melt(
                id_vars=list(heads.columns), var_name="phase", value_name="value"
            )
        )
    long = pd.concat(parts, ignore_index=True).dropna(subset="value")
    return long[[*by, *LONG]].reset_index(drop=True)


def possible_weight(maturity: Maturity) -> pd.Series:
    """Weight of the statements that can have a value, by section and phase."""
    known = _catalogue(maturity)
    phases = {k: [str(p) for p in (*PHASES[k], Phase.SCORE)] for k in StatementKind}
    each = known.assign(phase=known["kind"].map(phases)).explode("phase")
    return each.groupby(["section", "phase"], sort=False)["weight"].sum()


def _catalogue(maturity: Maturity) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (section.id, own.id, str(own.kind), own.weight)
            for section in maturity.sections
            for own in section.statements
        ],
        columns=["section", "statement", "kind", "weight"],
    )


def _score(values: pd.DataFrame, maturity: Maturity) -> pd.Series:
    needed = maturity.coverage if maturity.rule == ScoringRule.PDCA_MEAN else 1.0
    enough = values.notna().mean(axis=1) >= needed
    return values.mean(axis=1).where(enough)

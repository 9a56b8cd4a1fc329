"""Columns of the maturity check: sections, scores, agreement, severity, agreed scores."""

from pescycle.report import maturity_cells as cells
from pescycle.report.columns.kinds import Column, date, figure, named, number, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "maturity_section": Column(message("Section"), ("section",), cells.section),
    "maturity_statement": named(message("Statement"), "statement"),
    "maturity_wording": named(message("As it is worded"), "statement_wording", "statement"),
    "maturity_role": named(message("Scored by"), "assessor_role", "role"),
    "maturity_phase": named(message("Phase"), "maturity_phase", "phase"),
    "maturity_score": figure(
        message("Score, 0 to 100"), ("value",), lambda v, row: cells.score(v, row["value"])
    ),
    "maturity_spread": figure(
        message("Lowest to highest"), ("lowest", "highest"), cells.spread
    ),
    "maturity_interval": figure(message("Interval"), ("low", "high"), cells.interval),
    "score_and_spread": figure(
        message("Score and spread"), ("value", "lowest", "highest"), cells.score_and_spread
    ),
    "severity_adjusted": figure(
        message("Adjusted for severity"),
        ("adjusted",),
        lambda v, row: cells.score(v, row["adjusted"]),
    ),
    "score_reason": named(
        message("Why something is missing"), "score_reason", "reason", optional=True
    ),
    "assessors": number(message("Assessors"), "assessors"),
    "self_score": figure(
        message("Self"), ("self",), lambda v, row: cells.score(v, row["self"])
    ),
    "peer_score": figure(
        message("Peers"), ("peer",), lambda v, row: cells.score(v, row["peer"])
    ),
    "role_difference": figure(
        message("Self less peers"), ("difference", "low", "high"), cells.difference
    ),
    "compared_centers": number(message("Centers"), "centers"),
    "role_finding": named(message("Finding"), "role_finding", "finding"),
    "agreement_measure": named(message("Measure"), "agreement_measure", "measure"),
    "agreement_value": figure(
        message("Agreement"), ("value", "low", "high"), cells.agreement
    ),
    "scored_statements": number(message("Statements"), "base"),
    "agreement_finding": named(message("Finding"), "agreement_finding", "finding"),
    "assessor": written(message("Assessor"), "assessor"),
    "severity_effect": figure(
        message("Above or below the others"), ("effect", "low", "high"), cells.severity
    ),
    "severity_shrunk": figure(
        message("Drawn to the mean"),
        ("shrunk", "shrunk_low", "shrunk_high"),
        cells.shrunk_severity,
    ),
    "severity_scores": number(message("Statements scored"), "scores"),
    "agreed_score": figure(
        message("Agreed"), ("agreed",), lambda v, row: cells.score(v, row["agreed"])
    ),
    "assessors_mean": figure(
        message("Assessors' mean and range"),
        ("mean", "lowest", "highest"),
        cells.assessors_mean,
    ),
    "phases_outside": Column(
        message("Outside the range"), ("phases_outside",), cells.outside
    ),
    "decided_on": date(message("Decided on"), "decided_on"),
    "decided_by": named(message("Decided by"), "consensus_body", "decided_by"),
    "agreed_reason": written(message("Reason"), "reason"),
    "score_now": figure(
        message("Section's score"), ("score",), lambda v, row: cells.score(v, row["score"])
    ),
    "score_change": figure(
        message("Its change"),
        ("score_change", "score_low", "score_high"),
        cells.score_change,
    ),
    "kpi_change_beside": figure(
        message("Change of the KPI"), ("change", "low", "high"), cells.kpi_change
    ),
}

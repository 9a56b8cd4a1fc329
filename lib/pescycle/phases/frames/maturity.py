"""The maturity check."""

from pescycle.phases.frames.common import FIGURE

MATURITY_SCORE = (
    *("round", "version", "center", "section", "statement", "role", "phase", "value"),
    *("lowest", "highest", "low", "high", "level", "method", "adjusted", "assessors"),
    *("centers", "base", "weight_covered", "reason", "state"),
)
MATURITY_HISTORY = MATURITY_SCORE
MATURITY_DIFFERENCE = (
    *("round", "section", "self", "peer", "difference", "low", "high", "level"),
    *("method", "p", "p_adjusted", "centers", "finding"),
)
MATURITY_AGREEMENT = (
    *("round", "center", "section", "role", "measure", *FIGURE, "level", "method"),
    *("base", "assessors", "finding", "state"),
)
SEVERITY = (
    *("effect", "se", "low", "high", "shrunk", "shrunk_low", "shrunk_high"),
    *("sd", "residual", "share"),
)
ASSESSOR_SEVERITY = (
    *("round", "assessor", "role", *SEVERITY, "level", "method", "scores", "group"),
    *("assessors", "state"),
)
MATURITY_CONSENSUS = (
    *("round", "center", "section", "statement", "agreed", "mean", "difference"),
    *("lowest", "highest", "assessors", "outside", "phases_outside", "decided_on"),
    *("decided_by", "reason_en", "reason_fr", "reason_es", "reason_km", "state"),
)
ENABLER_LINK = (
    *("round", "since", "kpi", "section", "center", "score", "score_before"),
    *("score_change", "score_low", "score_high", "centers", "before", "value"),
    *("change", "low", "high", "level", "method", "verdict"),
)

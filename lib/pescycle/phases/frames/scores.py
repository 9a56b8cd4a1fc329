"""Scores and ratings: the figures, their steps and what changed them."""

from pescycle.phases.frames.common import FIGURE

KPI_SCORE = (
    *("round", "center", "kpi", *FIGURE, "level", "method", "count", "base"),
    *("baseline", "target", "low_target", "support", "attainment", "status", "reason"),
)
PILLAR_SCORE = ("round", "center", "pillar", "attainment", "weight_covered", "status")
NODE_SCORE = (
    *("round", "center", "scale", "node", "score", "worst", "best", "weight_covered"),
    "reason",
)
SCORE_STEP = (
    *("round", "center", "scale", "node", "child", "kind", "value", "anchor", "target"),
    *("score", "weight", "weight_used", "contribution", "reason"),
)
RATING = ("round", "center", "scheme", "subject", "figure", "rating", "chance", "reason")
RATING_STEP = ("round", "center", "scheme", "subject", "step", "figure")
SCORE_DECOMPOSITION = (
    *("kind", "scale", "round_before", "round", "edition_before", "edition", "center"),
    *("node", "before", "after", "change", "data", "denominator", "anchors", "weights"),
    "reason",
)

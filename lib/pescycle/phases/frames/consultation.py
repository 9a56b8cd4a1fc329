"""Weights that participants propose."""

WEIGHT_CONSULTATION = (
    *("round", "weight_source", "node", "group", "child", "weight", "proposed", "low"),
    *("high", "level", "method", "sd", "base", "state"),
)
WEIGHT_DISAGREEMENT = (
    *("round", "weight_source", "node", "children", "base", "concordance", "p"),
    *("concentration", "ratio", "inconsistent", "incomplete", "state"),
)

"""What several sources say together, and what changed without being aimed at."""

TRIANGULATION = (
    *("theme", "paf", "css", "staff", "consultation", "finding", "sense", "findings"),
)
TRIANGULATION_EVIDENCE = (
    *("theme", "source", "audience", "kind", "id", "value", "low", "high", "level"),
    *("reference", "base", "sense"),
)
UNEXPECTED_CHANGE = (
    *("finding", "scope", "kind", "audience", "id", "basis", "before", "value"),
    *("change", "low", "high", "level", "method", "p_randomisation", "verdict"),
    *("actions", "comparisons"),
)

"""What was learned."""

from pescycle.phases.frames.common import CHANGE, FIGURE

KPI_CHANGE = (
    *("center", "kpi", "target", "value", "attainment", "status", "before", "after"),
    *("basis", *CHANGE),
)
ITEM_CHANGE = (
    *("audience", "center", "item", "statistic", "before", "value", *CHANGE),
    *("se", "df", "minimum_detectable", "p", "p_adjusted", "adjustment", "family"),
    "comparisons",
)
ITEM_EXPECTED = (
    *("audience", "item", "rule", "expected", *FIGURE, "level", "method", "base"),
    "finding",
)
PILOT_EFFECT = (
    *("kind", "audience", "id", "since", "pilot_change", "comparison_change", "effect"),
    *("low", "high", "level", "method", "pilots", "comparisons", "minimum_detectable"),
    *("p_randomisation", "assignments", "p_wild", "checks", "verdict"),
)
CENTER_PATH = (
    *("kind", "audience", "id", "role", "round", "mean", "low", "high", "level"),
    *("method", "centers", "marks", "change_before", "low_before", "high_before"),
)
LESSON = (
    *("moves", "planned", "done", "dropped", "open", "since", "centers"),
    *("effect", "low", "high", "verdict"),
)
PROPOSAL = (
    *("id", "kind", "kpi", "item", "audience", "center", "since"),
    *("value", "low", "high", "reference"),
)
ACTION_EXPECTED = (
    *("action", "center", "moves", "state", "done_on", "days_late", "target"),
    *("before", "value", "change", "low", "high", "verdict", "since", "effect"),
    *("effect_low", "effect_high", "effect_verdict", "evidence", "proposed"),
)
TEAM_LESSON = ("lesson", "action", "center", "loop", "decision", "question", "proposed")
CHAIN = (
    *("question", "finding", "cause", "cause_round", "grade", "actions", "centers"),
    *("planned", "done"),
    *("moves", "since", "effect", "effect_low", "effect_high", "effect_verdict"),
    *("lessons", "decisions", "next_questions"),
)
QUESTION_TRAIL = ("question", "kind", "grade", "origin", "findings", "sources", "found")

"""Columns of the frames that can be empty, so that an empty one has its columns too."""

import pandas as pd

CHANGE = ("change", "low", "high", "level", "method", "verdict")
FIGURE = ("value", "low", "high")
RATIO = ("observed", "expected", "ratio", "low", "high", "low_outer", "high_outer")

MONTH = ("center", "month", "measure", "value", "state")
MONTH_REVISION = (
    *("center", "month", "measure", "earlier", "later", "earlier_round", "earlier_file"),
    *("later_round", "later_file", "state"),
)
COVERAGE = (
    *("center", "measure", "months_expected", "months_closed", "months_partly"),
    "months_reported",
)
BASELINE = ("center", "kpi", "baseline", "base", "basis", "years", "starts", "ends")
TARGET = (
    *("center", "kpi", "rule", "baseline", "basis", "reference", "support", "target"),
    *("low_target", "reason"),
)
DEFINITION = (
    *("kpi", "pillar", "weight", "unit", "better", "period", "counter", "provenance"),
    *("version", "effective_from", "effective_until"),
)
TARGET_PROPOSAL = (
    *("center", "kpi", "target", "chance", "difficulty", "expected", "low", "high"),
    *("level", "method", "base", "persistence", "proposed", "proposed_easier"),
    *("proposed_harder", "warning", "reason"),
)
ITEM_TARGET = ("audience", "item", "rule", "baseline", "expected")
ALLOCATION = (
    *("audience", "center", "frame", "planned", "proportional", "neyman", "cost_optimal"),
    *("center_needed", "contacts", "cost"),
)
PLANNED_PRECISION = ("audience", "center", "item", "base", "margin", "detectable", "state")
PRECISION_SO_FAR = ("audience", "center", "collected", "margin_planned", "margin", "state")
WEIGHT_CONSULTATION = (
    *(
        "round",
        "weight_source",
        "node",
        "group",
        "child",
        "weight",
        "proposed",
        "low",
        "high",
    ),
    *("level", "method", "sd", "base", "state"),
)
WEIGHT_DISAGREEMENT = (
    *("round", "weight_source", "node", "children", "base", "concordance", "p"),
    *("concentration", "ratio", "inconsistent", "incomplete", "state"),
)
RANK_INTERVAL = (
    *("round", "node", "center", "score", "low", "high", "level", "method", "rank"),
    *("rank_low", "rank_high", "expected_rank", "p_top", "p_lowest", "set_low"),
    *("set_high", "set_method", "base", "kpis", "top", "lowest", "replicates", "seed"),
)
UNCERTAINTY_SOURCE = (
    *("round", "node", "factor", "first", "total", "low", "high", "level", "method"),
    "base",
)
KPI_SCORE = (
    *("round", "center", "kpi", *FIGURE, "level", "method", "count", "base"),
    *("baseline", "target", "attainment", "status", "reason"),
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
LIMITS = ("low", "high", "low_outer", "high_outer")
ADJUSTED = ("low_adjusted", "high_adjusted", "low_outer_adjusted", "high_outer_adjusted")
SHRUNKEN = ("shrunken", "shrunken_low", "shrunken_high")
OBSERVED_EXPECTED = (
    *("center", "kpi", "method", "base", *RATIO, "flag", "low_share", *ADJUSTED),
    *("flag_adjusted", *SHRUNKEN, "reason", "state"),
)
CONTEXT_CHECK = (
    *("kpi", "method", "factor", "center", "base", "ratio", "ratio_without", "change"),
    *("flag", "flag_without", "changed", "state"),
)
CONTEXT_SUMMARY = (
    *("kpi", "method", "factors", "centers", "base", "events", "parameters", "fits"),
    *("passed_over", "phi", "p", "tau2", "adjustment", "flags_inner", "flags_outer"),
    *("chance_inner", "chance_outer", "outside", "far_outside", "outside_adjusted"),
    *("shrinkage", "spread", "weight", "reason", "state"),
)
FUNNEL = ("kpi", "method", "expected", *LIMITS, *ADJUSTED)
SURVEY_DESIGN = (
    *("audience", "kind", "base", "units", "strata", "clients", "finite", "weighted"),
    *("calibrated", "lonely", "state"),
)
ESTIMATE = (
    *("round", "audience", "center", "item", "statistic", "value", "se", "low", "high"),
    *("level", "method", "count", "base", "deff", "effective_base"),
    *("not_applicable", "dont_know", "blank", "state"),
)
WEIGHT_CLASS = (
    *("audience", "margin", "category", "frame_share", "before_share", "after_share"),
    *("base", "ratio", "state"),
)
WEIGHT_EFFECT = (
    *("audience", "method", "base", "deff_kish", "effective_base", "lowest", "highest"),
    *("trimmed", "state"),
)
DISTRIBUTION = (
    *("audience", "center", "item", "code", "count", "share", "base", "not_applicable"),
    *("dont_know", "blank", "not_applicable_share", "dont_know_share", "blank_share"),
    *("respondents", "state"),
)
KEY_FIGURE = (
    *("audience", "center", "statistic", "item", "value", "se", "low", "high", "level"),
    *("method", "count", "base", "state"),
)
GROUP_ESTIMATE = (
    *("audience", "questions", "group", "category", "domain", "item", "statistic"),
    *("value", "se", "low", "high", "level", "method", "count", "base", "state"),
)
GROUP_TEST = (
    *("audience", "group", "item", "test", "statistic", "df1", "df2", "p", "p_adjusted"),
    *("adjustment", "family", "questions", "comparisons", "groups", "base", "reference"),
    *("category", "difference", "se", "low", "high", "level", "finding", "reason"),
    "state",
)
QUALITY_RULE = (
    *("audience", "rule", "threshold", "action", "flagged", "base", "share", "state"),
)
QUALITY_EFFECT = (
    *("audience", "item", "statistic", "rule", "action", "value", "value_with"),
    *("value_without", "change", "flagged", "base", "state"),
)
INTERVIEWER_EFFECT = (
    *("audience", "item", "effect", "groups", "base", "icc", "low", "high", "level"),
    *("method", "design_effect", "f", "p", "state"),
)
SCALE_QUALITY = (
    *("audience", "language", "items", "base", "alpha", "low", "high", "level", "method"),
    *("standardised", "polychoric", "omega", "kmo", "first_share", "factors"),
    *("left_out", "finding", "state"),
)
SCALE_ITEM = (
    *("audience", "language", "item", "base", "item_rest", "alpha_if_deleted"),
    *("loading", "kmo", "state"),
)
SCALE_LANGUAGE = (
    *("audience", "language", "other", "alpha", "other_alpha", "difference", "low"),
    *("high", "level", "p", "p_adjusted", "congruence", "item", "gap", "finding"),
    "state",
)
THEME_SHARE = (
    *("audience", "item", "theme", "cue", "count", "share", "se", "low", "high"),
    *("level", "method", "base", "state"),
)
THEME_SCORE = (
    *("audience", "item", "theme", "share_low", "share_low_other", "difference", "se"),
    *("low", "high", "level", "method", "base", "base_other", "state"),
)
QUOTATION = (
    *("id", "audience", "theme", "language"),
    *("text_en", "text_fr", "text_es", "text_km"),
)
EQUITY_KPI = (
    *("audience", "kpi", "group", "center", "category", "value", "low", "high", "level"),
    *("method", "count", "base", "state"),
)
EQUITY_GAP = (
    *("audience", "kpi", "group", "category", "reference", "value", "value_reference"),
    *("gap", "low", "high", "ratio", "ratio_low", "ratio_high", "level", "method"),
    *("base", "base_reference", "p", "p_adjusted", "adjustment", "comparisons"),
    *("finding", "state"),
)
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
DISCLOSURE_AUDIT = (
    *("audience", "table", "cells", "hidden", "protecting", "checked", "narrowest"),
    *("required", "passed"),
)
DRIVER_SHARE = (
    *("audience", "item", "method", "share", "low", "high", "level", "top_three"),
    *("base", "r2", "adjusted_r2", "adjusted_for", "rows", "state"),
)
DRIVER_MODEL = (
    *("audience", "item", "odds_ratio", "low", "high", "level", "p", "base"),
    *("parallel_p", "adjusted_for", "method", "reason", "state"),
)
DRIVER_MAP = (
    *("audience", "item", "performance", "performance_low", "performance_high"),
    *("performance_cut", "importance", "importance_low", "importance_high"),
    *("importance_cut", "level", "base", "quadrant", "state"),
)
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
    *(
        "audience",
        "item",
        "rule",
        "expected",
        *FIGURE,
        "level",
        "method",
        "base",
        "finding",
    ),
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
SCORE_DECOMPOSITION = (
    *("kind", "scale", "round_before", "round", "edition_before", "edition", "center"),
    *("node", "before", "after", "change", "data", "denominator", "anchors", "weights"),
    "reason",
)
LESSON = (
    *("moves", "planned", "done", "dropped", "open", "since", "centers"),
    *("effect", "low", "high", "verdict"),
)
PROPOSAL = (
    *("id", "kind", "kpi", "item", "audience", "center", "since"),
    *("value", "low", "high", "reference"),
)

MONITOR_CHART = (
    *("center", "kpi", "chart", "baseline_starts", "baseline_ends", "months_baseline"),
    *("months_judged", "center_line", "spread", "range_limit", "gap", "unstable"),
    *("chance", "power", "first_month", "first_rule", "direction", "sense"),
    *("season_months", "strength", "season_p"),
)
MONITOR_POINT = (
    *("center", "kpi", "chart", "month", "value", "base", "center_line", "median", "low"),
    *("low_inner", "high_inner", "high", "moving_range", "baseline", "excluded", "signal"),
    *("direction", "state"),
)
MONITOR_SIGNAL = (
    *("center", "kpi", "rule", "alarm", "first_month", "months", "direction", "sense"),
    *("chance", "charts", "expected"),
)
MONITOR_RULE = ("rule", "alarm", "charts", "expected", "found", "p")
MONITOR_KPI = (
    *("kpi", "charts", "expected", "found", "p", "better", "worse", "first_month"),
    *("months", "power"),
)
MONITOR_SEASON = (
    *("center", "kpi", "month", "value", "year_before", "difference", "low", "high"),
    *("season", "trend", "remainder", "remainder_limit"),
)
GAMING_CHECK = (
    *("center", "kpi", "measure", "check", "statistic", "base", "p", "p_adjusted"),
    *("comparisons", "finding"),
)
GAMING_COUNT = ("check", "looked_at", "asked", "lacking", "needs_days")
MONITORING = {
    "monitor_chart": MONITOR_CHART,
    "monitor_point": MONITOR_POINT,
    "monitor_signal": MONITOR_SIGNAL,
    "monitor_rule": MONITOR_RULE,
    "monitor_kpi": MONITOR_KPI,
    "monitor_season": MONITOR_SEASON,
    "gaming_check": GAMING_CHECK,
    "gaming_count": GAMING_COUNT,
}
"""Frames of the monthly watch by name."""


def empty(columns: tuple[str, ...]) -> pd.DataFrame:
    """A frame of those columns without rows."""
    return pd.DataFrame({name: pd.Series(dtype="object") for name in columns})

"""KPIs, their targets and how hard these are."""

from pescycle.model.base import LANGUAGES

DEFINITION = (
    *("kpi", "pillar", "weight", "unit", "better", "period", "counter", "provenance"),
    *("version", "effective_from", "effective_until", "definition_id", "calculation"),
    *("counted_by", *(f"title_{code}" for code in LANGUAGES)),
)
TARGET = (
    *("center", "kpi", "rule", "baseline", "basis", "reference", "support", "target"),
    *("low_target", "reason"),
)
TARGET_PROPOSAL = (
    *("center", "kpi", "target", "chance", "difficulty", "expected", "low", "high"),
    *("level", "method", "base", "persistence", "proposed", "proposed_easier"),
    *("proposed_harder", "warning", "reason"),
)
ITEM_TARGET = ("audience", "item", "rule", "baseline", "expected")

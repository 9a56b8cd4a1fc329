"""The layers of the theory of change."""

from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "theory_layer": {
        "cause": message("Cause"),
        "action": message("Action"),
        "item": message("Survey question"),
        "kpi": message("KPI"),
        "pillar": message("Pillar"),
    },
}

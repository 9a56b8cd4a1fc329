"""Whether what is hidden stays hidden."""

from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "audited_table": {
        "response_count": message("Answers by center"),
        "response_week": message("Answers by week"),
        "fieldwork_group": message("Answers by mode and interviewer"),
        "refusal": message("Refusals"),
        "estimate": message("Figures by center"),
        "group_estimate": message("Figures by group"),
        "month": message("Monthly counts"),
        "kpi_score": message("Sums of months"),
        "earlier_round": message("The last round's figures, formed again"),
    },
    "audit": {
        "True": message("passed"),
        "False": message("failed"),
    },
}

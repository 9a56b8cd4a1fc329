"""What keeps the KPIs of two pilots apart."""

from pescycle.report.messages import message

# By the parts of ``paf.comparability``, which a report does not import.
VOCABULARY: dict[str, dict[str, str]] = {
    "difference_part": {
        "definition": message("definition: no other pilot here has it"),
        "version": message("version of the definition"),
        "unit": message("unit"),
        "better": message("which way is better"),
        "calculation": message("how it is calculated"),
    },
    "counted_by": {
        "month": message("counts by month"),
        "quarter": message("counts by quarter"),
    },
}

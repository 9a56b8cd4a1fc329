"""What the enquiry shows: centers, sources, what they hold, where each KPI starts."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "center": Listing(message("Centers"), ("center", "role", "group", "opened")),
    "covariate": Spread(
        message("Surroundings of the centers"), "center", "covariate", "covariate_value"
    ),
    "event": Listing(
        message("Events"),
        ("center", "event_kind", "start", "end", "title"),
        message("A closure takes the center's days out of its monthly means."),
    ),
    "source": Listing(
        message("Sources as they were read"),
        (
            "source",
            "file",
            "format",
            "encoding",
            "separator",
            "rows_read",
            "rows_kept",
            "cells_set_aside",
        ),
    ),
    "problem_count": Listing(
        message("What was found in the sources"),
        ("source_file", "problem_rule", "severity", "times"),
    ),
    "coverage": Listing(
        message("Months reported"),
        (
            *("measure", "center", "months_expected", "months_closed", "months_partly"),
            "months_reported",
        ),
    ),
    "month_revision": Listing(
        message("Months that were corrected"),
        ("measure", "center", "month", "earlier", "told_by", "later", "corrected_by"),
        message("The later figure counts everywhere in this report."),
    ),
    "coverage_by_center": Spread(
        message("Months reported of months expected"), "center", "measure", "months"
    ),
    "baseline": Listing(
        message("Baseline of each KPI"),
        ("kpi", "center", "baseline", "base", "basis", "former_years", "period"),
    ),
    "carried_over": Listing(
        message("Proposals of the last round"), ("about", "center", "proposal", "evidence")
    ),
}

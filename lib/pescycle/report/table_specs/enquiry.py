"""What the enquiry shows: centers, sources, what they hold, where each KPI starts."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "center": Listing(
        message("Centers"),
        ("center", "role", "group", "opened"),
        rule=message(
            "Pilot centers try the actions of the round; comparison centers go on as "
            "before."
        ),
    ),
    "covariate": Spread(
        message("Surroundings of the centers"),
        "center",
        "covariate",
        "covariate_value",
        rule=message(
            "As the pilot's list of centers states them; a dash stands where it states "
            "nothing. They are shown, and enter no score unless the framework says so."
        ),
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
        rule=message(
            "A row is kept if it counts: test submissions, duplicates and answers without "
            "consent are set aside. A cell that cannot be read counts as missing, never as "
            "zero."
        ),
    ),
    "problem_count": Listing(
        message("What was found in the sources"),
        ("source_file", "problem_rule", "severity", "times"),
        rule=message(
            "Each rule is counted once for every cell or row that broke it. A remark "
            "leaves the cell or row out and lets the run go on. Rows set aside as a whole "
            "are counted together, whatever the reason, so that nobody can tell how few "
            "people refused."
        ),
    ),
    "coverage": Listing(
        message("Months reported"),
        (
            *("measure", "center", "months_expected", "months_closed", "months_partly"),
            "months_reported",
        ),
        rule=message(
            "A month is expected where the center was open on at least one day of it. A "
            "month that is not reported stays missing."
        ),
    ),
    "month_revision": Listing(
        message("Months that were corrected"),
        ("measure", "center", "month", "earlier", "told_by", "later", "corrected_by"),
        message("The later figure counts everywhere in this report."),
    ),
    "coverage_by_center": Spread(
        message("Months reported of months expected"),
        "center",
        "measure",
        "months",
        rule=message(
            "Months reported of those in which the center was open on at least one day."
        ),
    ),
    "baseline": Listing(
        message("Baseline of each KPI"),
        ("kpi", "center", "baseline", "base", "basis", "former_years", "period"),
        rule=message(
            "Held against the same months a year before, of several years, or the last "
            "round, as the target's rule asks. Without these there is no baseline."
        ),
    ),
    "carried_over": Listing(
        message("Proposals of the last round"),
        ("proposal_id", "about", "center", "proposal", "evidence"),
        rule=message(
            "As the last reflection left them; the figure is the one behind the proposal."
        ),
    ),
}

"""How the centers stand: KPIs and pillars."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "kpi_score": Listing(
        message("Score of each KPI"),
        (
            "kpi",
            "center",
            "value",
            "interval",
            "base",
            "baseline",
            "target",
            "attainment",
            "status",
            "reason",
        ),
        message(
            "The base counts what stands behind the value: months for monthly counts, "
            "people or cases for shares, cases for means, answers for KPIs that come from "
            "the survey."
        ),
    ),
    "kpi_status": Spread(
        message("Value and status of each KPI by center"),
        "center",
        "kpi",
        "value_and_status",
        rule=message(
            "The status follows from the attainment of the center's own target; a value in "
            "brackets is its interval. Missing data is no failure."
        ),
    ),
    "pillar_score": Spread(
        message("Attainment and status of each pillar by center"),
        "center",
        "pillar",
        "attainment_and_status",
        message(
            "A pillar's attainment is the weighted mean of its KPIs' attainments; where "
            "some have no data, the share of the weight that has is said."
        ),
    ),
    "kpi_history": Listing(
        message("Each KPI in the rounds so far"),
        (
            "kpi",
            "center",
            "round",
            "value",
            "interval",
            "base",
            "target",
            "attainment",
            "status",
        ),
        rule=message(
            "Every round as it was published, by the edition of the framework that was in "
            "force in it."
        ),
    ),
}

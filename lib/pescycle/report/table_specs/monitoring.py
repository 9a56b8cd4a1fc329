"""Tables of the monthly watch: signals by KPI, by center, by rule, checks of figures."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "monitor_kpi": Listing(
        message("Centers with a signal, by KPI"),
        (
            "kpi",
            "charts",
            "charts_found",
            "charts_expected",
            "p_as_many",
            "signals_better",
            "signals_worse",
            "earliest",
        ),
        message(
            "A chart is a KPI in a center. Signals by chance are those to be expected were "
            "nothing to change anywhere; p is the chance of so many or more."
        ),
    ),
    "month_note": Listing(
        message("This month's KPIs"),
        (
            "kpi",
            "value",
            "month_base",
            "year_before",
            "year_difference",
            "usual",
            "month_sense",
        ),
        message(
            "The usual range holds nearly every month in which nothing changes. A month "
            "outside it is a signal, and so is a run of months on one side of its middle. "
            "The base counts the cases behind a share or a mean; a count has none."
        ),
    ),
    "monitor_chart": Listing(
        message("First signal of each chart"),
        (
            "kpi",
            "center",
            "baseline_line",
            "first_month",
            "first_rule",
            "sense",
            "chance",
            "watched_months",
        ),
        message(
            "The first signal is the first month in which a rule was fulfilled. The chance "
            "is that of a chart in which nothing changes."
        ),
    ),
    "monitor_rule": Listing(
        message("What each rule finds, and what it finds by chance"),
        (
            "signal_rule",
            "alarm",
            "charts",
            "charts_found",
            "charts_expected",
            "p_as_many",
        ),
        message(
            "The more rules, the more false alarms: only those reported as a signal name a "
            "month, the others stand beside them."
        ),
    ),
    "gaming_count": Listing(
        message("Figures looked at before they are believed"),
        ("gaming_check", "looked_at", "asked", "lacking"),
        message("A question is one only: nobody is accused of anything."),
    ),
    "gaming_check": Listing(
        message("Figures worth a question"),
        ("center", "gaming_check", "asked_of", "check_statistic", "base", "p_adjusted"),
        message(
            "The base counts months, or counts whose last digit was looked at; p is "
            "adjusted for all comparisons of all checks."
        ),
    ),
}

"""KPIs by sex, age and other groups."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "equity_kpi": Listing(
        message("KPIs by group"),
        (
            "equity_kpi",
            "center",
            "equity_category",
            "equity_value",
            "equity_interval",
            "base",
        ),
        message(
            "Of what is counted each month the value is the group's share, and the base "
            "all that was counted with the group known. Who stated no group is in none."
        ),
    ),
    "equity_gap": Listing(
        message("Gaps between groups, all centers together"),
        (
            "equity_kpi",
            "equity_category",
            "equity_reference",
            "equity_compared",
            "equity_gap",
            "equity_gap_interval",
            "equity_ratio",
            "equity_bases",
            "equity_p",
            "equity_finding",
        ),
        message(
            "Gap: value of the group less that of what it is compared with. Ratio: how "
            "many times that value the group has, with its interval. Each p is adjusted "
            "for all gaps of this table; clear means that it is below 0.05. An interval is "
            "that of one gap by itself: of many such intervals, some leave out 0 by chance."
        ),
    ),
}

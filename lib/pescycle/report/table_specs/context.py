"""What lies behind observed and expected: chance, over-dispersion, factors, shrinkage."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "observed_expected": Listing(
        message("Observed against expected"),
        (
            *("kpi", "compared_by", "center", "base", "observed", "expected", "ratio"),
            *("limits", "outer_limits", "flag", "context_reason"),
        ),
        message(
            "Expected is what the other centers reach with the center's own case mix; a "
            "ratio outside its limits is more than chance lets expect."
        ),
    ),
    "context_summary": Listing(
        message("What each comparison rests on, and what chance alone lets expect"),
        (
            *("kpi", "compared_by", "context_factors", "centers", "cases", "flags_inner"),
            *("outside", "phi", "p", "outside_adjusted", "context_reason"),
        ),
        message(
            "By chance is the number of centers that would lie outside if all were alike. "
            "Over-dispersion is 1 where chance alone is at work; a small p says that the "
            "centers differ by more than that."
        ),
    ),
    "context_check": Listing(
        message("Findings that hang on one factor"),
        (
            *("kpi", "compared_by", "left_out_factor", "center", "ratio", "ratio_without"),
            *("ratio_change", "flag", "flag_without"),
        ),
        message(
            "Each factor was left out once. What is listed here would have been found "
            "otherwise without that factor."
        ),
    ),
    "shrunken_ratio": Listing(
        message("Ratios drawn toward 1, and limits that allow for over-dispersion"),
        (
            *("kpi", "compared_by", "center", "base", "ratio", "shrunken"),
            *("shrunken_interval", "adjusted_limits", "adjusted_outer_limits"),
            "flag_adjusted",
        ),
        message(
            "The fewer cases a center has, the more its ratio is drawn toward 1, which is "
            "as expected. The interval says where the center's own ratio lies with 95 % "
            "probability; the limits say how far chance and the usual differences between "
            "centers can carry it."
        ),
    ),
}

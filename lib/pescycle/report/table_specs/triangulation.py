"""What sources say together, and changes that nobody aimed at."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "triangulation": Listing(
        message("What the sources say of each theme"),
        (
            *("told_theme", "told_paf", "told_css", "told_staff", "told_consultation"),
            *("told_together", "told_findings"),
        ),
        message(
            "A source says strength or weakness only where it is clear: a KPI whose whole "
            "interval lies on one side of its target, a survey question whose interval "
            "lies on one side of the mean of the audience's questions, two thirds of at "
            "least 3 comments by at least 2 groups. Sources agree where two or more speak "
            "clearly and all say the same; they conflict where one says the opposite of "
            "another, or of itself. A dash: the source has nothing on the theme."
        ),
    ),
    "triangulation_evidence": Listing(
        message("The figures that speak clearly"),
        (
            *("told_theme", "told_source", "told_figure", "told_value", "told_interval"),
            *("told_reference", "told_sense"),
        ),
        message(
            "All centers together. Questions are shown by their index from 0 to 100 and "
            "held against the mean of their audience's questions: a strength is what is "
            "rated above the rest, not what is good enough."
        ),
    ),
    "unexpected_change": Listing(
        message("Clear changes that nobody aimed at, or that went against an aim"),
        (
            *("changed", "change_compared", "plain_change", "strict_interval"),
            *("p_by_lot", "change_verdict", "unexpected", "change_actions"),
        ),
        message(
            "Each change is called clear only if its interval leaves out zero at a level "
            "that allows for all that were looked at: the chance of any false alarm in the "
            "whole table is about 5 % at most (Bonferroni). Dropped actions aim at nothing."
        ),
    ),
}

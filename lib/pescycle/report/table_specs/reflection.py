"""What changed, what the actions have to do with it, what follows."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "expected_achieved": Listing(
        message("Expected and achieved"),
        ("kpi", "center", "target", "value", "attainment", "status"),
        rule=message(
            "Attainment is the share of the target that was reached; where the target is "
            "set as a step from the baseline, the share of that step, so that 0 % says "
            "that nothing was gained. The status follows from it. Without enough data a "
            "KPI is not judged."
        ),
    ),
    "kpi_change": Listing(
        message("Change of each KPI"),
        (
            "kpi",
            "center",
            "before",
            "after",
            "change",
            "change_interval",
            "basis",
            "verdict",
        ),
        message(
            "Counts are compared over the months that both years have: the figure after "
            "can differ a little from the KPI's own value."
        ),
    ),
    "kpi_change_by_center": Spread(
        message("Change of each KPI by center"),
        "center",
        "kpi",
        "change_and_verdict",
        rule=message(
            "A change is better or worse only where its whole interval, in brackets, lies "
            "on one side of zero. Of 20 changes that are none, about one looks so by "
            "chance."
        ),
    ),
    "item_change": Listing(
        message("Change of the survey results since the last round"),
        (
            "item",
            "center",
            "audience",
            "statistic",
            "before",
            "value",
            "change",
            "change_interval",
            "minimum_detectable",
            "p_adjusted",
            "verdict",
        ),
        message(
            "The smallest change that would be seen is one that would be called clear with "
            "a chance of 80 %. The adjusted p-value allows for the number of changes that "
            "are looked at: those of all centers together are one family, those of single "
            "centers another."
        ),
        center_base=True,
    ),
    "pilot_effect": Listing(
        message("Change in pilot centers against change in comparison centers"),
        (
            "subject",
            "audience",
            "pilot_change",
            "comparison_change",
            "effect",
            "change_interval",
            "pilots",
            "comparisons",
            "minimum_detectable",
            "p_randomisation",
            "p_wild",
            "checks",
            "verdict",
        ),
        message(
            "Each center counts alike. The first check asks how often such a difference "
            "would come about if lots had decided which centers are pilots, the second if "
            "each center's deviation had gone either way by chance. Where a check and the "
            "interval differ, the difference is a hint only."
        ),
        judged="effect",
    ),
    "lesson": Listing(
        message("What the actions were to move, and what moved"),
        (
            "moves",
            "actions_planned",
            "actions_done",
            "actions_open",
            "actions_dropped",
            "acting",
            "effect",
            "change_interval",
            "verdict",
        ),
        message(
            "The difference is that of the pilot centers that acted against the comparison "
            "centers; one center alone cannot be judged."
        ),
    ),
    "item_expected": Listing(
        message("Expected and achieved in the users' answers"),
        (
            "item",
            "audience",
            "item_rule",
            "wanted",
            "value",
            "interval",
            "base",
            "item_finding",
        ),
        message(
            "Shares of the best answers, of all centers together. Above or below is said "
            "only where the whole interval lies on one side of what was expected."
        ),
    ),
    "proposal": Listing(
        message("Proposals to the next round"),
        ("proposal_id", "about", "center", "proposal", "evidence"),
        rule=message(
            "Proposals follow from the figures by fixed rules; the figure is the one that "
            "the rule looked at. The team decides."
        ),
    ),
}

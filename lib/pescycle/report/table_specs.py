"""Which tables there are: the columns of each, their order, its title and its rule."""

from dataclasses import dataclass

from pescycle.model.findings import Statistic
from pescycle.report.vocabulary import message


@dataclass(frozen=True)
class Listing:
    """A row of the table for each row of the frame; ``columns`` are keys of ``COLUMNS``."""

    caption: str
    columns: tuple[str, ...]
    rule: str = ""
    center_base: bool = False  # centers' figures need the larger minimum base
    lacking: str = ""  # said where there is nothing to count, in place of "no answers"
    judged: str = ""  # column without which a row is named below the table, not shown


@dataclass(frozen=True)
class Spread:
    """A row for each ``down``, a column for each ``across``, ``cell`` where they meet.

    ``of`` is the statistic that is shown where the frame has several and none is chosen.
    """

    caption: str
    down: str
    across: str
    cell: str
    rule: str = ""
    center_base: bool = False
    of: str = ""


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
        ("measure", "center", "months_expected", "months_closed", "months_reported"),
    ),
    "coverage_by_center": Spread(
        message("Months reported of months expected"), "center", "measure", "months"
    ),
    "baseline": Listing(
        message("Baseline of each KPI"),
        ("kpi", "center", "baseline", "base", "basis", "period"),
    ),
    "carried_over": Listing(
        message("Proposals of the last round"), ("about", "center", "proposal", "evidence")
    ),
    "definition": Listing(
        message("What each KPI means"),
        (
            "kpi",
            "definition",
            "pillar",
            "weight",
            "direction",
            "provenance",
            "version",
        ),
        message(
            "The weights of a pillar's KPIs add up to 100 %; a KPI beside the pillar is "
            "shown but does not count in it."
        ),
    ),
    "item_target": Listing(
        message("What is expected of the survey questions"),
        ("item", "audience", "last_round", "wanted", "item_rule"),
        message(
            "Shares of the best answers, of all centers together. What the plan does not "
            "state is not to fall below the last round."
        ),
    ),
    "target": Listing(
        message("Targets"), ("kpi", "center", "baseline", "basis", "target_rule", "target")
    ),
    "target_by_center": Spread(
        message("Target of each KPI by center"), "center", "kpi", "target"
    ),
    "sample_plan": Listing(
        message("Sample plan"),
        (
            "center",
            "audience",
            "frame",
            "answers_planned",
            "margin",
            "needed_5",
            "needed_10",
            "needed_change",
        ),
        message(
            "The margin is half the width of the 95 % interval of a share of 50 % if all "
            "planned answers come in. The last column is what each of two rounds needs so "
            "that the change that the plan must not miss would probably be seen."
        ),
    ),
    "allocation": Listing(
        message("The planned answers, spread over the centers by three rules"),
        (
            "center",
            "audience",
            "frame",
            "answers_planned",
            "proportional",
            "neyman",
            "cost_optimal",
            "center_needed",
            "contacts",
            "cost",
        ),
    ),
    "planned_precision": Listing(
        message("What each figure will be worth if the plan is met"),
        ("item", "audience", "answers_expected", "margin", "detectable"),
        message(
            "Margin of the share of the best answers. The last column is the smallest "
            "change against a round of the same size that would probably be seen."
        ),
        center_base=True,
    ),
    "precision_so_far": Listing(
        message("What the answers so far are worth"),
        ("center", "audience", "collected", "margin_planned", "margin"),
        message("Margins of a share of 50 %."),
    ),
    "action_plan": Listing(
        message("Actions planned"), ("title", "center", "moves", "owner", "start", "due")
    ),
    "action_progress": Listing(
        message("Actions and what became of them"),
        ("title", "center", "moves", "due", "action_state", "done_on", "days_late"),
    ),
    "action_count": Listing(
        message("Actions by center"),
        (
            "center",
            "actions_planned",
            "actions_done",
            "actions_late",
            "actions_dropped",
            "actions_open",
        ),
        message(
            "Late actions were done after their day or are overdue; open ones are neither "
            "done nor dropped."
        ),
    ),
    "response_count": Listing(
        message("Answers collected against the plan"),
        ("center", "audience", "answers_planned", "collected", "response_share"),
    ),
    "response_week": Listing(
        message("Answers collected by week"),
        ("week", "audience", "center", "week_planned", "collected"),
        message(
            "Planned is what a week would bring if the plan were spread evenly over the "
            "fieldwork; no team has to work so."
        ),
    ),
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
            "people or cases for shares, visits for means, answers for KPIs that come from "
            "the survey."
        ),
    ),
    "kpi_status": Spread(
        message("Value and status of each KPI by center"),
        "center",
        "kpi",
        "value_and_status",
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
    "observed_expected": Listing(
        message("Observed against expected"),
        (
            "kpi",
            "center",
            "base",
            "observed",
            "expected",
            "ratio",
            "limits",
            "outer_limits",
            "flag",
        ),
        message(
            "Expected is what the other centers reach with the center's own case mix; a "
            "ratio outside its limits is more than chance lets expect."
        ),
    ),
    "weight_class": Listing(
        message("From answers to clients"),
        (
            "weight_class",
            "audience",
            "frame_share",
            "before_share",
            "after_share",
            "weight_ratio",
            "base",
        ),
        message(
            "Answers of a class count for more than 1 where fewer of its clients answered "
            "than of others. Classes with few answers are put together."
        ),
    ),
    "question": Listing(
        message("The questions as they were asked"), ("audience", "item", "wording")
    ),
    "estimate": Listing(
        message("Survey results"),
        (
            "item",
            "center",
            "audience",
            "statistic",
            "value",
            "interval",
            "base",
            "not_applicable",
            "dont_know",
            "blank",
        ),
        center_base=True,
    ),
    "estimate_by_center": Spread(
        message("Survey results by center"),
        "center",
        "item",
        "value_and_base",
        center_base=True,
        of=Statistic.TOP2BOX,
    ),
    "distribution": Listing(
        message("Distribution of the answers"),
        ("item", "center", "audience", "answer", "answers", "answer_share", "base"),
        center_base=True,
    ),
    "key_figure": Listing(
        message("Key figures"),
        ("items", "center", "audience", "statistic", "value", "interval", "base"),
        message(
            "The Net Promoter Score is the share of 9 and 10 less the share of 0 to 6, in "
            "points. The base of the satisfaction index is that of its question with the "
            "fewest answers."
        ),
        center_base=True,
    ),
    "group_estimate": Spread(
        message("Figures by group"),
        "domain",
        "statistic",
        "value_and_base",
        message(
            "In brackets: the interval at 95 %. Groups that are too small to be shown by "
            "themselves are shown together; who did not say which group he or she belongs "
            "to is in none."
        ),
        center_base=True,
    ),
    "group_test": Listing(
        message("Tests of differences between groups"),
        (
            "group_by",
            "test",
            "base",
            "test_statistic",
            "p",
            "p_adjusted",
            "family_size",
            "group_finding",
            "group_difference",
        ),
        message(
            "Each p is adjusted for its family: all groups, compared by the same test on "
            "the same questions in the same audience; the family has so many comparisons. "
            "Finding: a clear difference where the adjusted p is below 0.05. The interval "
            "of a difference is that of one comparison by itself: of many such intervals, "
            "some leave out 0 by chance. A difference of ranks is the chance, in points, "
            "that an answer of the first group is the better one, less 50."
        ),
    ),
    "driver_share": Listing(
        message("Importance of the parts of the service"),
        ("driver", "importance_share", "interval", "top_three", "base"),
        message(
            "The shares add up to 100 %. Among the first three: in how many of the samples "
            "drawn again the part was one of the three most important."
        ),
    ),
    "driver_by_method": Spread(
        message("Importance by three methods"),
        "driver",
        "driver_method",
        "driver_figure",
        message(
            "LMG and relative weights are shares of what all parts explain together. The "
            "rank correlation, from −1 to 1, looks at each part by itself."
        ),
    ),
    "driver_map": Listing(
        message("Importance and performance"),
        (
            "driver",
            "driver_map_importance",
            "driver_map_performance",
            "base",
            "quadrant",
        ),
        message(
            "Not clear: an interval reaches over the line between important and less "
            "important, or between well and less well rated."
        ),
    ),
    "driver_model": Listing(
        message("Odds of a better overall answer"),
        ("driver", "odds_ratio", "odds_limits", "p", "parallel_p", "base"),
        message(
            "The odds ratio says how much the odds of a better overall answer are "
            "multiplied where the part is rated one step better and all else is equal. A "
            "small p of parallel lines (below 0.05, adjusted for the number of parts) says "
            "that one ratio does not fit all answers."
        ),
    ),
    "quality_rule": Listing(
        message("What the rules of response quality found"),
        ("audience", "quality_rule", "flagged", "found_share", "checked", "rule_action"),
        message(
            "The base is the number of answers that a rule could look at. Where a rule "
            "found only a few, or all but a few, the number is hidden."
        ),
        lacking=message("cannot be checked"),
    ),
    "quality_effect": Listing(
        message("The share of satisfied people with and without what each rule found"),
        (
            "audience",
            "quality_rule",
            "flagged",
            "value_with",
            "value_without",
            "effect_of_rule",
            "base",
            "rule_action",
        ),
        message(
            "With and without the answers that the rule found, all other rules acting as "
            "they do, and the weights of the remaining answers unchanged. Where only a few "
            "would make the difference, it is hidden."
        ),
        lacking=message("cannot be checked"),
    ),
    "disclosure_audit": Listing(
        message("What is not shown"),
        (
            "audience",
            "audited_table",
            "cells",
            "hidden_rows",
            "protecting_rows",
            "narrowest",
            "required",
            "passed",
        ),
        message(
            "Narrowest interval: of all hidden numbers of the table, the one that can be "
            "bounded most closely from all tables together, beside the width that is "
            "promised for it. A table without a hidden number has none."
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
    ),
    "estimate_history": Listing(
        message("Survey results in the rounds so far"),
        ("item", "center", "audience", "statistic", "round", "value", "interval", "base"),
        center_base=True,
    ),
    "expected_achieved": Listing(
        message("Expected and achieved"),
        ("kpi", "center", "target", "value", "attainment", "status"),
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
        message("Change of each KPI by center"), "center", "kpi", "change_and_verdict"
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
    "scale_quality": Listing(
        message("How well the questions hang together"),
        (
            "audience",
            "language",
            "scale_items",
            "base",
            "alpha",
            "polychoric",
            "omega",
            "factors",
            "scale_finding",
        ),
        message(
            "From an alpha of 0.8 on they hang together well, from 0.7 on fairly. Ordinal "
            "alpha allows for answers that stand in an order and are no measured numbers "
            "(from polychoric correlations). Omega and the number "
            "of things measured need 100 answers; bases of single languages are in tens."
        ),
    ),
    "scale_item": Listing(
        message("Each question's part"),
        ("item", "audience", "item_rest", "alpha_if_deleted", "loading", "kmo"),
        message(
            "Fits the others: the correlation of a question with the sum of the others. "
            "Below 0.3 it asks for something else."
        ),
    ),
    "scale_language": Listing(
        message("Language versions beside each other"),
        (
            "audience",
            "languages",
            "alphas",
            "alpha_difference",
            "p_adjusted",
            "congruence",
            "widest_gap",
            "language_finding",
        ),
        message(
            "Different: the alphas differ by more than chance (p below 0.05, allowing for "
            "all pairs), or the pattern of the loadings is less than 0.85 alike. Alike is "
            "said only of patterns, which need 100 answers in each language."
        ),
    ),
    "theme_share": Listing(
        message("What people write"),
        (
            "theme",
            "audience",
            "cue",
            "comments",
            "answer_share",
            "interval",
            "comments_written",
        ),
        message(
            "A theme or cue is left out where nobody wrote of it, and also where those who "
            "did, or those who did not, are fewer than the minimum base."
        ),
    ),
    "theme_score": Listing(
        message("Low overall answers, by what people write"),
        (
            "theme",
            "audience",
            "share_low",
            "mention_base",
            "share_low_other",
            "other_base",
            "low_difference",
            "change_interval",
        ),
        message(
            "Low answers are the worst ones of the overall question. Compared are people "
            "who wrote a comment; a theme is left out where one of the counts behind it is "
            "below the minimum base."
        ),
    ),
    "proposal": Listing(
        message("Proposals to the next round"), ("about", "center", "proposal", "evidence")
    ),
}
"""Each table by name: the frame's own, or that of another view of a frame."""

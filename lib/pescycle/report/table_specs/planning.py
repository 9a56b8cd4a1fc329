"""What the plan shows: definitions, targets, samples, actions."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "definition": Listing(
        message("What each KPI means"),
        ("kpi", "definition", "pillar", "weight", "direction"),
        message(
            "The weights of a pillar's KPIs add up to 100 %; a KPI beside the pillar is "
            "shown but does not count in it."
        ),
    ),
    "kpi_origin": Listing(
        message("Where each KPI comes from, and what guards it"),
        ("kpi", "kpi_source", "kpi_period", "counter", "provenance", "version"),
        message(
            "A KPI of volume is guarded by one of quality, which would fall if the volume "
            "were driven up at any price."
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
        message("Targets"),
        (
            "kpi",
            "center",
            "baseline",
            "basis",
            "target_rule",
            "reference",
            "support",
            "target",
            "reason",
        ),
        rule=message(
            "The rule of the KPI is the same for every center. Where it builds on a "
            "baseline or a reference, these are the center's own; without them there is no "
            "target."
        ),
    ),
    "target_proposal": Listing(
        message("How hard each target is, and what an ambitious one would be"),
        (
            "kpi",
            "center",
            "target",
            "target_chance",
            "if_nothing",
            "looking",
            "ambitious",
            "target_warning",
            "reason",
        ),
        message(
            "The chance is that of reaching the target if nothing changes, from the "
            "center's own past. An ambitious target has a chance of 40 %."
        ),
    ),
    "target_by_center": Spread(
        message("Target of each KPI by center"),
        "center",
        "kpi",
        "target",
        rule=message(
            "The rule of the KPI is the same for every center. Where it builds on a "
            "baseline or a reference, these are the center's own."
        ),
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
        rule=message(
            "Each rule spreads the same planned total: in proportion to the people served, "
            "to these and the spread of their answers, and to both and what an answer "
            "costs."
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
    "aim": Listing(
        message("What is wanted, and what is done for it"),
        (
            "aim",
            "baseline",
            "target",
            "target_chance",
            "aim_actions",
            "feeding",
            "acting_centers",
            "money",
            "reason",
        ),
        message(
            "All centers together. The chance is that of reaching the target if nothing "
            "changes. An action counts for what it names; a survey question also feeds the "
            "overall question of its audience, and the KPI made of that."
        ),
    ),
    "action_plan": Listing(
        message("Actions planned"),
        (
            *("title", "center", "cause_id", "moves", "owner", "start", "due", "dose"),
            "money",
        ),
        rule=message(
            "Each action names the one KPI or survey question that it is to move."
        ),
    ),
}

"""How the round itself went: the project, the experts, recommendations, capacity."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "project_evaluation": Listing(
        message("The project against its plan"),
        (
            *("aspect", "plan_measure", "plan_planned", "plan_actual", "plan_ratio"),
            *("plan_finding", "plan_origin"),
        ),
        message(
            "Within 10 % of the plan counts as planned. Less scope or participation falls "
            "short of the plan; more time or cost is over it."
        ),
    ),
    "opinion_topic": Listing(
        message("What the experts think, by topic"),
        (
            *("topic", "experts", "middle", "ratings_range", "opinion_finding"),
            "since_before",
        ),
        message(
            "Ratings from 1 (very poor) to 5 (very good). Close together: no more than one "
            "step between any two experts; split: three steps or more; with fewer than "
            "three experts nothing is said of it."
        ),
    ),
    "opinion": Listing(
        message("Each expert's opinion"),
        ("topic", "expert", "rating_given", "said_text"),
        message(
            "As each expert wrote it, under a code; the opinions are theirs and are not "
            "weighed against each other."
        ),
    ),
    "recommendation": Listing(
        message("What became of the recommendations"),
        (
            *("recommendation_id", "recommendation", "way", "rounds_so", "tracking"),
            "proof",
        ),
        message(
            "The status is the team's own word, round by round; evidence is what was "
            "written down for it in the last of these rounds. Done without evidence is a "
            "claim."
        ),
    ),
    "capacity_proposal": Listing(
        message("Where building capacity is proposed"),
        (
            *(
                "proposal_id",
                "capacity_source",
                "round",
                "capacity_about",
                "capacity_figure",
            ),
            "capacity_proposed",
        ),
        message(
            "A section of the maturity check whose whole interval lies below 50 points; a "
            "question of the staff pulse on learning and working together whose share of "
            "the best answers lies below 50 % with its whole interval; a barrier of "
            "skills, staff, time or backing that two or more actions met; an aim whose "
            "actions were done to less than 70 points as meant."
        ),
    ),
}

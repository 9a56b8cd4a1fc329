"""The maturity check: how sections are scored, how far assessors agree, what was agreed."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

NOTE = message("Hidden: fewer than {assessors} assessors.")
SMALL = message("hidden (fewer than {assessors} assessors)")
LACKING = message("not scored")
SPREAD_RULE = message(
    "Scores from 0 to 100. In brackets: the lowest and the highest assessor, of all "
    "centers the lowest and the highest center. Of fewer than 5 assessors the two are not "
    "shown."
)

TABLES: dict[str, Listing | Spread] = {
    "maturity_statement": Listing(
        message("The statements, and how they are scored in all centers"),
        (
            "maturity_statement",
            "maturity_wording",
            "maturity_section",
            "maturity_score",
            "maturity_spread",
            "assessors",
        ),
        message(
            "Each center counts alike; the spread is that between centers. Assessors are "
            "added up over the centers."
        ),
        lacking=LACKING,
        small=SMALL,
    ),
    "maturity_score": Listing(
        message("Score of each section"),
        (
            "maturity_section",
            "center",
            "maturity_score",
            "maturity_spread",
            "maturity_interval",
            "severity_adjusted",
            "assessors",
            "score_reason",
        ),
        message(
            "Self and peers together. Intervals at 95 %, over assessors, of all centers "
            "over centers: how far the mean would move with others. Adjusted: less what an "
            "assessor gives more or less than the others for the same statements."
        ),
        lacking=LACKING,
        small=SMALL,
    ),
    "maturity_role": Spread(
        message("Self, peers and agreed scores side by side"),
        "maturity_section",
        "maturity_role",
        "score_and_spread",
        SPREAD_RULE,
        lacking=LACKING,
        small=NOTE,
    ),
    "maturity_phase": Spread(
        message("From plan to improvement: the phases of each section"),
        "maturity_section",
        "maturity_phase",
        "maturity_score",
        message(
            "Scores from 0 to 100 of self and peers together. Statements on results have a "
            "trend and a target in place of the four phases."
        ),
        lacking=LACKING,
        small=NOTE,
    ),
    "maturity_center": Spread(
        message("Score of each section by center"),
        "center",
        "maturity_section",
        "score_and_spread",
        SPREAD_RULE,
        lacking=LACKING,
        small=NOTE,
    ),
    "maturity_difference": Listing(
        message("Self against peers"),
        (
            "maturity_section",
            "self_score",
            "peer_score",
            "role_difference",
            "p_adjusted",
            "compared_centers",
            "role_finding",
        ),
        message(
            "Mean difference in points with its interval at 95 %, paired by center. The p "
            "is adjusted for the number of sections; the interval is that of one section "
            "by itself."
        ),
    ),
    "maturity_agreement": Listing(
        message("How far the assessors agree"),
        (
            "maturity_section",
            "center",
            "maturity_role",
            "agreement_measure",
            "agreement_value",
            "scored_statements",
            "assessors",
            "agreement_finding",
        ),
        message(
            "1 is perfect agreement, 0 what chance would give; interval at 95 %. Good: all "
            "of the interval lies from 0.80 on; fair: from 0.67 on; weak: all of it lies "
            "below 0.67. Otherwise nothing can be said."
        ),
        lacking=LACKING,
        small=SMALL,
    ),
    "agreement_by_center": Spread(
        message("How far the assessors of each center agree"),
        "center",
        "agreement_measure",
        "agreement_value",
        message(
            "Of one assessor's scores and not of their mean. Intraclass 2 takes it for "
            "disagreement that one assessor is stricter throughout, intraclass 3 does not. "
            "Kappa looks at the six bands of CAF."
        ),
        lacking=LACKING,
        small=NOTE,
    ),
    "assessor_severity": Listing(
        message("Assessors under their codes"),
        (
            "assessor",
            "maturity_role",
            "severity_effect",
            "severity_shrunk",
            "severity_scores",
        ),
        message(
            "Points above (+) or below (−) those who scored the same statements, with the "
            "interval at 95 %. Who is strict is not therefore wrong."
        ),
        lacking=LACKING,
        small=SMALL,
    ),
    "maturity_consensus": Listing(
        message("Agreed scores beside those of the assessors"),
        (
            "maturity_statement",
            "center",
            "agreed_score",
            "assessors_mean",
            "phases_outside",
            "decided_on",
            "decided_by",
            "agreed_reason",
        ),
        message(
            "The assessors' scores stay as they were. Outside: phases whose agreed score "
            "lies below the lowest or above the highest assessor."
        ),
        lacking=LACKING,
        small=SMALL,
    ),
    "enabler_link": Listing(
        message("Sections beside the KPIs that they should move"),
        (
            "kpi",
            "maturity_section",
            "score_now",
            "score_change",
            "kpi_change_beside",
            "verdict",
        ),
        message(
            "Two changes side by side, each with its interval at 95 %; that one is the "
            "cause of the other cannot be seen from them. A single center's section has no "
            "interval, because mostly the same people score again."
        ),
    ),
}

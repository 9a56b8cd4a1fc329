"""How the survey is run, what is promised, what may go wrong."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "survey_plan": Listing(
        message("How the survey is run"),
        (
            *("audience", "answers_planned", "fieldwork_opens", "fieldwork_closes"),
            "weighting_planned",
        ),
        message("A row for each audience that has a sample or a source of answers."),
    ),
    "ethics": Listing(
        message("What those asked are promised"),
        ("ethics_point", "text", "ethics_state", "lacking_languages"),
        message(
            "Nobody can agree to what was not said: each point is to stand in every "
            "language in which people are asked. The texts are those of ethics.yml."
        ),
    ),
    "consent": Listing(
        message("The question that comes before all others"),
        ("audience", "consent_language", "consent_text", "refusal"),
        message(
            "Wording of the questionnaires. Whoever refuses is asked nothing else, and "
            "counts only as a refusal."
        ),
    ),
    "risk": Listing(
        message("Risks, the gravest first"),
        ("risk_id", "text", "risk_about", "risk_score", "response", "owner"),
        message(
            "Likelihood and impact are judged by the team from 1 to 5. From 12 their "
            "product is called high, from 6 medium."
        ),
    ),
    "risk_matrix": Spread(
        message("Risks by likelihood (across) and impact (down)"),
        "impact",
        "likelihood",
        "risk_cell",
        message("Ids of the risks; 5 is very likely, or very grave."),
    ),
}

"""Columns about how the survey is run, what is promised, what may go wrong."""

from pescycle.report import conduct_cells
from pescycle.report.columns.kinds import Column, date, figure, named, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "fieldwork_opens": date(message("From"), "opens"),
    "fieldwork_closes": date(message("Until"), "closes"),
    "weighting_planned": named(message("Weighted by"), "weighting"),
    "ethics_point": named(message("What people have to know"), "ethics_point", "point"),
    "text": written(message("Text"), "text"),
    "ethics_state": named(message("State"), "stated", "state"),
    "lacking_languages": Column(
        message("Missing in"), ("lacking",), conduct_cells.languages("lacking")
    ),
    "consent_language": Column(
        message("Language"), ("language",), conduct_cells.languages("language")
    ),
    "consent_text": written(message("First question"), "consent_text"),
    "refusal": named(message("Refusal"), "stated", "refusal"),
    "risk_id": written(message("Risk"), "id"),
    "risk_about": Column(message("About"), ("about",), conduct_cells.risk_about),
    "likelihood": Column(
        message("Likelihood"), ("likelihood",), conduct_cells.rating("likelihood")
    ),
    "impact": Column(message("Impact"), ("impact",), conduct_cells.rating("impact")),
    "risk_score": figure(
        message("Likelihood × impact"), ("score", "band"), conduct_cells.risk_score
    ),
    "response": written(message("What is done about it"), "response"),
    "risk_cell": Column(message("Risks"), ("risks", "band"), conduct_cells.risk_cell),
}

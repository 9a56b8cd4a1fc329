"""Columns of how the round itself went."""

from pescycle.report import evaluation_cells as cells
from pescycle.report.columns.kinds import Column, named, number, share, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "aspect": named(message("Aspect"), "aspect"),
    "plan_measure": Column(message("What"), ("measure", "audience"), cells.measured),
    "plan_planned": Column(
        message("Planned"), ("planned",), cells.amount("planned"), figure=True
    ),
    "plan_actual": Column(
        message("In fact"), ("actual",), cells.amount("actual"), figure=True
    ),
    "plan_ratio": share(message("Of the plan"), "ratio"),
    "plan_finding": named(message("Finding"), "plan_finding", "finding"),
    "plan_origin": named(message("Told by"), "plan_origin", "origin"),
    "topic": named(message("Topic"), "topic"),
    "experts": number(message("Experts"), "experts"),
    "ratings_range": Column(
        message("Lowest to highest"), ("lowest", "highest"), cells.ratings_range
    ),
    "middle": Column(
        message("Middle rating"), ("middle",), cells.rating("middle"), figure=True
    ),
    "since_before": Column(
        message("The same experts, last round to now"),
        ("asked_before", "middle_before", "middle_same"),
        cells.since_before,
    ),
    "opinion_finding": named(message("Ratings lie"), "opinion_finding", "finding"),
    "expert": written(message("Expert"), "expert"),
    "rating_given": Column(
        message("Rating given"), ("rating",), cells.rating("rating"), figure=True
    ),
    "said_text": written(message("In their words"), "text"),
    "recommendation": written(message("Recommendation"), "text"),
    "recommendation_id": written(message("Id"), "recommendation"),
    "proposal_id": written(message("Id"), "id"),
    "way": Column(message("Its way so far"), ("way",), cells.way),
    "rounds_so": Column(message("Has stood so for"), ("rounds",), cells.rounds_so),
    "tracking": named(message("Since the last round"), "tracking", "finding"),
    "proof": written(message("Evidence"), "evidence"),
    "capacity_source": named(message("Seen in"), "capacity_source", "source"),
    "capacity_about": Column(
        message("What to build up"), ("source", "about", "audience"), cells.capacity_about
    ),
    "capacity_figure": Column(
        message("Figure"),
        ("source", "value", "low", "high", "base"),
        cells.capacity_figure,
        figure=True,
    ),
    "capacity_proposed": Column(
        message("Proposed"), ("source", "about", "phase"), cells.capacity_proposed
    ),
}

"""Columns of how scores are put together, and of ratings."""

from pescycle.report import scoring_cells as cells
from pescycle.report.columns.kinds import Column, figure, named, number, share
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "score_of": Column(message("Score of"), ("node",), cells.score_of),
    "score_part": Column(message("Part"), ("kind", "child"), cells.part),
    "part_value": figure(message("Value"), ("value", "child"), cells.part_value),
    "part_scale": figure(
        message("Target"), ("target", "anchor", "child"), cells.part_scale
    ),
    "part_score": share(message("Score of the part"), "score", 1),
    "weight_share": share(message("Weight"), "weight", 1),
    "weight_used": share(message("Weight used"), "weight_used", 1),
    "contribution": share(message("Contribution"), "contribution", 1),
    "coefficient": number(message("Coefficient"), "weight", 0),
    "points": number(message("Points"), "contribution", 1),
    "node_score": share(message("Score"), "score", 1),
    "bounds": figure(
        message("Were the missing at worst and best"), ("worst", "best"), cells.bounds
    ),
    "node_covered": share(message("Weight with data"), "weight_covered"),
    "rated": Column(message("Rating"), ("scheme", "subject"), cells.rated),
    "rating": figure(
        message("Result"), ("rating", "figure", "chance", "reason"), cells.rating
    ),
    "score_before": share(message("Before"), "before", 1),
    "score_after": share(message("After"), "after", 1),
    "change_of_score": figure(message("Change"), ("change",), cells.points_of("change")),
    "part_data": figure(message("Data"), ("data",), cells.points_of("data")),
    "part_denominator": figure(
        message("Denominators"), ("denominator",), cells.points_of("denominator")
    ),
    "part_anchors": figure(message("Anchors"), ("anchors",), cells.points_of("anchors")),
    "part_weights": figure(message("Weights"), ("weights",), cells.points_of("weights")),
    "by_former": share(message("By the former edition"), "before", 1),
    "by_present": share(message("By the present edition"), "after", 1),
    "rating_step": named(message("Step"), "rating_step", "step"),
    "step_figure": figure(message("Figure"), ("figure", "step"), cells.step_figure),
}

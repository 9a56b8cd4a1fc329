"""Columns of ranks that are not certain, and of what they hang on."""

from pescycle.report import rank_cells as cells
from pescycle.report.columns.kinds import Column, figure, named, number, share
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "score_interval": figure(
        message("Score and interval"), ("score", "low", "high"), cells.score_interval
    ),
    "rank": number(message("Rank"), "rank"),
    "rank_interval": figure(
        message("Rank interval"), ("rank_low", "rank_high"), cells.rank_interval
    ),
    "rank_set": figure(message("Rank set"), ("set_low", "set_high"), cells.rank_set),
    "expected_rank": number(message("Mean rank"), "expected_rank", 1),
    "p_top": share(message("Chance of the first ranks"), "p_top"),
    "p_lowest": share(message("Chance of the lowest class"), "p_lowest"),
    "kpis_known": figure(message("KPIs with data"), ("base", "kpis"), cells.kpis_known),
    "factor": named(message("What is uncertain"), "factor"),
    "first_index": share(message("By itself"), "first"),
    "total_index": figure(
        message("Together with the others"), ("total", "low", "high"), cells.total_interval
    ),
}

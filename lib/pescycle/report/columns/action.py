"""Columns of the way: what became of the actions and of the fieldwork."""

from pescycle.report import cells
from pescycle.report.columns.kinds import Column, date, figure, named, number, share
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "margin_planned": figure(
        message("Margin planned"), ("margin_planned",), cells.margin_planned
    ),
    "action_state": named(message("State"), "action_state", "state"),
    "done_on": date(message("Done on"), "done_on"),
    "days_late": number(message("Days late"), "days_late"),
    "actions_planned": number(message("Actions planned"), "planned"),
    "actions_done": number(message("Done"), "done"),
    "actions_late": number(message("Late"), "late"),
    "actions_dropped": number(message("Dropped"), "dropped"),
    "actions_open": number(message("Open"), "open"),
    "collected": number(message("Answers collected"), "collected"),
    "response_share": share(message("Collected of planned"), "share"),
    "week_planned": number(message("Planned, if spread evenly"), "planned"),
    "week": date(message("Week from"), "week"),
}

"""Columns that tables of several subjects share: center, KPI, question, value, base."""

from pescycle.report import cells, group_cells
from pescycle.report.columns.kinds import (
    Column,
    date,
    figure,
    named,
    number,
    of_audience,
    share,
    value,
    written,
)
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "center": named(message("Center"), "center"),
    "start": date(message("Start"), "start"),
    "title": written(message("Title"), "title"),
    "kpi": named(message("KPI"), "kpi"),
    "pillar": named(message("Pillar"), "pillar"),
    "baseline": value(message("Baseline"), "baseline"),
    "base": number(message("Base"), "base"),
    "basis": named(message("Compared with"), "basis"),
    "target": figure(message("Target"), ("target",), cells.target),
    "item_rule": named(message("Rule"), "item_rule", "rule"),
    "wanted": value(message("Expected"), "expected"),
    "audience": named(message("Audience"), "audience"),
    "answers_planned": number(message("Answers planned"), "planned"),
    "margin": figure(message("Margin"), ("margin",), cells.margin),
    "due": date(message("Due"), "due"),
    "moves": of_audience(message("Is to move"), "moves", "moves"),
    "round": named(message("Round"), "round"),
    "value": value(message("Value"), "value"),
    "interval": figure(message("Interval"), ("low", "high"), cells.interval),
    "attainment": share(message("Attainment"), "attainment", 1),
    "status": named(message("Status"), "status"),
    "item": of_audience(message("Question"), "item", "item"),
    "statistic": named(message("Figure"), "statistic"),
    "p": Column(message("p"), ("p",), group_cells.p),
    "p_adjusted": Column(message("p, adjusted"), ("p_adjusted",), group_cells.p_adjusted),
    "answer_share": share(message("Share"), "share"),
    "change_interval": figure(message("Interval"), ("low", "high"), cells.change_interval),
    "proposal": named(message("Proposal"), "proposal", "kind"),
    "about": Column(message("About"), ("kpi", "item", "audience"), cells.about),
    "evidence": figure(message("Figure"), ("value", "reference"), cells.evidence),
}

"""Columns of the KPIs by group."""

from pescycle.report import equity_cells
from pescycle.report.columns.kinds import Column, figure, named
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "equity_kpi": Column(message("KPI"), ("kpi", "audience"), equity_cells.kpi),
    "equity_category": Column(
        message("Group"), ("group", "category"), equity_cells.category
    ),
    "equity_value": figure(message("Value"), ("value",), equity_cells.value),
    "equity_interval": figure(message("Interval"), ("low", "high"), equity_cells.interval),
    "equity_reference": Column(
        message("Compared with"), ("group", "reference"), equity_cells.reference
    ),
    "equity_compared": figure(
        message("Values"), ("value", "value_reference"), equity_cells.compared
    ),
    "equity_gap": figure(message("Gap"), ("gap",), equity_cells.gap),
    "equity_gap_interval": figure(
        message("Interval of the gap"), ("low", "high"), equity_cells.gap_interval
    ),
    "equity_ratio": figure(
        message("Ratio"), ("ratio", "ratio_low", "ratio_high"), equity_cells.ratio
    ),
    "equity_bases": figure(
        message("Bases"), ("base", "base_reference"), equity_cells.bases
    ),
    "equity_p": figure(message("p, adjusted"), ("p_adjusted",), equity_cells.p_adjusted),
    "equity_finding": named(message("Finding"), "equity_finding", "finding"),
}

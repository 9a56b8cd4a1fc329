"""Columns of the monthly watch: signals, those of chance, and checks of figures."""

from pescycle.report import cells, watch_cells
from pescycle.report.columns.kinds import (
    Column,
    change,
    figure,
    named,
    number,
    p_value,
    share,
    value,
)
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "signal_rule": named(message("Rule"), "signal_rule", "rule"),
    "first_rule": named(message("Rule"), "signal_rule", "first_rule"),
    "alarm": named(message("Reported as a signal"), "yes_no", "alarm"),
    "charts": number(message("Charts"), "charts"),
    "charts_expected": number(message("Signals by chance"), "expected", 1),
    "charts_found": number(message("Signals found"), "found"),
    "p_as_many": p_value(message("p (so many or more)"), "p"),
    "signals_better": number(message("For the better"), "better"),
    "signals_worse": number(message("For the worse"), "worse"),
    "earliest": Column(
        message("Earliest signal"), ("first_month",), watch_cells.first_month
    ),
    "first_month": Column(
        message("First signal"), ("first_month",), watch_cells.first_month
    ),
    "sense": named(message("Which way"), "sense"),
    "baseline_line": figure(
        message("In the baseline"), ("center_line",), watch_cells.center_line
    ),
    "chance": share(message("Chance of a signal without a change"), "chance"),
    "watched_months": figure(
        message("Months: baseline, judged"),
        ("months_baseline", "months_judged"),
        watch_cells.months,
    ),
    "gaming_check": named(message("Check"), "gaming_check", "check"),
    "looked_at": number(message("Comparisons"), "looked_at"),
    "asked": number(message("Worth a question"), "asked"),
    "lacking": number(message("Too little data"), "lacking"),
    "month_base": figure(message("Base"), ("base",), watch_cells.month_base),
    "year_before": value(message("A year before"), "year_before"),
    "year_difference": change(message("Difference"), "difference"),
    "usual_range": figure(message("Usual range"), ("low", "high"), cells.interval),
    "month_sense": Column(message("Signal"), ("signal", "sense"), watch_cells.month_sense),
    "asked_of": Column(message("Looked at"), ("kpi", "measure"), watch_cells.checked),
    "check_statistic": figure(
        message("Figure"), ("check", "statistic"), watch_cells.statistic
    ),
}

"""The columns of all tables: what each is called, what it reads, how it is said."""

from dataclasses import dataclass

from pescycle.report import cells, driver_cells, group_cells, scale_cells, weight_cells
from pescycle.report.cells import Row, Said, unit_of
from pescycle.report.vocabulary import message
from pescycle.report.voice import MISSING, Voice, is_missing


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``reads`` are the frame's columns; where one is not there, neither is the column.
    A ``figure`` is right-aligned and is what the disclosure gate may have hidden;
    an ``optional`` column is left out when it would be empty.
    """

    label: str
    reads: tuple[str, ...]
    say: Said
    figure: bool = False
    optional: bool = False


def _named(label: str, kind: str, reads: str = "", **options: bool) -> Column:
    column = reads or kind
    return Column(label, (column,), lambda v, row: v.name(kind, row[column]), **options)


def _of_audience(label: str, kind: str, reads: str) -> Column:
    def say(voice: Voice, row: Row) -> str:
        return voice.name(kind, row[reads], audience=row.get("audience") or "")

    return Column(label, (reads,), say)


def _number(label: str, reads: str, digits: int = 0, optional: bool = False) -> Column:
    def say(voice: Voice, row: Row) -> str:
        return voice.number(row[reads], digits)

    return Column(label, (reads,), say, figure=True, optional=optional)


def _share(label: str, reads: str, digits: int = 0) -> Column:
    return Column(label, (reads,), lambda v, row: v.share(row[reads], digits), figure=True)


def _value(label: str, reads: str) -> Column:
    return Column(
        label, (reads,), lambda v, row: v.value(row[reads], unit_of(v, row)), figure=True
    )


def _change(label: str, reads: str) -> Column:
    return Column(
        label, (reads,), lambda v, row: v.change(row[reads], unit_of(v, row)), figure=True
    )


def _p(label: str, reads: str) -> Column:
    return Column(
        label, (reads,), lambda v, row: group_cells.p_value(v, row[reads]), figure=True
    )


def _date(label: str, reads: str) -> Column:
    return Column(label, (reads,), lambda v, row: v.date(row[reads], "medium"))


def _written(label: str, reads: str, **options: bool) -> Column:
    def say(voice: Voice, row: Row) -> str:
        return MISSING if is_missing(row[reads]) or row[reads] == "" else str(row[reads])

    return Column(label, (reads,), say, **options)


COLUMNS: dict[str, Column] = {
    "center": _named(message("Center"), "center"),
    "role": _named(message("Role"), "role"),
    "group": _written(message("Group"), "group", optional=True),
    "opened": _date(message("Opened"), "opened"),
    "covariate": _named(message("Covariate"), "covariate"),
    "covariate_value": Column(message("Value"), ("value",), cells.covariate, figure=True),
    "event_kind": _named(message("Kind"), "event_kind", "kind"),
    "start": _date(message("Start"), "start"),
    "end": _date(message("End"), "end"),
    "title": _written(message("Title"), "title"),
    "source": _written(message("Source"), "source"),
    "file": _written(message("File"), "file"),
    "source_file": _written(message("File"), "source_file"),
    "format": Column(message("Format"), ("format",), lambda v, row: row["format"].upper()),
    "encoding": _written(message("Encoding"), "encoding"),
    "separator": _named(message("Separator"), "separator"),
    "rows_read": _number(message("Rows read"), "rows_read"),
    "rows_kept": _number(message("Rows kept"), "rows_kept"),
    "cells_set_aside": _number(message("Cells set aside"), "cells_set_aside"),
    "problem_rule": _named(message("What was found"), "rule"),
    "severity": _named(message("Kind"), "severity"),
    "times": _number(message("Times"), "count"),
    "measure": _named(message("Measure"), "measure"),
    "months_expected": _number(message("Months expected"), "months_expected"),
    "months_closed": _number(message("Months closed"), "months_closed"),
    "months_reported": _number(message("Months reported"), "months_reported"),
    "kpi": _named(message("KPI"), "kpi"),
    "pillar": _named(message("Pillar"), "pillar"),
    "definition": _named(message("Definition"), "definition", "kpi"),
    "weight": Column(
        message("Weight in the pillar"), ("weight",), cells.weight, figure=True
    ),
    "direction": _named(message("Direction"), "direction", "better"),
    "provenance": _named(message("Provenance"), "provenance"),
    "version": _written(message("Version"), "version"),
    "baseline": _value(message("Baseline"), "baseline"),
    "base": _number(message("Base"), "base"),
    "basis": _named(message("Compared with"), "basis"),
    "period": Column(message("Period"), ("starts", "ends"), cells.period),
    "target_rule": _named(message("Target rule"), "target_rule", "rule"),
    "target": Column(message("Target"), ("target",), cells.target, figure=True),
    "item_rule": _named(message("Rule"), "item_rule", "rule"),
    "last_round": _value(message("Last round"), "baseline"),
    "wanted": _value(message("Expected"), "expected"),
    "item_finding": _named(message("Finding"), "item_finding", "finding"),
    "audience": _named(message("Audience"), "audience"),
    "frame": _number(message("Sampling frame"), "frame"),
    "answers_planned": _number(message("Answers planned"), "planned"),
    "margin": Column(message("Margin"), ("margin",), cells.margin, figure=True),
    "needed_5": _number(message("Needed for ±5 points"), "needed_5"),
    "needed_10": _number(message("Needed for ±10 points"), "needed_10"),
    "needed_change": _number(
        message("Needed for the change"), "needed_change", optional=True
    ),
    "proportional": _number(message("By people served"), "proportional"),
    "neyman": _number(message("By spread of the answers"), "neyman"),
    "cost_optimal": _number(message("By spread and cost"), "cost_optimal"),
    "center_needed": _number(message("Needed in the center"), "center_needed"),
    "contacts": _number(message("People to ask"), "contacts", optional=True),
    "cost": _number(message("Cost"), "cost", optional=True),
    "answers_expected": _number(message("Valid answers expected"), "base"),
    "detectable": Column(
        message("Change that would be seen"),
        ("detectable",),
        cells.planned_detectable,
        figure=True,
    ),
    "margin_planned": Column(
        message("Margin planned"), ("margin_planned",), cells.margin_planned, figure=True
    ),
    "owner": _written(message("Owner"), "owner"),
    "due": _date(message("Due"), "due"),
    "moves": _of_audience(message("Is to move"), "moves", "moves"),
    "action_state": _named(message("State"), "action_state", "state"),
    "done_on": _date(message("Done on"), "done_on"),
    "days_late": _number(message("Days late"), "days_late"),
    "actions_planned": _number(message("Actions planned"), "planned"),
    "actions_done": _number(message("Done"), "done"),
    "actions_late": _number(message("Late"), "late"),
    "actions_dropped": _number(message("Dropped"), "dropped"),
    "actions_open": _number(message("Open"), "open"),
    "collected": _number(message("Answers collected"), "collected"),
    "response_share": _share(message("Collected of planned"), "share"),
    "week_planned": _number(message("Planned, if spread evenly"), "planned"),
    "week": _date(message("Week from"), "week"),
    "round": _named(message("Round"), "round"),
    "value": _value(message("Value"), "value"),
    "interval": Column(message("Interval"), ("low", "high"), cells.interval, figure=True),
    "attainment": _share(message("Attainment"), "attainment", 1),
    "status": _named(message("Status"), "status"),
    "reason": _named(message("Why something is missing"), "reason", optional=True),
    "observed": _number(message("Observed"), "observed"),
    "expected": _number(message("Expected"), "expected", 1),
    "ratio": _number(message("Observed / expected"), "ratio", 2),
    "limits": Column(
        message("95 % limits"), ("low", "high"), cells.limits("low", "high"), figure=True
    ),
    "outer_limits": Column(
        message("99.8 % limits"),
        ("low_outer", "high_outer"),
        cells.limits("low_outer", "high_outer"),
        figure=True,
    ),
    "flag": _named(message("Finding"), "flag"),
    "item": _of_audience(message("Question"), "item", "item"),
    "wording": _of_audience(message("Exact wording"), "wording", "item"),
    "statistic": _named(message("Figure"), "statistic"),
    "items": Column(message("Question"), ("item",), group_cells.items),
    "group_by": Column(message("Grouped by"), ("group",), group_cells.group),
    "domain": Column(message("Group"), ("domain",), group_cells.domain),
    "test": _named(message("What is compared"), "test"),
    "test_statistic": Column(
        message("Test"),
        ("statistic", "df1", "df2"),
        group_cells.test_statistic,
    ),
    "weight_class": Column(
        message("Clients"), ("margin", "category"), weight_cells.weight_class
    ),
    "frame_share": _share(message("Share of the clients"), "frame_share", 1),
    "before_share": _share(message("Share of the answers"), "before_share", 1),
    "after_share": _share(message("Share after weighting"), "after_share", 1),
    "weight_ratio": _number(message("An answer counts for"), "ratio", 2),
    "p": Column(message("p"), ("p",), group_cells.p),
    "p_adjusted": Column(message("p, adjusted"), ("p_adjusted",), group_cells.p_adjusted),
    "group_difference": Column(
        message("Difference of two groups"),
        ("difference", "low", "high", "reference"),
        group_cells.difference,
    ),
    "family_size": _number(message("Family"), "comparisons"),
    "group_finding": Column(
        message("Finding"), ("finding", "reason"), group_cells.group_finding
    ),
    "not_applicable": _number(message("Not applicable"), "not_applicable"),
    "dont_know": _number(message("Don't know or refused"), "dont_know"),
    "blank": _number(message("Not answered"), "blank"),
    "answer": Column(
        message("Answer"),
        ("code",),
        lambda v, row: v.answer(row.get("audience", ""), row["item"], row["code"]),
    ),
    "answers": _number(message("Answers"), "count"),
    "answer_share": _share(message("Share"), "share"),
    "before": _value(message("Before"), "before"),
    "after": _value(message("After"), "after"),
    "change": _change(message("Change"), "change"),
    "change_interval": Column(
        message("Interval"), ("low", "high"), cells.change_interval, figure=True
    ),
    "verdict": _named(message("Verdict"), "verdict"),
    "subject": _of_audience(message("KPI or question"), "moves", "id"),
    "pilot_change": _change(message("Change in pilot centers"), "pilot_change"),
    "comparison_change": _change(
        message("Change in comparison centers"), "comparison_change"
    ),
    "effect": _change(message("Difference of the changes"), "effect"),
    "minimum_detectable": Column(
        message("Smallest change that would be seen"),
        ("minimum_detectable",),
        cells.minimum_detectable,
        figure=True,
    ),
    "p_randomisation": _p(message("p, centers drawn by lot"), "p_randomisation"),
    "p_wild": _p(message("p, wild bootstrap"), "p_wild"),
    "checks": _named(message("Checks and interval"), "checks"),
    "acting": _number(message("Pilot centers that acted"), "centers"),
    "pilots": _number(message("Pilot centers"), "pilots"),
    "comparisons": _number(message("Comparison centers"), "comparisons"),
    "proposal": _named(message("Proposal"), "proposal", "kind"),
    "about": Column(message("About"), ("kpi", "item", "audience"), cells.about),
    "evidence": Column(
        message("Figure"), ("value", "reference"), cells.evidence, figure=True
    ),
    "quality_rule": _named(message("Rule"), "quality_rule", "rule"),
    "rule_action": _named(message("What is done with them"), "rule_action", "action"),
    "flagged": _number(message("Answers found"), "flagged"),
    "found_share": _share(message("Share"), "share", 1),
    "checked": _number(message("Base"), "base"),
    "value_with": _share(message("With them"), "value_with", 1),
    "value_without": _share(message("Without them"), "value_without", 1),
    "effect_of_rule": _change(message("Change"), "change"),
    "value_and_status": Column(
        message("Value and status"),
        ("value", "status"),
        cells.value_and_status,
        figure=True,
    ),
    "attainment_and_status": Column(
        message("Attainment and status"),
        ("attainment", "status"),
        cells.attainment_and_status,
        figure=True,
    ),
    "change_and_verdict": Column(
        message("Change and verdict"),
        ("change", "verdict"),
        cells.change_and_verdict,
        figure=True,
    ),
    "audited_table": _named(message("Table"), "audited_table", "table"),
    "cells": _number(message("Rows"), "cells"),
    "hidden_rows": _number(message("Hidden by a rule"), "hidden"),
    "protecting_rows": _number(message("Hidden to protect"), "protecting"),
    "narrowest": _number(message("Narrowest interval"), "narrowest", 1),
    "required": _number(message("Promised width"), "required"),
    "passed": _named(message("Audit"), "audit", "passed"),
    "months": Column(
        message("Months reported"),
        ("months_expected", "months_closed", "months_reported"),
        cells.months,
        figure=True,
    ),
    "theme": Column(message("Theme"), ("theme",), cells.theme),
    "cue": Column(message("Cue"), ("cue",), cells.cue),
    "comments": _number(message("Comments"), "count"),
    "comments_written": _number(message("Comments in all"), "base"),
    "share_low": _share(message("Low answers, who mention it"), "share_low"),
    "share_low_other": _share(message("Low answers, others"), "share_low_other"),
    "mention_base": _number(message("Who mention it"), "base"),
    "other_base": _number(message("Others who wrote"), "base_other"),
    "low_difference": _change(message("Difference"), "difference"),
    "driver": _of_audience(message("Part of the service"), "item", "item"),
    "driver_method": _named(message("Method"), "method"),
    "driver_figure": Column(
        message("Share or correlation"),
        ("share", "method"),
        driver_cells.figure,
        figure=True,
    ),
    "importance_share": _share(message("Share of what all parts explain"), "share"),
    "top_three": _share(message("Among the first three"), "top_three"),
    "driver_map_importance": Column(
        message("Importance"),
        ("importance", "importance_low", "importance_high"),
        driver_cells.importance,
        figure=True,
    ),
    "driver_map_performance": Column(
        message("Performance (index, 0 to 100)"),
        ("performance", "performance_low", "performance_high"),
        driver_cells.performance,
        figure=True,
    ),
    "quadrant": _named(message("What follows"), "quadrant"),
    "odds_ratio": _number(message("Odds ratio"), "odds_ratio", 2),
    "odds_limits": Column(
        message("Interval"), ("low", "high"), cells.limits("low", "high"), figure=True
    ),
    "parallel_p": Column(
        message("p of parallel lines, adjusted"),
        ("parallel_p",),
        driver_cells.parallel_p,
        figure=True,
    ),
    "language": Column(message("Language"), ("language",), scale_cells.language),
    "languages": Column(message("Languages"), ("language", "other"), scale_cells.languages),
    "scale_items": _number(message("Questions"), "items"),
    "alpha": Column(
        message("Alpha (95 % interval)"),
        ("alpha", "low", "high"),
        scale_cells.alpha,
        figure=True,
    ),
    "alphas": Column(
        message("Alphas"), ("alpha", "other_alpha"), scale_cells.alphas, figure=True
    ),
    "alpha_difference": Column(
        message("Difference (95 % interval)"),
        ("difference", "low", "high"),
        scale_cells.alpha_difference,
        figure=True,
    ),
    "polychoric": _number(message("Ordinal alpha"), "polychoric", 2),
    "omega": _number(message("Omega total"), "omega", 2),
    "kmo": _number(message("KMO"), "kmo", 2),
    "factors": _number(message("Things measured"), "factors"),
    "scale_finding": _named(message("Finding"), "scale_finding", "finding"),
    "item_rest": _number(message("Fits the others"), "item_rest", 2),
    "alpha_if_deleted": _number(message("Alpha without it"), "alpha_if_deleted", 2),
    "loading": _number(message("Loading"), "loading", 2),
    "congruence": _number(message("Pattern alike"), "congruence", 2),
    "widest_gap": Column(
        message("Fits least alike"), ("item", "gap"), scale_cells.widest_gap
    ),
    "language_finding": _named(message("Finding"), "language_finding", "finding"),
    "value_and_base": Column(
        message("Value and base"), ("value", "base"), cells.value_and_base, figure=True
    ),
}
"""Every column by its own name, since frames use one name for different things."""

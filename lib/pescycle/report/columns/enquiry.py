"""Columns of the enquiry: centers, events, sources, months."""

from pescycle.report import cells
from pescycle.report.columns.kinds import Column, date, figure, named, number, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "role": named(message("Role"), "role"),
    "group": written(message("Group"), "group", optional=True),
    "opened": date(message("Opened"), "opened"),
    "covariate": named(message("Covariate"), "covariate"),
    "covariate_value": figure(message("Value"), ("value",), cells.covariate),
    "event_kind": named(message("Kind"), "event_kind", "kind"),
    "end": date(message("End"), "end"),
    "source": written(message("Source"), "source"),
    "file": written(message("File"), "file"),
    "source_file": written(message("File"), "source_file"),
    "format": Column(message("Format"), ("format",), lambda v, row: row["format"].upper()),
    "encoding": written(message("Encoding"), "encoding"),
    "separator": named(message("Separator"), "separator"),
    "rows_read": number(message("Rows read"), "rows_read"),
    "rows_kept": number(message("Rows kept"), "rows_kept"),
    "cells_set_aside": number(message("Cells set aside"), "cells_set_aside"),
    "problem_rule": named(message("What was found"), "rule"),
    "severity": named(message("Kind"), "severity"),
    "times": number(message("Times"), "count"),
    "former_years": number(message("Former years"), "years", optional=True),
    "measure": named(message("Measure"), "measure"),
    "months_expected": number(message("Months expected"), "months_expected"),
    "months_closed": number(message("Months closed"), "months_closed"),
    "months_partly": number(message("Months partly open"), "months_partly"),
    "months_reported": number(message("Months reported"), "months_reported"),
    "month": Column(message("Month"), ("month",), cells.month),
    "earlier": figure(message("First sent"), ("earlier",), cells.told("earlier")),
    "later": figure(message("Counts now"), ("later",), cells.told("later")),
    "told_by": Column(
        message("Sent with"), ("earlier_round", "earlier_file"), cells.teller("earlier")
    ),
    "corrected_by": Column(
        message("Corrected by"), ("later_round", "later_file"), cells.teller("later")
    ),
    "period": Column(message("Period"), ("starts", "ends"), cells.period),
    "months": figure(
        message("Months reported"),
        ("months_expected", "months_closed", "months_partly", "months_reported"),
        cells.months,
    ),
}

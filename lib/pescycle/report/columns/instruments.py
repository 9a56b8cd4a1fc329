"""Columns of the table of forms."""

from pescycle.report import instrument_cells
from pescycle.report.columns.kinds import Column, number, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "form_version": written(message("Version of the form"), "version"),
    "form_questions": number(message("Questions"), "questions"),
    "form_short": number(message("In the short form"), "short"),
    "form_conditional": number(message("Asked after certain answers"), "conditional"),
    "form_languages": Column(
        message("Languages"), ("languages",), instrument_cells.languages
    ),
    "form_lacking": Column(
        message("Words missing in"), ("lacking",), instrument_cells.lacking, optional=True
    ),
    "form_linked": Column(
        message("Address of the web form"), ("linked",), instrument_cells.linked
    ),
}

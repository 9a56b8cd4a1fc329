"""A whole form of one audience, and its sheets as rows of text."""

from collections.abc import Iterable

from pescycle.instruments.choices import choice_rows, faces_of
from pescycle.instruments.survey import survey_rows
from pescycle.model.base import pick
from pescycle.model.form_words import LANGUAGE_NAMES
from pescycle.model.forms import (
    Form,
    FormRow,
    fingerprint,
    form_languages,
    wording_version,
)
from pescycle.model.given import PilotFolder
from pescycle.model.pilot import Audience

SURVEY_COLUMNS = (
    *("type", "name", "label", "required", "relevant", "constraint"),
    *("constraint_message", "appearance", "calculation"),
)
CHOICE_COLUMNS = ("list_name", "name", "label", "image")
TRANSLATED = frozenset({"label", "constraint_message", "image"})
Sheet = list[list[str]]


def audience_form(folder: PilotFolder, audience: Audience) -> Form:
    """The form of one audience, in every language of the pilot's forms.

    Parameters
    ----------
    folder : PilotFolder
        A pilot that has been found whole and asks this audience.
    audience : Audience

    Returns
    -------
    Form
        Not checked yet: a text may lack in a language.
    """
    asked = folder.questionnaires[audience]
    languages = form_languages(asked, folder.pilot.collection.languages)
    survey, choices = survey_rows(folder, asked), choice_rows(folder, asked)
    title = pick(asked.title, languages[0])
    settings = {
        "form_title": title,
        "form_id": f"{folder.pilot.id}_{audience}",
        "version": f"{wording_version(asked)}-{_mark(languages, survey, choices)}",
        "default_language": language_label(languages[0]),
        "style": "pages",
        "name": "data",
    }
    return Form(audience, languages, survey, choices, settings, faces_of(asked))


def language_label(code: str) -> str:
    """A language as forms call it: its own name, and its code for the machine."""
    return f"{LANGUAGE_NAMES[code]} ({code})"


def sheets(form: Form) -> dict[str, Sheet]:
    """The three sheets as rows of text, the header first."""
    return {
        "survey": _sheet(form.survey, SURVEY_COLUMNS, form.languages),
        "choices": _sheet(form.choices, CHOICE_COLUMNS, form.languages),
        "settings": [list(form.settings), list(form.settings.values())],
    }


def _mark(languages: tuple[str, ...], *parts: Iterable[FormRow]) -> str:
    """Fingerprint of all that a form holds: by the version servers know a new form."""
    rows = [[dict(row.cells), dict(row.texts)] for part in parts for row in part]
    return fingerprint([languages, rows])


def _sheet(
    rows: tuple[FormRow, ...], columns: tuple[str, ...], languages: tuple[str, ...]
) -> Sheet:
    used = [name for name in columns if any(_has(row, name) for row in rows)]
    header, keys = [], []
    for name in used:
        codes = languages if name in TRANSLATED else ("",)
        keys += [(name, code) for code in codes]
        header += [f"{name}::{language_label(code)}" if code else name for code in codes]
    return [header, *([_cell(row, *key) for key in keys] for row in rows)]


def _has(row: FormRow, name: str) -> bool:
    return name in row.cells or name in row.texts


def _cell(row: FormRow, name: str, code: str) -> str:
    if code:
        return row.texts.get(name, {}).get(code, "")
    return row.cells.get(name, "")

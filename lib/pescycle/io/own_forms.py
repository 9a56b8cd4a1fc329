"""Exports of our own forms: known by the version that they carry, read without mapping.

KoboToolbox and Ona write a group before a field's name with a slash, ODK Central with a
hyphen; either may leave it out.
"""

import re
from collections.abc import Iterable

from pescycle.errors import Problem, Severity
from pescycle.io.exports import Export
from pescycle.io.headers import Headers
from pescycle.model import forms
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import ResponseSource, TestMark

# Our column -> where our form or the survey's server writes it, the first that is there.
OWN_COLUMNS = {
    "center": (forms.CENTER,),
    "mode": (forms.MODE,),
    "interviewer_role": (forms.ROLE,),
    "started": (forms.STARTED,),
    "ended": (forms.ENDED,),
    "device": (forms.DEVICE,),
    "uuid": ("_uuid", "KEY", "meta-instanceID", "meta/instanceID", "instanceID"),
    "submitted": ("_submission_time", "SubmissionDate", forms.ENDED),
    "interviewer": ("_submitted_by", "SubmitterID"),
}
# Versions that a form of ours can carry; anything else may be what a person wrote.
VERSION = re.compile(r"[a-z]+-[\w.-]{1,32}-[0-9a-f]{8}", re.ASCII)


def own_source(
    source: ResponseSource, names: Iterable[str], asked: Questionnaire
) -> ResponseSource:
    """The source with its columns found, where its file is an export of our own form.

    Any other source comes back as it is: one that maps columns itself, or a file without
    the version that our forms carry. What round.yml says of items, identifiers and tests
    stays.

    Parameters
    ----------
    source : ResponseSource
        As configured in round.yml.
    names : iterable of str
        The file's headers.
    asked : Questionnaire
        The audience's questionnaire.
    """
    headers = Headers.of(names, asked, source.items)
    if source.columns or not is_own(headers):
        return source
    wanted = dict(OWN_COLUMNS)
    if asked.language_item:
        wanted["language"] = (asked.language_item,)
    columns = {ours: _first(headers, theirs) for ours, theirs in wanted.items()}
    columns = {ours: header for ours, header in columns.items() if header}
    if not {"started", "ended"} <= set(columns):
        columns = {
            ours: h for ours, h in columns.items() if ours not in ("started", "ended")
        }
    return source.model_copy(
        update={
            "columns": columns,
            "items": _items(headers, asked) | source.items,
            "test": source.test or _trial(columns),
        }
    )


def is_own(headers: Headers) -> bool:
    """Whether an export is one of our own form."""
    return bool(_found(headers, forms.VERSION))


def version_problems(export: Export) -> list[Problem]:
    """A remark a version of the form that is not today's, with how many answers it has."""
    column = _found(export.headers, forms.VERSION)
    if not column:
        return []
    today = forms.wording_version(export.questionnaire)
    counts = export.raw.frame[column].value_counts()
    remedy = (
        "Compare the questions before comparing the answers; make the form again with "
        "pescycle form and upload it."
    )
    return [
        export.raw.problem(
            "other_form",
            f"{count} of {len(export.raw.frame)} answers belong to {_version(version)}; "
            f"today's is {today}.",
            remedy,
            column=column,
            severity=Severity.WARN,
        )
        for version, count in counts.items()
        if version != today
    ]


def _version(cell: str) -> str:
    return f"the form {cell}" if VERSION.fullmatch(cell) else "a form of unknown version"


def _trial(columns: dict[str, str]) -> TestMark | None:
    mode = columns.get("mode")
    return TestMark(column=mode, values=(forms.TRIAL,)) if mode else None


def _first(headers: Headers, names: tuple[str, ...]) -> str:
    found = (_found(headers, name) for name in names)
    return next((header for header in found if header), "")


def _items(headers: Headers, asked: Questionnaire) -> dict[str, str]:
    """Headers of the items that only their group hides (ODK Central's hyphen)."""
    hidden = (item.id for item in asked.items if not headers.find(item.id))
    found = {name: _found(headers, name) for name in hidden}
    return {name: header for name, header in found.items() if header}


def _found(headers: Headers, name: str) -> str:
    """The one header of that field; empty where there is none, or more than one."""
    found = headers.find(name)
    if not found:  # our groups' names hold no hyphen, so only one can stand before
        behind = re.compile(rf"[^-/]+-{re.escape(name)}", re.IGNORECASE)
        found = [header for header in headers.names if behind.fullmatch(header)]
    return found[0] if len(found) == 1 else ""

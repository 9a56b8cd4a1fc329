"""Submissions of a survey: which rows count, each other one set aside with its reason."""

from dataclasses import dataclass

import pandas as pd

from pescycle.errors import Severity
from pescycle.io import cells
from pescycle.io.exports import USUAL, Export
from pescycle.io.headers import Headers
from pescycle.io.items import Answers
from pescycle.io.own_forms import is_own
from pescycle.io.raw import RawTable
from pescycle.model.base import SLUG
from pescycle.model.nearest import nearest
from pescycle.model.questionnaire import ChoiceItem, ItemRole
from pescycle.model.round import ResponseSource

VALIDATION = "_validation_status"
REVIEW = "ReviewState"  # of ODK Central, where "rejected" means not approved
TRANSLATE = "Translate its code in round.yml under centers:."
# The links on posters carry centers as they were when the posters were made.
RENEW = "Add it to centers.csv, or print the posters of today's centers: pescycle form."


@dataclass(frozen=True, eq=False)
class Counted:
    """The rows that count, with the moment (of every row) and center of each.

    ``refused`` are the rows whose consent item says no, wherever and whenever.
    """

    rows: pd.Index
    submitted: pd.Series
    center: pd.Series
    refused: pd.Index


def counted_rows(export: Export, answers: Answers, tests: pd.Series | None) -> Counted:
    """The rows that count; every other one is set aside for the first reason that holds.

    Parameters
    ----------
    export : Export
        The export without identifiers; its problems grow.
    answers : Answers
        Reads the consent items.
    tests : Series or None
        Whether each row is a test; None where round.yml marks none.
    """
    rows = _approved(export, export.raw.frame.index)
    if tests is not None and export.source.test:
        column, message = export.source.test.column, "a test submission; set aside."
        rows = export.set_aside(rows, tests[rows], "test_submission", column, message)
    submitted = _submitted(export, rows)
    rows = _latest(export, rows, submitted)
    rows, refused = _consenting(export, answers, rows)
    rows = _in_fieldwork(export, rows, submitted)
    center, rows = _centers(export, rows)
    return Counted(rows, submitted, center, refused)


def test_marks(raw: RawTable, headers: Headers, source: ResponseSource) -> pd.Series | None:
    """Whether each row is a test, found before its column goes (it may name a person)."""
    if source.test is None:
        return None
    found = headers.find(source.test.column)
    if not found:
        return None
    marks = {value.strip().casefold() for value in source.test.values}
    return raw.frame[found[0]].str.casefold().isin(marks)


def _approved(export: Export, rows: pd.Index) -> pd.Index:
    for column, verdict in ((VALIDATION, "not approved"), (REVIEW, "rejected")):
        found = export.headers.find(column)
        if found:
            status = export.raw.frame.loc[rows, found[0]]
            away = status.str.casefold().str.replace("_", " ").str.endswith(verdict)
            words = "not_approved", column, "not approved by the survey team; set aside."
            rows = export.set_aside(rows, away, *words)
    return rows


def _submitted(export: Export, rows: pd.Index) -> pd.Series:
    """Local time of each submission; what survey servers write without zone is UTC."""
    column = export.column("submitted")
    text = export.text("submitted", rows)
    usual = column.split("/")[-1].strip().casefold() == USUAL["submitted"]
    typed = cells.moments(
        text,
        export.folder.pilot.timezone,
        naive_zone="UTC" if usual else "",
        date_format=export.source.date_format,
    )
    wrong = text.index[typed.wrong]
    remedy = "Say how dates are written in round.yml, such as date_format: '%d/%m/%Y'."
    if len(wrong) and typed.values.isna().all():
        message = f"no date of this column can be read{cells.date_hint(text[wrong[0]])}."
        export.add("bad_date", message, remedy, column=column)
        return typed.values
    for row in wrong:
        message = f"not a date{cells.date_hint(text[row])}; the answer counts without it."
        export.add(
            "bad_date", message, remedy, row=row, column=column, severity=Severity.WARN
        )
    return typed.values


def _latest(export: Export, rows: pd.Index, submitted: pd.Series) -> pd.Index:
    """Of each submission the copy sent last (of equal ones the lowest in the file)."""
    uuid = export.text("uuid", rows).str.removeprefix("uuid:")
    order = pd.DataFrame({"uuid": uuid, "sent": submitted[rows]}, index=rows)
    order = order[~cells.blank(uuid)].sort_values(
        "sent", kind="stable", na_position="first"
    )
    copies = order.index[order["uuid"].duplicated(keep="last")]
    away = pd.Series(rows.isin(copies), index=rows)
    message = "a copy of a submission that the file holds again, sent later; set aside."
    return export.set_aside(
        rows, away, "duplicate_response", export.column("uuid"), message
    )


def _consenting(
    export: Export, answers: Answers, rows: pd.Index
) -> tuple[pd.Index, pd.Index]:
    """Rows that consented, and those that refused."""
    said_no = rows[:0]
    for item in export.questionnaire.items:
        if isinstance(item, ChoiceItem) and item.role == ItemRole.CONSENT:
            given, _ = answers.read(item, rows)
            refused = (
                given.fillna("")
                .str.split()
                .map(set(item.refused).intersection)
                .astype(bool)
            )
            said_no = said_no.append(rows[refused.to_numpy(dtype=bool)])
            missing = given[~refused].isna()
            words = "consent_refused", item.id, "consent was refused; set aside."
            rows = export.set_aside(rows, refused, *words)
            words = (
                "consent_missing",
                item.id,
                "no answer to the consent question; set aside.",
            )
            rows = export.set_aside(rows, missing, *words)
    return rows, said_no


def _in_fieldwork(export: Export, rows: pd.Index, submitted: pd.Series) -> pd.Index:
    fieldwork = export.turn.fieldwork
    if fieldwork is None:
        return rows
    days = submitted[rows].dt.normalize()
    outside = (days < pd.Timestamp(fieldwork.opens)) | (
        days > pd.Timestamp(fieldwork.closes)
    )
    message = (
        f"sent outside the fieldwork of {fieldwork.opens} to {fieldwork.closes}; set aside."
    )
    remedy = "If the dates of the fieldwork are wrong, correct them in round.yml."
    return export.set_aside(
        rows, outside, "outside_fieldwork", export.column("submitted"), message, remedy
    )


def _centers(export: Export, rows: pd.Index) -> tuple[pd.Series, pd.Index]:
    text = cells.plain_codes(export.text("center", rows))
    translated = {theirs.casefold(): ours for theirs, ours in export.source.centers.items()}
    center = text.map(lambda cell: translated.get(cell, cell)).astype("str")
    column = export.column("center")
    unknown = ~cells.blank(text) & ~center.isin(export.folder.centers["id"])
    # Of our own form the column is the right one, so each row is told by itself.
    strange = len(rows) and unknown[~cells.blank(text)].all()
    if strange and not is_own(export.headers):
        message = "no cell of this column is a center of this pilot."
        remedy = "Translate its codes in round.yml under centers:, or name another column."
        export.add("no_known_center", message, remedy, column=column)
        return center, rows[:0]
    words = "missing_center", column, "no center is given; set aside."
    rows = export.set_aside(rows, cells.blank(text), *words)
    for row in rows[unknown[rows].to_numpy(dtype=bool)]:
        _add_unknown_center(export, row, center[row])
    return center, rows[~unknown[rows].to_numpy(dtype=bool)]


def _add_unknown_center(export: Export, row: int, cell: str) -> None:
    """Warn without repeating the cell, which may hold anything."""
    known = list(export.folder.centers["id"])
    export.add(
        "unknown_center",
        "no center of this pilot; set aside.",
        (SLUG.fullmatch(cell) and nearest(cell, known))
        or (RENEW if is_own(export.headers) else TRANSLATE),
        row=row,
        column=export.column("center"),
        severity=Severity.WARN,
    )

"""How an answer came about: its seconds; which share device, phone or interviewer.

Devices, telephone numbers and interviewers name people. They become numbers from 1, in the
order of the file, before the identifiers go; the numbers mean nothing outside that file.
"""

import re
from collections.abc import Callable
from unicodedata import normalize

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io import cells
from pescycle.io.exports import PERSONAL, Export
from pescycle.io.headers import Headers
from pescycle.io.raw import RawTable
from pescycle.model.round import ResponseSource

# What forms write where the phone or browser would not tell which device it is.
NO_DEVICE = frozenset(["deviceid not found", "not found", "unknown", "none", "null"])
# Two writings of one number differ in the country's code and zeros before it; the last
# digits are the subscriber's.
SUBSCRIBER_DIGITS = 8
SHORTEST_PHONE = 6
RUNS = ("01234567890", "09876543210")
FORMAT_REMEDY = "Say how dates are written in round.yml, such as date_format: '%d/%m/%Y'."


def group_numbers(
    raw: RawTable, headers: Headers, source: ResponseSource
) -> tuple[pd.DataFrame, list[Problem]]:
    """Numbers that tell devices, telephone numbers and interviewers apart.

    Parameters
    ----------
    raw : RawTable
        The table as received, identifiers included.
    headers : Headers
    source : ResponseSource

    Returns
    -------
    frame : DataFrame
        One row a row of the file: ``device``, ``phone_group``, ``interviewer`` (numbers
        from 1) and ``phone_pattern`` (whether nobody can have this number); missing where
        the cell is blank or the source has no such column.
    problems : list of Problem
        Columns that round.yml names and the file lacks, or has twice.
    """
    problems: list[Problem] = []
    text = {name: _text(raw, headers, source, name, problems) for name in PERSONAL}
    digits = text["phone"].map(_digits)
    groups = {
        "device": _numbered(text["device"].map(_device)),
        "phone_group": _numbered(digits.str[-SUBSCRIBER_DIGITS:]),
        "phone_pattern": digits.map(_is_pattern).astype("boolean").mask(digits == ""),
        "interviewer": _numbered(text["interviewer"].map(_plain)),
    }
    return pd.DataFrame(groups, index=raw.frame.index), problems


def _text(
    raw: RawTable,
    headers: Headers,
    source: ResponseSource,
    name: str,
    problems: list[Problem],
) -> pd.Series:
    nothing = pd.Series("", index=raw.frame.index, dtype="str")
    wanted = source.columns.get(name)
    if wanted is None:
        return nothing
    found = headers.find(wanted)
    if len(found) == 1:
        text = raw.frame[found[0]]
        return text.mask(cells.blank(text), "")
    if found:
        message = f"{len(found)} columns of the file may be meant by {name}."
        remedy = "Write the whole header, with its group, in round.yml."
        problems.append(raw.problem("ambiguous_column", message, remedy, column=wanted))
    else:
        message = f"this column is missing; it should hold our {name}."
        remedy = headers.hint(wanted) or f"Correct columns: {name}: in round.yml."
        problems.append(raw.problem("missing_column", message, remedy, column=wanted))
    return nothing


def _plain(cell: str) -> str:
    return normalize("NFKC", cell).strip().casefold()


def _device(cell: str) -> str:
    plain = _plain(cell)
    return "" if plain in NO_DEVICE else plain


def _digits(cell: str) -> str:
    """The digits of a telephone number; a table of numbers adds ``.0``."""
    plain = re.sub(r"\.0$", "", cells.western_digits(cell))
    digits = re.sub(r"\D", "", plain)
    return digits or ("0" if cell else "")  # words in place of a number: nobody's number


def _is_pattern(digits: str) -> bool:
    """Whether nobody can have this number: too short, one digit only, or a straight run."""
    own = digits[-SUBSCRIBER_DIGITS:]
    straight = any(own in run for run in RUNS)
    return len(digits) < SHORTEST_PHONE or len(set(own)) == 1 or straight


def _numbered(names: pd.Series) -> pd.Series:
    numbers = pd.Series(pd.factorize(names.mask(names == ""))[0] + 1, index=names.index)
    return numbers.astype("Int64").mask(numbers == 0)


def seconds(export: Export, rows: pd.Index) -> pd.Series:
    """How long each answer took, in seconds; missing where the file does not tell.

    Cells that tell nothing, or what cannot be, are reported and set aside alone.
    """
    if export.column("duration"):
        return _told_seconds(export, rows)
    if export.column("started") and export.column("ended"):
        return _seconds_between(export, rows)
    return pd.Series(index=rows, dtype="float64")


def _told_seconds(export: Export, rows: pd.Index) -> pd.Series:
    text = export.text("duration", rows)
    typed = cells.decimal_numbers(text)
    _report(
        export,
        text[typed.wrong],
        "bad_number",
        "duration",
        lambda cell: f"no number of seconds{cells.number_hint(cell)}",
        "Write seconds in digits.",
    )
    negative = (typed.values < 0).fillna(False)
    _report(
        export,
        text[negative],
        "out_of_range",
        "duration",
        lambda _: "a duration below zero",
        "Write seconds, 0 or more.",
    )
    return typed.values.mask(negative)


def _seconds_between(export: Export, rows: pd.Index) -> pd.Series:
    started, ended = _moments(export, "started", rows), _moments(export, "ended", rows)
    took = (ended - started).dt.total_seconds()
    backwards = (took < 0).fillna(False)
    _report(
        export,
        export.text("ended", rows)[backwards],
        "contradicting_cells",
        "ended",
        lambda _: f"it ends before it starts ({export.column('started')})",
        "Perhaps only one of both has its offset from UTC, such as +07:00.",
    )
    return took.mask(backwards)


def _moments(export: Export, name: str, rows: pd.Index) -> pd.Series:
    """Moments in UTC, so that a change of clocks between both ends is no hour too many."""
    text = export.text(name, rows)
    zone, date_format = export.folder.pilot.timezone, export.source.date_format
    typed = cells.moments(text, "UTC", naive_zone=zone, date_format=date_format)
    # A day without its time would make every interview 0 seconds long, or a whole day.
    bare = text.map(lambda cell: bool(cells.DAY.fullmatch(cells.western_digits(cell))))
    wrong = typed.wrong | (bare.astype(bool) & (date_format == ""))
    _report(
        export,
        text[wrong],
        "bad_date",
        name,
        lambda cell: f"no date with a time of day{cells.date_hint(cell)}",
        FORMAT_REMEDY,
    )
    return typed.values.mask(wrong)


def _report(
    export: Export,
    text: pd.Series,
    rule: str,
    name: str,
    what: Callable[[str], str],
    remedy: str,
) -> None:
    for row, cell in text.items():
        place = {"row": row, "column": export.column(name)}
        message = f"{what(cell)}; the answer counts without its duration."
        export.add(rule, message, remedy, severity=Severity.WARN, **place)

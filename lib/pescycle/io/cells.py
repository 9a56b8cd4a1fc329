"""Typing of cells: columns of text become numbers, dates, months; nothing is guessed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from unicodedata import decimal
from zoneinfo import ZoneInfo

import pandas as pd

# What exports of the ODK family write where a question was not asked.
NOT_ASKED = "n/a"
# Years outside are slips of the finger or a misread serial number.
FIRST_YEAR, LAST_YEAR = 1900, 2199
WHOLE = re.compile(r"[+-]?\d{1,18}(\.0+)?", re.ASCII)
DECIMAL = re.compile(r"[+-]?(\d{1,18}(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
MONTH = re.compile(r"(\d{4})-(\d{1,2})(-\d{1,2}([T ][\d:.]+)?)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
DATETIME = "datetime64[us]"
MOST_IMPORTANT = 9  # end of Saaty's scale of judgments
SHORTENED = 0.005  # how far 0.33 lies from 1/3 at most


@dataclass(frozen=True, eq=False)
class Typed:
    """A column after typing, aligned with its text.

    ``values`` are missing where the text is blank or wrong; ``wrong`` is true where what
    stands there cannot be read so.
    """

    values: pd.Series
    wrong: pd.Series


def blank(text: pd.Series) -> pd.Series:
    """Whether a cell holds nothing: empty, or the export's word for "not asked"."""
    return (text == "") | (text.str.lower() == NOT_ASKED)


def plain_codes(text: pd.Series) -> pd.Series:
    """Codes in small letters, and without the ``.0`` that a table of numbers adds."""
    return text.str.casefold().str.replace(r"^(\d+)\.0$", r"\1", regex=True)


def whole_numbers(text: pd.Series) -> Typed:
    """Whole numbers in the digits of any script; ``5.0`` is one, ``1,204`` is none."""
    return _typed(text, whole_number, "Int64")


def decimal_numbers(text: pd.Series) -> Typed:
    """Numbers with a decimal point; separators of thousands are refused."""
    return _typed(text, decimal_number, "float64")


def judgments(text: pd.Series) -> Typed:
    """How many times as important, 1/9 to 9, written like 3 or 1/3."""
    return _typed(text, judgment, "float64")


def dates(text: pd.Series, date_format: str = "") -> Typed:
    """Days in ISO 8601, or as ``date_format`` (Python's strptime) says."""
    return _typed(text, lambda cell: day(cell, date_format), DATETIME)


def moments(
    text: pd.Series, zone: str, *, naive_zone: str = "", date_format: str = ""
) -> Typed:
    """Moments in the pilot's local time, without zone.

    Parameters
    ----------
    text : Series
        ISO 8601 with or without offset, or as ``date_format`` says. A bare day
        stays that day.
    zone : str
        The pilot's time zone.
    naive_zone : str
        Zone of a moment written without offset; empty = the pilot's own.
    """
    here, there = ZoneInfo(zone), ZoneInfo(naive_zone or zone)
    return _typed(text, lambda cell: moment(cell, here, there, date_format), DATETIME)


def months(text: pd.Series) -> Typed:
    """First days of months written ``2023-01``, or as any ISO day of the month."""
    return _typed(text, month, DATETIME)


def _typed(text: pd.Series, parse: Callable[[str], object], dtype: str) -> Typed:
    """Each different text is read once: survey columns hold few."""
    parsed = {cell: parse(cell) for cell in text.unique()}
    values = pd.Series([parsed[cell] for cell in text], index=text.index, dtype=dtype)
    return Typed(values=values, wrong=values.isna() & ~blank(text))


def western_digits(text: str) -> str:
    """The text with decimal digits of any script (Khmer, Arabic ...) as 0-9."""
    if text.isascii():
        return text
    plain = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return plain.replace("\u2212", "-")  # the typographic minus


def whole_number(cell: str) -> int | None:
    """The whole number in a cell, or None."""
    plain = western_digits(cell)
    return int(plain.split(".")[0]) if WHOLE.fullmatch(plain) else None


def decimal_number(cell: str) -> float | None:
    """The number in a cell, or None."""
    plain = western_digits(cell)
    return float(plain) if DECIMAL.fullmatch(plain) else None


def judgment(cell: str) -> float | None:
    """The judgment in a cell, or None; 0.33 is taken for 1/3."""
    over, _, under = western_digits(cell).replace(" ", "").rpartition("/")
    top, bottom = decimal_number(over) if over else 1.0, decimal_number(under)
    if not top or not bottom:
        return None
    found = top / bottom if over else bottom
    if not 1 / MOST_IMPORTANT - SHORTENED <= found <= MOST_IMPORTANT:
        return None
    whole = round(1 / found)
    return 1 / whole if whole > 1 and abs(found - 1 / whole) < SHORTENED else found


def day(cell: str, date_format: str = "") -> date | None:
    """The day in a cell, or None; a time of day beside it is left out."""
    found = _instant(western_digits(cell), date_format)
    return (
        found.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        if found
        else None
    )


def moment(
    cell: str, zone: ZoneInfo, naive_zone: ZoneInfo, date_format: str
) -> datetime | None:
    """The moment in a cell in the local time of ``zone``, or None."""
    plain = western_digits(cell)
    found = _instant(plain, date_format)
    if found is None or (DAY.fullmatch(plain) and not date_format):
        return found
    if found.tzinfo is None:
        found = found.replace(tzinfo=naive_zone)
    # Through UTC: the only way that is right on both sides of a change of clocks.
    return found.astimezone(UTC).astimezone(zone).replace(tzinfo=None)


def _instant(plain: str, date_format: str) -> datetime | None:
    try:
        if date_format:
            found = datetime.strptime(plain, date_format)  # zone, if any, is in the format
        else:
            found = datetime.fromisoformat(plain) if DAY.match(plain) else None
    except ValueError:
        return None
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def month(cell: str) -> date | None:
    """The first day of the month in a cell, or None."""
    parts = MONTH.fullmatch(western_digits(cell))
    if not parts:
        return None
    year, number = int(parts[1]), int(parts[2])
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12):
        return None
    return datetime(year, number, 1)


def number_hint(cell: str) -> str:
    """What probably happened to a number that cannot be read, in brackets, or nothing."""
    plain = western_digits(cell)
    if re.search(r"\d\s+\d", plain):
        hint = "a space inside"
    elif re.search(r"[oO]", plain) and re.search(r"\d", plain):
        hint = "letter O"
    elif re.search(r"[lI]", plain) and re.search(r"\d", plain):
        hint = "letter l or I"
    elif re.fullmatch(r"[+-]?0,\d+", plain):
        hint = "a decimal comma; write a point"
    elif re.fullmatch(r"[+-]?\d{1,3}([.,]\d{3})+([.,]\d+)?", plain):
        hint = "a separator of thousands"
    elif re.fullmatch(r"[+-]?\d+,\d+", plain):
        hint = "a decimal comma; write a point"
    elif plain.endswith("%"):
        hint = "a percent sign; write a share, 0.8 for 80 %"
    else:
        return ""
    letter_and_space = hint == "a space inside" and re.search(r"[oO]", plain)
    return f" ({hint}{', letter O' if letter_and_space else ''}?)"


def judgment_hint(cell: str) -> str:
    """What probably happened to a judgment that cannot be read, in brackets, or nothing."""
    looks = re.search(r"\d[-/. ]\d+[-/. ]\d|\d.?[A-Za-z]{3}|^\d{5}$", western_digits(cell))
    return " (did a spreadsheet make a date of 1/3?)" if looks else ""


def score_hint(cell: str) -> str:
    """What probably happened to a score from 0 to 100 that cannot be read, or nothing."""
    if western_digits(cell).endswith("%"):
        return " (a percent sign; write 80 for 80 %?)"
    return number_hint(cell)


def date_hint(cell: str) -> str:
    """What probably happened to a date that cannot be read, in brackets, or nothing."""
    plain = western_digits(cell)
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}( .*)?", plain):
        return " (day or month first?)"
    if re.fullmatch(r"\d{5}(\.\d+)?", plain):
        return " (Excel's number of a day; format the cells as dates?)"
    return ""

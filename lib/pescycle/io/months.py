"""Months as people write them: in figures or words, in several languages and scripts."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from unicodedata import combining, normalize

from babel.dates import get_month_names

from pescycle.io import cells
from pescycle.model.base import LANGUAGES
from pescycle.model.khmer import khmer_form

YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/. ]M?|M)(\d{1,2})|(\d{4})(\d{2})", re.ASCII | re.IGNORECASE
)
YEAR_LAST = re.compile(r"M?(\d{1,2})[-/. ](\d{4})", re.ASCII | re.IGNORECASE)
SERIAL = re.compile(r"\d{5}(\.0+)?", re.ASCII)
YEAR = re.compile(r"(?<!\d)(19|20|21)\d{2}(?!\d)", re.ASCII)
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[\u17b4-\u17dd][^\W\d_]*)*")
# Excel counts days from here (and takes 1900 for a leap year).
EXCEL_DAY_NONE = datetime(1899, 12, 30)
# Words that may stand beside the month: month, year, of.
FILLERS = frozenset(("month mois mes year année annee año ano de del du of the").split())
KHMER_FILLERS = ("ខែ", "ឆ្នាំ")
# Short forms that no dictionary has and people write all the same.
MORE = {"sept": 9, "fev": 2, "aou": 8, "juill": 7, "set": 9, "កុម្ភះ": 2, "កុម្ភ": 2}


@cache
def month_words() -> dict[str, int]:
    """Names and short forms of the months, in plain letters, with their numbers."""
    words = {
        _plain(name): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }
    return words | {_plain(word): number for word, number in MORE.items()}


def _plain(word: str) -> str:
    """Small letters without accents and points; Khmer in its one spelling."""
    parts = normalize("NFD", khmer_form(normalize("NFC", word)).casefold())
    kept = (s for s in parts if s >= "\u1780" or not combining(s))
    return normalize("NFC", "".join(kept)).strip(". ")


def month_of(text: str, year: int | None = None) -> datetime | None:
    """The first day of the month that a cell or header names, or None.

    Understood are ``2023-01``, ``2023/1``, ``202301``, ``01/2023``, any ISO day of the
    month, names and short forms in English, French, Spanish and Khmer with a year of four
    or two figures (``janv. 2023``, ``Jan-23``), digits of any script, and Excel's number of
    a month's first day. A day with two figures before the year (``01/02/2023``) is not: it
    is read in two ways.

    Parameters
    ----------
    text : str
        As it stands in the cell.
    year : int, optional
        Year of a month that is written without one.
    """
    plain = cells.western_digits(text).strip()
    found = cells.month(plain) or _in_figures(plain) or _in_words(plain, year)
    if found is None and year and plain.isdecimal() and 1 <= int(plain) <= 12:
        return datetime(year, int(plain), 1)
    return found


def lacks_a_year(text: str) -> bool:
    """Whether a month is named, and only its year is missing."""
    plain = cells.western_digits(text).strip()
    bare_number = plain.isdecimal() and 1 <= int(plain) <= 12
    return month_of(text) is None and (bare_number or _in_words(plain, 2000) is not None)


def year_in(text: str) -> int | None:
    """The one year that a text names, as a sheet's name does."""
    found = {match[0] for match in YEAR.finditer(cells.western_digits(text))}
    return int(found.pop()) if len(found) == 1 else None


def _in_figures(plain: str) -> datetime | None:
    if found := YEAR_FIRST.fullmatch(plain):
        return _month(int(found[1] or found[3]), int(found[2] or found[4]))
    if found := YEAR_LAST.fullmatch(plain):
        return _month(int(found[2]), int(found[1]))
    if SERIAL.fullmatch(plain):
        day = EXCEL_DAY_NONE + timedelta(days=int(plain.split(".")[0]))
        # Only a month's first day: any other five figures are no month.
        return _month(day.year, day.month) if day.day == 1 else None
    return None


def _in_words(plain: str, year: int | None) -> datetime | None:
    tokens = list(_tokens(plain))
    months = [number for token in tokens if (number := month_words().get(token))]
    figures = [token for token in tokens if token.isdecimal()]
    if len(months) != 1 or len(tokens) != len(figures) + 1:
        return None
    if not figures:
        return _month(year, months[0]) if year else None
    if len(figures) == 1 and len(figures[0]) == 2 and tokens[-1] == figures[0]:
        return _month(2000 + int(figures[0]), months[0])  # as Excel shows Jan-23
    years = [int(token) for token in figures if len(token) == 4]
    days = [int(token) for token in figures if len(token) <= 2]
    if len(years) != 1 or len(days) != len(figures) - 1 or len(days) > 1:
        return None
    return _month(years[0], months[0]) if all(1 <= d <= 31 for d in days) else None


def _tokens(plain: str) -> Iterator[str]:
    for word in KHMER_FILLERS:
        plain = plain.replace(word, " ")
    for token in TOKEN.findall(normalize("NFC", plain)):
        word = _plain(token)
        if word and word not in FILLERS:
            yield word


def _month(year: int, number: int) -> datetime | None:
    possible = cells.FIRST_YEAR <= year <= cells.LAST_YEAR and 1 <= number <= 12
    return datetime(year, number, 1) if possible else None

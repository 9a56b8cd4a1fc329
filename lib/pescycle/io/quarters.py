"""Quarters as people write them: in figures or words, in several languages."""

import re
from datetime import datetime
from unicodedata import combining, normalize

from pescycle.io import cells

# Q for quarter, T for trimestre (French, Spanish), TR and TRIM as offices shorten it.
LETTER = r"(?:q|t|tr|trim|qtr)\.?"
SIGNED = re.compile(
    rf"(?P<first>\d{{4}})[-/. ]?{LETTER} ?(?P<one>[1-4])"
    rf"|{LETTER} ?(?P<two>[1-4])[-/. ]*(?P<last>\d{{4}})?"
    rf"|(?P<three>[1-4]) ?{LETTER}[-/. ]*(?P<behind>\d{{4}})?",
    re.ASCII,
)
ORDINAL = re.compile(r"([1-4])(?:st|nd|rd|th|er|ere|e|eme|nd|o|\.?er|\.?o)?\.?", re.ASCII)
ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first premier primer primero i",
            "second deuxieme segundo ii",
            "third troisieme tercer tercero iii",
            "fourth quatrieme cuarto iv",
        ),
        1,
    )
    for word in words.split()
}
NOUNS = frozenset(("quarter", "trimestre"))
FILLERS = frozenset("of the de du del d el le l year annee ano".split())
YEAR = re.compile(r"\d{4}", re.ASCII)


def quarter_of(text: str, year: int | None = None) -> datetime | None:
    """The first day of the quarter that a cell or header names, or None.

    Understood are ``2023-Q1``, ``2023 T1``, ``Q1/2023``, ``1Q 2023``, and words in
    English, French and Spanish: ``1st quarter 2023``, ``1er trimestre 2023``, ``primer
    trimestre de 2023``. A month is no quarter: ``2023-01`` could mean its count alone.

    Parameters
    ----------
    text : str
        As it stands in the cell.
    year : int, optional
        Year of a quarter that is written without one.
    """
    plain = _plain(text)
    found = SIGNED.fullmatch(plain)
    if found:
        number = int(found["one"] or found["two"] or found["three"])
        written = found["first"] or found["last"] or found["behind"]
        return _quarter(int(written) if written else year, number)
    return _in_words(plain, year)


def lacks_a_year(text: str) -> bool:
    """Whether a quarter is named, and only its year is missing."""
    return quarter_of(text) is None and quarter_of(text, 2000) is not None


def _in_words(plain: str, year: int | None) -> datetime | None:
    """An ordinal, the noun and perhaps a year, in any order."""
    words = [word for word in re.split(r"[\s'’,/-]+", plain) if word not in FILLERS]
    words = [word for word in words if word]
    nouns = [word for word in words if word.strip(".") in NOUNS]
    years = [word for word in words if YEAR.fullmatch(word)]
    others = [word for word in words if word not in (*nouns, *years)]
    if len(nouns) != 1 or len(others) != 1 or len(years) > 1:
        return None
    ordinal = ORDINAL.fullmatch(others[0])
    number = int(ordinal[1]) if ordinal else ORDINALS.get(others[0])
    return _quarter(int(years[0]) if years else year, number)


def _plain(text: str) -> str:
    """Small letters without accents, digits 0-9, single spaces."""
    letters = normalize("NFKD", cells.western_digits(text)).casefold()
    return " ".join("".join(sign for sign in letters if not combining(sign)).split())


def _quarter(year: int | None, number: int | None) -> datetime | None:
    if year is None or number is None:
        return None
    if not cells.FIRST_YEAR <= year <= cells.LAST_YEAR:
        return None
    return datetime(year, 3 * number - 2, 1)

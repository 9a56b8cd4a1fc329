"""The texts of a pilot that counts by quarter: what is said of months is said of quarters.

The texts are written once, with months. Both words can change places in English and in
French, because they have the same gender and neither changes an article; only the plural,
which French ``mois`` does not show, has to be found from the words around it.
"""

import re
from collections.abc import Callable

# What stands between braces is a placeholder's name and stays.
_OUTSIDE = r"(?![^{]*\})"
_ENGLISH = re.compile(rf"\b(month)(s|ly)?\b{_OUTSIDE}", re.IGNORECASE)
_MOIS = re.compile(rf"(\S+\s+)?\b(mois)\b(?=(\s+par\s+mois)?){_OUTSIDE}", re.IGNORECASE)
_MENSUEL = re.compile(rf"\b(mensuel)(le)?(s)?\b{_OUTSIDE}", re.IGNORECASE)
# After these one month is meant.
_ONE = frozenset(
    "un le du au aucun chaque par ce cet même premier dernier nouveau seul grand leur "
    "son autre 1er quel tel".split()
)
_FIRST_WORD = re.compile(r"[\s#>*{}\w]*?\bmonth(s?)\b", re.IGNORECASE)


def in_quarters(text: str, language: str, message: str, *, one: bool = False) -> str:
    """A translated text with quarters in place of months.

    Parameters
    ----------
    text : str
        In ``language``, placeholders not yet filled.
    language : str
        One that is not known leaves the text as it is.
    message : str
        The English text that it translates; it tells whether a word that opens the text is
        one month or several.
    one : bool
        Whether the text is the form for one thing, so that ``{n} mois`` is one.
    """
    change = _CHANGES.get(language)
    return change(text, message, one) if change else text


def _english(text: str, message: str, one: bool) -> str:
    return _ENGLISH.sub(lambda m: _cased("quarter", m[1]) + (m[2] or ""), text)


def _french(text: str, message: str, one: bool) -> str:
    several = _opens_with_several(message)

    def quarter(found: re.Match[str]) -> str:
        before = found[1] or ""
        word = re.split(r"['’]", before.strip().casefold())[-1].strip("([«\u00a0 ")
        single = word in _ONE or bool(found[3])
        if word == "{n}":
            single = one
        elif not word.strip("#*:;,. "):
            single = single or not several
        return before + _cased("trimestre", found[2]) + ("" if single else "s")

    changed = _MOIS.sub(quarter, text)
    return _MENSUEL.sub(
        lambda m: _cased("trimestriel", m[1]) + (m[2] or "") + (m[3] or ""), changed
    )


def _opens_with_several(message: str) -> bool:
    found = _FIRST_WORD.search(message)
    return bool(found and found[1])


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


_CHANGES: dict[str, Callable[[str, str, bool], str]] = {"en": _english, "fr": _french}

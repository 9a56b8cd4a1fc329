"""Khmer as it can be compared: one spelling for what is typed in several ways.

The same Khmer word is stored in many orders of signs, with and without invisible spaces.
The form made here is for comparing only; it is never shown.
"""

import re

CONSONANT, INDEPENDENT = "\u1780-\u17a2", "\u17a3-\u17b3"
BASE = f"[{CONSONANT}{INDEPENDENT}]"
# Vowel signs, diacritics and coeng: what cannot stand without a letter before it.
SIGN = "[\u17b4-\u17d3\u17dd]"
COENG = "\u17d2"
LETTER_OR_SIGN = "\u1780-\u17ff"
KHMER = re.compile(f"[{LETTER_OR_SIGN}]")

_MARK = "[\u17b6-\u17d1\u17d3\u17dd]"
# Canonical order puts ATTHACAN behind COENG, so that a mark can part it from its letter.
_CLUSTER = re.compile(f"({BASE})((?:{COENG}{_MARK}*{BASE}|{_MARK})+)")
_SUBSCRIPT = re.compile(f"{COENG}({_MARK}*)({BASE})")
_RO, _TA, _DA = "\u179a", "\u178f", "\u178a"
_SHIFTERS, _U = frozenset("\u17c9\u17ca"), "\u17bb"
# Below one of these vowels both shifters are drawn like the vowel U, and typed as it.
_ABOVE = frozenset("\u17b7\u17b8\u17b9\u17ba\u17be\u17d0")
_SPLIT_VOWELS = (
    ("\u17b8\u17c1", "\u17be"),  # E and II are drawn as OE
    ("\u17b6\u17c1", "\u17c4"),  # E and AA are drawn as OO
)
# Independent vowels sort like QA with a vowel sign (Unicode CLDR, root collation of km);
# the rest are deprecated characters with what the standard says to write instead.
_LETTERS = str.maketrans(
    {
        "\u17a3": "\u17a2",
        "\u17a4": "\u17a2\u17b6",
        "\u17a5": "\u17a2\u17b7",
        "\u17a6": "\u17a2\u17b8",
        "\u17a7": "\u17a2\u17bb",
        "\u17a8": "\u17a2\u17bb\u1780",
        "\u17a9": "\u17a2\u17bc",
        "\u17aa": "\u17a2\u17bc\u179c",
        "\u17af": "\u17a2\u17c2",
        "\u17b0": "\u17a2\u17c3",
        "\u17b1": "\u17a2\u17c4",
        "\u17b2": "\u17a2\u17c4",
        "\u17b3": "\u17a2\u17c5",
        "\u17b4": "",
        "\u17b5": "",
        "\u17d8": "\u17d4\u179b\u17d4",
    }
)
# "Give, let" is written with a subscript YO or with YO behind the vowel.
_GIVE = ("\u17a2\u17d2\u1799\u17c4", "\u17a2\u17c4\u1799")
_BETWEEN = re.compile(f"(?<=[{LETTER_OR_SIGN}])\\s+(?=[{LETTER_OR_SIGN}])")


def khmer_form(text: str) -> str:
    """Text with its Khmer in one spelling, without spaces between Khmer letters.

    Unified are: the order of subscripts and signs within a cluster (subscript RO last,
    then shifter, vowel, signs), repeated signs, vowels typed in two parts, subscripts TA
    and DA (drawn alike), a shifter typed as the vowel U, independent vowels and deprecated
    letters, the two ways to write "give". Khmer words are not divided by spaces, and
    whoever writes some puts them where they like, so that they count for nothing.

    Parameters
    ----------
    text : str
        Without invisible characters.

    Notes
    -----
    Unicode Technical Note 61, Khmer Encoding Structure; The Unicode Standard, chapter 16.4.
    """
    if not KHMER.search(text):
        return text
    spelled = _CLUSTER.sub(_in_order, text.translate(_LETTERS))
    return _BETWEEN.sub("", spelled.replace(*_GIVE))


def _in_order(cluster: re.Match[str]) -> str:
    """One letter with all that hangs on it, in the one order."""
    base, rest = cluster.groups()
    below = _SUBSCRIPT.findall(rest)
    letters = [_TA if letter == _DA else letter for _, letter in below]
    letters.sort(key=_RO.__eq__)
    marks = set(_SUBSCRIPT.sub("", rest)) | {mark for held, _ in below for mark in held}
    if marks & _ABOVE and marks & _SHIFTERS:
        marks = (marks - _SHIFTERS) | {_U}
    signs = "".join(sorted(marks, key=_place))
    for parts, whole in _SPLIT_VOWELS:
        if set(parts) <= marks:
            signs = "".join(sign for sign in signs if sign not in parts)
            signs = "".join(sorted({*signs, whole}, key=_place))
    return base + "".join(COENG + letter for letter in letters) + signs


def _place(mark: str) -> tuple[bool, str]:
    """Shifters stand before vowels, and vowels before signs, as their numbers do."""
    return mark not in _SHIFTERS, mark

"""What is said of a form: its languages, and whether it can be reached."""

from pescycle.report.catalogues import SOURCE_LANGUAGE
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice


def languages_inside(voice: Voice, codes: str) -> str:
    """Languages as an enumeration inside a sentence; only English writes them large."""
    names = [voice.language_name(code) for code in codes.split()]
    if voice.language != SOURCE_LANGUAGE:
        names = [name[:1].lower() + name[1:] for name in names]
    return voice.listed(names)


def _alone(voice: Voice, codes: str) -> str:
    """Languages as an enumeration that begins a cell; a dash where there are none."""
    inside = languages_inside(voice, codes)
    return inside[:1].upper() + inside[1:] or MISSING


def languages(voice: Voice, row: Row) -> str:
    """Languages in which all words of the questionnaire stand."""
    return _alone(voice, row["languages"])


def lacking(voice: Voice, row: Row) -> str:
    """Languages in which words are missing."""
    return _alone(voice, row["lacking"])


def linked(voice: Voice, row: Row) -> str:
    """Whether posters can tell the address of the web form."""
    return voice.label("yes_no", str(bool(row["linked"])))

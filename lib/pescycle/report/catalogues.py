"""The translations: one catalogue a language, read as text and compiled in memory."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from pescycle.model.base import LANGUAGES

CATALOGUES = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"


def languages(catalogues: Path = CATALOGUES) -> tuple[str, ...]:
    """Languages in which a report can be written."""
    found = [c for c in LANGUAGES if catalogue_file(catalogues, c).is_file()]
    return tuple(dict.fromkeys([SOURCE_LANGUAGE, *found]))


def catalogue_file(catalogues: Path, language: str) -> Path:
    """Where the catalogue of a language lies."""
    return catalogues / language / "LC_MESSAGES" / "pescycle.po"


@lru_cache
def translations(catalogues: Path, language: str) -> NullTranslations:
    """Catalogue, compiled in memory: no compiled file can be older than its source."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    with catalogue_file(catalogues, language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled)

"""What every configured noun shares: frozen, strict, ids and texts."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

# Languages of the wording; reports exist in those that have a catalogue.
LANGUAGES = ("en", "fr", "es", "km")
ALL = "all"  # stands in a ``center`` column for all centers together
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG.pattern}$")]
Share = Annotated[float, "0..1"]


class Strict(BaseModel):
    """Frozen and closed: an unknown key is an error, so a misspelt one never passes."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _checked_languages(text: dict[str, str]) -> dict[str, str]:
    unknown = sorted(set(text) - set(LANGUAGES))
    if unknown:
        raise ValueError(f"unknown language {unknown[0]!r}; use {', '.join(LANGUAGES)}")
    if not text or not all(words.strip() for words in text.values()):
        raise ValueError("a text in at least one language, and no empty text")
    return text


Text = Annotated[dict[str, str], AfterValidator(_checked_languages)]


def pick(text: dict[str, str], language: str) -> str:
    """The text in ``language``, else in English, else in whichever there is."""
    return text.get(language) or text.get("en") or next(iter(text.values()))

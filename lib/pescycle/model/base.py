"""What every configured noun shares: frozen, strict, ids and texts."""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

# Languages of the wording; reports exist in those that have a catalogue.
LANGUAGES = ("en", "fr", "es", "km")
ALL = "all"  # stands in a ``center`` column for all centers together
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG.pattern}$")]
Share = Annotated[float, "0..1"]


Place = tuple[str | int, ...]
Mistake = tuple[Place, str]
"""Where something is wrong, as keys and list places, and what, with the remedy."""


class Strict(BaseModel):
    """Frozen and closed: an unknown key is an error, so a misspelt one never passes.

    YAML knows .nan and .inf: no weight, target or cut can be one of them.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
    )


def refuse(found: Iterable[Mistake], whole: "Strict") -> None:
    """Raise all mistakes of a noun at once, each at its own key; with none do nothing.

    To be called in a validator of ``whole``: a ``ValueError`` alone would carry one
    mistake and point at the noun, not at the key.
    """
    details = [_detail(mistake) for mistake in found]
    if details:
        raise ValidationError.from_exception_data(type(whole).__name__, details)


def joined(error: ValidationError, found: Iterable[Mistake], name: str) -> ValidationError:
    """The error with further mistakes added behind its own."""
    own = [
        # Rebuilt as custom errors, because a kind of our own would not be known here.
        InitErrorDetails(
            type=PydanticCustomError(
                mistake["type"], mistake["msg"], mistake.get("ctx") or None
            ),
            loc=mistake["loc"],
            input=mistake["input"],
        )
        for mistake in error.errors(include_url=False)
    ]
    return ValidationError.from_exception_data(name, [*own, *map(_detail, found)])


def _detail(mistake: Mistake) -> InitErrorDetails:
    place, message = mistake
    kind = PydanticCustomError("value_error", "{error}", {"error": message})
    return InitErrorDetails(type=kind, loc=place, input=None)


def _checked_languages(text: dict[str, str]) -> dict[str, str]:
    unknown = sorted(set(text) - set(LANGUAGES))
    if unknown:
        raise ValueError(f"unknown language {unknown[0]!r}; use {', '.join(LANGUAGES)}")
    if not text or not all(words.strip() for words in text.values()):
        raise ValueError("a text in at least one language, and no empty text")
    return text


Text = Annotated[dict[str, str], AfterValidator(_checked_languages)]


def pick(text: dict[str, str], language: str, *others: str) -> str:
    """The text in ``language``, else in the first of ``others`` that it has, else in any.

    ``others`` are the pilot's languages in their order; English comes behind them.
    """
    wanted = (language, *others, "en")
    found = next((text[code] for code in wanted if text.get(code)), None)
    return found or next(iter(text.values()))

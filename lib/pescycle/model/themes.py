"""The codebook: themes that open answers may speak of, with the words that tell them."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from pescycle.model.base import LANGUAGES, Slug, Strict, Text
from pescycle.model.phrases import Phrase, answer_of, is_mentioned

UNCODED = "uncoded"  # stands in a ``theme`` column for answers in which none was found
RESERVED = frozenset({UNCODED, "all"})


def theme_column(item: str) -> str:
    """Column with the themes found in the answers to an open item."""
    return f"{item}_theme"


def cue_column(item: str) -> str:
    """Column with the cues found in the answers to an open item."""
    return f"{item}_cue"


def _checked_phrases(words: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    unknown = sorted(set(words) - set(LANGUAGES))
    if unknown:
        raise ValueError(f"unknown language {unknown[0]!r}; use {', '.join(LANGUAGES)}")
    for phrases in words.values():
        for phrase in phrases:
            Phrase(phrase)
    return words


Phrases = Annotated[dict[str, tuple[str, ...]], AfterValidator(_checked_phrases)]


class Theme(Strict):
    """What an answer may speak of.

    ``words`` are the phrases of each language that tell it, ``unless`` (in the file
    ``not``) longer phrases that take such a word away again. A theme without ``words`` is
    not looked for in open answers: it is one of consultations and findings. ``kpis`` and
    ``items`` (survey questions) are what else tells of it.
    """

    id: Slug
    title: Text
    words: Phrases = Field(default_factory=dict)
    unless: Phrases = Field(default_factory=dict, alias="not")
    kpis: tuple[Slug, ...] = ()
    items: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _has_words(self) -> "Theme":
        left_out = "words" not in self.model_fields_set and not self.unless
        if not any(self.words.values()) and not left_out:
            raise ValueError(f'theme "{self.id}": no words in any language; write one')
        return self

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases of all languages, because people mix them in one answer."""
        return _all(self.words)

    @cached_property
    def excluded(self) -> tuple[Phrase, ...]:
        """The phrases of ``unless``, of all languages."""
        return _all(self.unless)


class Cue(Theme):
    """How an answer speaks: as praise, complaint or suggestion."""

    words: Phrases


class Codebook(Strict):
    """The content of ``themes.yml``."""

    version: Annotated[str, Field(min_length=1)]
    themes: tuple[Theme, ...] = ()
    cues: tuple[Cue, ...] = ()

    @model_validator(mode="after")
    def _ids_differ(self) -> "Codebook":
        ids = [noun.id for noun in (*self.themes, *self.cues)]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"{twice[0]!r} stands twice; ids of themes and cues differ")
        taken = sorted(RESERVED & set(ids))
        if taken:
            raise ValueError(f"{taken[0]!r} has a meaning of its own; choose another id")
        return self

    @cached_property
    def worded(self) -> tuple[Theme, ...]:
        """The themes that open answers are looked through for."""
        return tuple(theme for theme in self.themes if theme.phrases)

    def themes_in(self, text: str) -> str:
        """Ids of the themes in an answer, joined by a space; "" where there is none."""
        return _found(text, self.worded)

    def cues_in(self, text: str) -> str:
        """Ids of the cues in an answer, joined by a space; "" where there is none."""
        return _found(text, self.cues)

    def lacking(self) -> Iterator[tuple[Theme, str]]:
        """Themes and cues without words in a language in which others have some."""
        nouns = (*self.worded, *self.cues)
        used = {code for noun in nouns for code, words in noun.words.items() if words}
        for noun in nouns:
            for language in (code for code in LANGUAGES if code in used):
                if not noun.words.get(language):
                    yield noun, language


def idle_phrases(theme: Theme) -> Iterator[str]:
    """Phrases of ``not`` that hold no word of the theme, and so take nothing away."""
    for phrase in theme.excluded:
        if not is_mentioned(answer_of(phrase.text), theme.phrases, ()):
            yield phrase.text


def _all(words: dict[str, tuple[str, ...]]) -> tuple[Phrase, ...]:
    return tuple(Phrase(text) for texts in words.values() for text in texts)


def _found(text: str, nouns: Iterable[Theme]) -> str:
    answer = answer_of(text)
    return " ".join(
        noun.id for noun in nouns if is_mentioned(answer, noun.phrases, noun.excluded)
    )

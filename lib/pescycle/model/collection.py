"""How answers are collected: the forms' languages, addresses and words."""

import re
from string import Formatter
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from pescycle.model.base import LANGUAGES, Mistake, Slug, Strict, Text, refuse
from pescycle.model.form_words import WORDS
from pescycle.model.nearest import nearest

CENTER_PLACE = "{center}"
# Unreserved and reserved characters of an address (RFC 3986), and the place of the center.
ADDRESS = re.compile(
    r"https://[A-Za-z0-9.-]+(:\d+)?/[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]{}-]*"
)


class Collection(Strict):
    """The key ``collection`` of pilot.yml.

    ``languages`` are those of the forms, the first shown first; without them a form has the
    languages of its questionnaire's title. ``url`` has an audience's web form with
    ``{center}`` where the center's id goes; posters are made of it. ``words`` replace the
    forms' own words, key by key and language by language.
    """

    languages: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    url: dict[Slug, str] = Field(default_factory=dict)
    words: dict[str, Text] = Field(default_factory=dict)

    @field_validator("languages")
    @classmethod
    def _known_languages(cls, languages: tuple[str, ...] | None) -> tuple[str, ...] | None:
        unknown = [code for code in languages or () if code not in LANGUAGES]
        if unknown:
            raise ValueError(f"unknown language {unknown[0]!r}; use {', '.join(LANGUAGES)}")
        if languages and len(set(languages)) < len(languages):
            raise ValueError("a language stands twice; keep it once")
        return languages

    @model_validator(mode="after")
    def _whole(self) -> "Collection":
        refuse([*self._wrong_addresses(), *self._wrong_words()], self)
        return self

    def _wrong_addresses(self) -> list[Mistake]:
        found = ((name, address_mistake(url)) for name, url in self.url.items())
        return [(("url", name), said) for name, said in found if said]

    def _wrong_words(self) -> list[Mistake]:
        mistakes: list[Mistake] = []
        for key, text in self.words.items():
            if key not in WORDS:
                hint = nearest(key, WORDS) or f"The keys are {', '.join(WORDS)}."
                mistakes.append((("words", key), f'there are no words "{key}"; {hint}'))
                continue
            wanted = _places(WORDS[key]["en"])
            for code, said in text.items():
                if _places(said) != wanted:
                    need = (
                        " and ".join(f"{{{place}}}" for place in sorted(wanted)) or "none"
                    )
                    message = f"these words have other places than ours; ours: {need}"
                    mistakes.append((("words", key, code), message))
        return mistakes


def address_mistake(url: str) -> str:
    """What is wrong with a form's address, with its remedy; empty where nothing is."""
    if not ADDRESS.fullmatch(url):
        return (
            "this is no address of a web form; copy it from the browser: it begins with "
            "https:// and has no space and only letters a-z"
        )
    if url.count(CENTER_PLACE) != 1 or re.sub(r"\{center\}", "", url).count("{"):
        return (
            "the address needs {center} once, where the center's id goes, such as "
            "https://ee.example.org/x/abcd?d[/data/link_center]={center}"
        )
    return ""


def _places(text: str) -> frozenset[str]:
    try:
        return frozenset(
            name for _, name, _, _ in Formatter().parse(text) if name is not None
        )
    except ValueError:  # a lone brace
        return frozenset({"?"})

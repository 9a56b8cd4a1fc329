"""Good practice: what other services do about a problem, with its source."""

from typing import Annotated

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text


class GoodPractice(Strict):
    """What one service does.

    ``helps`` are the KPIs, survey questions and themes that it is about; ``lacks`` says
    what speaks against copying it as it is. ``source`` names what was read, ``address``
    where it can be found.
    """

    id: Slug
    service: Text
    title: Text
    text: Text
    helps: Annotated[tuple[Slug, ...], Field(min_length=1)]
    lacks: Text | None = None
    source: Text
    address: Annotated[str, Field(pattern=r"^(https://\S+)?$")] = ""


class Library(Strict):
    """The content of ``good_practice.yml``."""

    practices: tuple[GoodPractice, ...] = ()

    @model_validator(mode="after")
    def _ids_differ(self) -> "Library":
        ids = [practice.id for practice in self.practices]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"practice {twice[0]!r} stands twice; ids must differ")
        return self

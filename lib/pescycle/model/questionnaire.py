"""The questionnaire: the code book of one audience's Customer Satisfaction Survey (CSS)."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Mistake, Slug, Strict, Text, refuse
from pescycle.model.dimensions import Dimension, wrong_dimensions
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience
from pescycle.model.quality import Codes

# How the id of a question for the language ends.
LANGUAGE_QUESTIONS = ("language", "lang")


class ItemRole(StrEnum):
    """What an item is asked for."""

    OVERALL = "overall"
    EXPECTATION = "expectation"
    IDEAL = "ideal"
    DRIVER = "driver"
    OUTCOME = "outcome"
    RECOMMENDATION = "recommendation"
    PROBLEM = "problem"
    CONSENT = "consent"
    PROFILE = "profile"
    SERVICE = "service"
    CLIMATE = "climate"
    COMMENT = "comment"


class Scale(Strict):
    """A row of ordered answers, worst first. Codes are matched as written in the export.

    ``not_applicable`` and ``dont_know`` are answers: kept out of means, both counted.
    ``blank`` names codes that an export writes where nothing was answered. Where ``bottom``
    is not given, as many of the lowest codes count as dissatisfied as ``top`` has highest.
    Forms draw a face beside each labelled code, unless ``faces`` is false.
    """

    id: Slug
    labels: Annotated[dict[int, Text], Field(min_length=2)]
    top: Annotated[tuple[int, ...], Field(min_length=1)]
    bottom: tuple[int, ...] = ()
    not_applicable: tuple[int, ...] = ()
    dont_know: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()
    faces: bool = True

    @model_validator(mode="after")
    def _codes_differ(self) -> "Scale":
        codes = [*self.labels, *self.not_applicable, *self.dont_know, *self.blank]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f'scale "{self.id}": code {twice[0]} has two meanings')
        if not set(self.top) < set(self.labels):
            raise ValueError(f'scale "{self.id}": top must be some of the labelled codes')
        if not set(self.bottom) <= set(self.labels) - set(self.top):
            raise ValueError(
                f'scale "{self.id}": bottom must be some of the labelled codes that are '
                "not top"
            )
        return self

    @property
    def codes(self) -> frozenset[int]:
        """Every code that may stand in an export."""
        return frozenset([*self.labels, *self.not_applicable, *self.dont_know, *self.blank])

    @property
    def bottom_codes(self) -> tuple[int, ...]:
        """The codes that count as dissatisfied."""
        lowest = sorted(set(self.labels) - set(self.top))[: len(self.top)]
        return self.bottom or tuple(lowest)

    @property
    def low(self) -> int:
        return min(self.labels)

    @property
    def high(self) -> int:
        return max(self.labels)


class _Item(Strict):
    """What every item has; ``asked_if`` names the answers before it that lead to it.

    With several items in ``asked_if`` each must have one of its codes.
    """

    id: Slug
    role: ItemRole
    title: Text
    wording: Text
    short_form: bool = False
    asked_if: dict[Slug, Codes] = Field(default_factory=dict)


class ScaleItem(_Item):
    """An answer on a scale; ``dimension`` is what it measures together with others."""

    type: Literal["scale"]
    scale: Slug
    dimension: Slug | None = None


class ChoiceItem(_Item):
    """One answer (``choice``) or several (``multiple``) out of a list of codes."""

    type: Literal["choice", "multiple"]
    choices: Annotated[dict[Slug, Text], Field(min_length=2)]
    refused: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _refusal_is_a_choice(self) -> "ChoiceItem":
        if not set(self.refused) <= set(self.choices):
            raise ValueError(f"item {self.id}: refused must be some of the choices")
        if self.role == ItemRole.CONSENT and not self.refused:
            raise ValueError(
                f"item {self.id}: a consent item names the choices that refuse"
            )
        return self


class NumberItem(_Item):
    """A whole number from ``low`` to ``high``."""

    type: Literal["number"]
    low: int
    high: int


class OpenItem(_Item):
    """A free answer. Reading keeps whether there was one: the words stay in the file."""

    type: Literal["open"]


Item = Annotated[
    ScaleItem | ChoiceItem | NumberItem | OpenItem, Field(discriminator="type")
]


class Questionnaire(Strict):
    """The content of ``questionnaires/<audience>.yml``."""

    audience: Audience
    version: Annotated[str, Field(min_length=1)]
    title: Text
    scales: tuple[Scale, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> "Questionnaire":
        ids = [item.id for item in self.items]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"item {twice[0]!r} stands twice; ids must differ")
        known = {scale.id for scale in self.scales}
        unknown = sorted({item.scale for item in self.rated} - known)
        if unknown:
            raise ValueError(f"scale {unknown[0]!r} is used by an item but not listed")
        return self

    @model_validator(mode="after")
    def _conditions_and_dimensions_can_be(self) -> "Questionnaire":
        wrong = [*self._wrong_conditions(), *wrong_dimensions(self.dimensions, self.items)]
        refuse(wrong, self)
        return self

    def _wrong_conditions(self) -> list[Mistake]:
        mistakes: list[Mistake] = []
        before: list[str] = []
        for place, item in enumerate(self.items):
            for name, codes in item.asked_if.items():
                said = self._wrong_condition(name, codes, before)
                if said:
                    mistakes.append((("items", place, "asked_if", name), said))
            before.append(item.id)
        return mistakes

    def _wrong_condition(self, name: str, codes: Codes, before: list[str]) -> str:
        if name not in before:
            hint = nearest(name, before) or "name an item that is asked earlier"
            return f'"{name}" is no item before this one; {hint}'
        known = self.codes(name)
        if not known:
            return f"{name} is answered in free words, so nothing can hang on its answer"
        strange = [code for code in codes if code not in known]
        if not strange:
            return ""
        hint = nearest(strange[0], known) or f"its answers are {_some(known)}"
        return f'"{strange[0]}" is no answer of {name}; {hint}'

    @property
    def rated(self) -> tuple[ScaleItem, ...]:
        """The items answered on a scale, in the order of the questionnaire."""
        return tuple(item for item in self.items if isinstance(item, ScaleItem))

    def scale(self, name: str) -> Scale:
        """The scale with that id."""
        return next(scale for scale in self.scales if scale.id == name)

    def item(self, name: str) -> Item:
        """The item with that id."""
        return next(item for item in self.items if item.id == name)

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of that item's answers as exports write them; none for free words."""
        item = self.item(name)
        if isinstance(item, ScaleItem):
            scale = self.scale(item.scale)
            answers = (*scale.labels, *scale.not_applicable, *scale.dont_know)
            return tuple(str(code) for code in answers)
        if isinstance(item, ChoiceItem):
            return tuple(item.choices)
        if isinstance(item, NumberItem):
            return tuple(str(number) for number in range(item.low, item.high + 1))
        return ()

    @property
    def language_item(self) -> str:
        """Id of the question for the language, known by its ending; empty without one."""
        asked = (i.id for i in self.items if i.id.split("_")[-1] in LANGUAGE_QUESTIONS)
        return next(asked, "")


def _some(codes: tuple[str, ...]) -> str:
    """Codes one after the other, of many only the ends."""
    return ", ".join(codes) if len(codes) <= 12 else f"{codes[0]} to {codes[-1]}"

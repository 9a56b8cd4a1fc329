"""Response quality: the named rules by which answers are doubted, as pilot.yml sets them.

They stand in pilot.yml and not in round.yml: two rounds can only be compared if the same
answers were doubted in both.
"""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from pescycle.model.base import Slug, Strict

ANY_ANSWER = "*"  # in a contradiction: any code, as long as the item was answered


class QualityRule(StrEnum):
    """The rules, in the order in which reports show them."""

    DUPLICATE = "duplicate"
    SAME_DEVICE = "same_device"
    SAME_PHONE = "same_phone"
    SPEEDER = "speeder"
    STRAIGHT_LINER = "straight_liner"
    CONTRADICTION = "contradiction"
    ITEM_NONRESPONSE = "item_nonresponse"


class RuleAction(StrEnum):
    """What becomes of the answers that a rule finds."""

    FLAG = "flag"  # they are counted and shown, and stay
    SET_ASIDE = "set_aside"  # they no longer count in any figure


def _code(value: object) -> object:
    """A code as text: YAML reads 5 as a number, but answers are matched as written."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Code = Annotated[str, BeforeValidator(_code)]
Codes = Annotated[tuple[Code, ...], Field(min_length=1)]
Part = Annotated[float, Field(gt=0, le=1)]


class _Rule(Strict):
    """What every rule has; ``measure`` names the field that is its threshold."""

    measure: ClassVar[str]
    action: RuleAction = RuleAction.FLAG

    @property
    def threshold(self) -> float:
        """The number that decides, in the unit of the field ``measure``."""
        return float(getattr(self, self.measure))


class Duplicate(_Rule):
    """The same answers as an earlier respondent of the same center, day and device.

    ``similarity`` is the share of equal answers from which two are alike, ``answers`` how
    many both must have given for a comparison, ``chance`` how likely it may at most be that
    strangers are as alike.
    """

    measure: ClassVar[str] = "similarity"
    similarity: Part = 0.9
    answers: Annotated[int, Field(ge=2)] = 8
    chance: Part = 0.05


class SameDevice(_Rule):
    """Too many answers of one day from one device.

    ``per_day`` is what a tablet in an interviewer's hand can carry; 30 interviews of ten
    minutes fill a day. ``self_administered`` names the modes in which people answer on
    their own device, ``per_day_self`` how many a day such a device may send. Above
    ``share`` of an audience's answers a device is doubted too.
    """

    measure: ClassVar[str] = "per_day"
    per_day: Annotated[int, Field(ge=1)] = 30
    self_administered: tuple[Slug, ...] = ()
    per_day_self: Annotated[int, Field(ge=1)] = 2
    share: Part | None = None


class SamePhone(_Rule):
    """A telephone number that ``times`` earlier answers gave, or that can be nobody's."""

    measure: ClassVar[str] = "times"
    times: Annotated[int, Field(ge=1)] = 1


class Speeder(_Rule):
    """Answered in less than ``share`` of the median time of the audience and mode."""

    measure: ClassVar[str] = "share"
    share: Annotated[float, Field(gt=0, lt=1)] = 0.4


class StraightLiner(_Rule):
    """The same answer to every driver, with ``items`` or more of them answered.

    With ``run`` also a row of so many equal answers one after the other.
    """

    measure: ClassVar[str] = "items"
    items: Annotated[int, Field(ge=3)] = 5
    run: Annotated[int, Field(ge=3)] | None = None


class Contradiction(_Rule):
    """Answers that cannot both be meant.

    Built in is one pair: overall at the best answer with all of at least ``drivers``
    answered drivers among the two worst, or the other way round. ``pairs`` adds others: of
    each all items must have one of their codes; ``"*"`` stands for any answer.
    """

    measure: ClassVar[str] = "drivers"
    drivers: Annotated[int, Field(ge=2)] = 3
    pairs: dict[Slug, Annotated[dict[Slug, Codes], Field(min_length=2)]] = Field(
        default_factory=dict
    )


class ItemNonresponse(_Rule):
    """More than ``share`` of the rated items left blank."""

    measure: ClassVar[str] = "share"
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5


class Quality(Strict):
    """The key ``quality`` of pilot.yml; without it every rule flags and none sets aside."""

    duplicate: Duplicate = Duplicate()
    same_device: SameDevice = SameDevice()
    same_phone: SamePhone = SamePhone()
    speeder: Speeder = Speeder()
    straight_liner: StraightLiner = StraightLiner()
    contradiction: Contradiction = Contradiction()
    item_nonresponse: ItemNonresponse = ItemNonresponse()

    def rule(self, name: QualityRule) -> _Rule:
        """The rule of that name, with its threshold and action."""
        return getattr(self, str(name))

    @property
    def set_aside(self) -> tuple[QualityRule, ...]:
        """The rules whose answers no longer count."""
        return tuple(
            name for name in QualityRule if self.rule(name).action == RuleAction.SET_ASIDE
        )

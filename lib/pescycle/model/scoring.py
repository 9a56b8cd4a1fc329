"""How scores are put together: means, gaps, the composite, and ratings beside them."""

from collections.abc import Collection
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict

COMPOSITE = "composite"  # id of the node above the pillars
POINTS = "points"  # id of the sum of the points
# Values within a group of fewer centers say little of each other.
SMALLEST_GROUP = 5


class MeanKind(StrEnum):
    """How the children of a node become one score."""

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    POWER = "power"


class Scale(StrEnum):
    """What the scores of the KPIs are before they are put together."""

    ATTAINMENT = "attainment"  # share of the target that was reached
    GOALPOSTS = "goalposts"  # place between the frozen worst and best value, 0..1


class Scheme(StrEnum):
    """A way of rating centers, each known from another system."""

    POINTS = "points"  # Japan, Hello Work
    PEER_CLASS = "peer_class"  # Japan, classes within comparable offices
    STARS = "stars"  # Australia, star ratings
    LEVEL = "level"  # Australia, provider performance: high, medium, low


class NodeRule(Strict):
    """The mean of a node, and how much of its weight must have a score.

    With a geometric or power mean a bad child cannot be made up for by a good one;
    ``floor`` is the lowest score with which a child enters it, because 0 would decide
    everything. Below ``lowest_share`` of the weight the node has no score.
    """

    mean: MeanKind = MeanKind.ARITHMETIC
    power: Annotated[float, Field(ge=-20, le=20)] | None = None
    floor: Annotated[float, Field(gt=0, lt=1)] | None = None
    lowest_share: Annotated[float, Field(ge=0, le=1)] = 0.5

    @model_validator(mode="after")
    def _mean_is_whole(self) -> "NodeRule":
        if (self.mean == MeanKind.POWER) != (self.power is not None):
            raise ValueError(
                "'mean: power' and 'power:' go together; write mean: power, power: -1 "
                "for a harmonic mean"
            )
        if self.mean != MeanKind.ARITHMETIC and self.floor is None:
            raise ValueError(
                f"a {self.mean} mean needs a floor: the lowest score with which a child "
                "counts; write floor: 0.01"
            )
        if self.mean == MeanKind.ARITHMETIC and self.floor is not None:
            raise ValueError(
                "an arithmetic mean has no floor; take floor: out, or write mean: geometric"
            )
        return self


class Goalpost(Strict):
    """The values of a KPI that score 0 and 1.

    ``worst`` is the larger one where lower is better.
    """

    worst: float
    best: float

    @model_validator(mode="after")
    def _differ(self) -> "Goalpost":
        if self.worst == self.best:
            raise ValueError("a goalpost needs a worst and a best value that differ")
        return self


class Composite(NodeRule):
    """One score of all pillars. Off unless it is written down.

    ``weights`` has one a pillar; all count the same where there is none. A composite hides
    which pillar made it: it is always shown with the steps by which it came about.
    """

    scale: Scale = Scale.ATTAINMENT
    weights: dict[Slug, Annotated[float, Field(ge=0)]] = Field(default_factory=dict)


class Points(Strict):
    """Points for each KPI: coefficient x attainment, plus a bonus from the target on.

    As in the evaluation of Japan's Hello Work offices. ``bonus`` is given for each KPI that
    reaches its target. ``lowest_share`` is the share of all coefficients below which there
    is no sum.
    """

    coefficients: Annotated[dict[Slug, Annotated[float, Field(gt=0)]], Field(min_length=1)]
    bonus: Annotated[float, Field(ge=0)] = 0.0
    lowest_share: Annotated[float, Field(ge=0, le=1)] = 0.5


class PeerClasses(Strict):
    """Classes by the distance from the mean of the center's own group.

    As Japan's offices are held against the comparable ones. ``cuts`` are standard
    deviations of the group, from low to high; n cuts make n + 1 classes, 1 the lowest.
    """

    cuts: Annotated[tuple[float, ...], Field(min_length=1)] = (-1.5, -0.5, 0.5, 1.5)

    @model_validator(mode="after")
    def _in_order(self) -> "PeerClasses":
        _check_rising("peer_classes", self.cuts)
        return self


class Stars(Strict):
    """One to five stars by observed / expected, as Australia's star ratings.

    ``cuts`` are the four ratios at which the next star begins. In jobactive's ratings one
    star stood for 40 % below the average and two for 15 to 39 % below; the upper cuts are
    put as far above.
    """

    cuts: tuple[float, float, float, float] = (0.6, 0.85, 1.15, 1.4)

    @model_validator(mode="after")
    def _in_order(self) -> "Stars":
        _check_rising("stars", self.cuts)
        if self.cuts[0] <= 0:
            raise ValueError("stars: a ratio is more than 0; write cuts above 0")
        return self


class Levels(Strict):
    """High, medium or low, and not reported where the data are not good enough.

    As Australia rates providers behind a gate of data quality. ``high`` and ``medium`` are
    the lowest scores of these levels. The gate asks for ``lowest_share`` of the weight with
    data and ``lowest_months`` of the monthly figures that were to be sent.
    """

    high: float = 1.0
    medium: float = 0.8
    lowest_share: Annotated[float, Field(ge=0, le=1)] = 0.8
    lowest_months: Annotated[float, Field(ge=0, le=1)] = 0.9

    @model_validator(mode="after")
    def _in_order(self) -> "Levels":
        if not 0 < self.medium < self.high:
            raise ValueError("levels: needs 0 < medium < high")
        return self


def _check_rising(what: str, cuts: tuple[float, ...]) -> None:
    if any(later <= earlier for earlier, later in pairwise(cuts)):
        raise ValueError(f"{what}: the cuts must rise; write the lowest first")


class Scoring(Strict):
    """The content of ``scoring:`` in ``framework.yml``; everything in it is optional.

    ``pillar`` is the rule of every pillar but those that have one of their own under
    ``pillars``. ``goalposts`` are written for KPIs whose worst
    and best value are known; those of the others are taken from the figures when the
    edition is frozen. The rest is off unless written down, ``{}`` switches one on with its
    defaults.
    """

    pillar: NodeRule = NodeRule()
    pillars: dict[Slug, NodeRule] = Field(default_factory=dict)
    goalposts: dict[Slug, Goalpost] = Field(default_factory=dict)
    composite: Composite | None = None
    points: Points | None = None
    peer_classes: PeerClasses | None = None
    stars: Stars | None = None
    levels: Levels | None = None

    @property
    def on_goalposts(self) -> bool:
        """Whether the composite is made of places between goalposts."""
        return self.composite is not None and self.composite.scale == Scale.GOALPOSTS

    @property
    def needs_anchors(self) -> bool:
        """Whether something here rests on frozen anchors."""
        return self.on_goalposts or self.peer_classes is not None

    def rule_of(self, pillar: str) -> NodeRule:
        """The rule by which a pillar's KPIs become its score."""
        return self.pillars.get(pillar, self.pillar)


def check_scoring(
    scoring: Scoring, *, pillars: Collection[str], kpis: Collection[str], case_mix: bool
) -> None:
    """Refuse a scoring that names what the framework does not have.

    Raises
    ------
    ValueError
        With the remedy, for the framework's own validation to pass on.
    """
    _check_composite(scoring.composite, pillars)
    alien = sorted(set(scoring.pillars) - set(pillars))
    if alien:
        raise ValueError(
            f"scoring: pillars has a rule for {alien[0]!r}, which is no pillar; write one "
            f"of {', '.join(pillars)}"
        )
    strange = sorted(set(scoring.goalposts) - set(kpis))
    if strange:
        raise ValueError(
            f"scoring: goalposts are given for {strange[0]!r}, which is no KPI; write one "
            f"of {', '.join(kpis)}"
        )
    if scoring.points is not None:
        unknown = sorted(set(scoring.points.coefficients) - set(kpis))
        if unknown:
            raise ValueError(
                f"scoring: points give a coefficient to {unknown[0]!r}, which is no KPI; "
                f"write one of {', '.join(kpis)}"
            )
    if scoring.stars is not None and not case_mix:
        raise ValueError(
            "scoring: stars compare with what the case mix lets expect; give a KPI "
            "case_mix: true, or take stars out"
        )


def _check_composite(composite: Composite | None, pillars: Collection[str]) -> None:
    if composite is None:
        return
    if COMPOSITE in pillars:
        raise ValueError(
            f"pillar {COMPOSITE!r}: this id is taken by the composite; give it another one"
        )
    given = set(composite.weights)
    if given and given != set(pillars):
        odd = min(given ^ set(pillars))
        raise ValueError(
            f"scoring: the composite's weights must name every pillar and nothing else "
            f"({odd!r} does not fit); write one weight for each of {', '.join(pillars)}"
        )
    if given and not sum(composite.weights.values()) > 0:
        raise ValueError(
            "scoring: all weights of the composite are 0; give one pillar more than 0"
        )

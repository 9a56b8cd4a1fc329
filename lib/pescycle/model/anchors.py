"""What scores of one edition are measured against, fixed once and sealed with a hash."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict
from pescycle.model.framework import Framework
from pescycle.model.scoring import Goalpost

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
# What a score follows from. All else, such as texts and days, may become better without a
# new edition.
SCORED = {"id", "better", "unit", "formula", "target", "band", "weight", "minimum_base"}
RULES = {
    "status": True,
    "scoring": True,
    "pillars": {"__all__": {"id": True, "kpis": {"__all__": SCORED}}},
}


class Bounds(Strict):
    """Values outside these count as the bound itself (winsorisation)."""

    low: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> "Bounds":
        if self.low > self.high:
            raise ValueError("bounds need low <= high")
        return self


class Peers(Strict):
    """Peer groups, and what places a center that comes later.

    ``groups`` has the group of each center that was there; their scores make up the mean of
    the group. ``mean`` and ``spread`` standardise the covariates; ``middle`` is the
    standardised place of each group's middle center.
    """

    groups: dict[Slug, Slug]
    mean: dict[Slug, float]
    spread: dict[Slug, float]
    middle: dict[Slug, dict[Slug, float]]


class Anchors(Strict):
    """The content of ``anchors/<edition>.yml``, written by ``pescycle freeze``.

    Goalposts, peer groups and bounds never change again within an edition, so that adding a
    round or a center changes no score that was published. ``framework`` is the hash of the
    edition's rules (weights, targets, formulas; not of its texts), ``hash`` that of this
    file's own content. A file that was changed by hand does not fit its hash and stops.
    """

    edition: Annotated[str, Field(min_length=1)]
    rounds: Annotated[tuple[Slug, ...], Field(min_length=1)]
    centers: Annotated[tuple[Slug, ...], Field(min_length=1)]
    goalposts: dict[Slug, Goalpost] = Field(default_factory=dict)
    bounds: dict[Slug, Bounds] = Field(default_factory=dict)
    peers: Peers | None = None
    framework: Sha256
    hash: Sha256

    @model_validator(mode="after")
    def _as_frozen(self) -> "Anchors":
        if self.hash != content_hash(self.model_dump(mode="json", exclude={"hash"})):
            raise ValueError(
                "the content of this file is not what was frozen: it does not fit its "
                "hash. Put the frozen file back; for other anchors write a new edition "
                "and run pescycle freeze"
            )
        return self


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of plain values, whatever the order of their keys."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def framework_hash(framework: Framework) -> str:
    """Hash of what an edition's scores follow from: not of its texts, nor of defaults.

    Keys that are at their default are left out, so that a later version of the library,
    which knows more keys, gives the same hash.
    """
    return content_hash(
        framework.model_dump(mode="json", include=RULES, exclude_defaults=True)
    )


def sealed(content: Mapping[str, Any]) -> Anchors:
    """Anchors of that content, with the hash that seals them."""
    plain = Anchors.model_construct(**content).model_dump(mode="json", warnings=False)
    plain.pop("hash", None)
    return Anchors.model_validate(plain | {"hash": content_hash(plain)})

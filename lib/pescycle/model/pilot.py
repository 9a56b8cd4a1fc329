"""The pilot: a public employment service that tries the tools."""

from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import pandas as pd
from pydantic import Field, field_validator, model_validator

from pescycle.model.base import LANGUAGES, Slug, Strict, Text, refuse
from pescycle.model.collection import Collection
from pescycle.model.comparisons import Comparisons
from pescycle.model.equity import Equity
from pescycle.model.monitoring import LEAST_BASELINE_MONTHS, Monitoring
from pescycle.model.quality import Quality
from pescycle.model.spans import Span

# No pilot may publish a cell with a smaller base, whatever its configuration says.
LOWEST_MINIMUM_BASE = 5


class Audience(StrEnum):
    JOBSEEKER = "jobseeker"
    EMPLOYER = "employer"
    STAFF = "staff"


class CenterRole(StrEnum):
    """Whether a center tries the tools' actions or is compared with those that do."""

    PILOT = "pilot"
    COMPARISON = "comparison"


class Privacy(Strict):
    """Publication rules.

    No cell is shown below ``minimum_base``, no center's survey result below ``center_base``
    respondents. With ``unanimous: hide`` no share of the best answers of 0 % or 100 % is
    shown, because it tells the answer of everyone who took part. ``key_variable`` names
    the environment variable that holds the key of the pseudonyms; the key itself never
    stands in a pilot folder.
    """

    minimum_base: Annotated[int, Field(ge=LOWEST_MINIMUM_BASE)] = 10
    center_base: Annotated[int, Field(ge=LOWEST_MINIMUM_BASE)] = 30
    unanimous: Literal["hide", "show"] = "hide"
    key_variable: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")] = "PESCYCLE_KEY"

    @model_validator(mode="after")
    def _center_base_is_the_larger(self) -> "Privacy":
        if self.center_base < self.minimum_base:
            raise ValueError(
                f"center_base {self.center_base} is below minimum_base "
                f"{self.minimum_base}; raise center_base"
            )
        return self


class Covariate(Strict):
    """A column of centers.csv that describes a center's surroundings."""

    id: Slug
    title: Text
    unit: Literal["count", "share", "number"] = "number"


class Pilot(Strict):
    """The content of ``pilot.yml``.

    ``modes`` gives the codes of the ways in which people are asked a title for the reports;
    one without it is shown as it is; so does ``stakeholders`` with the groups of those who
    have a stake in the service or take part in a consultation. ``counted_by`` says what
    one reported count is of: a month, or a quarter.
    """

    id: Slug
    title: Text
    synthetic: bool
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = ("en",)
    timezone: str = "UTC"
    currency: Annotated[str, Field(pattern=r"^([A-Z]{3})?$")] = ""
    audiences: tuple[Audience, ...] = ()
    counted_by: Span = Span.MONTH
    privacy: Privacy = Privacy()
    covariates: tuple[Covariate, ...] = ()
    modes: dict[Slug, Text] = Field(default_factory=dict)
    stakeholders: dict[Slug, Text] = Field(default_factory=dict)
    comparisons: Comparisons = Comparisons()
    equity: Equity = Equity()
    quality: Quality = Quality()
    monitoring: Monitoring = Monitoring()
    collection: Collection = Collection()

    @model_validator(mode="after")
    def _baseline_is_long_enough(self) -> "Pilot":
        stated = self.monitoring.baseline
        if stated is not None and self.counted_by != Span.MONTH:
            spans = pd.date_range(
                stated.starts, stated.ends, freq=self.counted_by.frequency
            )
            if len(spans) < LEAST_BASELINE_MONTHS:
                raise ValueError(
                    f"monitoring: the baseline holds {len(spans)} whole "
                    f"{self.counted_by}s, limits need {LEAST_BASELINE_MONTHS}; start it "
                    "earlier or end it later"
                )
        return self

    @field_validator("languages")
    @classmethod
    def _known_languages(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [language for language in languages if language not in LANGUAGES]
        if unknown:
            raise ValueError(f"unknown language {unknown[0]!r}; use {', '.join(LANGUAGES)}")
        return languages

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError(
                f"unknown time zone {name!r}; write it like Africa/Dakar"
            ) from None
        return name

    @model_validator(mode="after")
    def _addresses_are_of_audiences(self) -> "Pilot":
        known = [str(audience) for audience in self.audiences]
        said = f"no audience of this pilot; its audiences are {', '.join(known)}"
        strange = [name for name in self.collection.url if name not in known]
        refuse([(("collection", "url", name), said) for name in strange], self)
        return self

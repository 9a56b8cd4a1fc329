"""The round: one turn of the cycle, with the files it reads."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.assignment import Assignment
from pescycle.model.base import Slug, Strict, Text
from pescycle.model.pilot import Audience
from pescycle.model.sampling import SampleDesign, SamplePlan
from pescycle.model.sources import DatabaseSource, FileSource, MeasureSource
from pescycle.model.weighting import Weighting


class RoundKind(StrEnum):
    """A ``baseline`` round only measures: its targets are not due."""

    BASELINE = "baseline"
    PILOT = "pilot"


class GroupMeasureSource(FileSource):
    """Monthly counts by group, one row a center, month, measure, group and category.

    Parts of the measures that another source gives in whole: by sex, by age band. Each
    group divides a measure by itself; who belongs to none of the categories is left out.
    ``columns`` says what the file calls our columns.
    """

    kind: Literal["group_measures"]
    columns: dict[
        Literal["center", "month", "measure", "group", "category", "value"], str
    ] = Field(default_factory=dict)


class TestMark(Strict):
    """Rows whose ``column`` holds one of ``values`` are test submissions."""

    column: str
    values: Annotated[tuple[str, ...], Field(min_length=1)]


AnswerColumn = Literal[
    *("uuid", "submitted", "center", "mode", "weight", "stratum", "cluster"),
    *("started", "ended", "duration", "device", "phone", "interviewer", "language"),
    "interviewer_role",
]


class ResponseSource(FileSource):
    """A survey export, one row a respondent.

    ``columns`` names the export's columns for what is not an item; ``items`` those of items
    whose column is not simply called like the item (a group path before the name is
    understood). ``centers`` translates the export's center codes. ``identifiers`` are
    dropped, or replaced by a keyed pseudonym, in the first step of reading. ``date_format``
    (as in Python's strptime) is for exports whose dates are not ISO 8601. ``design`` says
    how the respondents were drawn; without it and without the columns weight, stratum and
    cluster they count as a simple random sample. ``weighting`` says how answers are made to
    stand for all clients; without it they keep the weights of the design.

    The columns ``started`` and ``ended``, or ``duration`` in seconds, say how long an
    answer took. ``device``, ``phone`` and ``interviewer`` name people: of them only
    numbers that tell one from another are kept, whether ``identifiers`` lists them or not.
    ``interviewer_role`` is a code for who asked (center_staff, outsider ...), no person.

    An export of our own form needs neither ``columns`` nor ``items``, ``centers`` or
    ``test``: it is known by its field form_version.
    """

    kind: Literal["responses"]
    audience: Audience
    columns: dict[AnswerColumn, str] = Field(default_factory=dict)
    items: dict[Slug, str] = Field(default_factory=dict)
    centers: dict[str, Slug] = Field(default_factory=dict)
    identifiers: dict[str, Literal["drop", "pseudonym"]] = Field(default_factory=dict)
    test: TestMark | None = None
    date_format: str = ""
    design: SampleDesign | None = None
    weighting: Weighting | None = None

    @model_validator(mode="after")
    def _one_duration(self) -> "ResponseSource":
        ends = {"started", "ended"} & set(self.columns)
        if len(ends) == 1:
            raise ValueError("columns started and ended belong together; name both")
        if ends and "duration" in self.columns:
            raise ValueError("name either duration, or started and ended")
        return self

    @model_validator(mode="after")
    def _one_pseudonym(self) -> "ResponseSource":
        if list(self.identifiers.values()).count("pseudonym") > 1:
            raise ValueError(
                "one identifier at most can become the pseudonym; drop the others"
            )
        return self


class RecordSource(FileSource):
    """Single cases behind one KPI, one row a case.

    ``columns`` says what the file calls center, outcome and the factors that the KPI's
    ``context:`` declares; without it they are called center, as the outcome and as the
    factors. No other column is kept. ``centers`` translates the file's center codes.
    ``identifiers`` are dropped, or replaced by a keyed pseudonym by which a case that
    stands twice is found, in the first step of reading.
    """

    kind: Literal["records"]
    kpi: Slug
    columns: dict[Slug, str] = Field(default_factory=dict)
    centers: dict[str, Slug] = Field(default_factory=dict)
    identifiers: dict[str, Literal["drop", "pseudonym"]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_pseudonym(self) -> "RecordSource":
        if list(self.identifiers.values()).count("pseudonym") > 1:
            raise ValueError(
                "one identifier at most can become the pseudonym; drop the others"
            )
        return self


# Sources of monthly counts, wherever those are kept.
CountSource = MeasureSource | DatabaseSource
Source = Annotated[
    MeasureSource | DatabaseSource | GroupMeasureSource | ResponseSource | RecordSource,
    Field(discriminator="kind"),
]


class Fieldwork(Strict):
    """First and last day on which a survey answer may be sent."""

    opens: date
    closes: date

    @model_validator(mode="after")
    def _in_order(self) -> "Fieldwork":
        if self.closes < self.opens:
            raise ValueError("fieldwork closes before it opens")
        return self


class Round(Strict):
    """The content of ``rounds/<round>/round.yml``.

    ``item_targets`` are the shares of the best answers that survey items are to reach, for
    all centers together; an item without one is to hold what it had. ``sample_plan`` says
    what each audience's sample is to reach, ``assignment`` how pilot and comparison centers
    are proposed.
    """

    id: Slug
    title: Text
    kind: RoundKind = RoundKind.PILOT
    starts: date
    ends: date
    previous: Slug | None = None
    fieldwork: Fieldwork | None = None
    item_targets: dict[Slug, Annotated[float, Field(gt=0, le=1)]] = Field(
        default_factory=dict
    )
    sample_plan: dict[Audience, SamplePlan] = Field(default_factory=dict)
    assignment: Assignment | None = None
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> "Round":
        if self.ends < self.starts:
            raise ValueError(f"round {self.id}: ends before it starts")
        if self.previous == self.id:
            raise ValueError(f"round {self.id}: it cannot be its own previous round")
        ids = [source.id for source in self.sources]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"source {twice[0]!r} stands twice; ids must differ")
        audiences = [s.audience for s in self.sources if isinstance(s, ResponseSource)]
        asked_twice = sorted({a for a in audiences if audiences.count(a) > 1})
        if asked_twice:
            raise ValueError(
                f"audience {asked_twice[0]} has two sources; put them into one file"
            )
        counted = [s.kpi for s in self.sources if isinstance(s, RecordSource)]
        recorded_twice = sorted({k for k in counted if counted.count(k) > 1})
        if recorded_twice:
            raise ValueError(
                f"KPI {recorded_twice[0]} has two sources of records; put them into one "
                "file"
            )
        if audiences and self.fieldwork is None:
            raise ValueError("a round with survey answers needs fieldwork: opens, closes")
        return self

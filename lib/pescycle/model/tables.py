"""Contracts of the small tables that a team fills in: which columns, of what type."""

from dataclasses import dataclass
from enum import StrEnum

from pescycle.model.base import LANGUAGES
from pescycle.model.maturity import AssessorRole, ConsensusBody, Phase
from pescycle.model.pilot import CenterRole


class CellType(StrEnum):
    """How a cell's text is read."""

    SLUG = "slug"
    CENTER = "center"
    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    NUMBER = "number"
    SCORE = "score"  # 0 to 100
    CODE = "code"  # stands for a person, is never repeated in an error
    CHOICE = "choice"
    JUDGMENT = "judgment"  # how many times as important: 3 or 1/3
    RATING = "rating"  # 1 to 5
    TIME = "time"  # 09:30


class Thing(StrEnum):
    """What an id can stand for; a column's ``links`` say which of them it may name."""

    QUESTION = "question"
    FINDING = "finding"
    CAUSE = "cause"
    ACTION = "action"
    LESSON = "lesson"
    RISK = "risk"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    COMMENT = "comment"  # of a consultation
    WORKSHOP = "workshop"
    STAKEHOLDER = "stakeholder"
    PROPOSAL = "proposal"  # of a reflection
    KPI = "kpi"
    ITEM = "item"
    THEME = "theme"


class ActionState(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    LATE = "late"
    DROPPED = "dropped"


class Barrier(StrEnum):
    """What stood in an action's way, the most important one."""

    NONE = "none"
    TIME = "time"
    STAFF = "staff"
    SKILLS = "skills"
    MONEY = "money"
    EQUIPMENT = "equipment"
    RULES = "rules"
    SUPPORT = "support"
    CLIENTS = "clients"
    OTHER = "other"


class EventKind(StrEnum):
    """A closure takes the center's month out of monthly means; a note only explains."""

    CLOSURE = "closure"
    NOTE = "note"


class Exclude(StrEnum):
    """Whether an event's months count in the control charts; empty: as its kind does."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column; a required one must exist and be filled, ``unique`` ones never repeat.

    ``all_centers``: a column of centers may say ``all``. ``links``: its ids must stand for
    one of these things.
    """

    name: str
    type: CellType
    required: bool = True
    unique: bool = False
    choices: tuple[str, ...] = ()
    all_centers: bool = False
    links: tuple[Thing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableContract:
    """One table.

    ``key`` columns together identify a row. Texts stand in a column a language, called like
    one of ``text_prefixes`` (``name_en``), of which each row fills one at least, or of
    ``optional_prefixes``; covariates come on top from the pilot. ``names`` is what its ids
    stand for, where other tables may link to them.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    text_prefixes: tuple[str, ...] = ()
    optional_prefixes: tuple[str, ...] = ()
    names: Thing | None = None

    @property
    def text_columns(self) -> tuple[str, ...]:
        """Names that a text column may have."""
        prefixes = (*self.text_prefixes, *self.optional_prefixes)
        return tuple(
            f"{prefix}_{language}" for prefix in prefixes for language in LANGUAGES
        )


CENTERS = TableContract(
    name="centers",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="role", type=CellType.CHOICE, choices=tuple(CenterRole)),
        Column(name="opened", type=CellType.DATE, required=False),
    ),
    key=("id",),
    text_prefixes=("name",),
    optional_prefixes=("group",),
)
ACTIONS = TableContract(
    name="actions",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="center", type=CellType.CENTER, all_centers=True),
        Column(name="start", type=CellType.DATE, required=False),
        Column(name="due", type=CellType.DATE),
        Column(name="state", type=CellType.CHOICE, choices=tuple(ActionState)),
        Column(name="done_on", type=CellType.DATE, required=False),
        Column(name="moves", type=CellType.SLUG, links=(Thing.KPI, Thing.ITEM)),
        Column(name="cause", type=CellType.SLUG, required=False, links=(Thing.CAUSE,)),
        Column(name="cost", type=CellType.NUMBER, required=False),
        Column(name="dose_planned", type=CellType.NUMBER, required=False),
        Column(name="dose_done", type=CellType.NUMBER, required=False),
        Column(name="fidelity", type=CellType.SCORE, required=False),
        Column(
            name="barrier", type=CellType.CHOICE, required=False, choices=tuple(Barrier)
        ),
    ),
    key=("id",),
    text_prefixes=("title", "owner"),
    optional_prefixes=("dose_unit",),
    names=Thing.ACTION,
)
SAMPLE = TableContract(
    name="sample",
    columns=(
        Column(name="audience", type=CellType.SLUG),
        Column(name="center", type=CellType.CENTER),
        Column(name="frame", type=CellType.COUNT, required=False),
        Column(name="planned", type=CellType.COUNT),
        Column(name="asked", type=CellType.COUNT, required=False),
        Column(name="cost", type=CellType.NUMBER, required=False),
    ),
    key=("audience", "center"),
)
FRAME = TableContract(
    name="frame",
    columns=(
        Column(name="audience", type=CellType.SLUG),
        Column(name="margin", type=CellType.SLUG),
        Column(name="category", type=CellType.TEXT),
        Column(name="count", type=CellType.COUNT),
    ),
    key=("audience", "margin", "category"),
)
EVENTS = TableContract(
    name="events",
    columns=(
        Column(name="center", type=CellType.CENTER, all_centers=True),
        Column(name="kind", type=CellType.CHOICE, choices=tuple(EventKind)),
        Column(name="start", type=CellType.DATE),
        Column(name="end", type=CellType.DATE),
        Column(
            name="exclude", type=CellType.CHOICE, required=False, choices=tuple(Exclude)
        ),
    ),
    key=("center", "kind", "start"),
    text_prefixes=("title",),
)
DAYS = TableContract(
    name="days",
    columns=(
        Column(name="center", type=CellType.CENTER),
        Column(name="measure", type=CellType.SLUG),
        Column(name="day", type=CellType.DATE),
        Column(name="count", type=CellType.COUNT),
    ),
    key=("center", "measure", "day"),
)
QUOTATIONS = TableContract(
    name="quotations",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="audience", type=CellType.SLUG),
        Column(name="theme", type=CellType.SLUG),
        Column(name="language", type=CellType.CHOICE, choices=LANGUAGES),
        Column(name="released_on", type=CellType.DATE),
        Column(name="released_by", type=CellType.TEXT),
    ),
    key=("id",),
    text_prefixes=("text",),
)
WEIGHTS = TableContract(
    name="weights",
    columns=(
        Column(name="participant", type=CellType.SLUG),
        Column(name="group", type=CellType.SLUG),
        Column(name="node", type=CellType.SLUG),
        Column(name="child", type=CellType.SLUG),
        Column(name="points", type=CellType.NUMBER),
    ),
    key=("participant", "node", "child"),
)
COMPARISONS = TableContract(
    name="comparisons",
    columns=(
        Column(name="participant", type=CellType.SLUG),
        Column(name="node", type=CellType.SLUG),
        Column(name="first", type=CellType.SLUG),
        Column(name="second", type=CellType.SLUG),
        Column(name="judgment", type=CellType.JUDGMENT),
    ),
    key=("participant", "node", "first", "second"),
)
SCORES = tuple(
    Column(name=str(phase), type=CellType.SCORE, required=False)
    for phase in Phase
    if phase != Phase.SCORE
)
MATURITY = TableContract(
    name="maturity",
    columns=(
        Column(name="assessor", type=CellType.CODE),
        Column(name="role", type=CellType.CHOICE, choices=tuple(AssessorRole)),
        Column(name="center", type=CellType.CENTER, all_centers=True),
        Column(name="statement", type=CellType.SLUG),
        *SCORES,
        Column(name="note", type=CellType.TEXT, required=False),
    ),
    key=("assessor", "center", "statement"),
)
CONSENSUS = TableContract(
    name="consensus",
    columns=(
        Column(name="center", type=CellType.CENTER, all_centers=True),
        Column(name="statement", type=CellType.SLUG),
        *SCORES,
        Column(name="decided_on", type=CellType.DATE),
        Column(name="decided_by", type=CellType.CHOICE, choices=tuple(ConsensusBody)),
    ),
    key=("center", "statement"),
    text_prefixes=("reason",),
)

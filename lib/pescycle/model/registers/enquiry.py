"""What a team writes down while it asks: context, stakeholders, comments."""

from enum import StrEnum

from pescycle.model.tables import CellType, Column, TableContract, Thing


class CommentStatus(StrEnum):
    """What became of a comment; ``open`` ones have no answer yet."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    DEFERRED = "deferred"
    REJECTED = "rejected"


class Tone(StrEnum):
    """How a comment speaks of its theme."""

    PRAISE = "praise"
    CRITICISM = "criticism"
    SUGGESTION = "suggestion"


class ContextKind(StrEnum):
    """What a series of the context sheet tells of."""

    LABOUR_MARKET = "labour_market"
    STAFF = "staff"
    CENTERS = "centers"
    CHANNELS = "channels"
    OTHER = "other"


# Comments are answered with a reason where they are not followed, else with what was done.
TO_BE_REASONED = (CommentStatus.DEFERRED, CommentStatus.REJECTED)
TO_BE_ANSWERED = (CommentStatus.ACCEPTED, CommentStatus.PARTLY)

CONSULTATION = TableContract(
    name="consultation",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="workshop", type=CellType.SLUG),
        Column(name="place", type=CellType.TEXT, required=False),
        Column(name="date", type=CellType.DATE),
        Column(name="group", type=CellType.SLUG),
        Column(name="theme", type=CellType.SLUG),
        Column(name="tone", type=CellType.CHOICE, choices=tuple(Tone), required=False),
        Column(name="status", type=CellType.CHOICE, choices=tuple(CommentStatus)),
        # A KPI, an item or a name for a method: no link, for methods have no register.
        Column(name="changed", type=CellType.SLUG, required=False),
    ),
    key=("id",),
    text_prefixes=("comment",),
    optional_prefixes=("response", "reason"),
    names=Thing.COMMENT,
)
STAKEHOLDERS = TableContract(
    name="stakeholders",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="group", type=CellType.SLUG),
        Column(name="influence", type=CellType.RATING),
        Column(name="interest", type=CellType.RATING),
    ),
    key=("id",),
    text_prefixes=("name",),
    names=Thing.STAKEHOLDER,
)
CONTEXT = TableContract(
    name="context",
    columns=(
        Column(name="series", type=CellType.SLUG),
        Column(name="kind", type=CellType.CHOICE, choices=tuple(ContextKind)),
        Column(name="date", type=CellType.DATE),
        Column(name="value", type=CellType.NUMBER),
    ),
    key=("series", "date"),
    text_prefixes=("title",),
    optional_prefixes=("unit", "source"),
)

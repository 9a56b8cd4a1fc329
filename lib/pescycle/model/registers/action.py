"""What a team writes down while it acts: its decisions."""

from enum import StrEnum

from pescycle.model.tables import CellType, Column, TableContract, Thing


class DecisionKind(StrEnum):
    START = "start"
    KEEP = "keep"
    ADAPT = "adapt"
    STOP = "stop"
    OTHER = "other"


DECISIONS = TableContract(
    name="decisions",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="date", type=CellType.DATE),
        Column(
            name="about",
            type=CellType.SLUG,
            required=False,
            links=(
                Thing.ACTION,
                Thing.QUESTION,
                Thing.FINDING,
                Thing.CAUSE,
                Thing.LESSON,
                Thing.RISK,
                Thing.COMMENT,
                Thing.RECOMMENDATION,
                Thing.KPI,
                Thing.ITEM,
            ),
        ),
        Column(name="decision", type=CellType.CHOICE, choices=tuple(DecisionKind)),
    ),
    key=("id",),
    text_prefixes=("reason",),
    optional_prefixes=("by",),
    names=Thing.DECISION,
)

"""What a team writes down while it reflects: opinions, recommendations, the project."""

from enum import StrEnum

from pescycle.model.tables import CellType, Column, TableContract, Thing


class Topic(StrEnum):
    """What an expert judges of the project."""

    SCOPE = "scope"
    TIME = "time"
    COST = "cost"
    PARTICIPATION = "participation"
    LEARNING = "learning"


class Aspect(StrEnum):
    """What of the project had a plan."""

    SCOPE = "scope"
    TIME = "time"
    COST = "cost"
    PARTICIPATION = "participation"


class RecommendationStatus(StrEnum):
    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


OPINIONS = TableContract(
    name="opinions",
    columns=(
        Column(name="expert", type=CellType.CODE),
        Column(name="topic", type=CellType.CHOICE, choices=tuple(Topic)),
        Column(name="rating", type=CellType.RATING),
    ),
    key=("expert", "topic"),
    optional_prefixes=("text",),
)
RECOMMENDATIONS = TableContract(
    name="recommendations",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="status", type=CellType.CHOICE, choices=tuple(RecommendationStatus)),
    ),
    key=("id",),
    text_prefixes=("text",),
    optional_prefixes=("evidence",),
    names=Thing.RECOMMENDATION,
)
PROJECT = TableContract(
    name="project",
    columns=(
        Column(name="aspect", type=CellType.CHOICE, choices=tuple(Aspect)),
        Column(name="measure", type=CellType.SLUG),
        Column(name="planned", type=CellType.NUMBER),
        Column(name="actual", type=CellType.NUMBER, required=False),
    ),
    key=("aspect", "measure"),
    text_prefixes=("text",),
    optional_prefixes=("unit",),
)

"""The chain that the cycle follows: question, finding, cause, action, lesson."""

from enum import StrEnum

from pescycle.model.tables import CellType, Column, TableContract, Thing


class Grade(StrEnum):
    """How well something is known, from best to worst."""

    STRONG = "strong"  # measured, several sources, beyond chance
    MODERATE = "moderate"  # measured once, or by several people independently
    WEAK = "weak"  # told by a few
    NONE = "none"  # assumed


class QuestionKind(StrEnum):
    """A problem says what is wrong, a question what the round is to find out."""

    PROBLEM = "problem"
    QUESTION = "question"


class FindingSource(StrEnum):
    """Where a finding comes from."""

    PAF = "paf"
    CSS = "css"
    STAFF = "staff"
    CONSULTATION = "consultation"
    DOCUMENT = "document"


class Loop(StrEnum):
    """Whether the doing or the aim is questioned.

    Single: did we do it right? Double: was it the right thing to do?
    """

    SINGLE = "single"
    DOUBLE = "double"


class LessonDecision(StrEnum):
    """What is to become of the action."""

    KEEP = "keep"
    ADAPT = "adapt"
    STOP = "stop"


GRADE = Column(name="grade", type=CellType.CHOICE, choices=tuple(Grade))

QUESTIONS = TableContract(
    name="questions",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="kind", type=CellType.CHOICE, choices=tuple(QuestionKind)),
        GRADE,
        # Of an earlier round: what this question grew out of.
        Column(
            name="from",
            type=CellType.SLUG,
            required=False,
            links=(Thing.LESSON, Thing.PROPOSAL, Thing.QUESTION),
        ),
    ),
    key=("id",),
    text_prefixes=("text",),
    optional_prefixes=("evidence",),
    names=Thing.QUESTION,
)
FINDINGS = TableContract(
    name="findings",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(
            name="question", type=CellType.SLUG, required=False, links=(Thing.QUESTION,)
        ),
        Column(name="source", type=CellType.CHOICE, choices=tuple(FindingSource)),
        Column(
            name="about",
            type=CellType.SLUG,
            required=False,
            links=(Thing.KPI, Thing.ITEM, Thing.THEME),
        ),
        Column(name="center", type=CellType.CENTER, required=False, all_centers=True),
        GRADE,
    ),
    key=("id",),
    text_prefixes=("text",),
    names=Thing.FINDING,
)
CAUSES = TableContract(
    name="causes",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        Column(name="finding", type=CellType.SLUG, links=(Thing.FINDING,)),
        GRADE,
    ),
    key=("id",),
    text_prefixes=("text",),
    names=Thing.CAUSE,
)
LESSONS = TableContract(
    name="lessons",
    columns=(
        Column(name="id", type=CellType.SLUG, unique=True),
        # Without an action it is a lesson of the round: how it asked, counted or decided.
        Column(name="action", type=CellType.SLUG, required=False, links=(Thing.ACTION,)),
        Column(name="loop", type=CellType.CHOICE, choices=tuple(Loop)),
        # Empty, like the text, while a row of the guided sheet waits for its answer.
        Column(
            name="decision",
            type=CellType.CHOICE,
            required=False,
            choices=tuple(LessonDecision),
        ),
        Column(
            name="question", type=CellType.SLUG, required=False, links=(Thing.QUESTION,)
        ),
    ),
    key=("id",),
    optional_prefixes=("text", "reason", "prompt"),
    names=Thing.LESSON,
)

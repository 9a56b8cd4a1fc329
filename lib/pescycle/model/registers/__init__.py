"""Registers: the tables that a team writes in a round's folder, all optional.

Each is a file, ``rounds/<round>/<name>.csv``; together they hold the chain from a
question to the next round's question. A register that is added here is read and checked.
"""

from pescycle.model.registers.action import DECISIONS
from pescycle.model.registers.chain import CAUSES, FINDINGS, LESSONS, QUESTIONS
from pescycle.model.registers.enquiry import CONSULTATION, CONTEXT, STAKEHOLDERS
from pescycle.model.registers.planning import RISKS
from pescycle.model.registers.reflection import OPINIONS, PROJECT, RECOMMENDATIONS
from pescycle.model.registers.workshops import WORKSHOPS

REGISTERS = (
    CONTEXT,
    STAKEHOLDERS,
    CONSULTATION,
    QUESTIONS,
    FINDINGS,
    CAUSES,
    RISKS,
    DECISIONS,
    WORKSHOPS,
    LESSONS,
    OPINIONS,
    RECOMMENDATIONS,
    PROJECT,
)

__all__ = [
    "CAUSES",
    "CONSULTATION",
    "CONTEXT",
    "DECISIONS",
    "FINDINGS",
    "LESSONS",
    "OPINIONS",
    "PROJECT",
    "QUESTIONS",
    "RECOMMENDATIONS",
    "REGISTERS",
    "RISKS",
    "STAKEHOLDERS",
    "WORKSHOPS",
]

"""Weights from the sheets of a workshop, and how far its participants agree."""

from pescycle.paf.elicitation.ahp import (
    CONSISTENT,
    Priorities,
    joint_judgments,
    judgment_matrix,
    priorities,
)
from pescycle.paf.elicitation.concordance import Concordance, concordance
from pescycle.paf.elicitation.dirichlet import concentration, dirichlet_fit
from pescycle.paf.elicitation.sheets import (
    Sheets,
    allocation_sheets,
    comparison_sheets,
)
from pescycle.paf.elicitation.summary import consultation, disagreement

__all__ = [
    "CONSISTENT",
    "Concordance",
    "Priorities",
    "Sheets",
    "allocation_sheets",
    "comparison_sheets",
    "concentration",
    "concordance",
    "consultation",
    "dirichlet_fit",
    "disagreement",
    "joint_judgments",
    "judgment_matrix",
    "priorities",
]

"""How the round itself went: plan kept, experts heard, recommendations, capacity."""

from pescycle.phases.evaluation.capacity import capacity_proposals
from pescycle.phases.evaluation.opinions import opinions
from pescycle.phases.evaluation.project import project_evaluation
from pescycle.phases.evaluation.recommendations import recommendations

__all__ = ["capacity_proposals", "opinions", "project_evaluation", "recommendations"]

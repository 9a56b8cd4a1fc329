"""What each phase finds: frozen results whose frames are exactly the files handed over."""

from pescycle.phases.results.action import Action
from pescycle.phases.results.enquiry import Enquiry
from pescycle.phases.results.observation import Observation
from pescycle.phases.results.planning import Planning
from pescycle.phases.results.reflection import Reflection
from pescycle.phases.results.result import PhaseResult

__all__ = [
    "NOTEBOOKS",
    "RESULTS",
    "Action",
    "Enquiry",
    "Observation",
    "PhaseResult",
    "Planning",
    "Reflection",
]

RESULTS: tuple[type[PhaseResult], ...] = (
    Enquiry,
    Planning,
    Action,
    Observation,
    Reflection,
)
"""The five phases in their order."""

NOTEBOOKS = {
    result.phase: f"{number:02d}_{result.phase}" for number, result in enumerate(RESULTS, 1)
}
"""Name of each phase's notebook, report and hand-over folder."""

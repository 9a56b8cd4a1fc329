"""What each report cannot tell, in sentences that are built from its own figures."""

from pescycle.report.wording.limits.action import action_limits
from pescycle.report.wording.limits.enquiry import enquiry_limits
from pescycle.report.wording.limits.observation import observation_limits
from pescycle.report.wording.limits.planning import planning_limits
from pescycle.report.wording.limits.reflection import reflection_limits

__all__ = [
    "action_limits",
    "enquiry_limits",
    "observation_limits",
    "planning_limits",
    "reflection_limits",
]

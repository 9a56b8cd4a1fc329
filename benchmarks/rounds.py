"""A known pilot's rounds through all phases."""

from dataclasses import dataclass

from benchmarks.pilots import KnownPilot
from pescycle.phases import enquire, follow_up, observe, plan, reflect
from pescycle.phases.results import Action, Observation, Planning, Reflection


@dataclass(frozen=True, eq=False)
class Results:
    """What the last round's phases found."""

    planning: Planning
    action: Action
    observation: Observation
    reflection: Reflection


def run(pilot: KnownPilot) -> Results:
    """The first round as far as the next one reads it, then the last one in full."""
    first, last = pilot.givens
    begun = enquire(first, None, None)
    before = observe(first, plan(first, begun, None), None)
    enquiry = enquire(last, before, None)
    planning = plan(last, enquiry, before)
    action = follow_up(last, planning)
    observation = observe(last, planning, before)
    reflection = reflect(last, planning, action, observation)
    return Results(planning, action, observation, reflection)

"""The five phases: what each asks of the round's data and what it decides.

Each is a pure function of what is given and of earlier results; it opens no file.
"""

from pescycle.phases.action import follow_up
from pescycle.phases.enquiry import enquire
from pescycle.phases.observation import observe
from pescycle.phases.planning import plan
from pescycle.phases.reflection import reflect

__all__ = ["enquire", "follow_up", "observe", "plan", "reflect"]

"""Which parts of the service go along with overall satisfaction, and how sure that is."""

from pescycle.css.drivers.answers import DriverAnswers, driver_answers
from pescycle.css.drivers.importance import driver_shares
from pescycle.css.drivers.importance_performance import importance_performance
from pescycle.css.drivers.model import driver_model

__all__ = [
    "DriverAnswers",
    "driver_answers",
    "driver_model",
    "driver_shares",
    "importance_performance",
]

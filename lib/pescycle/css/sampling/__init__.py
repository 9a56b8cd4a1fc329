"""How many answers are needed, where, and what those that came are good for."""

from pescycle.css.sampling.allocation import Allocation, allocated_sizes
from pescycle.css.sampling.outlook import expected_answers
from pescycle.css.sampling.size import (
    contacts_needed,
    margin,
    required_size,
    size_for_change,
)

__all__ = [
    "Allocation",
    "allocated_sizes",
    "contacts_needed",
    "expected_answers",
    "margin",
    "required_size",
    "size_for_change",
]

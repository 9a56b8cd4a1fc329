"""How many answers are needed, where, and what those that came are good for."""

from pescycle.css.sampling.size import margin, required_size

__all__ = ["margin", "required_size"]

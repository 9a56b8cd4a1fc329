"""Figures of the survey with what chance allows to say of them."""

from pescycle.css.estimates.items import estimates, shown_centers

__all__ = ["estimates", "shown_centers"]

"""The questions that people ask of a survey: how answers spread, who is more satisfied."""

from pescycle.css.questions.distribution import distribution

__all__ = ["distribution"]

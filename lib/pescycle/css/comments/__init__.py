"""What people write: how many speak of a theme, and how satisfied those are who do."""

from pescycle.css.comments.scores import theme_scores
from pescycle.css.comments.shares import theme_shares

__all__ = ["theme_scores", "theme_shares"]

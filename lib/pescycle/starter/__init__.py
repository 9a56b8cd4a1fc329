"""The starter: a small commented pilot folder, or one that is like another pilot's."""

from pescycle.starter.folder import write_starter
from pescycle.starter.like import LikeFolder, write_like

__all__ = ["LikeFolder", "write_like", "write_starter"]

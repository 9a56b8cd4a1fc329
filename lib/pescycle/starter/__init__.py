"""The starter: a small commented pilot folder to begin from."""

from pescycle.starter.folder import write_starter

__all__ = ["write_starter"]

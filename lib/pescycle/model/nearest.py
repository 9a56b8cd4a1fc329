"""The known name that a misspelt one resembles."""

from collections.abc import Collection
from difflib import get_close_matches

NEAR = 0.6  # similarity from which a name counts as a slip of the finger


def nearest(name: str, known: Collection[str]) -> str:
    """A question that offers the known name most like ``name``, or nothing."""
    by_small = {item.lower(): item for item in known}
    near = get_close_matches(name.lower(), by_small, n=1, cutoff=NEAR)
    return f'Did you mean "{by_small[near[0]]}"?' if near else ""

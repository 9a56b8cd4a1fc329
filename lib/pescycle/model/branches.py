"""What comes of an entry of the chain, or what it came from, as a tree."""

from collections.abc import Callable
from dataclasses import dataclass

from pescycle.model.chain import Entry, Key


@dataclass(frozen=True, eq=False)
class Branch:
    """An entry with what comes of it, or with what it came from.

    ``again``: it stands in the tree already, with its branches; here it has none.
    """

    entry: Entry
    branches: tuple["Branch", ...] = ()
    again: bool = False


def branches_from(
    entry: Entry, step: Callable[[Entry], list[Entry]], seen: set[Key] | None = None
) -> tuple[Branch, ...]:
    """Everything that ``step`` leads to from an entry, each entry unfolded once.

    Parameters
    ----------
    entry : Entry
        The root, which is no branch itself.
    step : callable
        ``Chain.led_to_by`` or ``Chain.leading_to``.
    seen : set of Key, optional
        Entries that stand in the tree already; grows.
    """
    seen = {entry.key} if seen is None else seen
    found = []
    for other in step(entry):
        if other.key in seen:
            found.append(Branch(other, again=True))
        else:
            seen.add(other.key)
            found.append(Branch(other, branches_from(other, step, seen)))
    return tuple(found)

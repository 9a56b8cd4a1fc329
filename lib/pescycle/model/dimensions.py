"""Dimensions: which questions of a questionnaire together say one thing."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pescycle.model.base import Mistake, Slug, Strict, Text
from pescycle.model.nearest import nearest

if TYPE_CHECKING:
    from pescycle.model.questionnaire import ScaleItem


class Dimension(Strict):
    """Something that several items measure together, such as open learning."""

    id: Slug
    title: Text


def wrong_dimensions(
    dimensions: Sequence[Dimension], items: Sequence[object]
) -> Iterator[Mistake]:
    """What of the dimensions cannot be: named twice, without items, or unknown to them."""
    known = [dimension.id for dimension in dimensions]
    named = [getattr(item, "dimension", "") for item in items]
    asked = {item.id for item in items}
    for place, name in enumerate(known):
        if name in known[:place]:
            yield ("dimensions", place, "id"), f'"{name}" stands twice; ids must differ'
        elif name in asked:
            said = f'"{name}" is an item too; give the dimension an id of its own'
            yield ("dimensions", place, "id"), said
        elif name not in named:
            said = f'no item belongs to "{name}"; write dimension: {name} at its items'
            yield ("dimensions", place, "id"), said
    for place, name in enumerate(named):
        if name and name not in known:
            hint = nearest(name, known) or "list it with its title under dimensions:"
            yield ("items", place, "dimension"), f'"{name}" is no dimension; {hint}'


def items_by_dimension(rated: Sequence["ScaleItem"]) -> dict[str, tuple["ScaleItem", ...]]:
    """Items of each dimension, in the order in which they are asked.

    An overall question, and one about the climate that belongs to no dimension, stand for
    themselves, under their own id.
    """
    found: dict[str, tuple[ScaleItem, ...]] = {}
    for item in rated:
        name = item.dimension or (item.id if item.role in ("overall", "climate") else "")
        if name:
            found[name] = (*found.get(name, ()), item)
    return found

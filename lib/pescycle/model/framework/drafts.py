"""A framework as far as it could be read, so that all its mistakes are found at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from pescycle.model.base import Place
from pescycle.model.framework.formulas import Measure
from pescycle.model.framework.kpi import Kpi


@dataclass(frozen=True)
class Entry:
    """One entry of a list: its place in the file, its id, and its noun if it is whole."""

    place: Place
    id: str
    raw: dict[str, Any]
    noun: Any = None

    def key(self, name: str) -> Any:
        """Value of a key as it came; None where it is missing."""
        return self.raw.get(name)


@dataclass(frozen=True)
class Draft:
    """Pillars, KPIs and measures with their places; ``whole``: none of them is broken.

    Built from what stood in the file and not from the framework, which there is none of
    while a single key is wrong.
    """

    pillars: tuple[Entry, ...]
    kpis: tuple[Entry, ...]
    measures: tuple[Entry, ...]

    @classmethod
    def of(cls, content: Any) -> "Draft":
        """Draft of the file's content, whatever it holds."""
        pillars = tuple(_entries(content, "pillars", (), None))
        kpis = tuple(
            entry
            for pillar in pillars
            for entry in _entries(pillar.raw, "kpis", pillar.place, Kpi)
        )
        return cls(pillars, kpis, tuple(_entries(content, "measures", (), Measure)))

    @property
    def whole(self) -> bool:
        return all(entry.noun is not None for entry in (*self.kpis, *self.measures))

    def kpis_of(self, pillar: Entry) -> tuple[Entry, ...]:
        """The KPIs written under a pillar."""
        start = (*pillar.place, "kpis")
        return tuple(k for k in self.kpis if k.place[: len(start)] == start)


def _entries(
    holder: Any, key: str, place: Place, model: type[BaseModel] | None
) -> Iterator[Entry]:
    listed = holder.get(key) if isinstance(holder, dict) else None
    for number, raw in enumerate(listed if isinstance(listed, list | tuple) else ()):
        if isinstance(raw, dict):
            name = raw.get("id")
            yield Entry(
                (*place, key, number),
                name if isinstance(name, str) else "",
                raw,
                model and _noun(raw, model),
            )


def _noun(raw: dict[str, Any], model: type[BaseModel]) -> BaseModel | None:
    try:
        return model.model_validate(raw)
    except ValidationError:
        return None

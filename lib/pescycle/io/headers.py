"""Headers of a survey export: an item is found by the last part of a group path."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pescycle.io.raw_layout import shown
from pescycle.model.questionnaire import ChoiceItem, Questionnaire

SEPARATOR = "/"


def parts(header: str) -> list[str]:
    """The group path and name in a header, in small letters."""
    return [part.strip().casefold() for part in header.split(SEPARATOR)]


@dataclass(frozen=True)
class Headers:
    """The headers of one export.

    ``split`` are those of single choices of a multiple item, such as
    ``group/js_s1/matching``, which are no items of their own.
    """

    names: tuple[str, ...]
    split: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, names: Iterable[str], questionnaire: Questionnaire, renamed: Mapping[str, str]
    ) -> "Headers":
        """The headers, told apart with the questionnaire's multiple items."""
        names = tuple(names)
        several = {
            parts(renamed.get(item.id, item.id))[-1]
            for item in questionnaire.items
            if isinstance(item, ChoiceItem) and item.type == "multiple"
        }
        split = {name for name in names if several & set(parts(name)[-2:-1])}
        return cls(names, frozenset(split))

    def find(self, wanted: str) -> list[str]:
        """The headers that may be meant.

        The first rule that finds one counts: as written, else with small for capital
        letters, else by the last part of the path.
        """
        if wanted in self.names:
            return [wanted]
        path = parts(wanted)
        whole = [name for name in self.names if parts(name) == path]
        if whole:
            return whole
        single = [name for name in self.names if name not in self.split]
        return [name for name in single if parts(name)[-len(path) :] == path]

    def choices(self, item: ChoiceItem, wanted: str = "") -> dict[str, str]:
        """Choice code -> header, for the columns of single choices of one item."""
        name = parts(wanted or item.id)
        return {
            parts(header)[-1]: header
            for header in self.names
            if parts(header)[-1 - len(name) : -1] == name
        }

    def hint(self, wanted: str, taken: Collection[str] = ()) -> str:
        """A question that offers the free header most like ``wanted``, or nothing."""
        free = [name for name in self.names if name not in self.split and name not in taken]
        by_part = {parts(name)[-1]: name for name in free}
        near = get_close_matches(parts(wanted)[-1], by_part, n=1, cutoff=0.6)
        return f'Did you mean "{shown(by_part[near[0]])}"?' if near else ""

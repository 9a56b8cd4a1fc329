"""A YAML file changed without losing its comments: languages chosen, keys taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from pescycle.model.base import LANGUAGES

LONGEST_LINE = 4096  # texts stay on the lines on which they stand


@dataclass(frozen=True)
class Lacking:
    """A text that is missing in a language: where, and what it says in another."""

    file: str
    where: str
    language: str
    text: str


@dataclass(frozen=True, eq=False)
class Commented:
    """The content of a YAML file with its comments; ``root`` may be changed in place."""

    name: str
    root: CommentedMap

    @classmethod
    def read(cls, path: Path, name: str) -> "Commented":
        """A file that has been read as configuration before, so that it is whole."""
        return cls(name, _round_trip().load(path.read_text(encoding="utf-8")))

    def text(self) -> str:
        """The file's new content."""
        buffer = StringIO()
        _round_trip().dump(self.root, buffer)
        return buffer.getvalue()

    @staticmethod
    def quoted(text: str) -> DoubleQuotedScalarString:
        """A text that stays one, whatever YAML would read in it."""
        return DoubleQuotedScalarString(text)

    @staticmethod
    def flow(items: Sequence[str]) -> CommentedSeq:
        """A list on one line."""
        found = CommentedSeq(items)
        found.fa.set_flow_style()
        return found

    def in_languages(self, languages: Sequence[str]) -> list[Lacking]:
        """Leave out the texts of other languages, order the rest; returns what is missing.

        A text that has none of the languages stays as it is: it is better read in another
        one than lost.
        """
        missing: list[Lacking] = []
        for where, texts in list(_texts(self.root, ())):
            lacking = [code for code in languages if code not in texts]
            if _is_wanted(where, texts):
                said = next(iter(texts.values()))
                shown = ", ".join(said) if isinstance(said, list) else str(said)
                missing += [
                    Lacking(self.name, ".".join(where), code, " ".join(shown.split()))
                    for code in lacking
                ]
            if len(lacking) < len(languages):
                _chosen(texts, languages)
        return missing


def _is_wanted(where: tuple[str, ...], texts: CommentedMap) -> bool:
    """Whether it is to be there in every language: a text, or a theme's words.

    Words that take something away from a theme are needed in no language.
    """
    plain = all(isinstance(value, str) for value in texts.values())
    return plain or where[-1] == "words"


def _chosen(texts: CommentedMap, languages: Sequence[str]) -> None:
    for code in [code for code in texts if code not in languages]:
        del texts[code]
    for code in languages:
        if code in texts:
            texts.move_to_end(code)


def _texts(node: Any, where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Maps whose keys are languages, with the way to them."""
    if isinstance(node, CommentedMap):
        if node and all(key in LANGUAGES for key in node):
            yield where, node
            return
        for key, value in node.items():
            yield from _texts(value, (*where, str(key)))
    elif isinstance(node, CommentedSeq):
        for number, value in enumerate(node, 1):
            named = value.get("id") if isinstance(value, CommentedMap) else None
            yield from _texts(value, (*where, str(named or number)))


def _round_trip() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = LONGEST_LINE
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml

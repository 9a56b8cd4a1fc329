"""Phrases found in answers of any language: what counts as the same words, and where."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pescycle.model.khmer import COENG, KHMER, LETTER_OR_SIGN, SIGN, khmer_form

STEM = "*"  # at the end of a word: whatever follows
# Letters that stay whole when accents are taken off.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_WORD = re.compile(rf"[^\W_{LETTER_OR_SIGN}]+")
_STEM_OR_WORD = re.compile(_WORD.pattern + re.escape(STEM) + "?")
_STEM_INSIDE = re.compile(re.escape(STEM) + r"\w")


class Span(NamedTuple):
    """Where a phrase was found: in the words, or in the Khmer, of an answer."""

    khmer: bool
    start: int
    end: int


@dataclass(frozen=True)
class Answer:
    """An answer in the two forms in which phrases are looked for.

    ``words`` are those of all scripts but Khmer, one space around each; ``khmer`` is the
    whole answer with its Khmer in one spelling.
    """

    words: str
    khmer: str


def answer_of(text: str) -> Answer:
    """The answer as it can be compared: no capitals, accents or invisible characters."""
    plain = folded(text)
    khmer = khmer_form(plain) if KHMER.search(plain) else ""
    return Answer(words=f" {' '.join(_WORD.findall(plain))} ", khmer=khmer)


def folded(text: str) -> str:
    r"""Text in small letters without accents, with 0-9 for the digits of every script.

    Zero-width spaces, joiners, soft hyphens, byte-order and direction marks go: they are
    seen by nobody, and stand in the same word or not. Khmer signs stay: to Python's
    ``\w`` they are no part of a word, but without them it is another word.
    """
    # Compatibility forms, then case, then again what lower case lets fall apart.
    parts = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    return "".join(_plain(sign) for sign in unicodedata.normalize("NFKD", parts))


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    kind = unicodedata.category(sign)
    if kind == "Cf" or (kind == "Mn" and not KHMER.match(sign)):
        return ""
    return str(unicodedata.decimal(sign)) if kind == "Nd" else sign


@dataclass(frozen=True)
class Phrase:
    """One or more words; with a star at its end a word stands for all that begin so.

    Raises
    ------
    ValueError
        Where nothing is left to look for, or a star stands elsewhere.
    """

    text: str

    def __post_init__(self) -> None:
        if self._stray or not all(part.rstrip(STEM) for part in self._parts or [""]):
            raise ValueError(
                f'"{self.text}" cannot be looked for; write words, and a star only at the '
                "end of one, like wait*"
            )

    @property
    def khmer(self) -> bool:
        """Whether it is looked for in the Khmer of an answer."""
        return bool(KHMER.search(self.text))

    def spans(self, answer: Answer) -> Iterator[Span]:
        """Every place where the phrase stands, overlapping ones too."""
        text = answer.khmer if self.khmer else answer.words
        for found in self._pattern.finditer(text):
            yield Span(self.khmer, *found.span(1))

    @cached_property
    def _parts(self) -> list[str]:
        """The phrase as it can be compared, each part with its star; Khmer is one part."""
        plain = folded(self.text).strip()
        return [khmer_form(plain)] if self.khmer else _STEM_OR_WORD.findall(plain)

    @cached_property
    def _stray(self) -> bool:
        """Whether a star stands anywhere but at the end of a word."""
        if self.khmer:
            return STEM in self._parts[0].removesuffix(STEM)
        rest = _STEM_OR_WORD.sub(" ", folded(self.text))
        return STEM in rest or bool(_STEM_INSIDE.search(self.text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # A look-ahead with a group: the next search begins one letter on, not behind it.
        if self.khmer:
            whole = re.escape(self._parts[0].removesuffix(STEM))
            end = "" if self._parts[0].endswith(STEM) else f"(?!{SIGN})"
            # Never from the middle of a cluster to the middle of one.
            return re.compile(f"(?<!{COENG})(?=({whole}){end})")
        words = [
            re.escape(part.removesuffix(STEM)) + ("[^ ]*" if part.endswith(STEM) else "")
            for part in self._parts
        ]
        return re.compile(f"(?<= )(?=({' '.join(words)}) )")


def is_mentioned(
    answer: Answer, phrases: Iterable[Phrase], unless: Iterable[Phrase]
) -> bool:
    """Whether a phrase stands in the answer where no longer one of ``unless`` covers it.

    The longest phrase wins: "no waiting" takes the "waiting" in it away, while another
    "waiting" elsewhere still counts. Of two equally long ones ``unless`` wins.
    """
    found = [(span, True) for phrase in phrases for span in phrase.spans(answer)]
    if not found:
        return False
    found += [(span, False) for phrase in unless for span in phrase.spans(answer)]
    taken: list[Span] = []
    for span, wanted in sorted(found, key=_longest_first):
        if any(_overlap(span, other) for other in taken):
            continue
        if wanted:
            return True
        taken.append(span)
    return False


def _longest_first(found: tuple[Span, bool]) -> tuple[int, bool]:
    span, wanted = found
    return span.start - span.end, wanted


def _overlap(one: Span, other: Span) -> bool:
    return one.khmer == other.khmer and one.start < other.end and other.start < one.end

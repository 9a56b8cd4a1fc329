"""Spaces as a language's printers set them, so that no sign begins a line alone."""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
# French sets a space before these signs, and inside its quotation marks.
BEFORE = re.compile(r" (?=[:;?!»%€])")
AFTER = re.compile(r"(?<=«) ")
SPACED = ("fr",)
END_OF_HEAD = "</head>"


def with_fixed_spaces(page: str, language: str) -> str:
    """A page whose spaces before signs of punctuation do not break; others unchanged.

    Only what follows the head is touched, for in a style sheet a space has a meaning.
    """
    if language not in SPACED:
        return page
    head, end, body = page.partition(END_OF_HEAD)
    return head + end + AFTER.sub(NO_BREAK, BEFORE.sub(NO_BREAK, body))

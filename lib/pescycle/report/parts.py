"""One dictionary of several: each subject of the report keeps its part by itself."""

from collections.abc import Mapping
from typing import TypeVar

Entry = TypeVar("Entry")


def joined(*parts: Mapping[str, Entry]) -> dict[str, Entry]:
    """All entries of the parts in their order; no part may take another's name.

    Raises
    ------
    ValueError
        A name stands in two parts. A plain union would keep the later one in silence.
    """
    whole: dict[str, Entry] = {}
    for part in parts:
        twice = sorted(whole.keys() & part.keys())
        if twice:
            raise ValueError(f"{', '.join(twice)}: stands in two parts; rename one.")
        whole |= part
    return whole

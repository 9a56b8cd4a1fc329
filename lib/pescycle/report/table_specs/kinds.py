"""The two kinds of tables: a list of rows, and one that is spread over rows and columns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Listing:
    """A row of the table for each row of the frame; ``columns`` are keys of ``COLUMNS``."""

    caption: str
    columns: tuple[str, ...]
    rule: str = ""
    center_base: bool = False  # centers' figures need the larger minimum base
    lacking: str = ""  # said where there is nothing to count, in place of "no answers"
    judged: str = ""  # column without which a row is named below the table, not shown
    small: str = ""  # said in place of the minimum base where a figure is hidden


@dataclass(frozen=True)
class Spread:
    """A row for each ``down``, a column for each ``across``, ``cell`` where they meet.

    ``of`` is the statistic that is shown where the frame has several and none is chosen.
    """

    caption: str
    down: str
    across: str
    cell: str
    rule: str = ""
    center_base: bool = False
    of: str = ""
    lacking: str = ""  # as of a listing, like small
    small: str = ""

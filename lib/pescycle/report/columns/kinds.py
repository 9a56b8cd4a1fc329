"""The kinds of columns: what a column is, and those that say a number, a name or a day."""

from dataclasses import dataclass

from pescycle.report import group_cells
from pescycle.report.cells import Row, Said, unit_of
from pescycle.report.voice import MISSING, Voice, is_missing


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``reads`` are the frame's columns; where one is not there, neither is the column.
    A ``figure`` is right-aligned and is what the disclosure gate may have hidden;
    an ``optional`` column is left out when it would be empty.
    """

    label: str
    reads: tuple[str, ...]
    say: Said
    figure: bool = False
    optional: bool = False


def named(label: str, kind: str, reads: str = "", **options: bool) -> Column:
    """A column of ids that are said by their names; ``kind`` is what they are ids of."""
    column = reads or kind
    return Column(label, (column,), lambda v, row: v.name(kind, row[column]), **options)


def of_audience(label: str, kind: str, reads: str) -> Column:
    """A column of ids whose names depend on the row's audience."""

    def say(voice: Voice, row: Row) -> str:
        return voice.name(kind, row[reads], audience=row.get("audience") or "")

    return Column(label, (reads,), say)


def number(label: str, reads: str, digits: int = 0, optional: bool = False) -> Column:
    """A column of plain numbers."""

    def say(voice: Voice, row: Row) -> str:
        return voice.number(row[reads], digits)

    return Column(label, (reads,), say, figure=True, optional=optional)


def share(label: str, reads: str, digits: int = 0) -> Column:
    """A column of shares, said in percent."""
    return Column(label, (reads,), lambda v, row: v.share(row[reads], digits), figure=True)


def value(label: str, reads: str) -> Column:
    """A column of figures, each in the unit of its row."""
    return Column(
        label, (reads,), lambda v, row: v.value(row[reads], unit_of(v, row)), figure=True
    )


def change(label: str, reads: str) -> Column:
    """A column of differences, each with a sign and in the unit of its row."""
    return Column(
        label, (reads,), lambda v, row: v.change(row[reads], unit_of(v, row)), figure=True
    )


def p_value(label: str, reads: str) -> Column:
    """A column of p-values."""
    return Column(
        label, (reads,), lambda v, row: group_cells.p_value(v, row[reads]), figure=True
    )


def date(label: str, reads: str) -> Column:
    """A column of days."""
    return Column(label, (reads,), lambda v, row: v.date(row[reads], "medium"))


def written(label: str, reads: str, **options: bool) -> Column:
    """A column of texts as they stand in the files."""

    def say(voice: Voice, row: Row) -> str:
        return MISSING if is_missing(row[reads]) or row[reads] == "" else str(row[reads])

    return Column(label, (reads,), say, **options)


def figure(label: str, reads: tuple[str, ...], say: Said) -> Column:
    """A column of figures that are said by a function of their own."""
    return Column(label, reads, say, figure=True)

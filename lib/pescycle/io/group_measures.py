"""Monthly counts by sex, age and the like: typed, counted, held against their wholes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import pandas as pd

from pescycle.errors import DataError, Problem, Severity
from pescycle.io import cells
from pescycle.io.count_keys import no_span, span_of
from pescycle.io.places import source_name, source_path
from pescycle.io.raw import RawTable, read_raw
from pescycle.model.base import SLUG
from pescycle.model.equity import Equity
from pescycle.model.framework import Framework, PooledMean
from pescycle.model.given import (
    GROUP_MONTH_KEY,
    PilotFolder,
    Receipt,
    empty_group_months,
)
from pescycle.model.nearest import nearest
from pescycle.model.round import GroupMeasureSource, Round
from pescycle.model.spans import Span

MONTHS_BACK = 24  # as far back as the measures themselves are read
ROUNDING = 1e-6  # minutes may be written with decimals
LISTED = {"center": "centers.csv", "measure": "framework.yml", "group": "pilot.yml"}


@dataclass(frozen=True, eq=False)
class _Parts:
    """One file while it is read, under our own column names; ``problems`` grows."""

    raw: RawTable
    columns: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def text(self, ours: str) -> pd.Series:
        return self.raw.frame[self.columns[ours]]

    def stop(self, rule: str, ours: str, row: int, *words: str) -> None:
        """Note what cannot be read; ``words`` are message and remedy."""
        place = {"column": self.columns[ours], "row": row}
        self.problems.append(self.raw.problem(rule, *words, **place))

    def warn(self, rule: str, ours: str, row: int, *words: str) -> None:
        """Note what is set aside."""
        place = {"column": self.columns[ours], "row": row, "severity": Severity.WARN}
        self.problems.append(self.raw.problem(rule, *words, **place))


def read_group_measures(
    source: GroupMeasureSource, turn: Round, folder: PilotFolder
) -> tuple[pd.DataFrame, Receipt | None, tuple[Problem, ...]]:
    """Monthly counts by group of one file.

    What cannot be read stops; what does not belong here is set aside with a warning, as
    with the measures themselves.

    Parameters
    ----------
    source : GroupMeasureSource
        As configured in round.yml.
    turn : Round
        The round that lists the source.
    folder : PilotFolder
        The pilot: centers, measures and the groups of its ``equity``.

    Returns
    -------
    frame : DataFrame
        One row a center, month, measure, group and category, with ``file`` and ``row``.
    receipt : Receipt or None
        What was read; None where the file cannot be.
    problems : tuple of Problem
    """
    name = source_name(folder.folder, turn.id, source)
    path = source_path(folder.folder, turn.id, source)
    try:
        raw = read_raw(path, name, source.sheet, source.header_row)
    except DataError as error:
        return empty_group_months(), None, error.problems
    wanted = {ours: source.columns.get(ours, ours) for ours in (*GROUP_MONTH_KEY, "value")}
    parts = _Parts(raw, wanted, list(raw.problems))
    frame = empty_group_months()
    if _has_columns(parts) and folder.framework:
        frame = _typed(parts, turn, folder)
    if not len(frame) and len(raw.frame) and not _stops(parts.problems):
        message = "no row of this file could be used."
        remedy = "The warnings above say why; perhaps columns: in round.yml are mixed up."
        parts.problems.append(raw.problem("nothing_left", message, remedy))
    receipt = raw.receipt(source.id, len(frame), parts.problems)
    return frame, receipt, tuple(parts.problems)


def _stops(problems: list[Problem]) -> bool:
    return any(problem.severity == Severity.STOP for problem in problems)


def _has_columns(parts: _Parts) -> bool:
    present = list(parts.raw.frame.columns)
    missing = [pair for pair in parts.columns.items() if pair[1] not in present]
    for ours, theirs in missing:
        near = nearest(theirs, [n for n in present if n not in parts.columns.values()])
        remedy = f"{near} Then rename it," if near else "Add it,"
        remedy += f" or say in round.yml which column it is: columns: {{{ours}: ...}}."
        message = f"this column is missing; it should hold our {ours}."
        parts.problems.append(
            parts.raw.problem("missing_column", message, remedy, column=theirs)
        )
    return not missing


def _typed(parts: _Parts, turn: Round, folder: PilotFolder) -> pd.DataFrame:
    ids = {
        name: parts.text(name).str.casefold()
        for name in ("center", "measure", "group", "category")
    }
    month, inside = _months(parts, turn, folder.pilot.counted_by)
    values = _values(parts, ids["measure"], folder.framework)
    known = {
        "center": list(folder.centers["id"]),
        "measure": [measure.id for measure in folder.framework.measures],
        "group": [group.id for group in folder.pilot.equity.groups],
    }
    kept = inside
    for ours, names in known.items():
        kept = kept & _known(parts, ids[ours], names, ours)
    kept = kept & _known_category(parts, ids, folder.pilot.equity)
    frame = pd.DataFrame({**ids, "month": month, "value": values})[kept]
    frame = frame.astype(dict.fromkeys(ids, "str"))
    frame = frame[[*GROUP_MONTH_KEY, "value"]]
    return frame.assign(file=parts.raw.name, row=frame.index)


def _months(parts: _Parts, turn: Round, span: Span) -> tuple[pd.Series, pd.Series]:
    """Months, and which of them belong to the round or the time before it."""
    text = parts.text("month")
    month = _span_starts(text, span)
    starts = span.first_day(turn.starts) - pd.DateOffset(months=MONTHS_BACK)
    outside = (month < starts) | (month > pd.Timestamp(turn.ends))
    for row, cell in text[month.isna()].items():
        found = no_span(cell, span)
        parts.stop("bad_month", "month", row, found.message, found.remedy)
    for row in text.index[outside]:
        message = (
            f"a {span} outside {span.written(starts)} to {span.written(turn.ends)}; set "
            "aside."
        )
        remedy = "If the round's dates are wrong, correct them in round.yml."
        parts.warn("month_outside_round", "month", row, message, remedy)
    return month, month.notna() & ~outside


def _span_starts(text: pd.Series, span: Span) -> pd.Series:
    """First days of the months, or quarters, that the cells name."""
    if span == Span.MONTH:
        return cells.months(text).values
    known = {cell: span_of(cell, span) for cell in text.unique()}
    return pd.Series([known[c] for c in text], index=text.index, dtype=cells.DATETIME)


def _values(parts: _Parts, measure: pd.Series, framework: Framework) -> pd.Series:
    """Counts are whole; only the total behind a mean, such as minutes, need not be."""
    totals = {k.formula.total for k in framework.kpis if isinstance(k.formula, PooledMean)}
    text = parts.text("value")
    typed = cells.decimal_numbers(text)
    wrong = typed.wrong | (~measure.isin(totals) & (typed.values % 1 > 0))
    for row, cell in text[wrong].items():
        kind = "number" if measure[row] in totals else "whole number"
        message = f"this cell is not a {kind}{cells.number_hint(cell)}."
        parts.stop("bad_number", "value", row, message, "Write digits only.")
    for row in text.index[typed.values < 0]:
        message = "a count cannot be below zero."
        parts.stop("negative_value", "value", row, message, "Correct it.")
    return typed.values.mask(wrong | (typed.values < 0))


def _known(parts: _Parts, ids: pd.Series, known: Collection[str], ours: str) -> pd.Series:
    found = ids.isin(known)
    for row, cell in ids[~found].items():
        remedy = nearest(cell, known) or f"Write an id of {LISTED[ours]}."
        message = f"{_said(cell)} is no {ours} of this pilot; set aside."
        parts.warn(f"unknown_{ours}", ours, row, message, remedy)
    return found


def _known_category(parts: _Parts, ids: dict[str, pd.Series], equity: Equity) -> pd.Series:
    """Categories of a known group that pilot.yml does not list count as not stated."""
    found = pd.Series(True, index=ids["group"].index)
    for group in equity.groups:
        own = ids["category"][ids["group"] == group.id]
        for row, cell in own[~own.isin(group.categories)].items():
            found[row] = False
            message = (
                f"{_said(cell)} is no category of {group.id}; it counts as not stated."
            )
            listed = f"Known are {', '.join(group.categories)}."
            remedy = nearest(cell, group.categories) or listed
            parts.warn("unknown_category", "category", row, message, remedy)
    return found


def _said(cell: str) -> str:
    return f'"{cell}"' if SLUG.fullmatch(cell) else "this cell"


def without_doubles(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Each center, month, measure, group and category once.

    The same value again is set aside; another one stops, since nobody but the supplier
    knows which is right.

    Parameters
    ----------
    frame : DataFrame
        Counts with their ``file`` and ``row``, of one or more files.
    """
    first = frame.drop_duplicates(GROUP_MONTH_KEY)
    again = frame[frame.duplicated(GROUP_MONTH_KEY)]
    both = again.merge(first, on=GROUP_MONTH_KEY, suffixes=("", "_first"))
    return first.reset_index(drop=True), [_double(row) for row in both.itertuples()]


def _double(row: tuple) -> Problem:
    unknown = pd.isna(row.value) and pd.isna(row.value_first)
    same = unknown or row.value == row.value_first
    where = f"row {row.row_first}"
    if row.file_first != row.file:
        where += f" of {row.file_first}"
    said = "with the same value; set aside." if same else "with another value."
    return Problem(
        file=row.file,
        row=int(row.row),
        column="value",
        rule="repeated_row" if same else "conflicting_rows",
        message=f"the same center, month, measure and category as in {where}, {said}",
        remedy="" if same else "Keep the row that is right.",
        severity=Severity.WARN if same else Severity.STOP,
    )


def part_problems(parts: pd.DataFrame, wholes: pd.DataFrame) -> Iterator[Problem]:
    """Groups whose categories add up to more than the measure of that month itself.

    Less is no problem: not everybody states a sex or an age.

    Parameters
    ----------
    parts : DataFrame
        From ``read_group_measures``, of one or more files, with ``file`` and ``row``.
    wholes : DataFrame
        ``RoundData.measure_month`` of the same round.
    """
    keys = ["center", "month", "measure"]
    whole = wholes.groupby(keys)["value"].sum(min_count=1).rename("whole")
    sums = parts.groupby([*keys, "group"], as_index=False, sort=False).agg(
        value=("value", "sum"), file=("file", "first"), row=("row", "first")
    )
    both = sums.merge(whole, left_on=keys, right_index=True)
    for found in both[both["value"] > both["whole"] + ROUNDING].itertuples():
        yield Problem(
            file=found.file,
            rule="parts_exceed_whole",
            row=int(found.row),
            column="value",
            message=f"center {found.center}, {found.month:%Y-%m}: {found.measure} by "
            f"{found.group} adds up to {found.value:g}, the measure itself is "
            f"{found.whole:g}.",
            remedy="Correct the file that is wrong; a person belongs to one category only.",
        )

"""Monthly counts of the centers: one row a center, month and measure, typed and counted."""

from dataclasses import dataclass, field

import pandas as pd

from pescycle.errors import DataError, Problem, Severity
from pescycle.io import cells
from pescycle.io.places import source_name, source_path
from pescycle.io.raw import RawTable, read_raw
from pescycle.model.base import SLUG
from pescycle.model.framework import Framework, PooledMean
from pescycle.model.given import PilotFolder, Receipt
from pescycle.model.nearest import nearest
from pescycle.model.round import MeasureSource, Round

# Growth is read against the same months a year before: two years back are enough.
MONTHS_BACK = 24
KEY = ["center", "month", "measure", "stratum"]


@dataclass(frozen=True, eq=False)
class _Counts:
    """One file of counts while it is read; ``problems`` grows."""

    raw: RawTable
    columns: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def warn(self, rule: str, ours: str, row: int, *words: str) -> None:
        """Note what is set aside; ``words`` are message and remedy."""
        self._note(rule, ours, row, *words, severity=Severity.WARN)

    def stop(self, rule: str, ours: str, row: int, *words: str) -> None:
        """Note what cannot be read, so that nobody knows what was meant."""
        self._note(rule, ours, row, *words, severity=Severity.STOP)

    def _note(
        self, rule: str, ours: str, row: int, *words: str, severity: Severity
    ) -> None:
        place = {"column": self.columns[ours], "row": row}
        self.problems.append(self.raw.problem(rule, *words, **place, severity=severity))


def empty_measures() -> pd.DataFrame:
    """The frame of monthly counts without any row, typed."""
    types = {"center": "str", "month": cells.DATETIME, "measure": "str", "stratum": "str"}
    return pd.DataFrame(
        {c: pd.Series(dtype=t) for c, t in (types | {"value": "float64"}).items()}
    )


def read_measures(
    source: MeasureSource, turn: Round, folder: PilotFolder
) -> tuple[pd.DataFrame, Receipt | None, tuple[Problem, ...]]:
    """Monthly counts of one file.

    A cell that cannot be read as month or count stops: whoever supplied the file can
    correct it, and a month left out would change a growth rate unseen. Rows that can be
    read but do not belong here (an unknown center or measure, a month outside the round)
    are set aside with a warning. An empty value is missing, not zero.

    Parameters
    ----------
    source : MeasureSource
        As configured in round.yml.
    turn : Round
        The round that lists the source.
    folder : PilotFolder
        The pilot: centers and measures.

    Returns
    -------
    frame : DataFrame
        One row a center, month, measure and stratum, with the column ``row`` beside.
    receipt : Receipt or None
        What was read; None where the file cannot be.
    problems : tuple of Problem
    """
    name = source_name(folder.folder, turn.id, source)
    path = source_path(folder.folder, turn.id, source)
    try:
        raw = read_raw(path, name, source.sheet, source.header_row)
    except DataError as error:
        return empty_measures(), None, error.problems
    wanted = {ours: source.columns.get(ours, ours) for ours in (*KEY, "value")}
    counts = _Counts(raw, wanted, list(raw.problems))
    missing = _missing_columns(counts, stratum_wanted="stratum" in source.columns)
    counts.problems.extend(missing)
    frame = empty_measures()
    if not missing and folder.framework:
        frame = _typed(counts, turn, folder.framework, list(folder.centers["id"]))
    kept = len(frame)
    frame, doubles = without_doubles(frame.assign(file=name))
    receipt = raw.receipt(source.id, len(frame), counts.problems)
    if not kept and len(raw.frame) and not missing:
        message = "no row of this file could be used."
        remedy = "The warnings above say why; perhaps columns: in round.yml are mixed up."
        counts.problems.append(raw.problem("nothing_left", message, remedy))
    return frame, receipt, (*counts.problems, *doubles)


def without_doubles(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Each center, month, measure and stratum once.

    The same value again is set aside; a different one stops, since nobody but the supplier
    knows which is right.

    Parameters
    ----------
    frame : DataFrame
        Counts with their ``file`` and ``row``.
    """
    problems = []
    first = frame.drop_duplicates(KEY).set_index(KEY)
    again = frame[frame.duplicated(KEY)]
    for double in again.itertuples():
        original = first.loc[tuple(getattr(double, name) for name in KEY)]
        same = double.value == original["value"] or (
            pd.isna(double.value) and pd.isna(original["value"])
        )
        where = f"row {original['row']}"
        if original["file"] != double.file:
            where += f" of {original['file']}"
        problems.append(
            Problem(
                file=double.file,
                row=double.row,
                rule="repeated_row" if same else "conflicting_rows",
                message=f"the same center, month and measure as in {where}, "
                + ("with the same value; set aside." if same else "with another value."),
                remedy="" if same else "Keep the row that is right.",
                severity=Severity.WARN if same else Severity.STOP,
            )
        )
    return frame.drop(index=again.index).reset_index(drop=True), problems


def _missing_columns(counts: _Counts, *, stratum_wanted: bool) -> list[Problem]:
    present = list(counts.raw.frame.columns)
    problems = []
    for ours, theirs in counts.columns.items():
        if theirs in present or (ours == "stratum" and not stratum_wanted):
            continue
        strangers = [name for name in present if name not in counts.columns.values()]
        near = nearest(theirs, strangers)
        remedy = f"{near} Then rename it," if near else "Add it,"
        remedy += f" or say in round.yml which column it is: columns: {{{ours}: ...}}."
        message = f"this column is missing; it should hold our {ours}."
        problems.append(
            counts.raw.problem("missing_column", message, remedy, column=theirs)
        )
    return problems


def _typed(
    counts: _Counts, turn: Round, framework: Framework, centers: list[str]
) -> pd.DataFrame:
    raw, columns = counts.raw.frame, counts.columns
    text = {ours: raw[theirs] for ours, theirs in columns.items() if theirs in raw}
    stratum = text.get("stratum", pd.Series("", index=raw.index, dtype="str"))
    month = cells.months(text["month"])
    frame = pd.DataFrame(
        {
            "center": text["center"].str.casefold(),
            "month": month.values,
            "measure": text["measure"].str.casefold(),
            "stratum": stratum.str.casefold().str.replace(" ", "_"),
            "value": _values(
                counts, text["value"], text["measure"].str.casefold(), framework
            ),
        }
    )
    measures = [measure.id for measure in framework.measures]
    known_center = _known(counts, frame["center"], centers, "center", "unknown_center")
    known_measure = _known(counts, frame["measure"], measures, "measure", "unknown_measure")
    kept = (
        known_center & known_measure & _in_time(counts, month, turn) & _coded(counts, frame)
    )
    kept_frame = frame[kept].astype({"center": "str", "measure": "str", "stratum": "str"})
    return kept_frame.assign(row=kept_frame.index)


def _known(
    counts: _Counts, ids: pd.Series, known: list[str], ours: str, rule: str
) -> pd.Series:
    found = ids.isin(known)
    for row, cell in ids[~found].items():
        listed = "centers.csv" if ours == "center" else "framework.yml"
        said = f'"{cell}"' if SLUG.fullmatch(cell) else "this cell"
        remedy = nearest(cell, known) or f"Write an id of {listed}."
        counts.warn(
            rule, ours, row, f"{said} is no {ours} of this pilot; set aside.", remedy
        )
    return found


def _in_time(counts: _Counts, month: cells.Typed, turn: Round) -> pd.Series:
    ends = pd.Timestamp(turn.ends)
    starts = pd.Timestamp(turn.starts).replace(day=1) - pd.DateOffset(months=MONTHS_BACK)
    outside = (month.values < starts) | (month.values > ends)
    text = counts.raw.frame[counts.columns["month"]]
    for row in text.index[month.values.isna()]:
        message = f"this cell is no month{cells.date_hint(text[row])}."
        counts.stop("bad_month", "month", row, message, "Write it like 2023-01.")
    for row in text.index[outside]:
        message = f"a month outside {starts:%Y-%m} to {ends:%Y-%m}; set aside."
        remedy = "If the round's dates are wrong, correct them in round.yml."
        counts.warn("month_outside_round", "month", row, message, remedy)
    return month.values.notna() & ~outside


def _coded(counts: _Counts, frame: pd.DataFrame) -> pd.Series:
    plain = frame["stratum"].map(lambda cell: not cell or bool(SLUG.fullmatch(cell)))
    for row in frame.index[~plain.astype(bool)]:
        message = "no code that can stand as stratum; set aside."
        remedy = "A code has letters a-z, digits, - and _, at most 32."
        counts.warn("bad_code", "stratum", row, message, remedy)
    return plain.astype(bool)


def _values(
    counts: _Counts, text: pd.Series, measure: pd.Series, framework: Framework
) -> pd.Series:
    """Counts are whole; only the total behind a mean, such as minutes, need not be."""
    totals = {
        kpi.formula.total for kpi in framework.kpis if isinstance(kpi.formula, PooledMean)
    }
    typed = cells.decimal_numbers(text)
    wrong = typed.wrong | (~measure.isin(totals) & (typed.values % 1 > 0))
    for row, cell in text[wrong].items():
        kind = "number" if measure[row] in totals else "whole number"
        said = (
            f'"{cell}"' if len(cell) <= 20 and any(map(str.isdigit, cell)) else "this cell"
        )
        message = f"{said} is not a {kind}{cells.number_hint(cell)}."
        counts.stop("bad_number", "value", row, message, "Write digits only.")
    negative = typed.values < 0
    for row in text.index[negative]:
        message = "a count cannot be below zero."
        counts.stop("negative_value", "value", row, message, "Correct it.")
    return typed.values.mask(wrong | negative)

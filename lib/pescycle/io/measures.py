"""Monthly counts of the centers: one row a center, month and measure, typed and counted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io import cells
from pescycle.io.count_doubles import without_doubles
from pescycle.io.count_keys import CountKeys, Missing
from pescycle.io.count_tables import CountTable, stops
from pescycle.io.databases import database_table
from pescycle.io.months import year_in
from pescycle.io.places import round_folder, source_name, source_path
from pescycle.io.raw import RawTable
from pescycle.io.sheets import count_sheets, set_aside
from pescycle.model.base import SLUG
from pescycle.model.framework import Framework, PooledMean
from pescycle.model.given import PilotFolder, Receipt
from pescycle.model.round import CountSource, Round
from pescycle.model.sources import PARTS, DatabaseSource, Layout, MeasureSource

# What stands in cells without a count; it is told from zero by nobody but its writer.
DASHES = frozenset(("-", "–", "—", "--", ".", "..", "...", "/", "x", "?"))
KEPT = ["center", "month", "measure", "stratum", "value"]


def empty_measures() -> pd.DataFrame:
    """The frame of monthly counts without any row, typed."""
    types = {"center": "str", "month": cells.DATETIME, "measure": "str", "stratum": "str"}
    return pd.DataFrame(
        {c: pd.Series(dtype=t) for c, t in (types | {"value": "float64"}).items()}
    )


def read_measures(
    source: CountSource, turn: Round, folder: PilotFolder
) -> tuple[pd.DataFrame, Receipt | None, tuple[Problem, ...]]:
    """Monthly counts of one source, whatever its layout.

    A cell that cannot be read as month or count stops: whoever supplied the file can
    correct it, and a month left out would change a growth rate unseen. What can be read but
    does not belong here (an unknown center or measure, a month outside the round, totals,
    a column of remarks) is set aside with a warning. An empty value is missing, not zero.

    Parameters
    ----------
    source : MeasureSource or DatabaseSource
        As configured in round.yml.
    turn : Round
        The round that lists the source.
    folder : PilotFolder
        The pilot: centers and measures.

    Returns
    -------
    frame : DataFrame
        One row a center, month, measure and stratum, with ``file sheet row column`` (where
        it stands) and ``submitted`` beside.
    receipt : Receipt or None
        What was read; None where the source cannot be.
    problems : tuple of Problem
    """
    keys = CountKeys.of(source, turn, folder)
    tables: list[CountTable] = []
    problems: list[Problem] = []
    for found in _tables(source, turn, folder, keys):
        (problems if isinstance(found, Problem) else tables).append(found)
    if not tables:
        return empty_measures(), None, tuple(problems)
    read = [_read(table, folder.framework) for table in tables]
    problems += [problem for table in tables for problem in table.problems]
    frame, doubles = without_doubles(pd.concat(read, ignore_index=True))
    raw = tables[0].raw
    used = len(frame[["sheet", "row"]].drop_duplicates())
    given = sum(len(table.raw.frame) for table in tables)
    receipt = replace(raw.receipt(source.id, used, problems), rows_read=given)
    if not used and given and not stops(problems):
        message = "no row of this file could be used."
        remedy = "The warnings above say why; perhaps columns: in round.yml are mixed up."
        problems.append(replace(raw, sheet="").problem("nothing_left", message, remedy))
    frame = frame.assign(submitted=pd.Timestamp(source.submitted))
    return frame, receipt, (*problems, *doubles)


def _tables(
    source: CountSource, turn: Round, folder: PilotFolder, keys: CountKeys
) -> Iterator[CountTable | Problem]:
    """The tables of a source, and what keeps one from being read."""
    columns = {ours: source.columns.get(ours, ours) for ours in (*KEPT[:4], "value")}
    if isinstance(source, DatabaseSource):
        place = round_folder(folder.folder, turn.id)
        for raw in database_table(source, place, f"rounds/{turn.id}/round.yml"):
            is_table = isinstance(raw, RawTable)
            yield CountTable(raw=raw, keys=keys, columns=columns) if is_table else raw
        return
    fixed, year, mistakes = _constants(source, keys, f"rounds/{turn.id}/round.yml")
    yield from mistakes
    table = CountTable(
        raw=RawTable(pd.DataFrame(), "", "", "", "", ""),
        keys=keys,
        columns=columns,
        layout=source.layout,
        above=source.above,
        fixed=fixed,
        fill_down=source.fill_down,
        year=year,
    )
    path = source_path(folder.folder, turn.id, source)
    name = source_name(folder.folder, turn.id, source)
    for raw in count_sheets(source, Path(path), name):
        if isinstance(raw, Problem):
            yield raw
        elif not mistakes:
            yield _of_sheet(replace(table, raw=raw, problems=[]), source)


def _constants(
    source: MeasureSource, keys: CountKeys, file: str
) -> tuple[dict, int | None, list[Problem]]:
    """What is the same in the whole file, the year, and what of both cannot be."""
    year = year_in(source.constant.get("year", ""))
    fixed, mistakes = {}, []
    if "year" in source.constant and year is None:
        message = f'the constant year of source "{source.id}" is no year.'
        mistakes.append(Problem(file=file, rule="wrong_value", message=message))
    for part in PARTS:
        if part in source.constant:
            found = keys.found(part, source.constant[part], year)
            if isinstance(found, Missing):
                message = f'the constant {part} of source "{source.id}": {found.message}'
                message = message.replace("; set aside", "")
                mistakes.append(
                    Problem(
                        file=file, rule=found.rule, message=message, remedy=found.remedy
                    )
                )
            fixed[part] = found
    return fixed, year, mistakes


def _of_sheet(table: CountTable, source: MeasureSource) -> CountTable | Problem:
    """The table with what its sheet's name tells; a remark where it tells nothing."""
    part, sheet = source.sheet_is, table.raw.sheet
    if part == "year":
        year = year_in(sheet)
        said = f'the sheet is named "{sheet}", which holds no year'
        return replace(table, year=year) if year else set_aside(table.raw, said)
    if part is not None:
        found = table.keys.found(part, sheet, table.year)
        if isinstance(found, Missing):
            said = f'the sheet is named "{sheet}", no {part} of this pilot'
            hinted = found.remedy.startswith(("Did you mean", "It is the name of"))
            return set_aside(table.raw, said, found.remedy if hinted else "")
        return replace(table, fixed=table.fixed | {part: found})
    present = set(table.raw.frame)
    if source.sheets == "all" and not present & {table.columns[p] for p in table.parts}:
        return set_aside(table.raw, "the sheet has none of the columns of counts")
    return table


def _read(table: CountTable, framework: Framework | None) -> pd.DataFrame:
    """The counts of one table with their places; its problems grow."""
    wanted = [*table.parts, *(["value"] if table.layout == Layout.LONG else [])]
    if "stratum" in table.columns and table.columns["stratum"] != "stratum":
        wanted.append("stratum")
    missing = table.missing_columns(wanted)
    table.problems.extend([*table.raw.problems, *missing])
    places = {"file": table.raw.name, "sheet": table.raw.sheet}
    if missing or framework is None:
        return empty_measures().assign(**places, row=0, column="")
    keys = replace(table, problems=[])
    found = keys.cells()
    values = _values(table, found, framework)
    table.problems.extend(keys.problems)
    found = found.assign(value=values, stratum=_strata(table, found), **places)
    if table.layout == Layout.LONG:
        found["column"] = ""  # there is one column of counts: naming it says nothing
    kept = found["month"].notna() & found["stratum"].notna()
    texts = dict.fromkeys(("center", "measure", "stratum"), "str")
    return found.loc[kept, [*KEPT, *places, "row", "column"]].astype(texts)


def _strata(table: CountTable, found: pd.DataFrame) -> pd.Series:
    """Codes of the strata; missing where one cannot stand as a code."""
    codes = found["stratum"].str.casefold().str.replace(" ", "_")
    plain = codes.map(lambda cell: not cell or bool(SLUG.fullmatch(cell))).astype(bool)
    for row in found.loc[~plain, "row"].drop_duplicates():
        message = "no code that can stand as stratum; set aside."
        remedy = "A code has letters a-z, digits, - and _, at most 32."
        place = {"row": row, "column": table.columns["stratum"]}
        table.note(Missing("bad_code", message, remedy), **place)
    return codes.where(plain)


def _values(table: CountTable, found: pd.DataFrame, framework: Framework) -> pd.Series:
    """Counts are whole; only the total behind a mean, such as minutes, need not be."""
    totals = {
        kpi.formula.total for kpi in framework.kpis if isinstance(kpi.formula, PooledMean)
    }
    typed = cells.decimal_numbers(found["text"])
    any_number = found["measure"].isin(totals)
    wrong = typed.wrong | (~any_number & (typed.values % 1 > 0))
    for row in found[wrong].itertuples():
        kind = "number" if any_number[row.Index] else "whole number"
        digits = len(row.text) <= 20 and any(map(str.isdigit, row.text))
        said = f'"{row.text}"' if digits else "this cell"
        message = f"{said} is not a {kind}{cells.number_hint(row.text)}."
        remedy = "Write digits only."
        if row.text in DASHES:
            message = f'"{row.text}" may mean none, or not counted.'
            remedy = "Write 0 for none; leave the cell empty where nothing was counted."
        missing = Missing("bad_number", message, remedy, Severity.STOP)
        table.note(missing, row=row.row, column=row.column)
    negative = typed.values < 0
    for row in found[negative].itertuples():
        message = "a count cannot be below zero."
        missing = Missing("negative_value", message, "Correct it.", Severity.STOP)
        table.note(missing, row=row.row, column=row.column)
    return typed.values.mask(wrong | negative)

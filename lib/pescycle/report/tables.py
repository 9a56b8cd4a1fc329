"""The tables of the reports, said by a voice from the frames of a phase's result."""

from typing import Any

import pandas as pd

from pescycle.model.base import ALL, LANGUAGES
from pescycle.model.findings import NOT_SHOWN, CellState
from pescycle.model.registers import REGISTERS
from pescycle.model.tables import ACTIONS, CENTERS, CONSENSUS
from pescycle.report.cells import Row, text_of
from pescycle.report.columns import COLUMNS, Column
from pescycle.report.shown import Cell, Header, Note, Table
from pescycle.report.table_notes import (
    hidden_note,
    interval_note,
    lacking_note,
    scroll_hint,
    since_note,
)
from pescycle.report.table_order import in_places, row_places
from pescycle.report.table_specs import TABLES, Listing, Spread
from pescycle.report.voice import MISSING, Voice, is_missing

# Written by a team, a column a language.
TEXTS = tuple(
    dict.fromkeys(
        prefix
        for contract in (CENTERS, ACTIONS, CONSENSUS, *REGISTERS)
        for prefix in (*contract.text_prefixes, *contract.optional_prefixes)
    )
)
TEXTS += ("service", "lacks", "origin")  # of good practice, and of a question
INTERVALS = {"interval", "change_interval"}  # columns that need their method said
NOWHERE = (*NOT_SHOWN, CellState.INSUFFICIENT)  # a figure in these is not shown
# From so many columns on a table is set smaller, and its reader told that it scrolls.
WIDE_FROM = 7
LONG_FROM = 20  # rows from which a table scrolls in a box, so that a page stays readable


def table(
    voice: Voice, name: str, frame: pd.DataFrame, center: str = "", **only: str
) -> Table | Note:
    """Show a phase's frame as the table called ``name``.

    Parameters
    ----------
    voice : Voice
    name : str
        Key of ``TABLES``: the frame's name, or a view of it with a row a center
        (``coverage_by_center``, ``target_by_center``, ``kpi_status``,
        ``estimate_by_center``, ``kpi_change_by_center``).
    frame : DataFrame
        A frame of a phase's result.
    center : str
        Shows only that center and all centers together; empty shows every row.
    **only : str
        Shows only rows with these values, like ``audience="jobseeker"``; the caption says
        so and the columns are left out.

    Returns
    -------
    Table or Note
        A note where there is nothing to show.
    """
    spec = TABLES[name]
    if isinstance(spec, Spread) and spec.of:
        only = {"statistic": spec.of} | only
    caption = _caption(voice, spec, only)
    shown = _narrowed(frame, center, only)
    asked = voice.names.audiences
    if shown.empty and asked and only.get("audience", asked[0]) not in asked:
        audience = voice.label("audience", only["audience"])
        return Note(voice.text("{audience}: not asked in this pilot.", audience=audience))
    if shown.empty:
        return Note(voice.text("{table}: there is nothing to show.", table=caption))
    rows = _rows(shown, voice)
    if isinstance(spec, Spread):
        return _spread_table(voice, spec, caption, rows)
    return _listing_table(voice, spec, caption, rows, only)


def _caption(voice: Voice, spec: Listing | Spread, only: dict[str, str]) -> str:
    said = [voice.name(kind, name, only.get("audience", "")) for kind, name in only.items()]
    caption = voice.text(spec.caption)
    return (
        voice.text("{table}: {what}", table=caption, what=", ".join(said))
        if said
        else caption
    )


def _narrowed(frame: pd.DataFrame, center: str, only: dict[str, str]) -> pd.DataFrame:
    for column, value in only.items():
        frame = frame[frame[column] == value]
    if center and "center" in frame:
        frame = frame[frame["center"].isin([center, ALL])]
    return frame


def _rows(frame: pd.DataFrame, voice: Voice) -> list[Row]:
    """Frame's rows, missing values as None, texts in the report's language."""
    rows: list[dict[str, Any]] = []
    for record in frame.to_dict("records"):
        row = {key: None if is_missing(value) else value for key, value in record.items()}
        for name in TEXTS:
            written = text_of(voice, row, name)
            if written or f"{name}_{LANGUAGES[0]}" in row:
                row[name] = written or MISSING
        rows.append(row)
    return rows


def _listing_table(
    voice: Voice, spec: Listing, caption: str, rows: list[Row], only: dict[str, str]
) -> Table | Note:
    judged = [row for row in rows if not spec.judged or row[spec.judged] is not None]
    without = [row for row in rows if spec.judged and row[spec.judged] is None]
    lacking = lacking_note(voice, spec, without)
    if not judged:
        return Note(voice.text("{table}: {what}", table=caption, what=lacking))
    headers, cells = _listing(voice, spec, judged, only)
    notes = [
        voice.text(spec.rule) if spec.rule else "",
        since_note(voice, judged),
        interval_note(voice, judged) if INTERVALS & set(spec.columns) else "",
        lacking,
    ]
    return Table(
        caption=caption,
        headers=headers,
        rows=cells,
        note=" ".join(filter(None, notes)),
        long=len(cells) >= LONG_FROM,
        hint=_hint(voice, cells),
    )


def _spread_table(
    voice: Voice, spec: Spread, caption: str, rows: list[Row]
) -> Table | Note:
    single = [row for row in rows if row.get("center") not in (None, ALL)]
    if spec.center_base and single and all(row["state"] in NOWHERE for row in single):
        text = voice.text(
            "{table}: no center's figure can be shown, as none has a base of at least "
            "{base}.",
            table=caption,
            base=voice.number(voice.names.privacy.center_base),
        )
        return Note(text)
    headers, cells = _spread(voice, spec, rows)
    rule = voice.text(spec.rule) if spec.rule else ""
    wide = len(headers) >= WIDE_FROM
    return Table(
        caption=caption,
        headers=headers,
        rows=cells,
        note=f"{rule} {hidden_note(voice, spec, rows)}".strip(),
        wide=wide,
        long=len(cells) >= LONG_FROM,
        hint=_hint(voice, cells, wide=wide),
    )


def _hint(voice: Voice, cells: tuple[tuple[Cell, ...], ...], *, wide: bool = False) -> str:
    rows = len(cells)
    return scroll_hint(voice, wide=wide, long=rows if rows >= LONG_FROM else 0)


def _listing(
    voice: Voice, spec: Listing, rows: list[Row], only: dict[str, str]
) -> tuple[tuple[Header, ...], tuple[tuple[Cell, ...], ...]]:
    columns = [
        column
        for name, column in ((name, COLUMNS[name]) for name in spec.columns)
        if name not in only
        and set(column.reads) <= set(rows[0])
        and _has_content(column, rows)
    ]
    headers = tuple(_header(voice, column) for column in columns)
    cells = [_cells(voice, spec, columns, row) for row in rows]
    places = row_places(voice, columns[0].reads, rows)
    order = sorted(range(len(rows)), key=places.__getitem__)
    return headers, tuple(cells[number] for number in order)


def _has_content(column: Column, rows: list[Row]) -> bool:
    return not column.optional or any(row[key] for row in rows for key in column.reads)


def _header(voice: Voice, column: Column) -> Header:
    return Header(voice.text(column.label), "end" if column.figure else "start")


def _cells(
    voice: Voice, spec: Listing, columns: list[Column], row: Row
) -> tuple[Cell, ...]:
    """One row; why figures are hidden is said once, where the first one would be."""
    cells, reason = [], _why_hidden(voice, spec, row)
    for column in columns:
        said = column.say(voice, row)
        if said == MISSING and column.figure and reason:
            said, reason = reason, ""
        cells.append(_cell(voice, said))
    return tuple(cells)


def _why_hidden(voice: Voice, spec: Listing, row: Row) -> str:
    state = row.get("state")
    if state not in NOWHERE:
        return ""
    if state == CellState.INSUFFICIENT and spec.lacking:
        return voice.text(spec.lacking)
    if state == CellState.HIDDEN and spec.small:
        return voice.text(spec.small, assessors=voice.number(voice.names.assessors))
    privacy = voice.names.privacy
    single = spec.center_base and row.get("center") not in (None, ALL)
    return voice.state(state, privacy.center_base if single else privacy.minimum_base)


def _cell(voice: Voice, said: str) -> Cell:
    return Cell(said, voice.text("not available") if said == MISSING else "")


def _spread(
    voice: Voice, spec: Spread, rows: list[Row]
) -> tuple[tuple[Header, ...], tuple[tuple[Cell, ...], ...]]:
    down, across, cell = (COLUMNS[name] for name in (spec.down, spec.across, spec.cell))
    rows = in_places(voice, rows)
    places = [(row[down.reads[0]], _across(row, across)) for row in rows]
    by_place = dict(zip(places, rows, strict=True))
    if len(by_place) < len(rows):
        raise ValueError(
            f"Several rows for one cell of {spec.caption!r}: narrow the frame."
        )
    names = {place[0]: down.say(voice, row) for place, row in by_place.items()}
    heads = {place[1]: _head(voice, across, row, rows) for place, row in by_place.items()}
    headers = (_header(voice, down), *(Header(head, "wrap") for head in heads.values()))
    return headers, tuple(
        (
            Cell(said),
            *(
                _spread_cell(voice, spec, cell, by_place.get((name, head)))
                for head in heads
            ),
        )
        for name, said in names.items()
    )


def _head(voice: Voice, column: Column, row: Row, rows: list[Row]) -> str:
    """What is across; with its audience where several have their items side by side."""
    said = column.say(voice, row)
    if len({row.get("audience") for row in rows}) < 2:
        return said
    return voice.text(
        "{table}: {what}", table=voice.name("audience", row["audience"]), what=said
    )


def _across(row: Row, column: Column) -> tuple[str | None, ...]:
    """Two audiences may share the id of an item, which then is a column each."""
    return row.get("audience"), *(row[key] for key in column.reads)


def _spread_cell(voice: Voice, spec: Spread, column: Column, row: Row | None) -> Cell:
    if row is None:
        return _cell(voice, MISSING)
    if row.get("state") in NOT_SHOWN:
        return Cell(voice.text("hidden"))
    if row.get("state") == CellState.INSUFFICIENT:
        lacking = voice.text(spec.lacking) if spec.lacking else ""
        return Cell(lacking or voice.state(CellState.INSUFFICIENT))
    return _cell(voice, column.say(voice, row))

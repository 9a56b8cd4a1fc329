"""Columns of the small tables: each type read, its broken rules noted row by row."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import pandas as pd

from pescycle.errors import Problem
from pescycle.io import cells
from pescycle.io.config_words import ID_RULE
from pescycle.io.raw import RawTable
from pescycle.model.base import ALL, SLUG
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Covariate
from pescycle.model.tables import CellType, Column, TableContract

HIGHEST_SCORE = 100
LOWEST_RATING, HIGHEST_RATING = 1, 5
TIME_OF_DAY = re.compile(r"^([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$", re.ASCII)
# Few letters and numbers, such as a1 or c01s2: no name looks like that.
PERSON_CODE = re.compile(r"[a-z]{1,3}[0-9]{1,4}([a-z]{1,2}[0-9]{1,3})?")


@dataclass(frozen=True, eq=False)
class Reading:
    """A table on its way from text to types; ``problems`` grows with every column."""

    raw: RawTable
    contract: TableContract
    centers: Collection[str]
    problems: list[Problem] = field(default_factory=list)

    def add(
        self, rule: str, column: str, message: str, remedy: str = "", **more: object
    ) -> None:
        self.problems.append(self.raw.problem(rule, message, remedy, column=column, **more))


def dtype_of(kind: CellType) -> str:
    """Pandas' name of the type in which a column of that kind is kept."""
    types = {
        CellType.DATE: cells.DATETIME,
        CellType.COUNT: "Int64",
        CellType.NUMBER: "float64",
        CellType.JUDGMENT: "float64",
        CellType.SCORE: "float64",
        CellType.RATING: "Int64",
    }
    return types.get(kind, "str")


def typed_column(reading: Reading, column: Column) -> pd.Series:
    """One column of the contract, typed; empty throughout where the table lacks it."""
    if column.name not in reading.raw.frame:
        index = reading.raw.frame.index
        empty = "" if dtype_of(column.type) == "str" else None
        return pd.Series([empty] * len(index), index=index, dtype=dtype_of(column.type))
    text = reading.raw.frame[column.name]
    if column.required:
        for row in text.index[text == ""]:
            message = "this cell is empty."
            reading.add("missing_value", column.name, message, "Fill it in.", row=row)
    match column.type:
        case CellType.DATE:
            return _dates(reading, column.name, text)
        case CellType.COUNT:
            return _counts(reading, column.name, text)
        case CellType.NUMBER:
            return _numbers(reading, column.name, text)
        case CellType.JUDGMENT:
            return _judgments(reading, column.name, text)
        case CellType.SCORE:
            return _scores(reading, column.name, text)
        case CellType.RATING:
            return _ratings(reading, column.name, text)
        case CellType.TIME:
            return _times(reading, column.name, text)
        case CellType.CODE:
            return _codes(reading, column.name, text)
        case CellType.CHOICE:
            return _choices(reading, column, text)
        case CellType.SLUG | CellType.CENTER:
            return _ids(reading, column, text)
    return text


def _dates(reading: Reading, name: str, text: pd.Series) -> pd.Series:
    typed = cells.dates(text)
    for row, cell in text[typed.wrong].items():
        message = f'"{_short(cell)}" is not a date{cells.date_hint(cell)}.'
        reading.add("bad_date", name, message, "Write it like 2023-01-15.", row=row)
    return typed.values


def _counts(reading: Reading, name: str, text: pd.Series) -> pd.Series:
    typed = cells.whole_numbers(text)
    for row, cell in text[typed.wrong].items():
        message = f'"{_short(cell)}" is not a whole number{cells.number_hint(cell)}.'
        reading.add("bad_number", name, message, "Write digits only.", row=row)
    for row in text.index[(typed.values < 0).fillna(False)]:
        message = "a count cannot be below zero."
        reading.add("negative_value", name, message, "Correct it.", row=row)
    return typed.values


def _numbers(
    reading: Reading,
    name: str,
    text: pd.Series,
    hint: Callable[[str], str] = cells.number_hint,
) -> pd.Series:
    typed = cells.decimal_numbers(text)
    for row, cell in text[typed.wrong].items():
        message = f'"{_short(cell)}" is not a number{hint(cell)}.'
        remedy = "Write digits with a decimal point, nothing else."
        reading.add("bad_number", name, message, remedy, row=row)
    return typed.values


def _judgments(reading: Reading, name: str, text: pd.Series) -> pd.Series:
    typed = cells.judgments(text)
    for row, cell in text[typed.wrong].items():
        message = (
            f'"{_short(cell)}" is no judgment from 1/9 to 9{cells.judgment_hint(cell)}.'
        )
        remedy = "Write the more important of the two first, and 1 to 9 behind it."
        reading.add("bad_judgment", name, message, remedy, row=row)
    return typed.values


def _scores(reading: Reading, name: str, text: pd.Series) -> pd.Series:
    values = _numbers(reading, name, text, cells.score_hint)
    for row in values.index[(values < 0) | (values > HIGHEST_SCORE)]:
        message = "this score is not between 0 and 100."
        remedy = "Write 0 to 100; leave the cell empty where nothing can be scored."
        reading.add("out_of_range", name, message, remedy, row=row)
    return values


def _ratings(reading: Reading, name: str, text: pd.Series) -> pd.Series:
    values = _counts(reading, name, text)
    outside = (values < LOWEST_RATING) | (values > HIGHEST_RATING)
    for row in values.index[outside.fillna(False).astype(bool) & ~(values < 0)]:
        message = f"this rating is not between {LOWEST_RATING} and {HIGHEST_RATING}."
        reading.add("out_of_range", name, message, "Write 1, 2, 3, 4 or 5.", row=row)
    return values


def _times(reading: Reading, name: str, text: pd.Series) -> pd.Series:
    """Times of day as text ``HH:MM``; the seconds that Excel adds are dropped."""
    plain = text.map(cells.western_digits).str.replace(TIME_OF_DAY, r"\1:\2", regex=True)
    for row, cell in plain[(plain != "") & ~plain.str.fullmatch(TIME_OF_DAY)].items():
        message = f'"{_short(cell)}" is not a time of day.'
        reading.add("bad_time", name, message, "Write it like 09:30.", row=row)
    return plain.where(plain == "", plain.str.zfill(len("09:30")))


def _codes(reading: Reading, name: str, text: pd.Series) -> pd.Series:
    """Codes that stand for people: what may be a name is refused, and never repeated."""
    # A table without rows gives a column of text where codes are looked for.
    found = text.map(lambda cell: bool(PERSON_CODE.fullmatch(cell))).astype(bool)
    for row in text.index[(text != "") & ~found]:
        message = "this is no code that stands for a person (a name is never written)."
        remedy = "Write a few small letters and a number, such as a1; keep the list apart."
        reading.add("bad_code", name, message, remedy, row=row)
    return text


def covariate_column(reading: Reading, covariate: Covariate) -> pd.Series:
    """One column of numbers that the pilot announces."""
    if covariate.id not in reading.raw.frame:
        return pd.Series(dtype="float64")
    values = _numbers(reading, covariate.id, reading.raw.frame[covariate.id])
    highest = 1 if covariate.unit == "share" else float("inf")
    lowest = float("-inf") if covariate.unit == "number" else 0
    for row in values.index[(values < lowest) | (values > highest)]:
        message = f"this value is outside what a {covariate.unit} can be."
        remedy = "Write a share between 0 and 1; a count is never below 0."
        reading.add("out_of_range", covariate.id, message, remedy, row=row)
    return values


def _choices(reading: Reading, column: Column, text: pd.Series) -> pd.Series:
    small = text.str.lower()
    for row, cell in small[(small != "") & ~small.isin(column.choices)].items():
        message = f'"{_short(cell)}" is not allowed here.'
        remedy = nearest(cell, column.choices) or f"Write {', '.join(column.choices)}."
        reading.add("unknown_choice", column.name, message, remedy, row=row)
    return small


def _ids(reading: Reading, column: Column, text: pd.Series) -> pd.Series:
    wrong = (text != "") & ~text.map(lambda cell: bool(SLUG.fullmatch(cell))).astype(bool)
    for row, cell in text[wrong].items():
        message = f'"{_short(cell)}" is not an id.'
        reading.add("bad_id", column.name, message, ID_RULE, row=row)
    if column.type == CellType.CENTER:
        _check_centers(reading, column, text[(text != "") & ~wrong])
    elif reading.contract.name == "centers" and column.name == "id":
        for row in text.index[text == ALL]:
            message = f'"{ALL}" stands for all centers together.'
            reading.add(
                "reserved_id", "id", message, "Give the center another id.", row=row
            )
    return text


def _check_centers(reading: Reading, column: Column, ids: pd.Series) -> None:
    known = [*reading.centers, *([ALL] if column.all_centers else [])]
    for row, cell in ids[~ids.isin(known)].items():
        message = f'"{cell}" is no center of this pilot.'
        remedy = nearest(cell, known) or "Write an id of centers.csv."
        reading.add("unknown_center", column.name, message, remedy, row=row)


def _short(cell: str) -> str:
    """A cell of a typed column as an error may print it.

    What looks like a telephone number or an address slipped in from another column, and is
    not repeated.
    """
    if "@" in cell or sum(sign.isdigit() for sign in cell) > 8 or len(cell) > 30:
        return "..."
    return cell

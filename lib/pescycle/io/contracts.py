"""Small tables that a team fills in, read by their contract with all problems at once."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd

from pescycle.errors import DataError, Problem, Severity
from pescycle.io.columns import Reading, covariate_column, dtype_of, typed_column
from pescycle.io.raw import read_raw
from pescycle.io.raw_layout import shown
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Covariate
from pescycle.model.tables import TableContract


def read_table(
    path: Path,
    name: str,
    contract: TableContract,
    centers: Collection[str] = (),
    covariates: Sequence[Covariate] = (),
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """A table typed by its contract, and every problem met.

    Texts that are not filled in are ``""``; dates and numbers missing. Problems may stop:
    the frame is whole only where none does.

    Parameters
    ----------
    path : Path
        CSV or XLSX as received.
    name : str
        How errors call the file.
    contract : TableContract
        Columns, types and keys.
    centers : collection of str
        Ids of the known centers, for columns of type center.
    covariates : sequence of Covariate
        Further columns of numbers that the pilot announces.
    """
    try:
        raw = read_raw(path, name)
    except DataError as error:
        return empty_table(contract), error.problems
    reading = Reading(raw, contract, centers, list(raw.problems))
    texts = _text_columns(reading)
    _check_header(reading, texts, [covariate.id for covariate in covariates])
    frame = pd.DataFrame(
        {column.name: typed_column(reading, column) for column in contract.columns}
        | {name: raw.frame[name] for name in texts}
        | {covariate.id: covariate_column(reading, covariate) for covariate in covariates}
    )
    _check_keys(reading, frame)
    _check_texts(reading, texts)
    return frame.reset_index(drop=True), tuple(reading.problems)


def empty_table(contract: TableContract) -> pd.DataFrame:
    """A table of that contract without any row, typed."""
    return pd.DataFrame(
        {column.name: pd.Series(dtype=dtype_of(column.type)) for column in contract.columns}
    )


def _text_columns(reading: Reading) -> list[str]:
    present = reading.raw.frame.columns
    return [name for name in reading.contract.text_columns if name in present]


def _check_header(reading: Reading, texts: list[str], covariates: list[str]) -> None:
    """Say what is missing and what is not known, each with the name it resembles."""
    present = list(reading.raw.frame.columns)
    contract = reading.contract
    required = [c.name for c in contract.columns if c.required] + covariates
    optional = [c.name for c in contract.columns if not c.required]
    known = [*required, *optional, *contract.text_columns]
    strangers = [name for name in present if name not in known]
    for name in [n for n in required if n not in present]:
        near = nearest(name, strangers)
        remedy = f"{near} Then rename it." if near else "Add it to the header row."
        reading.add("missing_column", name, "this column is missing.", remedy)
    for prefix in contract.text_prefixes:
        if not any(name.startswith(f"{prefix}_") for name in texts):
            message = f"a column {prefix}_ and a language is missing, such as {prefix}_en."
            reading.add("missing_column", f"{prefix}_en", message, "Add one at least.")
    for name in strangers:
        near = _text_hint(contract, name) or nearest(
            name, [n for n in known if n not in present]
        )
        severity = Severity.STOP if near else Severity.WARN
        message = f"no column of {contract.name} has this name; it is not read."
        remedy = near or "Remove it, or leave it for your own use."
        reading.add("unknown_column", shown(name), message, remedy, severity=severity)


def _text_hint(contract: TableContract, name: str) -> str:
    """For a text column whose name lacks its language."""
    prefixes = (*contract.text_prefixes, *contract.optional_prefixes)
    return f'Did you mean "{name}_en"?' if name in prefixes else ""


def _check_keys(reading: Reading, frame: pd.DataFrame) -> None:
    contract = reading.contract
    keys = {contract.key, *((column.name,) for column in contract.columns if column.unique)}
    for key in sorted(keys):
        whole = (frame[list(key)].notna() & (frame[list(key)] != "")).all(axis=1)
        part = frame.loc[whole, list(key)]
        for row in part.index[part.duplicated()]:
            first = part.index[(part == part.loc[row]).all(axis=1)][0]
            message = f"the same {' and '.join(key)} as in row {first}."
            reading.add("duplicate_key", key[0], message, "Keep one of the rows.", row=row)


def _check_texts(reading: Reading, texts: list[str]) -> None:
    for prefix in reading.contract.text_prefixes:
        columns = [name for name in texts if name.startswith(f"{prefix}_")]
        if not columns:
            continue
        empty = (reading.raw.frame[columns] == "").all(axis=1)
        for row in empty.index[empty]:
            message = "there is no text in any language."
            reading.add(
                "missing_value", columns[0], message, "Write one at least.", row=row
            )

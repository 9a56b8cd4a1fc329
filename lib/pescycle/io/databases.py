"""Monthly counts from a database: one query, for reading alone, with a time and row limit.

The password comes from an environment variable. No message repeats the address, the
password or what a driver says of either.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from pescycle.errors import DataError, Problem
from pescycle.io.content import stop
from pescycle.io.database_problems import named, no_driver, refused, too_slow
from pescycle.io.raw import EDGES, RawTable
from pescycle.io.workbooks import cell_text
from pescycle.model.sources import DatabaseSource

CONNECT_SECONDS = 10
CHUNK = 5_000
DATABASE = " (database)"  # ends the name of an input that is no file
# Steps of SQLite between two looks at the clock.
SQLITE_STEPS = 10_000
DRIVERS = {"postgresql": "psycopg", "mysql": "pymysql", "mariadb": "pymysql"}


def database_table(
    source: DatabaseSource, place: Path, file: str
) -> Iterator[RawTable | Problem]:
    """The rows of a source's query as a table of text, or why there are none.

    Parameters
    ----------
    source : DatabaseSource
        As configured in round.yml.
    place : Path
        The round's folder: where the file of an SQLite database is looked for.
    file : str
        How problems call the file that holds the query.
    """
    try:
        frame = _asked(source, place, file)
    except DataError as error:
        yield from error.problems
        return
    yield RawTable(
        frame=frame,
        name=database_name(source),
        sheet="",
        format=source.url.partition(":")[0].split("+")[0],
        encoding="",
        separator="",
    )


def database_name(source: DatabaseSource) -> str:
    """How problems, receipts and manifests call it: never by its address."""
    return f"{source.id}{DATABASE}"


def database_hash(source: DatabaseSource, place: Path, file: str) -> str:
    """SHA-256 of the rows that the query gives now, and of nothing else.

    Raises
    ------
    DataError
        The database cannot be asked.
    """
    frame = _asked(source, place, file)
    # Sorted: a database promises no order, and none is meant.
    rows = sorted("\x1f".join(row) for row in frame.itertuples(index=False))
    return sha256("\x1e".join(["\x1f".join(frame.columns), *rows]).encode()).hexdigest()


def _asked(source: DatabaseSource, place: Path, file: str) -> pd.DataFrame:
    """The result as text, with the number of each row as index."""
    address = _address(source, place, file)
    secret = address.password or ""
    try:
        with _connection(source, address, file) as connection:
            # As the driver takes it: no colon or percent sign in it is a parameter.
            result = connection.exec_driver_sql(
                source.query, execution_options={"no_parameters": True}
            )
            columns = _columns(result, source, file)
            rows = _rows(result, source, file)
    except DBAPIError as error:
        raise refused(error, source, file, secret) from None
    except SQLAlchemyError as error:
        message = f"{named(source)}: the query cannot be run ({type(error).__name__})."
        raise stop(file, "query_refused", message) from None
    return pd.DataFrame(
        [[_cell(value) for value in row] for row in rows],
        columns=columns,
        index=pd.RangeIndex(1, len(rows) + 1, name="row"),
        dtype="str",
    )


def _columns(result: Any, source: DatabaseSource, file: str) -> list[str]:
    names = list(result.keys())
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        message = f'{named(source)}: the query gives the column "{twice[0]}" twice.'
        remedy = "Give each a name of its own: ... AS value."
        raise stop(file, "duplicate_header", message, remedy)
    return names


def _cell(value: object) -> str:
    if isinstance(value, datetime):  # with a zone it is the local first day that counts
        value = value.replace(tzinfo=None)
    return cell_text(value).strip(EDGES)


def _rows(result: Any, source: DatabaseSource, file: str) -> list[Sequence[object]]:
    """All rows, chunk by chunk, so that a wrong query does not fill the memory first."""
    rows: list[Sequence[object]] = []
    deadline = time.monotonic() + source.timeout
    while chunk := result.fetchmany(CHUNK):
        rows += chunk
        if len(rows) > source.most_rows:
            message = (
                f"{named(source)}: the query gives more than {source.most_rows:,} rows."
            )
            remedy = "Sum them up by month in the query, or raise most_rows:."
            raise stop(file, "result_too_large", message, remedy)
        if time.monotonic() > deadline:
            raise too_slow(source, file)
    return rows


def _address(source: DatabaseSource, place: Path, file: str) -> URL:
    """The address with driver and password; that of an SQLite file made whole."""
    try:
        url = make_url(source.url)
    except (ArgumentError, ValueError):
        message = f"{named(source)}: url is no address that can be understood."
        remedy = "Write it like postgresql://reader@localhost/register."
        raise stop(file, "wrong_value", message, remedy) from None
    kind = url.get_backend_name()
    if kind == "sqlite":
        return _sqlite_address(url, source, place, file)
    if url.drivername == kind:
        url = url.set(drivername=f"{kind}+{DRIVERS[kind]}")
    if source.password_variable:
        secret = os.environ.get(source.password_variable)
        if not secret:
            message = (
                f"{named(source)}: the environment variable {source.password_variable} "
                "is not set; it should hold the password."
            )
            remedy = (
                f"Set it in the shell before the run: export {source.password_variable}=..."
            )
            raise stop(file, "missing_secret", message, remedy)
        url = url.set(password=secret)
    return url


def _sqlite_address(url: URL, source: DatabaseSource, place: Path, file: str) -> URL:
    path = (place / (url.database or "")).resolve()
    if not url.database or not path.is_file():
        name = Path(url.database or "").name or "no file"
        message = f"{named(source)}: url names {name}, but there is no such file."
        remedy = "Put it there or correct url:; its path starts in the round's folder."
        raise stop(file, "missing_file", message, remedy)
    # Opened by a URI that allows reading alone; a new file would be made otherwise.
    return url.set(database=path.as_uri(), query={"mode": "ro", "uri": "true"})


@contextmanager
def _connection(source: DatabaseSource, address: URL, file: str) -> Iterator[Connection]:
    """A connection in a transaction that can only read, with the source's time-out."""
    kind = address.get_backend_name()
    try:
        engine = create_engine(address, poolclass=NullPool, **_connect_options(kind))
    except NoSuchModuleError:
        raise no_driver(source, address.drivername, file) from None
    except ModuleNotFoundError as error:
        raise no_driver(source, error.name or "", file) from None
    if kind == "sqlite":
        _sqlite_limits(engine, source)
    options = {"postgresql_readonly": True} if kind == "postgresql" else {}
    with engine.connect().execution_options(stream_results=True, **options) as connection:
        milliseconds = source.timeout * 1000
        if kind == "postgresql":
            _set(connection, f"SET statement_timeout = {milliseconds}")
        elif kind in ("mysql", "mariadb"):
            _set(connection, "SET SESSION TRANSACTION READ ONLY")
            connection.rollback()
        yield connection
        connection.rollback()


def _set(connection: Connection, statement: str) -> None:
    """A setting of the session; it gives no rows that could be streamed."""
    connection.exec_driver_sql(statement, execution_options={"stream_results": False})


def _connect_options(kind: str) -> dict[str, Any]:
    known = {} if kind == "sqlite" else {"connect_timeout": CONNECT_SECONDS}
    return {"connect_args": known}


def _sqlite_limits(engine: Any, source: DatabaseSource) -> None:
    @event.listens_for(engine, "connect")
    def _limited(connection: Any, _: object) -> None:
        deadline = time.monotonic() + source.timeout
        connection.execute("PRAGMA query_only = ON")
        connection.set_progress_handler(
            lambda: int(time.monotonic() > deadline), SQLITE_STEPS
        )

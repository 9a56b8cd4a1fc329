"""What keeps a database from being read, in words that give no secret away."""

from sqlalchemy.exc import DBAPIError

from pescycle.errors import DataError
from pescycle.io.content import stop
from pescycle.model.sources import DatabaseSource

EXTRA = {
    "psycopg": "Install it: pip install 'pescycle[postgres]'.",
    "pymysql": "Install it: pip install pymysql.",
}
# SQLSTATE classes and codes (PostgreSQL, appendix A) of what a user can put right.
TOO_SLOW = frozenset({"57014", "25P03", "55P03"})
READ_ONLY = frozenset({"25006"})


def named(source: DatabaseSource) -> str:
    """How a problem calls the source: by its id and never by its address."""
    return f'source "{source.id}"'


def no_driver(source: DatabaseSource, driver: str, file: str) -> DataError:
    """The package that speaks with this kind of database is not there."""
    message = f"{named(source)}: the Python package {driver} is not installed."
    remedy = EXTRA.get(
        driver, f"Install it, or write {' or '.join(sorted(EXTRA))} in url:."
    )
    return stop(file, "missing_driver", message, remedy)


def too_slow(source: DatabaseSource, file: str) -> DataError:
    """The query took longer than it may."""
    message = f"{named(source)}: the query took longer than {source.timeout} seconds."
    remedy = "Sum up by month in the query, or raise timeout:."
    return stop(file, "query_too_slow", message, remedy)


def refused(error: DBAPIError, source: DatabaseSource, file: str, secret: str) -> DataError:
    """What a driver's error means, in words that give nothing of the address away."""
    state = getattr(error.orig, "sqlstate", None) or ""
    said = str(error.orig or "")
    if state in TOO_SLOW or "interrupted" in said:
        return too_slow(source, file)
    if state in READ_ONLY or "readonly" in said:
        message = f"{named(source)}: the query would change the database."
        return stop(file, "query_refused", message, "Write a query that only reads.")
    unreached = state.startswith(("08", "28", "3D")) or "not a database" in said
    if error.statement is None or unreached:
        return _no_connection(state, said, source, file)
    message = f"{named(source)}: the database refuses the query{_reason(error, secret)}."
    remedy = "Try it in the database's own program first."
    return stop(file, "query_refused", message, remedy)


def _no_connection(state: str, said: str, source: DatabaseSource, file: str) -> DataError:
    reason, remedy = "", "Is it running, and are host and port in url: right?"
    if state.startswith("28") or "authentication failed" in said:
        reason = " (user or password refused)"
        remedy = "Check the user in url: and the password in the environment variable."
        if not source.password_variable:
            remedy = "Name the environment variable with the password: password_variable:."
    elif "no password supplied" in said:
        reason = " (it wants a password)"
        remedy = "Name the environment variable with the password: password_variable:."
    elif state == "3D000" or ("database" in said and "does not exist" in said):
        reason = " (it has no database of that name)"
        remedy = "Correct the name at the end of url:."
    elif "role" in said and "does not exist" in said:
        reason = " (it knows no user of that name)"
        remedy = "Correct the user in url:."
    elif "resolve" in said or "translate host" in said:
        reason = " (no such host)"
    elif "not a database" in said:
        reason = " (the file is no SQLite database)"
        remedy = "Correct url:."
    message = f"{named(source)}: the database cannot be reached{reason}."
    return stop(file, "no_connection", message, remedy)


def _reason(error: DBAPIError, secret: str) -> str:
    """The database's own words on a query, in brackets: names of tables and columns."""
    told = getattr(getattr(error.orig, "diag", None), "message_primary", None)
    words = (told or str(error.orig)).splitlines()[0][:120]
    if secret and secret in words:
        return ""
    return f" ({words})"

"""Counts from a database: read-only, no secret in any word, clear when it cannot be."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from pescycle.batch.manifest import open_manifest
from pescycle.cycle import Turn
from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.fingerprint import input_hashes
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import change, lines

ROUND = "rounds/2023-1/round.yml"
QUERY = "SELECT office AS center, month, what AS measure, n AS value FROM counts"
ROWS = [
    ("c01", "2023-01-01", "visits", 120),
    ("c01", "2023-02-01", "visits", 130),
    ("c02", "2023-01-01", "waited", 1200.5),
    ("c02", "2023-02-01", "visits", None),
]
SECRET = "s3cret-of-the-register"
VARIABLE = "PESCYCLE_TEST_DB_PASSWORD"


def configure(folder: Path, url: str, query: str = QUERY, more: str = "") -> None:
    source = f'{{id: register, kind: database, url: "{url}", query: "{query}"{more}}}'
    change(folder / ROUND, "{id: desk, kind: measures, file: visits.csv}", source)


def stopped(folder: Path) -> str:
    with pytest.raises((DataError, ConfigError)) as caught:
        read_round(read_pilot(folder), "2023-1")
    problems = [p for p in caught.value.problems if p.severity == Severity.STOP]
    said = lines(problems) + str(caught.value)
    assert SECRET not in said
    assert "://" not in said.replace("postgresql://reader@localhost/register", "").replace(
        "sqlite:///register.db", ""
    )
    return lines(problems)


@pytest.fixture
def register(pilot_folder: Path) -> Path:
    path = pilot_folder / "rounds/2023-1/register.db"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE counts (office, month, what, n)")
        base.executemany("INSERT INTO counts VALUES (?, ?, ?, ?)", ROWS)
    base.close()
    configure(pilot_folder, "sqlite:///register.db")
    return path


def changed_row(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as base:
        base.execute(statement)
    base.close()


def good(data: RoundData) -> None:
    frame = data.measure_month
    assert data.problems == ()
    assert frame["center"].tolist() == ["c01", "c01", "c02", "c02"]
    assert frame["month"].dt.strftime("%Y-%m").tolist() == ["2023-01", "2023-02"] * 2
    assert frame["value"].tolist()[:3] == [120, 130, 1200.5]
    assert pd.isna(frame["value"].iloc[3])
    receipt = data.receipts[0]
    assert (receipt.source, receipt.rows_read, receipt.rows_kept) == ("register", 4, 4)


def test_rows_of_sqlite_are_typed_and_counted(pilot_folder: Path, register: Path) -> None:
    data = read_round(read_pilot(pilot_folder), "2023-1")
    good(data)
    assert (data.receipts[0].file, data.receipts[0].format) == (
        "register (database)",
        "sqlite",
    )


def test_what_a_query_gives_is_checked_like_a_file(
    pilot_folder: Path, register: Path
) -> None:
    changed_row(register, "INSERT INTO counts VALUES ('c99', '2023-01-01', 'visits', 1)")
    data = read_round(read_pilot(pilot_folder), "2023-1")
    assert lines(data.problems) == (
        'register (database), row 5, column "center": "c99" is no center of this pilot; '
        "set aside. Write an id of centers.csv."
    )


def test_a_bad_count_names_the_row_of_the_result(
    pilot_folder: Path, register: Path
) -> None:
    changed_row(register, "UPDATE counts SET n = -5 WHERE n = 130")
    assert stopped(pilot_folder) == (
        'register (database), row 2, column "value": a count cannot be below zero. '
        "Correct it."
    )


def test_a_column_that_the_query_lacks_is_named(pilot_folder: Path, register: Path) -> None:
    change(pilot_folder / ROUND, "n AS value", "n AS total_n")
    assert stopped(pilot_folder) == (
        'register (database), column "value": this column is missing; it should hold our '
        "value. The query gives center, month, measure, total_n. Name it there: "
        "SELECT ... AS value."
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("what AS", "whot AS", "refuses the query (no such column: whot)"),
        ("FROM counts", "FROM visits", "refuses the query (no such table: visits)"),
        (
            "n AS value",
            "n AS value, n AS value",
            'the query gives the column "value" twice',
        ),
    ],
)
def test_a_query_that_cannot_run_stops_with_the_databases_words(
    pilot_folder: Path, register: Path, old: str, new: str, said: str
) -> None:
    change(pilot_folder / ROUND, old, new)
    found = stopped(pilot_folder)
    assert found.startswith(f'{ROUND}: source "register": ')
    assert said in found


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("DELETE FROM counts", "a query begins with SELECT"),
        ("SELECT 1; SELECT 2", "has several statements"),
        ("WITH x AS (SELECT 1) DELETE FROM counts", "DELETE would change the database"),
        ("SELECT * INTO other FROM counts", "INTO would change the database"),
    ],
)
def test_only_a_select_is_accepted(pilot_folder: Path, query: str, said: str) -> None:
    configure(pilot_folder, "sqlite:///register.db", query)
    assert said in stopped(pilot_folder)


def test_words_in_quotes_and_comments_are_no_statements(
    pilot_folder: Path, register: Path
) -> None:
    change(pilot_folder / ROUND, "FROM counts", "FROM counts WHERE what <> 'delete; % :x'")
    good(read_round(read_pilot(pilot_folder), "2023-1"))


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://reader:{SECRET}@localhost/register",
        f"postgresql://localhost/register?user=reader&password={SECRET}",
        f"postgresql://reader:{SECRET}/with@slash@localhost/register",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_repeated(
    pilot_folder: Path, url: str
) -> None:
    configure(pilot_folder, url)
    said = stopped(pilot_folder)
    assert "the address holds a password; take it out" in said
    assert "password_variable: PESCYCLE_DB_PASSWORD" in said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("register.db", "this is no address of a database"),
        ("oracle://reader@localhost/register", "only postgresql, sqlite, mysql, mariadb"),
        ("sqlite:///nowhere.db", "url names nowhere.db, but there is no such file"),
        ("sqlite://", "url names no file, but there is no such file"),
        ("postgresql+nodriver://reader@localhost/register", "is not installed"),
        ("mysql://reader@localhost/register", "pip install pymysql"),
    ],
)
def test_an_address_that_leads_nowhere_says_what_to_write(
    pilot_folder: Path, url: str, said: str
) -> None:
    configure(pilot_folder, url)
    assert said in stopped(pilot_folder)


@pytest.mark.parametrize("name", ["reader", SECRET])
def test_a_password_in_place_of_its_variable_is_not_repeated(
    pilot_folder: Path, name: str
) -> None:
    configure(
        pilot_folder, "postgresql://reader@localhost/r", more=f", password_variable: {name}"
    )
    assert "not the name of an environment variable" in stopped(pilot_folder)


def test_a_password_key_is_refused_and_not_repeated(pilot_folder: Path) -> None:
    configure(pilot_folder, "postgresql://reader@localhost/r", more=f", password: {SECRET}")
    assert 'Did you mean "password_variable"?' in stopped(pilot_folder)


def test_a_variable_that_is_not_set_is_named(
    pilot_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    configure(
        pilot_folder,
        "postgresql://reader@localhost/r",
        more=f", password_variable: {VARIABLE}",
    )
    assert f"the environment variable {VARIABLE} is not set" in stopped(pilot_folder)


def test_sqlite_is_opened_for_reading_alone(pilot_folder: Path, register: Path) -> None:
    register.chmod(0o444)
    before = register.read_bytes()
    read_round(read_pilot(pilot_folder), "2023-1")
    assert register.read_bytes() == before
    assert sorted(p.name for p in register.parent.iterdir() if "register" in p.name) == [
        "register.db"
    ]


def test_another_file_is_no_database(pilot_folder: Path, register: Path) -> None:
    register.write_bytes(b"center,month\n" * 200)
    assert "the file is no SQLite database" in stopped(pilot_folder)


ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT 'c01' AS center, '2023-01' AS month, 'visits' AS measure, max(i) AS value "
    "FROM n"
)


def test_a_query_without_end_is_stopped(pilot_folder: Path, register: Path) -> None:
    change(pilot_folder / ROUND, QUERY, ENDLESS)
    change(pilot_folder / ROUND, "kind: database", "kind: database, timeout: 1")
    assert "the query took longer than 1 seconds" in stopped(pilot_folder)


def test_a_result_without_end_is_stopped(pilot_folder: Path, register: Path) -> None:
    change(pilot_folder / ROUND, QUERY, ENDLESS.replace("max(i)", "i"))
    change(pilot_folder / ROUND, "kind: database", "kind: database, most_rows: 5000")
    assert "the query gives more than 5,000 rows" in stopped(pilot_folder)


def test_the_fingerprint_notices_changed_rows_and_not_their_order(
    pilot_folder: Path, register: Path
) -> None:
    folder = read_pilot(pilot_folder)
    name = "rounds/2023-1/register (database)"
    first = input_hashes(folder, folder.rounds[0])
    changed_row(register, "UPDATE counts SET rowid = rowid + 10 WHERE rowid = 1")
    assert input_hashes(folder, folder.rounds[0])[name] == first[name]
    changed_row(register, "UPDATE counts SET n = 131 WHERE n = 130")
    assert input_hashes(folder, folder.rounds[0])[name] != first[name]


def test_a_round_is_made_anew_when_the_database_changed(
    pilot_folder: Path, register: Path, tmp_path: Path
) -> None:
    folder = read_pilot(pilot_folder)
    before = Turn(folder, "2023-1", tmp_path).made_from
    assert Turn(folder, "2023-1", tmp_path).made_from == before
    changed_row(register, "DELETE FROM counts WHERE n = 130")
    assert Turn(folder, "2023-1", tmp_path).made_from != before


# A real PostgreSQL, started here for these tests alone.


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    where = shutil.which("initdb")
    return Path(where).parent if where else None


def _as_user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root; then it runs as the user that it brought along."""
    if os.name != "posix" or os.geteuid() != 0:
        return []
    try:
        shutil.chown(folder, "postgres")
    except LookupError:
        pytest.skip("root may not run PostgreSQL, and there is no user postgres")
    return ["runuser", "-u", "postgres", "--"]


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    programs = _programs()
    if programs is None:
        pytest.skip("the PostgreSQL server is not installed on this machine")
    # A short path outside pytest's own folders: those are closed to other users, and the
    # name of a socket may have about a hundred letters.
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    user = _as_user(folder)

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [*user, programs / program, *words],
            check=True,
            capture_output=True,
            cwd=folder,
            timeout=120,
        )

    secret = folder / "secret"
    secret.write_text(f"{SECRET}\n")
    secret.chmod(0o644)
    run(
        *("initdb", "-D", "data", "-U", "owner", "-A", "scram-sha-256"),
        *(f"--pwfile={secret}", "-E", "UTF8", "--no-sync"),
    )
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")
    try:
        _fill(folder)
        yield f"postgresql://owner@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _fill(folder: Path) -> None:
    import psycopg

    with psycopg.connect(
        host=str(folder), user="owner", password=SECRET, dbname="postgres"
    ) as base:
        base.execute("CREATE TABLE counts (office text, month date, what text, n numeric)")
        with base.cursor() as cursor:
            cursor.executemany("INSERT INTO counts VALUES (%s, %s, %s, %s)", ROWS)
        base.execute(
            "CREATE FUNCTION spoil() RETURNS integer LANGUAGE sql AS "
            "'DELETE FROM counts RETURNING 1'"
        )


@pytest.fixture
def served(pilot_folder: Path, postgres: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, SECRET)
    configure(pilot_folder, postgres, more=f", password_variable: {VARIABLE}")
    return pilot_folder


def test_rows_of_postgresql_are_typed_and_counted(served: Path) -> None:
    data = read_round(read_pilot(served), "2023-1")
    good(data)
    assert data.receipts[0].format == "postgresql"


def test_a_query_may_end_with_a_semicolon_and_hold_casts(served: Path) -> None:
    change(served / ROUND, "n AS value FROM counts", "n::float AS value FROM counts ; ")
    good(read_round(read_pilot(served), "2023-1"))


def test_postgresql_refuses_a_wrong_password(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "wrong")
    found = stopped(served)
    assert "the database cannot be reached (user or password refused)" in found
    assert "wrong" not in found


def test_postgresql_that_wants_a_password_says_so(served: Path) -> None:
    change(served / ROUND, f", password_variable: {VARIABLE}", "")
    assert "(it wants a password). Name the environment variable" in stopped(served)


def test_a_server_that_does_not_run_is_named_as_such(served: Path, tmp_path: Path) -> None:
    text = (served / ROUND).read_text("utf-8")
    host = text.partition("host=")[2].partition('"')[0]
    change(served / ROUND, host, str(tmp_path))
    assert "the database cannot be reached. Is it running" in stopped(served)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("what AS", "whot AS", 'refuses the query (column "whot" does not exist)'),
        ("FROM counts", "FROM cuonts", 'refuses the query (relation "cuonts" does not'),
        ("n AS value", "spoil() AS value", "the query would change the database"),
        ("n AS value", "pg_sleep(5) AS value", "the query took longer than 1 seconds"),
        ("postgres?host", "nowhere?host", "(it has no database of that name)"),
    ],
)
def test_what_postgresql_refuses_is_said_plainly(
    served: Path, old: str, new: str, said: str
) -> None:
    change(served / ROUND, "kind: database", "kind: database, timeout: 1")
    change(served / ROUND, old, new)
    assert said in stopped(served)
    change(served / ROUND, new, old)
    good(read_round(read_pilot(served), "2023-1"))


def test_no_output_of_a_round_holds_the_secret_or_the_address(
    served: Path, tmp_path: Path, postgres: str
) -> None:
    turn = Turn(read_pilot(served), "2023-1", tmp_path / "reports")
    turn.hand_over(turn.result("enquiry"))
    open_manifest(turn, {}).write(turn.report_folder)
    files = [path for path in (tmp_path / "reports").rglob("*") if path.is_file()]
    assert files
    host = postgres.partition("host=")[2]
    for path in files:
        content = path.read_bytes()
        assert SECRET.encode() not in content
        assert host.encode() not in content
    assert SECRET not in repr(turn.round)
    assert SECRET not in repr(turn.given)

"""Counts from a database: read-only, no secret in any word, clear when it cannot be."""

import sqlite3
from pathlib import Path

import pytest

from pescycle.cycle import Turn
from pescycle.io.fingerprint import input_hashes
from pescycle.io.pilots import read_pilot, read_round
from tests.robustness.register import (
    QUERY,
    ROUND,
    ROWS,
    SECRET,
    VARIABLE,
    configure,
    good,
    stopped,
)
from tests.robustness.tiny_pilot import change, lines


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

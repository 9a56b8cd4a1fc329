"""Counts from a PostgreSQL server: its passwords, its refusals, no secret in any output."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pescycle.batch.manifest import open_manifest
from pescycle.cycle import Turn
from pescycle.io.pilots import read_pilot, read_round
from tests.robustness.register import (
    ROUND,
    ROWS,
    SECRET,
    VARIABLE,
    configure,
    good,
    stopped,
)
from tests.robustness.tiny_pilot import change

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
    # A bare search path often lacks the folder of the administrator's programs.
    runuser = shutil.which("runuser") or "/usr/sbin/runuser"
    return [runuser, "-u", "postgres", "--"]


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

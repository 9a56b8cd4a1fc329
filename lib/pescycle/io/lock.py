"""One writer at a time in a round's folder."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pescycle.errors import UsageError
from pescycle.io.files import read_json, told_of_disk, write_json

LOCK = ".lock"
HOLDER = ".lock.json"
# A run tells its notebooks through this variable that it holds the lock for them.
HELD = "PESCYCLE_LOCKED_FOLDER"


@contextmanager
def round_lock(folder: Path) -> Iterator[None]:
    """Hold the round's lock; the operating system frees it even after kill -9.

    Raises
    ------
    UsageError
        When another run holds it; the message names host, process and time. Also when the
        folder cannot be written.
    """
    if os.environ.get(HELD) == str(folder):
        yield
        return
    with told_of_disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise UsageError(_held_by(folder)) from None
    try:
        write_json(folder / HOLDER, _own_mark())
        os.environ[HELD] = str(folder)
        yield
    finally:
        os.environ.pop(HELD, None)
        (folder / HOLDER).unlink(missing_ok=True)
        lock.release()


def _own_mark() -> dict[str, str | int]:
    return {
        "host": socket.gethostname(),
        "process": os.getpid(),
        "since": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
    }


def _held_by(folder: Path) -> str:
    place = f"{folder.parent.name}/{folder.name}"
    holder = read_json(folder / HOLDER)
    if not holder:
        return f"Another run is working on {place}. Wait for it to end, then run again."
    return (
        f"Another run is working on {place}: process {holder['process']} on "
        f"{holder['host']}, since {holder['since']}. Wait for it to end, then run again."
    )

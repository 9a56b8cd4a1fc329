"""Where files may lie and how they are written: below their folder, whole or not at all."""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pescycle.errors import UsageError


def below(folder: Path, *parts: str) -> Path:
    """The resolved path of ``parts`` below ``folder``.

    Raises
    ------
    UsageError
        When the path would leave the folder.
    """
    root = folder.resolve()
    path = root.joinpath(*parts).resolve()
    if not path.is_relative_to(root):
        raise UsageError(
            f"{'/'.join(parts)} leaves the folder {folder.name}; nothing was written."
        )
    return path


@contextlib.contextmanager
def told_of_disk(path: Path) -> Iterator[None]:
    """Turn what the system says of a full or locked disk into one clear message."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            f"{path.name} cannot be written ({reason}). Nothing half-written was left. "
            "Make room or choose another folder, then run again."
        ) from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old content or the new, never a part.

    Raises
    ------
    UsageError
        When the disk is full, or the folder may not be written.
    """
    with told_of_disk(path):
        _write(path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.", suffix=".part"
    )
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def write_text(path: Path, content: str) -> None:
    """Write text as UTF-8 with Unix line ends, whole or not at all."""
    write_bytes(path, content.encode("utf-8"))


def write_json(path: Path, content: Any) -> None:
    """Write plain JSON values, keys sorted, so that equal content gives equal bytes."""
    text = json.dumps(
        content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False
    )
    write_text(path, text + "\n")


def read_json(path: Path) -> Any:
    """The content of a JSON file of ours; ``None`` where there is none or it is damaged."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def remove_left_overs(folder: Path) -> None:
    """Delete the temporary files of a run that was killed while it wrote."""
    for part in folder.rglob(".*.part"):
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    # Without this a power cut can forget the rename; Windows has no such call.
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Making the starter's folder: under the pilot's own id, whole or not at all."""

import os
import re
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pescycle.errors import UsageError
from pescycle.model.base import SLUG

TEMPLATE_ID = "id: my-pilot"
ID_RULE = (
    "The folder's name becomes the pilot's id: small letters a-z, digits, - and _, at most "
    "32, the first a letter or digit."
)


def write_starter(folder: Path) -> None:
    """Write a small pilot that runs, with every key explained, as a new folder.

    It is built beside its place and renamed at the end: if anything goes wrong, nothing is
    left.

    Parameters
    ----------
    folder : Path
        Where to; its name becomes the pilot's id. It must not exist, or be empty.

    Raises
    ------
    UsageError
        Where the name is no id, something lies there already, or the disk refuses.
    """
    # Not resolve(): a link is itself a thing that lies there.
    target = Path(os.path.abspath(folder))
    _refuse_name(target.name)
    try:
        _refuse_place(target)
        _build(target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            f"{target.name} cannot be made: {reason}. Nothing was written; choose another "
            "place, or make room and ask for the right to write there."
        ) from None


def _build(target: Path) -> None:
    prefix = f".{target.name}."
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=prefix) as stage:
        whole = Path(stage) / target.name
        _copy(files("pescycle.starter") / "pilot", whole)
        _name(whole / "pilot.yml", target.name)
        _place(whole, target)


def _refuse_name(name: str) -> None:
    if SLUG.fullmatch(name):
        return
    near = re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-_")[:32]
    example = near if SLUG.fullmatch(near) else "my-pilot"
    raise UsageError(f'"{name}" cannot name a pilot. {ID_RULE} For example: {example}')


def _refuse_place(target: Path) -> None:
    if target == Path.cwd():
        raise UsageError("This is the folder you are in; give the name of a new one in it.")
    if not target.parent.is_dir():
        raise UsageError(
            f"{target.parent.name}, in which {target.name} should lie, is no folder. "
            "Make it first."
        )
    if _is_taken(target):
        raise UsageError(
            f"{target.name} exists already, and nothing in it was touched. Choose another "
            "name, or move it away."
        )


def _is_taken(target: Path) -> bool:
    if target.is_dir() and not target.is_symlink():
        return any(target.iterdir())
    return os.path.lexists(target)


def _copy(source: Traversable, target: Path) -> None:
    """Copy a folder of the package, which need not lie on a disk, file by file."""
    target.mkdir()
    for part in source.iterdir():
        if part.is_dir():
            _copy(part, target / part.name)
        else:
            (target / part.name).write_bytes(part.read_bytes())


def _name(pilot_file: Path, name: str) -> None:
    """Write the pilot's id, in quotes: a name such as 2024 would be a number without."""
    content = pilot_file.read_bytes().decode("utf-8")
    line = f'id: "{name}"'
    pilot_file.write_bytes(content.replace(TEMPLATE_ID, line, 1).encode("utf-8"))


def _place(whole: Path, target: Path) -> None:
    if target.exists():
        target.rmdir()  # the empty folder; Windows renames onto none
    whole.rename(target)

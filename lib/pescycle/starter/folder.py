"""Making the starter's folder: under the pilot's own id, whole or not at all."""

import os
import re
import tempfile
from collections.abc import Callable
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
    target = target_of(folder)
    refuse_place(target)
    made_beside(target, lambda whole: _named_copy(whole, target.name))


def target_of(folder: Path) -> Path:
    """The place that a person means; a link is itself a thing that lies there."""
    target = Path(os.path.abspath(folder))  # not resolve(), which would follow it
    _refuse_name(target.name)
    return target


def made_beside(target: Path, make: Callable[[Path], object]) -> None:
    """Let ``make`` write a whole folder beside its place, then put it there at once.

    Raises
    ------
    UsageError
        The disk refuses; nothing is left then.
    """
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as d:
            whole = Path(d) / target.name
            make(whole)
            _place(whole, target)
    except OSError as error:
        raise _refused(target, error) from None


def _refused(target: Path, error: OSError) -> UsageError:
    reason = error.strerror or type(error).__name__
    return UsageError(
        f"{target.name} cannot be made: {reason}. Nothing was written; choose another "
        "place, or make room and ask for the right to write there."
    )


def _named_copy(whole: Path, name: str) -> None:
    _copy(files("pescycle.starter") / "pilot", whole)
    _name(whole / "pilot.yml", name)


def _refuse_name(name: str) -> None:
    if SLUG.fullmatch(name):
        return
    near = re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-_")[:32]
    example = near if SLUG.fullmatch(near) else "my-pilot"
    raise UsageError(f'"{name}" cannot name a pilot. {ID_RULE} For example: {example}')


def refuse_place(target: Path) -> None:
    """Refuse a place that is taken, or that lies nowhere.

    Raises
    ------
    UsageError
        Says what lies there, and that nothing was touched.
    """
    try:
        _refuse_taken(target)
    except OSError as error:
        raise _refused(target, error) from None


def _refuse_taken(target: Path) -> None:
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

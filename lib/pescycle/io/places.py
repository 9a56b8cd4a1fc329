"""Where a round's files lie, and how errors call them."""

from pathlib import Path

from pescycle.model.sources import FileSource


def round_folder(folder: Path, name: str) -> Path:
    """The folder of one round of a pilot."""
    return folder / "rounds" / name


def source_path(folder: Path, name: str, source: FileSource) -> Path:
    """The file of a source; its path starts in the round's folder, may lead out of it."""
    return (round_folder(folder, name) / source.file).resolve()


def source_name(folder: Path, name: str, source: FileSource) -> str:
    """How errors and receipts call a source, never with a path of this machine.

    It is the path below the pilot folder where it lies there, else as round.yml writes it.
    """
    path = source_path(folder, name, source)
    if path.is_relative_to(folder.resolve()):
        return path.relative_to(folder.resolve()).as_posix()
    return path.name if Path(source.file).is_absolute() else Path(source.file).as_posix()

"""Fingerprints: what a result was made from, and so when it must be made anew."""

import hashlib
import json
import os
from functools import cache
from importlib import metadata
from pathlib import Path

import pescycle
from pescycle.io.databases import database_hash, database_name
from pescycle.io.places import round_folder
from pescycle.model.given import PilotFolder
from pescycle.model.round import Round
from pescycle.model.sources import DatabaseSource, FileSource

PACKAGE = Path(pescycle.__file__).parent
CODE = ("*.py", "*.po", "*.j2", "*.css", "*.json")
# Packages whose version can change a figure or a page.
COUNTED_PACKAGES = (
    "matplotlib",
    "nbconvert",
    "numpy",
    "pandas",
    "papermill",
    "pyarrow",
    "scipy",
    "seaborn",
    "sqlalchemy",
    "statsmodels",
)

OWN_FILES = (
    *("pilot.yml", "framework.yml", "centers.csv", "themes.yml", "maturity.yml"),
    "good_practice.yml",
)
OWN_FOLDERS = ("questionnaires", "editions", "anchors")


def file_hash(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def combined(parts: dict[str, str]) -> str:
    """One SHA-256 of several named ones, whatever their order."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def input_paths(folder: PilotFolder, turn: Round) -> list[Path]:
    """Every file that a round reads: the pilot's own, the round's folder, its sources."""
    own = folder.folder / "rounds" / turn.id
    paths = {folder.folder / name for name in OWN_FILES}
    for name in OWN_FOLDERS:
        paths |= set((folder.folder / name).glob("*.yml"))
    paths |= set(own.glob("*.csv")) | {own / "round.yml"}
    paths |= {
        own / source.file for source in turn.sources if isinstance(source, FileSource)
    }
    return sorted({path.resolve() for path in paths if path.is_file()})


def input_hashes(folder: PilotFolder, turn: Round) -> dict[str, str]:
    """Hash of each input, by its path relative to the pilot folder.

    Of a database it is the hash of the rows that its query gives now, so that counts that
    were corrected there make the round anew; neither address nor query is part of it.

    Raises
    ------
    DataError
        A database cannot be asked.
    """
    files = {
        relative_name(path, folder.folder): file_hash(path)
        for path in input_paths(folder, turn)
    }
    place = round_folder(folder.folder, turn.id)
    rows = {
        f"rounds/{turn.id}/{database_name(source)}": database_hash(
            source, place, f"rounds/{turn.id}/round.yml"
        )
        for source in turn.sources
        if isinstance(source, DatabaseSource)
    }
    return files | rows


def relative_name(path: Path, start: Path) -> str:
    """The way from ``start`` to ``path`` with forward slashes: never an absolute path."""
    return Path(os.path.relpath(path.resolve(), start.resolve())).as_posix()


@cache
def code_hash() -> str:
    """Hash of the library's own files and of the versions that can move a figure."""
    parts = {
        path.relative_to(PACKAGE).as_posix(): file_hash(path)
        for pattern in CODE
        for path in PACKAGE.rglob(pattern)
    }
    return combined(parts | versions())


def versions() -> dict[str, str]:
    """Version of the library and of every package that can move a figure."""
    return {"pescycle": pescycle.__version__} | {
        name: metadata.version(name) for name in COUNTED_PACKAGES
    }

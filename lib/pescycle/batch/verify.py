"""Verify a report folder: hash inputs and outputs again, compare with the manifest."""

from dataclasses import dataclass
from pathlib import Path

from pescycle.batch.manifest import MANIFEST, Manifest, changed_files, read_manifest
from pescycle.batch.pages import BETWEEN, FRONT_PAGES
from pescycle.errors import UsageError
from pescycle.io.databases import DATABASE
from pescycle.io.files import read_json
from pescycle.io.fingerprint import file_hash
from pescycle.phases.results import NOTEBOOKS

# Files that a run needs for itself and that say nothing about a result.
OWN = {MANIFEST, ".lock", ".lock.json"}


@dataclass(frozen=True)
class Verification:
    """What was found in one place: how many files were hashed, one line a difference."""

    name: str
    inputs: int
    outputs: int
    differences: tuple[str, ...]


def verify_reports(folder: Path, pilot: Path | None = None) -> list[Verification]:
    """Verify one round's folder, or every round of a pilot's report folder.

    Parameters
    ----------
    folder : Path
        ``reports/<pilot>`` or ``reports/<pilot>/<round>``.
    pilot : Path, optional
        Where the pilot folder lies now, if it or the reports were moved.

    Raises
    ------
    UsageError
        When there is nothing to verify, or a manifest is damaged.
    """
    if pilot is not None and not pilot.is_dir():
        raise UsageError(f'There is no pilot folder "{pilot.name}".')
    if (folder / MANIFEST).is_file():
        return [_round(folder, pilot)]
    places = sorted(
        path for path in folder.glob("*") if path.is_dir() and path.name != BETWEEN
    )
    if not any((place / MANIFEST).is_file() for place in places):
        raise UsageError(
            f'No manifest.json in "{folder}" or in a folder of it. '
            "Give a folder like reports/my_pilot."
        )
    return [*(_round(place, pilot) for place in places), _front_pages(folder)]


def _round(folder: Path, pilot: Path | None) -> Verification:
    if not (folder / MANIFEST).is_file():
        return Verification(folder.name, 0, 0, ("manifest.json: gone",))
    manifest = read_manifest(folder)
    if manifest is None:
        raise UsageError(f"{folder.name}/{MANIFEST} is damaged. Run the round again.")
    start = (pilot or folder / manifest.pilot_folder).resolve()
    changed = changed_files(folder, manifest.outputs)
    differences = [
        *(f"input {line}" for line in _input_differences(start, manifest)),
        *(f"output {name}: gone or changed" for name in changed),
        *(f"output {name}: not in the manifest" for name in _strangers(folder, manifest)),
        *(f"{NOTEBOOKS[p]}: not made yet" for p in NOTEBOOKS if p not in manifest.phases),
    ]
    inputs, outputs = len(manifest.inputs), len(manifest.outputs)
    return Verification(manifest.round, inputs, outputs, tuple(differences))


def _input_differences(start: Path, manifest: Manifest) -> list[str]:
    # Sources may lie outside the pilot folder, so these names may lead out of it; they are
    # only read and hashed here. A database is not asked: its secret is not at hand.
    lines = []
    for name, expected in sorted(manifest.inputs.items()):
        if name.endswith(DATABASE):
            continue
        path = start / name
        if not path.is_file():
            lines.append(f"{name}: gone")
        elif file_hash(path) != expected:
            lines.append(f"{name}: changed since the report was made")
    return lines


def _strangers(folder: Path, manifest: Manifest) -> list[str]:
    found = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }
    return sorted(found - set(manifest.outputs) - OWN)


def _front_pages(folder: Path) -> Verification:
    known = read_json(folder / FRONT_PAGES) or {}
    found = {path.name for path in folder.glob("*") if path.is_file()} - {FRONT_PAGES}
    differences = [
        *(f"output {name}: gone or changed" for name in changed_files(folder, known)),
        *(f"output {name}: not a page of ours" for name in sorted(found - set(known))),
    ]
    return Verification("front page", 0, len(known), tuple(differences))

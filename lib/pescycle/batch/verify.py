"""Verify a report folder: hash inputs and outputs again, compare with the manifest."""

from dataclasses import dataclass
from pathlib import Path

from pescycle.batch.manifest import MANIFEST, changed_files
from pescycle.errors import UsageError
from pescycle.io.files import read_json
from pescycle.io.fingerprint import file_hash
from pescycle.phases.results import NOTEBOOKS


@dataclass(frozen=True)
class Verification:
    """What was found in one round's folder: counts, and one line a difference."""

    round: str
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
        When no manifest is there, or one is damaged.
    """
    places = (
        [folder] if (folder / MANIFEST).is_file() else sorted(folder.glob(f"*/{MANIFEST}"))
    )
    if not places:
        raise UsageError(
            f'No manifest.json in "{folder}" or in a folder of it. '
            "Give a folder like reports/cambodia_example."
        )
    return [_verified(place if place.is_dir() else place.parent, pilot) for place in places]


def _verified(folder: Path, pilot: Path | None) -> Verification:
    manifest = read_json(folder / MANIFEST)
    try:
        start = (pilot or folder / manifest["pilot_folder"]).resolve()
        inputs: dict[str, str] = manifest["inputs"]
        outputs = {
            name: expected
            for languages in manifest["phases"].values()
            for entry in languages.values()
            for name, expected in entry["outputs"].items()
        }
        missing = [
            NOTEBOOKS[phase] for phase in NOTEBOOKS if phase not in manifest["phases"]
        ]
        name = manifest["round"]
    except (KeyError, TypeError, AttributeError):
        raise UsageError(
            f"{folder.name}/{MANIFEST} is damaged. Run the round again."
        ) from None
    differences = [
        *(f"input {line}" for line in _input_differences(start, inputs)),
        *(f"output {name}: gone or changed" for name in changed_files(folder, outputs)),
        *(f"{report}: not made yet" for report in missing),
    ]
    return Verification(name, len(inputs), len(outputs), tuple(differences))


def _input_differences(start: Path, hashes: dict[str, str]) -> list[str]:
    # Sources may lie outside the pilot folder, so these names may lead out of it; they are
    # only read and hashed here.
    lines = []
    for name, expected in sorted(hashes.items()):
        path = start / name
        if not path.is_file():
            lines.append(f"{name}: gone")
        elif file_hash(path) != expected:
            lines.append(f"{name}: changed since the report was made")
    return lines

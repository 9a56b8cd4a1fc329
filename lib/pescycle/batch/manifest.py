"""The manifest: what a round's reports were made from and what they are, by hash.

Written after each phase, always last: a phase that the manifest does not name, or whose
files no longer have the hashes that stand there, is not done.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pescycle.cycle import Turn
from pescycle.io.files import below, read_json, write_json
from pescycle.io.fingerprint import file_hash, input_hashes, relative_name, versions

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """The content of a round's ``manifest.json``, and the folder in which it lies."""

    folder: Path
    content: dict[str, Any]

    def is_done(self, phase: str, language: str) -> bool:
        """Whether that report is named and every file of it still has its hash."""
        entry = self.content["phases"].get(phase, {}).get(language)
        return entry is not None and not changed_files(self.folder, entry["outputs"])

    def with_phase(self, phase: str, language: str, entry: dict[str, Any]) -> "Manifest":
        """The manifest with one more finished report."""
        phases = dict(self.content["phases"])
        phases[phase] = phases.get(phase, {}) | {language: entry}
        return Manifest(self.folder, self.content | {"phases": phases})

    def write(self) -> None:
        """Put it on disk, whole or not at all."""
        write_json(self.folder / MANIFEST, self.content)


def open_manifest(turn: Turn, notebooks: dict[str, str]) -> Manifest:
    """The round's manifest; a new one unless the old was made from the same inputs.

    ``notebooks`` holds the hash of each notebook's file by phase.
    """
    fresh = {
        "pilot": turn.folder.pilot.id,
        "round": turn.round.id,
        "synthetic": turn.folder.pilot.synthetic,
        "made_from": turn.made_from,
        "notebooks": notebooks,
        "pilot_folder": relative_name(turn.folder.folder, turn.report_folder),
        "inputs": input_hashes(turn.folder, turn.round),
        "versions": versions(),
        "phases": {},
    }
    old = read_json(turn.report_folder / MANIFEST) or {}
    same = all(old.get(key) == fresh[key] for key in ("made_from", "notebooks"))
    return Manifest(turn.report_folder, old if same else fresh)


def entry(turn: Turn, outputs: list[Path], seconds: float) -> dict[str, Any]:
    """What the manifest says of one finished report; no path in it is absolute."""
    return {
        "outputs": {
            relative_name(path, turn.report_folder): file_hash(path) for path in outputs
        },
        "seconds": round(seconds, 1),
    }


def changed_files(folder: Path, hashes: dict[str, str]) -> list[str]:
    """Names of the files that are gone or no longer have their hash."""
    return [
        name for name, expected in sorted(hashes.items()) if not _is(folder, name, expected)
    ]


def _is(folder: Path, name: str, expected: str) -> bool:
    path = below(folder, name)
    return path.is_file() and file_hash(path) == expected

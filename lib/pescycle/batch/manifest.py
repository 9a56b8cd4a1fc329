"""The manifest: what a round's reports were made from and what they are, by hash.

Written after each phase, always last: a phase that the manifest does not name, or whose
files no longer have the hashes that stand there, is not done.
"""

from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ConfigDict, ValidationError

from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.files import below, read_json, write_json
from pescycle.io.fingerprint import file_hash, input_hashes, relative_name, versions
from pescycle.phases.publication import EARLIER

MANIFEST = "manifest.json"
Hashes = dict[str, str]


class Entry(BaseModel):
    """One finished report: its files with their hashes, and how long it took."""

    model_config = ConfigDict(frozen=True)
    outputs: Hashes
    seconds: float


class Disclosure(BaseModel):
    """What the audit of the round's tables found, see ``Observation.disclosure_audit``.

    ``checked`` hidden counts were bounded from all that is published; ``narrowest`` is the
    interval of the one with the least to spare over what was ``required``.
    """

    model_config = ConfigDict(frozen=True)
    passed: bool
    cells: int
    hidden: int
    protecting: int
    checked: int
    narrowest: float | None
    required: float | None


class Manifest(BaseModel):
    """The content of a round's ``manifest.json``; no path in it is absolute.

    ``pilot_folder`` leads from the round's report folder to the pilot's; ``inputs`` are
    named from the pilot's folder, outputs from the round's report folder.
    """

    model_config = ConfigDict(frozen=True)
    pilot: str
    round: str
    synthetic: bool
    made_from: str
    notebooks: Hashes
    pilot_folder: str
    inputs: Hashes
    versions: Hashes
    phases: dict[str, dict[str, Entry]] = {}
    disclosure: Disclosure | None = None

    def is_done(self, folder: Path, phase: str, language: str) -> bool:
        """Whether that report is named and every file of it still has its hash."""
        entry = self.phases.get(phase, {}).get(language)
        return entry is not None and not changed_files(folder, entry.outputs)

    def with_entry(self, phase: str, language: str, entry: Entry) -> "Manifest":
        """The manifest with one more finished report."""
        languages = self.phases.get(phase, {}) | {language: entry}
        return self.model_copy(update={"phases": self.phases | {phase: languages}})

    def with_disclosure(self, audit: pd.DataFrame) -> "Manifest":
        """The manifest with the result of the audit."""
        return self.model_copy(update={"disclosure": disclosure(audit)})

    @property
    def outputs(self) -> Hashes:
        """Every file of every report."""
        return {
            name: mark
            for languages in self.phases.values()
            for entry in languages.values()
            for name, mark in entry.outputs.items()
        }

    def write(self, folder: Path) -> None:
        """Put it on disk, whole or not at all."""
        write_json(folder / MANIFEST, self.model_dump(mode="json"))


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a round's report folder; ``None`` where it is missing or damaged."""
    try:
        return Manifest.model_validate(read_json(folder / MANIFEST))
    except ValidationError:
        return None


def open_manifest(turn: Turn, notebooks: Hashes) -> Manifest:
    """The round's manifest; a new one unless the old was made from the same inputs.

    Parameters
    ----------
    turn : Turn
    notebooks : dict
        Hash of each notebook's file by phase.

    Raises
    ------
    UsageError
        When the folder holds the reports of another pilot folder with the same id.
    """
    fresh = Manifest(
        pilot=turn.folder.pilot.id,
        round=turn.round.id,
        synthetic=turn.folder.pilot.synthetic,
        made_from=turn.made_from,
        notebooks=notebooks,
        pilot_folder=relative_name(turn.folder.folder, turn.report_folder),
        inputs=input_hashes(turn.folder, turn.round),
        versions=versions(),
    )
    old = read_manifest(turn.report_folder)
    if old is None:
        return fresh
    other = (turn.report_folder / old.pilot_folder).resolve()
    if old.pilot_folder != fresh.pilot_folder and other.is_dir():
        raise UsageError(
            f"These reports are of another pilot folder with the id {fresh.pilot} "
            f"({other.name}). Give one of the two another id, or write to another --output."
        )
    same = old.made_from == fresh.made_from and old.notebooks == fresh.notebooks
    return old if same else fresh


def disclosure(audit: pd.DataFrame) -> Disclosure:
    """The audit of all tables in one line."""
    own = audit["table"] != EARLIER
    spare = (audit["narrowest"] - audit["required"]).astype("float64")
    tightest = None if spare.isna().all() else audit.loc[spare.idxmin()]
    return Disclosure(
        passed=bool(audit["passed"].astype(bool).all()),
        **{
            name: int(audit.loc[own, name].sum())
            for name in ("cells", "hidden", "protecting", "checked")
        },
        narrowest=None if tightest is None else round(float(tightest["narrowest"]), 6),
        required=None if tightest is None else float(tightest["required"]),
    )


def entry(turn: Turn, outputs: list[Path], seconds: float) -> Entry:
    """What the manifest says of one finished report."""
    names = {relative_name(path, turn.report_folder): file_hash(path) for path in outputs}
    return Entry(outputs=names, seconds=round(seconds, 1))


def changed_files(folder: Path, hashes: Hashes) -> list[str]:
    """Names of the files that are gone or no longer have their hash."""
    return [
        name for name, expected in sorted(hashes.items()) if not _is(folder, name, expected)
    ]


def _is(folder: Path, name: str, expected: str) -> bool:
    path = below(folder, name)
    return path.is_file() and file_hash(path) == expected

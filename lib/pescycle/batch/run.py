"""Run a pilot: every phase of every round that is not up to date, then the front page."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import nbformat
from nbformat import NotebookNode

from pescycle.batch.execution import executed
from pescycle.batch.manifest import Manifest, entry, open_manifest
from pescycle.batch.pages import write_front_page, write_report
from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.files import remove_left_overs
from pescycle.io.fingerprint import file_hash
from pescycle.io.lock import round_lock
from pescycle.model.given import PilotFolder
from pescycle.model.parameters import Parameters, refuse_unlisted
from pescycle.notebook import notebook_folder
from pescycle.phases.results import NOTEBOOKS, Observation
from pescycle.report.markdown import translated
from pescycle.report.names import Names
from pescycle.report.voice import Voice


class Teller(Protocol):
    """Where a run tells what it does, see ``progress``."""

    def starts(self, report: str) -> None:
        """A report is being made."""

    def ends(self, report: str, how: str) -> None:
        """It is made, or was up to date."""


@dataclass(frozen=True)
class Run:
    """What to run: a whole pilot, which rounds of it, in which language, where to."""

    folder: PilotFolder
    round_ids: tuple[str, ...]
    language: str
    output: Path

    @property
    def voice(self) -> Voice:
        return Voice(self.language, Names.of(self.folder))

    @property
    def total(self) -> int:
        """Number of reports."""
        return len(self.round_ids) * len(NOTEBOOKS)


def planned_run(folder: PilotFolder, round_id: str, language: str, output: Path) -> Run:
    """The run that is meant: all rounds or one, the first language or another.

    Raises
    ------
    UsageError
        For a round or language that does not exist, or an output inside the pilot folder.
    """
    known = [turn.id for turn in folder.rounds]
    if round_id:
        refuse_unlisted("round", round_id, known)
    rounds = (round_id,) if round_id else tuple(known)
    run = Run(folder, rounds, language or folder.pilot.languages[0], output.resolve())
    _ = run.voice  # an unknown language must stop here, before anything is written
    if run.output.is_relative_to(folder.folder.resolve()):
        raise UsageError(
            "Reports cannot lie in the pilot's own folder. Choose another --output."
        )
    return run


def run_pilot(run: Run, teller: Teller) -> Path:
    """Make what is not up to date; returns the path of the front page."""
    notebooks = {
        phase: notebook_folder() / f"{name}.ipynb" for phase, name in NOTEBOOKS.items()
    }
    for round_id in run.round_ids:
        turn = Turn(run.folder, round_id, run.output)
        with round_lock(turn.report_folder):
            remove_left_overs(turn.report_folder)
            _run_round(run, turn, notebooks, teller)
    return write_front_page(run.folder, run.voice, run.output)


def _run_round(run: Run, turn: Turn, notebooks: dict[str, Path], teller: Teller) -> None:
    hashes = {phase: file_hash(path) for phase, path in notebooks.items()}
    manifest = open_manifest(turn, hashes)
    for phase, path in notebooks.items():
        report = f"{turn.round.id} {NOTEBOOKS[phase]} ({run.language})"
        if manifest.is_done(turn.report_folder, phase, run.language):
            teller.ends(report, "up to date")
            continue
        teller.starts(report)
        manifest, seconds = _run_phase(run, turn, phase, path, manifest)
        teller.ends(report, f"done in {seconds:.1f} s")


def _run_phase(
    run: Run, turn: Turn, phase: str, path: Path, manifest: Manifest
) -> tuple[Manifest, float]:
    start = time.monotonic()
    notebook = executed(
        translated(_read(path), run.voice), NOTEBOOKS[phase], _parameters(run, turn)
    )
    outputs = write_report(notebook, run.voice, turn, phase)
    outputs += sorted(turn.handover_folder(phase).iterdir())
    seconds = time.monotonic() - start
    manifest = manifest.with_entry(phase, run.language, entry(turn, outputs, seconds))
    if phase == Observation.phase:
        manifest = manifest.with_disclosure(turn.result(phase).disclosure_audit)
    manifest.write(turn.report_folder)
    return manifest, seconds


def _parameters(run: Run, turn: Turn) -> Parameters:
    return Parameters(
        pilot=str(run.folder.folder),
        round=turn.round.id,
        language=run.language,
        output=str(run.output),
    )


def _read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)

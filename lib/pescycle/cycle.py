"""The cycle: a round's phases in order, each from what the earlier ones handed over.

A phase is a pure function of the round's data and of earlier results. Here those results
are fetched: read where a hand-over made from the same inputs lies in the output folder,
else computed from the raw files by the same functions, so that any single notebook can be
run alone.
"""

from functools import cached_property
from pathlib import Path

from pescycle.io.files import below
from pescycle.io.fingerprint import code_hash, combined, input_hashes
from pescycle.io.handover import read_handover, write_handover
from pescycle.io.lock import round_lock
from pescycle.io.pilots import read_round
from pescycle.model.given import Given, PilotFolder, given_after
from pescycle.model.round import Round
from pescycle.phases import enquire, follow_up, observe, plan, reflect
from pescycle.phases.hidden_rows import read_hidden_rows
from pescycle.phases.results import NOTEBOOKS, RESULTS, Enquiry, PhaseResult

CLASSES = {result.phase: result for result in RESULTS}


class Turn:
    """One round of a pilot, with access to its own and the last round's results.

    Parameters
    ----------
    folder : PilotFolder
    round_id : str
        Id of a round of that pilot.
    output : Path
        Folder of all reports; the round's lie in ``<output>/<pilot>/<round>``.
    """

    def __init__(self, folder: PilotFolder, round_id: str, output: Path) -> None:
        self.folder = folder
        self.round: Round = folder.round(round_id)
        self.output = output
        self._results: dict[str, PhaseResult] = {}

    @property
    def report_folder(self) -> Path:
        """Where the round's reports lie."""
        return below(self.output, self.folder.pilot.id, self.round.id)

    @cached_property
    def given(self) -> Given:
        """The round's data, read from its files."""
        data = read_round(self.folder, self.round.id)
        last = self.last and self.last.given
        given = given_after(last, self.folder, self.round, data)
        enquiry = self._handed_over("enquiry")
        if isinstance(enquiry, Enquiry):
            read_hidden_rows(given, enquiry)
        return given

    @cached_property
    def last(self) -> "Turn | None":
        """The round before this one; ``None`` in a first round."""
        if self.round.previous is None:
            return None
        return Turn(self.folder, self.round.previous, self.output)

    @cached_property
    def made_from(self) -> str:
        """Fingerprint of all that the results depend on, earlier rounds included."""
        parts = input_hashes(self.folder, self.round) | {"library": code_hash()}
        if self.last is not None:
            parts["last round"] = self.last.made_from
        return combined(parts)

    @property
    def is_worked_out(self) -> bool:
        """Whether the last phase's hand-over lies there, made from the same inputs."""
        return self._handed_over("reflection") is not None

    def result(self, phase: str) -> PhaseResult:
        """What that phase of this round found: from its hand-over, else computed now."""
        if phase not in self._results:
            self._results[phase] = self._handed_over(phase) or self._asked(phase)
        return self._results[phase]

    def known(self, phase: str) -> PhaseResult | None:
        """What that phase handed over; ``None`` where it did not, or the files changed."""
        return self._results.get(phase) or self._handed_over(phase)

    def hand_over(self, result: PhaseResult) -> Path:
        """Write a phase's result for the next phase and round; returns its folder."""
        folder = self.handover_folder(result.phase)
        with round_lock(self.report_folder):
            write_handover(folder, result.frames(), result.headline, self.made_from)
        return folder

    def handover_folder(self, phase: str) -> Path:
        """Where that phase's hand-over lies."""
        return below(self.report_folder, "handover", NOTEBOOKS[phase])

    def _handed_over(self, phase: str) -> PhaseResult | None:
        found = read_handover(self.handover_folder(phase), self.made_from)
        if found is None:
            return None
        frames, headline = found
        return CLASSES[phase](headline=headline, **frames)

    def _asked(self, phase: str) -> PhaseResult:
        match phase:
            case "enquiry":
                return enquire(
                    self.given, self._before("observation"), self._before("reflection")
                )
            case "planning":
                return plan(self.given, self.result("enquiry"), self._before("observation"))
            case "action":
                return follow_up(self.given, self.result("planning"))
            case "observation":
                return observe(
                    self.given, self.result("planning"), self._before("observation")
                )
            case "reflection":
                return self._reflected()
        raise ValueError(f"no phase {phase!r}")

    def _reflected(self) -> PhaseResult:
        return reflect(
            self.given,
            self.result("planning"),
            self.result("action"),
            self.result("observation"),
        )

    def _before(self, phase: str) -> PhaseResult | None:
        return None if self.last is None else self.last.result(phase)

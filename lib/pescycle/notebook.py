"""What a notebook calls first and last: begin, fetch earlier results, hand over."""

import ast
from dataclasses import dataclass, fields
from pathlib import Path

from IPython import get_ipython

import pescycle
from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.fingerprint import versions
from pescycle.io.pilots import read_pilot
from pescycle.model.base import ALL
from pescycle.model.given import Given
from pescycle.model.parameters import Parameters, refuse_unknown, refuse_unlisted
from pescycle.phases.results import PhaseResult
from pescycle.report.names import Names
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.handover import handover_reading

KNOWN = {field.name for field in fields(Parameters)}
INJECTED = "# Parameters"  # how the cell begins that papermill puts in


@dataclass(frozen=True, eq=False)
class Session:
    """One notebook at work: its parameters, the round it tells, its voice."""

    parameters: Parameters
    turn: Turn
    voice: Voice

    @property
    def given(self) -> Given:
        """The pilot, the round and the round's data."""
        return self.turn.given

    @property
    def focus(self) -> str:
        """The center that long tables are about: the one asked for, else all together."""
        return self.parameters.center or ALL

    def earlier(self, phase: str) -> PhaseResult:
        """The result of an earlier phase of this round."""
        return self.turn.result(phase)

    def last_round(self, phase: str) -> PhaseResult | None:
        """The result of a phase of the round before; ``None`` in a first round."""
        return None if self.turn.last is None else self.turn.last.result(phase)

    def hand_over(self, result: PhaseResult) -> Sentences:
        """Write the frames and headline for whoever comes next; says which files."""
        folder = self.turn.hand_over(result)
        place = folder.relative_to(self.turn.report_folder)
        files = [f"{place.as_posix()}/{path.name}" for path in sorted(folder.iterdir())]
        return handover_reading(self.voice, self.turn.round.id, files, versions())


def begin(*, pilot: str, round: str, center: str, language: str, output: str) -> Session:
    """Check the parameters, read the pilot folder and open the round.

    Raises
    ------
    UsageError
        For a misspelt parameter (papermill alone only warns), a folder, round, center or
        language that does not exist.
    ConfigError, DataError
        When the pilot folder is not whole.
    """
    refuse_unknown(_assigned_names())
    parameters = Parameters(
        pilot=pilot, round=round, center=center, language=language, output=output
    )
    place = find_folder(pilot)
    folder = read_pilot(place)
    refuse_unlisted("round", round, [turn.id for turn in folder.rounds])
    if center:
        refuse_unlisted("center", center, folder.centers["id"])
    voice = Voice(language, Names.of(folder))
    turn = Turn(folder, round, output_folder(pilot, output))
    return Session(parameters=parameters, turn=turn, voice=voice)


def notebook_folder() -> Path:
    """Where the five notebooks lie: in the project's folder or an installed package."""
    package = Path(pescycle.__file__).parent
    places = (package.parent.parent / "notebooks", package / "notebooks")
    return next(place for place in places if (place / "01_enquiry.ipynb").is_file())


def find_folder(path: str) -> Path:
    """The folder that ``path`` means: as written, or seen from a folder further up.

    A notebook runs in its own folder in JupyterLab, but in the project's folder with
    papermill; the same relative path serves both.
    """
    for base in _bases():
        if (base / path).is_dir():
            return (base / path).resolve()
    raise UsageError(
        f'There is no pilot folder "{path}" here or in a folder above. '
        "Write the path from the project's folder, like data/my_pilot."
    )


def output_folder(pilot: str, output: str) -> Path:
    """The folder of the reports, beside what a relative ``pilot`` path was seen from."""
    base = next((base for base in _bases() if (base / pilot).is_dir()), Path.cwd())
    return (base / output).resolve()


def _bases() -> list[Path]:
    here = Path.cwd()
    return [here, *here.parents]


def _assigned_names() -> set[str]:
    """Names set by the parameters cells that ran since a notebook last began.

    A parameters cell (the notebook's own, or the one that papermill puts behind it) holds
    nothing but ``name = constant`` lines, one of them a parameter's. Other cells' variables
    are none of our business.
    """
    shell = get_ipython()
    names: set[str] = set()
    if shell is None:
        return names
    for source in reversed(shell.user_ns["In"][:-1]):
        if "begin(" in source:
            break
        found = _constants(source)
        if found & KNOWN or source.lstrip().startswith(INJECTED):
            names |= found
    return names


def _constants(source: str) -> set[str]:
    try:
        lines = ast.parse(source).body
    except SyntaxError:
        return set()
    names = {
        target.id
        for line in lines
        if isinstance(line, ast.Assign | ast.AnnAssign) and _is_constant(line.value)
        for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
        if isinstance(target, ast.Name)
    }
    return names if len(names) == len(lines) else set()


def _is_constant(value: ast.expr | None) -> bool:
    if value is None:
        return False
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError):
        return False
    return True

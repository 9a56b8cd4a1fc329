"""What a command prints: paths, counts, and how an error is told."""

from pathlib import Path

from rich.console import Console

from pescycle.cli.app import Debug
from pescycle.errors import (
    LINES_PER_RULE,
    PescycleError,
    Problem,
    Severity,
    error_of,
)


def problems_of(pilot: Path) -> list[Problem]:
    """Every problem of a pilot's files, remarks too."""
    from pescycle.io.pilots import check_pilot

    return check_pilot(pilot)


def stop_at(pilot: Path, problems: list[Problem], limit: int = LINES_PER_RULE) -> None:
    """Stop with all problems that forbid a run."""
    stops = [problem for problem in problems if problem.severity == Severity.STOP]
    if stops:
        error = error_of(f"{pilot.resolve().name} cannot be run yet.", stops)
        error.lines_per_rule = limit
        raise error


def counted(remarks: list[Problem]) -> str:
    """How many remarks there are, as words."""
    return "1 remark" if len(remarks) == 1 else f"{len(remarks)} remarks"


def tell(error: PescycleError) -> None:
    """Print an error's message on the error stream."""
    name = type(error).__name__
    console_of(stderr=True).print(
        f"{name}: {error}", markup=False, highlight=False, soft_wrap=True
    )
    if Debug.on and error.__cause__ is not None:
        raise error


def console_of(*, stderr: bool = False) -> Console:
    """Where lines are printed: standard output or the error stream, numbers uncoloured."""
    return Console(stderr=stderr, highlight=False)


def tell_of_waiting(waits: bool) -> None:
    """Say that a round's figures must be worked out first, where they must."""
    if waits:
        console_of().print(
            "The round has no reports made from its present files: its figures are worked "
            "out first, which takes a minute or two.",
            soft_wrap=True,
        )


def shown(path: Path) -> str:
    """The path as short as it can be said from here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)

"""The command ``pescycle``: what a person types, and how an error is told."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pescycle.errors import (
    LINES_PER_RULE,
    Fault,
    PescycleError,
    Problem,
    Severity,
    error_of,
    problem_lines,
)

INTERRUPTED = 130  # what shells report for a command stopped with Ctrl-C

app = typer.Typer(
    help="Run a public employment service's action-research cycle: a pilot folder goes in, "
    "five reports a round come out. Nothing is sent anywhere.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

PilotFolderArgument = Annotated[
    Path,
    typer.Argument(
        metavar="PILOT", help="The pilot's folder, for example data/cambodia_example."
    ),
]
OutputOption = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="DIR", help="Folder in which reports are kept."),
]


@app.callback()
def _options(
    debug: Annotated[
        bool,
        typer.Option("--debug", help="On a fault of pescycle itself, show where it was."),
    ] = False,
) -> None:
    _Debug.on = debug


class _Debug:
    on = False


@app.command()
def run(
    pilot: PilotFolderArgument,
    round_id: Annotated[
        str,
        typer.Option(
            "--round", "-r", metavar="R", help="Only this round; all if left out."
        ),
    ] = "",
    language: Annotated[
        str,
        typer.Option(
            "--language", "-l", metavar="L", help="en or fr; the pilot's first if left out."
        ),
    ] = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Make the reports of a pilot: five a round, and a front page.

    What is up to date already is left alone, so an interrupted run goes on where it was.
    """
    from pescycle.batch.progress import progress
    from pescycle.batch.run import planned_run, run_pilot
    from pescycle.io.pilots import read_pilot

    console = _console()
    problems = _problems(pilot)
    _stop_at(pilot, problems)
    if problems:
        console.print(
            f"{_counted(problems)} on the files; pescycle check says which, the reports "
            "count what was set aside.",
            soft_wrap=True,
        )
    wanted = planned_run(read_pilot(pilot), round_id, language, output)
    try:
        with progress(console, wanted.total) as teller:
            front_page = run_pilot(wanted, teller)
    except KeyboardInterrupt:
        _console(stderr=True).print("Stopped. What is done is kept; run again to go on.")
        raise typer.Exit(INTERRUPTED) from None
    others = [code for code in wanted.folder.pilot.languages if code != wanted.language]
    for code in others:
        console.print(f"Also possible: --language {code}", markup=False)
    console.print(f"Open the reports: {_shown(front_page)}", markup=False, soft_wrap=True)


@app.command()
def check(pilot: PilotFolderArgument) -> None:
    """Look at every file of a pilot and print every problem; nothing is run."""
    from pescycle.batch.run import planned_run
    from pescycle.io.pilots import read_pilot

    console = _console()
    problems = _problems(pilot)
    remarks = [problem for problem in problems if problem.severity == Severity.WARN]
    for line in problem_lines(remarks, limit=len(remarks)):
        console.print(f"remark: {line}", markup=False, soft_wrap=True)
    _stop_at(pilot, problems, limit=len(problems))
    planned_run(read_pilot(pilot), "", "", pilot.resolve().parent / "reports")
    found = f"{_counted(remarks)}, see above" if remarks else "no remarks"
    name = pilot.resolve().name
    console.print(f"{name}: ready to run, {found}.", markup=False, soft_wrap=True)


@app.command()
def new(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="The folder to make; it must not exist yet."),
    ],
) -> None:
    """Start a pilot of your own: a small commented folder that already runs."""
    from pescycle.starter import write_starter

    write_starter(folder)
    _console().print(
        f"{_shown(folder)} is made, with synthetic data. Next:\n"
        f"  pescycle check {folder}\n  pescycle run {folder}\n"
        "Then open its files, read the comments, and put in what is yours.",
        markup=False,
        soft_wrap=True,
    )


@app.command()
def freeze(
    pilot: PilotFolderArgument,
    edition: Annotated[
        str,
        typer.Option(
            "--edition", "-e", metavar="E", help="That of framework.yml if left out."
        ),
    ] = "",
    rounds: Annotated[
        list[str] | None,
        typer.Option(
            "--round",
            "-r",
            metavar="R",
            help="Rounds whose figures make the anchors; those of the edition if left out.",
        ),
    ] = None,
    output: OutputOption = Path("reports"),
) -> None:
    """Fix what an edition's scores are measured against; it is never written over."""
    from pescycle.batch.freeze import freeze_edition
    from pescycle.io.pilots import read_pilot

    _stop_at(pilot, _problems(pilot))
    frozen = freeze_edition(read_pilot(pilot), edition, tuple(rounds or ()), output)
    _console().print(
        f"{_shown(frozen.path)} is written, made from {', '.join(frozen.rounds)}: "
        f"{frozen.goalposts} goalposts, {frozen.groups} peer groups. Keep it with the "
        "pilot.",
        markup=False,
        soft_wrap=True,
    )


@app.command()
def explore(
    pilot: PilotFolderArgument,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Put the notebooks back as they were delivered.")
    ] = False,
) -> None:
    """Open JupyterLab on the five notebooks, set to a pilot."""
    from pescycle.explore import explore_folder, open_jupyterlab
    from pescycle.io.pilots import read_pilot

    folder = explore_folder(read_pilot(pilot), fresh=fresh)
    _console().print(f"Your copies of the notebooks: {_shown(folder)}", markup=False)
    raise typer.Exit(open_jupyterlab(folder))


@app.command()
def verify(
    report_dir: Annotated[
        Path,
        typer.Argument(
            metavar="REPORT_DIR",
            help="A report folder, for example reports/cambodia_example.",
        ),
    ],
    pilot: Annotated[
        Path | None,
        typer.Option(
            "--pilot", metavar="PILOT", help="Where the pilot's folder is now, if moved."
        ),
    ] = None,
) -> None:
    """Check that nothing in a report folder, or in what it was made from, has changed."""
    from pescycle.batch.verify import verify_reports

    console, different = _console(), False
    for found in verify_reports(report_dir, pilot):
        verdict = "as in the manifest" if not found.differences else "different"
        console.print(
            f"{found.name}: {found.inputs} inputs, {found.outputs} outputs: {verdict}",
            markup=False,
        )
        for line in found.differences:
            console.print(f"  {line}", markup=False, soft_wrap=True)
        different = different or bool(found.differences)
    if different:
        raise typer.Exit(1)


def main() -> None:
    """Run the command; every foreseeable mistake ends in one message and its exit code."""
    try:
        app()
    except PescycleError as error:
        _tell(error)
        sys.exit(error.exit_code)
    except Exception as error:
        if _Debug.on:
            raise
        # Its message could quote a respondent's answer: name the kind only.
        _console(stderr=True).print(
            f"A fault of pescycle itself ({type(error).__name__}); nothing half-written "
            "was left. Run again with pescycle --debug ... to see where, and report it.",
            markup=False,
        )
        sys.exit(Fault.exit_code)


def _problems(pilot: Path) -> list[Problem]:
    from pescycle.io.pilots import check_pilot

    return check_pilot(pilot)


def _stop_at(pilot: Path, problems: list[Problem], limit: int = LINES_PER_RULE) -> None:
    """Stop with all problems that forbid a run."""
    stops = [problem for problem in problems if problem.severity == Severity.STOP]
    if stops:
        error = error_of(f"{pilot.resolve().name} cannot be run yet.", stops)
        error.lines_per_rule = limit
        raise error


def _counted(remarks: list[Problem]) -> str:
    return "1 remark" if len(remarks) == 1 else f"{len(remarks)} remarks"


def _tell(error: PescycleError) -> None:
    name = type(error).__name__
    _console(stderr=True).print(
        f"{name}: {error}", markup=False, highlight=False, soft_wrap=True
    )
    if _Debug.on and error.__cause__ is not None:
        raise error


def _console(*, stderr: bool = False) -> Console:
    return Console(stderr=stderr, highlight=False)


def _shown(path: Path) -> str:
    """The path as short as it can be said from here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)

"""Commands of every day: start a pilot, check its files, make and verify its reports."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pescycle.cli.app import LanguageOption, OutputOption, PilotFolderArgument, app
from pescycle.cli.told import console_of, counted, problems_of, shown, stop_at
from pescycle.errors import Severity, UsageError, problem_lines

INTERRUPTED = 130  # what shells report for a command stopped with Ctrl-C


@app.command()
def new(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="The folder to make; it must not exist yet."),
    ],
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            metavar="PILOT",
            help="Take over this pilot's framework, questionnaires and themes, no data.",
        ),
    ] = None,
    languages: Annotated[
        str,
        typer.Option(
            "--languages",
            metavar="L,L",
            help="With --like: the new pilot's languages, the first one first, as fr,en.",
        ),
    ] = "",
) -> None:
    """Start a pilot of your own: a small commented folder that already runs."""
    from pescycle.starter import write_starter

    if like is not None:
        _new_like(folder, like, [code.strip() for code in languages.split(",") if code])
        return
    if languages:
        raise UsageError("--languages goes with --like; say which pilot to take over.")
    write_starter(folder)
    console_of().print(
        f"{shown(folder)} is made, with synthetic data. Next:\n"
        f"  pescycle check {folder}\n  pescycle run {folder}\n"
        "Then open its files, read the comments, and put in what is yours.",
        markup=False,
        soft_wrap=True,
    )


def _new_like(folder: Path, like: Path, languages: list[str]) -> None:
    from pescycle.io.pilots import read_pilot
    from pescycle.starter.like import LISTED, write_like

    made = write_like(folder, read_pilot(like), languages, date.today())
    console = console_of()
    console.print(
        f"{shown(folder)} is made like {like.resolve().name}, without data. Next:\n"
        f"  pilot.yml: your title and time zone; centers.csv: your centers\n"
        f"  rounds/{made.round_id}/round.yml: dates, then sources as they come; the tables "
        "beside it are empty\n"
        f"  pescycle check {folder}",
        markup=False,
        soft_wrap=True,
    )
    if made.lacking:
        first = made.lacking[0]
        console.print(
            f"Texts to translate: {len(made.lacking)}, listed in {LISTED}; the first is "
            f"{first.where} of {first.file} in {first.language}.",
            markup=False,
            soft_wrap=True,
        )


@app.command()
def check(pilot: PilotFolderArgument) -> None:
    """Look at every file of a pilot and print every problem; nothing is run."""
    from pescycle.batch.run import planned_run
    from pescycle.io.pilots import read_pilot

    console = console_of()
    problems = problems_of(pilot)
    remarks = [problem for problem in problems if problem.severity == Severity.WARN]
    for line in problem_lines(remarks, limit=len(remarks)):
        console.print(f"remark: {line}", markup=False, soft_wrap=True)
    stop_at(pilot, problems, limit=len(problems))
    planned_run(read_pilot(pilot), "", "", pilot.resolve().parent / "reports")
    found = f"{counted(remarks)}, see above" if remarks else "no remarks"
    name = pilot.resolve().name
    console.print(f"{name}: ready to run, {found}.", markup=False, soft_wrap=True)


@app.command()
def run(
    pilot: PilotFolderArgument,
    round_id: Annotated[
        str,
        typer.Option(
            "--round", "-r", metavar="R", help="Only this round; all if left out."
        ),
    ] = "",
    language: LanguageOption = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Make the reports of a pilot: five a round, and a front page.

    What is up to date already is left alone, so an interrupted run goes on where it was.
    """
    from pescycle.batch.progress import progress
    from pescycle.batch.run import planned_run, run_pilot
    from pescycle.io.pilots import read_pilot

    console = console_of()
    problems = problems_of(pilot)
    stop_at(pilot, problems)
    if problems:
        console.print(
            f"{counted(problems)} on the files; pescycle check says which, the reports "
            "count what was set aside.",
            soft_wrap=True,
        )
    wanted = planned_run(read_pilot(pilot), round_id, language, output)
    try:
        with progress(console, wanted.total) as teller:
            front_page = run_pilot(wanted, teller)
    except KeyboardInterrupt:
        console_of(stderr=True).print("Stopped. What is done is kept; run again to go on.")
        raise typer.Exit(INTERRUPTED) from None
    others = [code for code in wanted.folder.pilot.languages if code != wanted.language]
    for code in others:
        console.print(f"Also possible: --language {code}", markup=False)
    console.print(f"Open the reports: {shown(front_page)}", markup=False, soft_wrap=True)


@app.command()
def verify(
    report_dir: Annotated[
        Path,
        typer.Argument(
            metavar="REPORT_DIR",
            help="A report folder, for example reports/my_pilot.",
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

    console, different = console_of(), False
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

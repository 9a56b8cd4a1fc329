"""Commands about the chain: follow it, write down its lessons, go on to the next round."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from pescycle.cli.app import (
    LanguageOption,
    OutputOption,
    PilotFolderArgument,
    RoundOption,
    app,
)
from pescycle.cli.told import console_of, problems_of, shown, stop_at, tell_of_waiting

if TYPE_CHECKING:
    from pescycle.batch.trace import Trace
    from pescycle.model.branches import Branch
    from pescycle.report.voice import Voice


@app.command()
def trace(
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help="Of a question, finding, cause, action, KPI ..."),
    ],
    pilot: PilotFolderArgument,
    round_id: Annotated[
        str,
        typer.Option(
            "--round", "-r", metavar="R", help="Where it stands; the latest if left out."
        ),
    ] = "",
    language: LanguageOption = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Follow an id through the chain, both ways: from question to effect and on."""
    from pescycle.batch.trace import traced
    from pescycle.io.pilots import read_pilot
    from pescycle.report.names import Names
    from pescycle.report.voice import Voice

    folder = read_pilot(pilot)
    voice = Voice(language or folder.pilot.languages[0], Names.of(folder))
    found = traced(folder, name, round_id, output)
    console = console_of()
    console.print(_tree(voice, found))
    if found.others:
        console.print(
            f"The same id stands in {', '.join(found.others)} too: add --round.",
            markup=False,
            soft_wrap=True,
        )


def _tree(voice: "Voice", found: "Trace") -> Tree:
    from pescycle.report.wording.trace import entry_line, headings

    root = Tree(Text(entry_line(voice, found.entry, found.figures)))
    origin, outcome, nothing = headings(voice)
    for title, branches in ((origin, found.before), (outcome, found.after)):
        side = root.add(Text(title, style="bold"))
        if not branches:
            side.add(Text(nothing))
        _grow(voice, side, branches, found)
    return root


def _grow(
    voice: "Voice", tree: Tree, branches: tuple["Branch", ...], found: "Trace"
) -> None:
    from pescycle.report.wording.trace import again_line, entry_line

    for branch in branches:
        if branch.again:
            tree.add(Text(again_line(voice, branch.entry)))
        else:
            grown = tree.add(Text(entry_line(voice, branch.entry, found.figures)))
            _grow(voice, grown, branch.branches, found)


@app.command()
def lessons(
    pilot: PilotFolderArgument,
    round_id: RoundOption = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Write the sheet of lessons of a round, with prompts for each action."""
    from pescycle.batch.lesson_sheet import write_lesson_sheet
    from pescycle.io.pilots import read_pilot

    stop_at(pilot, problems_of(pilot))
    path = write_lesson_sheet(read_pilot(pilot), round_id, output, tell_of_waiting)
    console_of().print(
        f"{shown(path)} is written. Fill in what was learned, keep, adapt or stop, and "
        "why; leave empty what has no answer.",
        markup=False,
        soft_wrap=True,
    )


@app.command("next")
def next_round(
    pilot: PilotFolderArgument,
    name: Annotated[
        str,
        typer.Option(
            "--id", metavar="R", help="Id of the next round; like 2024-1 after 2023-2."
        ),
    ] = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Begin the next round: its questions, its targets and the actions that go on."""
    from pescycle.batch.following import write_next_round
    from pescycle.io.pilots import read_pilot

    stop_at(pilot, problems_of(pilot))
    made = write_next_round(read_pilot(pilot), name, output, tell_of_waiting)
    console_of().print(
        f"{shown(made.folder)} is made: {', '.join(made.files)}; {made.questions} "
        f"questions, {made.actions} actions that go on. Next:\n"
        "  read and correct what is drafted\n"
        f"  pescycle check {pilot}",
        markup=False,
        soft_wrap=True,
    )

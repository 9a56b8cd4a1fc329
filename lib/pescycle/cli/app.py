"""The command's root: its options, and the arguments that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

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
    typer.Argument(metavar="PILOT", help="The pilot's folder, for example data/my_pilot."),
]
OutputOption = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="DIR", help="Folder in which reports are kept."),
]
RoundOption = Annotated[
    str, typer.Option("--round", "-r", metavar="R", help="The last one if left out.")
]
LanguageOption = Annotated[
    str,
    typer.Option(
        "--language", "-l", metavar="L", help="en or fr; the pilot's first if left out."
    ),
]


class Debug:
    """Whether a fault of pescycle itself is shown with its traceback."""

    on = False


@app.callback()
def _options(
    debug: Annotated[
        bool,
        typer.Option("--debug", help="On a fault of pescycle itself, show where it was."),
    ] = False,
) -> None:
    Debug.on = debug

"""Command that seals what the scores of an edition are measured against."""

from pathlib import Path
from typing import Annotated

import typer

from pescycle.cli.app import OutputOption, PilotFolderArgument, app
from pescycle.cli.told import console_of, problems_of, shown, stop_at


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

    stop_at(pilot, problems_of(pilot))
    frozen = freeze_edition(read_pilot(pilot), edition, tuple(rounds or ()), output)
    console_of().print(
        f"{shown(frozen.path)} is written, made from {', '.join(frozen.rounds)}: "
        f"{frozen.goalposts} goalposts, {frozen.groups} peer groups. Keep it with the "
        "pilot.",
        markup=False,
        soft_wrap=True,
    )

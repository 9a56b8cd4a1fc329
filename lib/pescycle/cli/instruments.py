"""Command that makes what a pilot asks with."""

from pathlib import Path
from typing import Annotated

import typer

from pescycle.cli.app import PilotFolderArgument, app
from pescycle.cli.told import console_of, shown


@app.command()
def form(
    pilot: PilotFolderArgument,
    audience: Annotated[
        str,
        typer.Option(
            "--audience", "-a", metavar="A", help="jobseeker, employer or staff; or all."
        ),
    ] = "",
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder in which forms are kept."
        ),
    ] = Path("forms"),
) -> None:
    """Make the survey's forms: for phones and tablets, on paper, posters with a code."""
    from pescycle.batch.forms import make_forms
    from pescycle.io.pilots import read_survey

    console = console_of()
    for made in make_forms(read_survey(pilot), audience, output):
        console.print(f"{made.audience}: {made.version}", markup=False)
        for path in made.files:
            console.print(f"  {shown(path)}", markup=False, soft_wrap=True)
        for remark in made.remarks:
            console.print(f"  remark: {remark}", markup=False, soft_wrap=True)

"""Command that opens the five notebooks for the experts."""

from typing import Annotated

import typer

from pescycle.cli.app import PilotFolderArgument, app
from pescycle.cli.told import console_of, shown


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
    console_of().print(f"Your copies of the notebooks: {shown(folder)}", markup=False)
    raise typer.Exit(open_jupyterlab(folder))

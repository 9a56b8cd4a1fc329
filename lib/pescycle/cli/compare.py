"""Command that sets pilots side by side."""

from pathlib import Path
from typing import Annotated

import typer

from pescycle.cli.app import OutputOption, app
from pescycle.cli.told import console_of, shown


@app.command()
def compare(
    reports: Annotated[
        list[Path],
        typer.Argument(
            metavar="REPORT_DIR...",
            help="Report folders of two pilots or more, for example reports/my_pilot.",
        ),
    ],
    language: Annotated[
        str,
        typer.Option(
            "--language",
            "-l",
            metavar="L",
            help="en or fr; the first pilot's first if left out.",
        ),
    ] = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Set pilots side by side on the KPIs that they define alike; ranks nobody."""
    from pescycle.batch.compare import write_comparison

    page = write_comparison(reports, language, output)
    console_of().print(f"Open the page: {shown(page)}", markup=False, soft_wrap=True)

"""Commands between rounds: the kit of a workshop, and the monthly notes."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pescycle.cli.app import (
    LanguageOption,
    OutputOption,
    PilotFolderArgument,
    RoundOption,
    app,
)
from pescycle.cli.told import console_of, problems_of, shown, stop_at, tell_of_waiting
from pescycle.errors import UsageError


@app.command()
def workshop(
    pilot: PilotFolderArgument,
    round_id: RoundOption = "",
    minutes: Annotated[
        int, typer.Option("--minutes", "-m", help="How long it lasts: 20 to 240.")
    ] = 60,
    date: Annotated[
        str,
        typer.Option(
            "--date", metavar="DAY", help="First day, like 2024-02-06; else workshops.csv."
        ),
    ] = "",
    start: Annotated[
        str, typer.Option("--start", metavar="TIME", help="Local time, like 09:30.")
    ] = "09:00",
    times: Annotated[
        int,
        typer.Option("--times", help="How many meetings the series has.", min=1, max=60),
    ] = 1,
    every: Annotated[
        int, typer.Option("--every", help="Days from one to the next.", min=1, max=366)
    ] = 14,
    language: LanguageOption = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Make a short workshop's kit: agenda, three charts, three questions, decisions."""
    from pescycle.batch.kits import Desk, write_workshop
    from pescycle.io.pilots import read_pilot
    from pescycle.model.meetings import Meeting, repeated

    stop_at(pilot, problems_of(pilot))
    planned: tuple[Meeting, ...] = ()
    if date:
        first = Meeting(id="workshop", starts=_moment(date, start), minutes=minutes)
        planned = repeated(first, times, every)
    desk = Desk.of(read_pilot(pilot), round_id, language, output)
    tell_of_waiting(desk.waits)
    written = write_workshop(desk, minutes, planned)
    console = console_of()
    for path in written:
        console.print(f"Written: {shown(path)}", markup=False, soft_wrap=True)
    if not any(path.suffix == ".ics" for path in written):
        console.print(
            "No invitation: give --date, or write the meetings into "
            f"rounds/{desk.turn.round.id}/workshops.csv.",
            markup=False,
            soft_wrap=True,
        )


@app.command()
def digest(
    pilot: PilotFolderArgument,
    round_id: RoundOption = "",
    center: Annotated[
        str, typer.Option("--center", "-c", metavar="C", help="Every one if left out.")
    ] = "",
    month: Annotated[
        str,
        typer.Option(
            "--month", metavar="M", help="Like 2023-11; the last with a figure if left out."
        ),
    ] = "",
    language: LanguageOption = "",
    output: OutputOption = Path("reports"),
) -> None:
    """Make a one-page monthly note for each center, to talk about in its team."""
    from pescycle.batch.kits import Desk, write_digest
    from pescycle.io.pilots import read_pilot

    stop_at(pilot, problems_of(pilot))
    desk = Desk.of(read_pilot(pilot), round_id, language, output)
    tell_of_waiting(desk.waits)
    pages = write_digest(desk, center, month)
    notes = "1 note" if len(pages) == 1 else f"{len(pages)} notes"
    console_of().print(
        f"{notes} written: {shown(pages[0].parent)}", markup=False, soft_wrap=True
    )


def _moment(date: str, start: str) -> datetime:
    try:
        return datetime.strptime(f"{date} {start}", "%Y-%m-%d %H:%M")
    except ValueError:
        raise UsageError(
            f'"{date} {start}" is no day and time. Write --date 2024-02-06 --start 09:30.'
        ) from None

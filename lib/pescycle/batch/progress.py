"""What a run says while it works: a bar on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)


class Lines:
    """One plain line a step, for logs and pipes."""

    def __init__(self, console: Console, total: int) -> None:
        self.console, self.total, self.ended = console, total, 0

    def starts(self, report: str) -> None:
        """Say that a report is being made."""
        self.console.print(f"[{self.ended + 1}/{self.total}] {report} ...", markup=False)

    def ends(self, report: str, how: str) -> None:
        """Count it."""
        self.ended += 1
        self.console.print(f"[{self.ended}/{self.total}] {report}: {how}", markup=False)


class Bar:
    """A bar that moves with each finished report."""

    def __init__(self, bar: Progress, total: int) -> None:
        self.bar = bar
        self.task = bar.add_task("", total=total)

    def starts(self, report: str) -> None:
        """Show which report is being made."""
        self.bar.update(self.task, description=report)

    def ends(self, report: str, how: str) -> None:
        """Move the bar on."""
        self.bar.update(self.task, description=f"{report}: {how}", advance=1)


@contextmanager
def progress(console: Console, total: int) -> Iterator[Lines | Bar]:
    """The way of telling that fits the console."""
    if not console.is_terminal:
        yield Lines(console, total)
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console) as bar:
        yield Bar(bar, total)

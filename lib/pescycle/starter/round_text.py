"""The first round of a pilot that is like another: dates to correct, sources to fill."""

from datetime import date
from pathlib import Path

from pescycle.model.given import PilotFolder

HEAD = """\
# The first round of a new pilot: only measures, nothing has been counted or asked yet.
# Correct the dates; a round must not cut what is counted ({span}).

id: "{name}"
title:
{titles}
kind: baseline                  # the next one is kind: pilot; then targets are due
starts: {starts}
ends: {ends}
previous: null

# fieldwork: {{opens: {starts}, closes: {ends}}}   # needed from the first survey answers on

# The files as received. Put them beside this file and describe them here; those of the
# pilot {other} stand below as an example. pescycle check says what does not fit.
sources: []
"""


def round_text(
    other: PilotFolder, languages: tuple[str, ...], turn: tuple[str, date, date]
) -> str:
    """Content of ``round.yml``: whole as it stands, the other's sources as comments."""
    name, starts, ends = turn
    titles = "\n".join(f'  {code}: "{name}"' for code in languages)
    head = HEAD.format(
        span=other.pilot.counted_by,
        name=name,
        titles=titles,
        starts=starts,
        ends=ends,
        other=other.pilot.id,
    )
    return head + _example(other)


def _example(other: PilotFolder) -> str:
    """The lines of the other's last round that describe its sources, commented out."""
    if not other.rounds:
        return ""
    path = Path(other.folder) / "rounds" / other.rounds[-1].id / "round.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    begin = next((n for n, line in enumerate(lines) if line.startswith("sources:")), None)
    if begin is None:
        return ""
    return "".join(f"# {line}".rstrip() + "\n" for line in lines[begin + 1 :])

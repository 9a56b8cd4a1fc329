"""The text of the next round's round.yml, with comments in the pilot's first language."""

import re

import pandas as pd

from pescycle.cycle import Turn
from pescycle.io.places import round_folder
from pescycle.model.base import ALL
from pescycle.phases.following import next_item_targets
from pescycle.phases.following_days import Days
from pescycle.phases.results import Reflection
from pescycle.report.voice import Voice
from pescycle.report.wording.following import (
    drafted_from,
    item_targets_rule,
    kpi_reached,
    kpi_targets_rule,
    share_reached,
    sources_wait,
)

# Parts of round.yml that the next round begins with as they are.
KEPT_PARTS = ("sample_plan", "assignment")
COMMENT_AT = 32  # column in which a target's remark begins


def round_text(
    last: Turn, reflection: Reflection, name: str, days: Days, voices: dict[str, Voice]
) -> str:
    """The drafted round.yml: days, targets and plans, sources as comments to fill in.

    Parameters
    ----------
    last : Turn
        The round it follows; its plans are taken over.
    reflection : Reflection
        What that round found.
    name : str
        Id of the next round.
    days : Days
    voices : dict
        By language; the first one says the comments.
    """
    voice = next(iter(voices.values()))
    titles = [
        f'  {code}: "{said.days(days.starts, days.ends)}"' for code, said in voices.items()
    ]
    path = round_folder(last.folder.folder, last.round.id) / "round.yml"
    before = path.read_text("utf-8")
    parts = [
        f"# {drafted_from(voice, last.round.id)}",
        "",
        f'id: "{name}"',
        "title:",
        *titles,
        "kind: pilot",
        f"starts: {days.starts}",
        f"ends: {days.ends}",
        f'previous: "{last.round.id}"',
        "",
        *_item_targets(voice, last, reflection),
        *_kpi_targets(voice, reflection.kpi_change),
        *(line for part in KEPT_PARTS for line in _part(before, part)),
        f"# {sources_wait(voice)}",
        *(f"# {line}".rstrip() for line in _part(before, "fieldwork")),
        *(f"# {line}".rstrip() for line in _part(before, "sources")),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _item_targets(voice: Voice, last: Turn, reflection: Reflection) -> list[str]:
    targets = next_item_targets(last.given, reflection.item_expected)
    if not targets:
        return []
    lines = [f"# {item_targets_rule(voice)}", "item_targets:"]
    for item, (target, wanted, reached) in targets.items():
        remark = share_reached(voice, wanted, reached)
        lines.append(f"  {item}: {target:g}".ljust(COMMENT_AT) + f"# {remark}")
    return [*lines, ""]


def _kpi_targets(voice: Voice, kpi_change: pd.DataFrame) -> list[str]:
    """What each KPI was to reach and reached, as comments: an edition sets targets."""
    rows = kpi_change[kpi_change["center"] == ALL].dropna(subset="target")
    if rows.empty:
        return []
    told = [f"#   {kpi_reached(voice, row)}" for row in rows.to_dict("records")]
    return [f"# {kpi_targets_rule(voice)}", *told, ""]


def _part(text: str, key: str) -> list[str]:
    """The lines of one key of round.yml, with their comments, and an empty line behind."""
    found = re.search(rf"^{key}:.*?(?=^\w|\Z)", text, re.MULTILINE | re.DOTALL)
    if not found:
        return []
    lines = found[0].rstrip().splitlines()
    # Comments before the next key belong to that.
    while lines and lines[-1].startswith("#"):
        lines.pop()
    return [*"\n".join(lines).rstrip().splitlines(), ""]

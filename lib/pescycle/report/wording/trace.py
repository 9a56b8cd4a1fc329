"""One line for each entry of the chain: what it is, of which round, how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from pescycle.model.base import ALL, pick
from pescycle.model.chain import AIMS, Entry, Key
from pescycle.model.tables import Thing
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, records
from pescycle.report.wording.lessons import aim_seen
from pescycle.report.wording.proposals import proposal_points


@dataclass(frozen=True)
class Figures:
    """What reflections know: rows of ``lesson`` and ``proposal`` by round and id.

    ``rounds`` are those whose reflection was handed over and still fits its files.
    """

    rounds: frozenset[str] = frozenset()
    moved: Mapping[Key, Row] = field(default_factory=dict)
    proposed: Mapping[Key, pd.DataFrame] = field(default_factory=dict)

    @classmethod
    def of(cls, lessons: Mapping[str, pd.DataFrame], proposals: Mapping) -> "Figures":
        """Made from the frames of each round."""
        return cls(
            frozenset(lessons),
            {
                (r, row["moves"]): row
                for r, part in lessons.items()
                for row in records(part)
            },
            {
                (r, name): part[part["id"] == name]
                for r, part in proposals.items()
                for name in part["id"]
            },
        )


def entry_line(voice: Voice, entry: Entry, figures: Figures) -> str:
    """An entry in one line: id, kind, round, state, and what the team wrote."""
    about = [voice.label("thing", entry.thing), entry.round, *_details(voice, entry)]
    return voice.text(
        "{id} ({about}): {said}",
        id=entry.id,
        about=", ".join(part for part in about if part),
        said=_said(voice, entry, figures),
    )


def again_line(voice: Voice, entry: Entry) -> str:
    """An entry that is told above already."""
    return voice.text("{id} ({about}), see above", id=entry.id, about=entry.round)


def headings(voice: Voice) -> tuple[str, str, str]:
    """What stands over both directions, and where there is nothing in one."""
    return (
        voice.text("Where it comes from"),
        voice.text("What came of it"),
        voice.text("nothing is written down"),
    )


def _said(voice: Voice, entry: Entry, figures: Figures) -> str:
    match entry.thing:
        case thing if thing in AIMS:
            return _aim(voice, entry, figures)
        case Thing.THEME:
            return voice.name("theme", entry.id)
        case Thing.PROPOSAL:
            return _proposal(voice, entry, figures)
    languages = (voice.language, *voice.names.languages)
    return pick(entry.texts, *languages) if entry.texts else ""


def _aim(voice: Voice, entry: Entry, figures: Figures) -> str:
    name = voice.name("moves", entry.id)
    if entry.round not in figures.rounds:
        return voice.text(
            "{name}. What moved is not worked out yet, or files changed since: pescycle "
            "run does it.",
            name=name,
        )
    row = figures.moved.get(entry.key)
    if row is None:
        return voice.text("{name}. No action of this round was to move it.", name=name)
    return voice.text("{name}. {seen}", name=name, seen=aim_seen(voice, row))


def _proposal(voice: Voice, entry: Entry, figures: Figures) -> str:
    known = figures.proposed.get(entry.key)
    if known is None:
        return voice.text("what it says stands in report 05 of that round")
    return " ".join(proposal_points(voice, known))


def _details(voice: Voice, entry: Entry) -> list[str]:
    """How an entry stands: its grade, state, source or decision, and its center."""
    row = entry.row
    codes = {
        Thing.QUESTION: (("grade", "grade"),),
        Thing.FINDING: (("finding_source", "source"), ("grade", "grade")),
        Thing.CAUSE: (("grade", "grade"),),
        Thing.ACTION: (("action_state", "state"),),
        Thing.LESSON: (("loop", "loop"), ("lesson_decision", "decision")),
        Thing.DECISION: (("decision", "decision"),),
        Thing.RECOMMENDATION: (("recommendation_status", "status"),),
        Thing.COMMENT: (("comment_status", "status"),),
    }.get(entry.thing, ())
    words = [voice.label(name, row[column]) for name, column in codes if row.get(column)]
    center = row.get("center")
    if center and center != ALL and not is_missing(center):
        words.insert(0, voice.name("center", center))
    return words

"""What cells say of a team's registers: questions, stakeholders, comments, practices."""

from pescycle.model.tables import Thing
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice


def subject(voice: Voice, name: str) -> str:
    """What an id is about: a KPI, a theme or a survey question; else the id itself."""
    for kind in ("kpi", "theme"):
        if name in voice.names.titles.get(kind, {}):
            return voice.name(kind, name)
    if name in voice.names.titles.get("item", {}):
        return voice.name("moves", name)
    return name


def subjects(column: str):
    """Say a cell of ids that are joined by a space."""

    def say(voice: Voice, row: Row) -> str:
        names = [subject(voice, name) for name in str(row[column] or "").split()]
        return voice.enumerated(names) if names else MISSING

    return say


def origin(voice: Voice, row: Row) -> str:
    """What a question grew out of: its kind, id and words."""
    if not row["from_thing"]:
        return row["from"] or MISSING
    what = voice.text(
        "{thing} {id}", thing=voice.label("thing", row["from_thing"]), id=row["from"]
    )
    words = row.get("origin")
    if row["from_thing"] == Thing.PROPOSAL or not words or words == MISSING:
        return what
    return voice.text("{table}: {what}", table=what, what=words)


def question(voice: Voice, row: Row) -> str:
    """A question's id and words."""
    return voice.text("{table}: {what}", table=row["id"], what=row["text"])


def counted(voice: Voice, row: Row) -> str:
    """The group or the theme whose comments are counted."""
    if row["by"] == "group":
        return voice.name("stakeholder", row["counted"])
    return voice.name("theme", row["counted"])


def told(voice: Voice, row: Row) -> str:
    """Who said it, and what."""
    group = voice.name("stakeholder", row["group"])
    return voice.text("{group}: “{comment}”", group=group, comment=row["comment"])


def answer(voice: Voice, row: Row) -> str:
    """What is done about a comment, and why not more."""
    said = [row.get(name) for name in ("response", "reason")]
    said = [text for text in said if text and text != MISSING]
    if len(said) == 2:
        return voice.text("{response}. Reason: {reason}", response=said[0], reason=said[1])
    return said[0] if said else MISSING


def practice(voice: Voice, row: Row) -> str:
    """What a service does: its gist, then in full."""
    return voice.text("{title}. {text}", title=row["title"], text=row["text"])


def practice_source(voice: Voice, row: Row) -> str:
    """Where a practice was read."""
    if not row.get("address"):
        return row["source"]
    return voice.text("{source} ({address})", source=row["source"], address=row["address"])

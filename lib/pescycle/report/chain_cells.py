"""What cells say of the chain: an entry with its id, what moved, what was decided."""

from pescycle.report.cells import Row, Said, text_of, unit_of
from pescycle.report.voice import MISSING, Voice, is_missing


def entry(kind: str) -> Said:
    """An entry's id and what the team wrote, in the report's language."""

    def say(voice: Voice, row: Row) -> str:
        return told(voice, row[kind], text_of(voice, row, f"{kind}_text"))

    return say


def told(voice: Voice, name: str, text: str) -> str:
    """An id with its text; one of them where the other is missing."""
    if not name:
        return text or MISSING
    return voice.text("{id}: {text}", id=name, text=text) if text else name


def action(voice: Voice, row: Row) -> str:
    """An action with the centers that have it and how many of them did it."""
    if not row["actions"]:
        return voice.text("no action yet")
    return voice.text(
        "{title} ({ids}): {done} of {planned} done",
        title=text_of(voice, row, "title") or row["actions"],
        ids=ids(voice, row["actions"]),
        done=voice.number(row["done"]),
        planned=voice.number(row["planned"]),
    )


def single_action(voice: Voice, row: Row) -> str:
    """One action with its id; of a lesson without an action that it is the round's."""
    if not row["action"]:
        return voice.text("the round itself")
    title = text_of(voice, row, "title")
    if not title:
        return str(row["action"])
    return voice.text("{title} ({id})", title=title, id=row["action"])


def moved(voice: Voice, row: Row) -> str:
    """What was to move, and by how much the centers that acted differ."""
    if not row["moves"]:
        return MISSING
    aim = voice.name("moves", row["moves"])
    return voice.text("{name}: {finding}", name=aim, finding=effect(voice, row))


def effect(voice: Voice, row: Row) -> str:
    """Difference to the comparison centers with its interval and verdict."""
    verdict = voice.label("verdict", row["effect_verdict"])
    if is_missing(row["effect"]) or is_missing(row["effect_low"]):
        return verdict
    unit = unit_of(voice, {"moves": row["moves"]})
    said = voice.text(
        "{figure} ({interval})",
        figure=voice.change(row["effect"], unit),
        interval=voice.change_interval(row["effect_low"], row["effect_high"], unit),
    )
    return f"{said} · {verdict}"


def state(voice: Voice, row: Row) -> str:
    """An action's state, with its day where it was done."""
    word = voice.label("action_state", row["state"])
    if is_missing(row["done_on"]):
        return word
    day = voice.date(row["done_on"], "medium")
    return voice.text("{state}, {day}", state=word, day=day)


def decided(voice: Voice, row: Row) -> str:
    """What the team decided, and the lessons that say why."""
    if not row["lessons"]:
        return MISSING
    words = [voice.label("lesson_decision", code) for code in row["decisions"].split()]
    return voice.text(
        "{decision} ({ids})", decision=", ".join(words), ids=ids(voice, row["lessons"])
    )


def sources(voice: Voice, row: Row) -> str:
    """Where the findings come from."""
    names = [voice.label("finding_source", code) for code in row["sources"].split()]
    return ", ".join(names) or MISSING


def listed(column: str) -> Said:
    """Ids of a column, with commas."""
    return lambda voice, row: ids(voice, row[column]) or MISSING


def ids(voice: Voice, joined: str) -> str:
    """Ids that stand joined by spaces, with commas."""
    return ", ".join(joined.split())

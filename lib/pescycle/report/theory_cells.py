"""What the boxes of the theory of change and the cells about aims say."""

from pescycle.model.base import pick
from pescycle.model.tables import Thing
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing

PILLAR = "pillar"


def node_name(voice: Voice, row: Row) -> str:
    """A node's name; of actions that several centers take, with how many."""
    kind = row["kind"]
    if kind not in (Thing.CAUSE, Thing.ACTION):
        return voice.name(kind, row["id"], row.get("audience") or "")
    texts = {
        name.removeprefix("title_"): str(text)
        for name, text in row.items()
        if name.startswith("title_") and not is_missing(text) and text
    }
    title = pick(texts, voice.language, *voice.names.languages) if texts else str(row["id"])
    if kind == Thing.CAUSE:
        return title
    if is_missing(row["centers"]):
        return voice.text("{title} (all centers)", title=title)
    if row["centers"] == 1:
        return title
    return voice.text("{title} ({n} centers)", title=title, n=voice.number(row["centers"]))


def aim(voice: Voice, row: Row) -> str:
    """A KPI by its name, or a survey question with the audience that is asked it."""
    if row["kind"] == Thing.KPI:
        return voice.name("kpi", row["id"])
    audience = row.get("audience") or ""
    if not audience:
        return voice.name("moves", row["id"])
    # Audiences are often asked questions of one name, such as the overall one.
    return voice.text(
        "{question} ({audience}, survey question)",
        question=voice.name("item", row["id"], audience),
        audience=voice.label("audience", audience),
    )


def acting_centers(voice: Voice, row: Row) -> str:
    """How many centers act for an aim."""
    if not row["actions"]:
        return MISSING
    if is_missing(row["centers"]):
        return voice.text("All centers")
    return voice.number(row["centers"])

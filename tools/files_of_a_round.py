"""Write the list of what a team fills in: ``python tools/files_of_a_round.py``.

Columns come from the contracts by which the files are read; who fills a file in, when and
how long it takes stands below. A test holds the page in ``docs`` to both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pescycle.model import registers, tables
from pescycle.model.tables import CellType, Column, TableContract

PAGE = Path(__file__).resolve().parents[1] / "docs" / "files_of_a_round.md"
STEPS = ("", "1 enquiry", "2 planning", "3 action", "4 observation", "5 reflection")
TYPES = {
    CellType.SLUG: "id",
    CellType.CENTER: "center",
    CellType.TEXT: "text",
    CellType.DATE: "2024-01-31",
    CellType.COUNT: "whole number",
    CellType.NUMBER: "number",
    CellType.SCORE: "0 to 100",
    CellType.CODE: "a code, no name",
    CellType.JUDGMENT: "3 or 1/3",
    CellType.RATING: "1 to 5",
    CellType.TIME: "09:30",
}
OPENING = """\
# Files of a round

What a team may write into `rounds/<round>/`, step by step. Every file may be missing.
All are CSV and open in a spreadsheet. Columns in *italics* may be left out, and their
cells left empty. A column `text_…` is one column a language (`text_en`, `text_fr` ...),
of which each row fills one at least; `all` as a center is every center. Minutes are a
guess for a practised hand and a row, if nothing else is said. No file asks for a
person's name: write roles, organisations and codes.

Beside these a round has `round.yml` and the raw files of counts and answers, see
[README](../README.md). `python tools/files_of_a_round.py` writes this page.
"""


@dataclass(frozen=True, kw_only=True)
class Filling:
    """Who fills a file in, at which step of the cycle, what for, in how many minutes."""

    step: int
    who: str
    what: str
    minutes: str


FILLINGS = {
    "questions": Filling(
        step=1, who="team", what="the round's problem and questions", minutes="5"
    ),
    "context": Filling(
        step=1,
        who="whoever keeps statistics",
        what="what goes on around the centers",
        minutes="1",
    ),
    "stakeholders": Filling(
        step=1, who="team", what="who has a stake, and how much of a say", minutes="2"
    ),
    "consultation": Filling(
        step=1,
        who="facilitator of a workshop",
        what="what was said, and what became of it",
        minutes="3",
    ),
    "weights": Filling(
        step=2,
        who="participants of a workshop",
        what="points spread over pillars or KPIs",
        minutes="10 a participant",
    ),
    "comparisons": Filling(
        step=2,
        who="participants of a workshop",
        what="pillars or KPIs compared pair by pair",
        minutes="15 a participant",
    ),
    "actions": Filling(
        step=2,
        who="centers and team",
        what="who does what until when; state, dose and barrier at step 3",
        minutes="3, and 5 at the end",
    ),
    "risks": Filling(
        step=2, who="team", what="what may go wrong, and what is done about it", minutes="5"
    ),
    "sample": Filling(
        step=2,
        who="survey manager",
        what="how many each center asks; `asked` after the fieldwork",
        minutes="1",
    ),
    "frame": Filling(
        step=2,
        who="survey manager",
        what="how many clients of each kind there are",
        minutes="30 in all, from the register",
    ),
    "workshops": Filling(
        step=3, who="facilitator", what="when short workshops are held", minutes="1"
    ),
    "decisions": Filling(
        step=3, who="facilitator", what="what was decided, and why", minutes="2"
    ),
    "events": Filling(
        step=3, who="centers", what="closures, and what else explains a month", minutes="2"
    ),
    "days": Filling(
        step=3,
        who="centers",
        what="counts by day, where a center has them",
        minutes="15 in all, an export",
    ),
    "quotations": Filling(
        step=4,
        who="survey manager",
        what="comments that a person has released",
        minutes="5",
    ),
    "maturity": Filling(
        step=4,
        who="assessors",
        what="scores of the statements in `maturity.yml`",
        minutes="3",
    ),
    "consensus": Filling(
        step=4, who="assessors together", what="what they agreed on", minutes="5"
    ),
    "findings": Filling(
        step=4, who="team", what="what was found on a question", minutes="3"
    ),
    "causes": Filling(
        step=4,
        who="team with those who do the work",
        what="why it is so, as far as is known",
        minutes="10",
    ),
    "lessons": Filling(
        step=5,
        who="team",
        what="what was learned; `pescycle lessons` writes the sheet",
        minutes="5",
    ),
    "project": Filling(
        step=5, who="team", what="the round itself: planned and actual", minutes="2"
    ),
    "opinions": Filling(
        step=5,
        who="outside experts",
        what="their judgment of the round",
        minutes="10 an expert",
    ),
    "recommendations": Filling(
        step=5, who="team", what="where each recommendation stands", minutes="3"
    ),
}


def contracts() -> dict[str, TableContract]:
    """Every table of a round's folder by its name; that of centers lies in the pilot's."""
    own = [one for one in vars(tables).values() if isinstance(one, TableContract)]
    every = (*own, *registers.REGISTERS)
    return {one.name: one for one in every if one.name != tables.CENTERS.name}


def page() -> str:
    """The whole page as it has to stand in ``docs``."""
    return "\n".join([OPENING, *_lines(), ""])


def _lines() -> Iterator[str]:
    found = contracts()
    for step, title in enumerate(STEPS):
        names = [name for name, filling in FILLINGS.items() if filling.step == step]
        if not names:
            continue
        yield f"## Step {title}\n"
        yield "| File | What | Who | Minutes | Columns |"
        yield "|---|---|---|---|---|"
        for name in names:
            filling, columns = FILLINGS[name], _columns(found[name])
            yield (
                f"| `{name}.csv` | {filling.what} | {filling.who} | {filling.minutes} "
                f"| {columns} |"
            )
        yield ""


def _columns(contract: TableContract) -> str:
    own = [_column(column) for column in contract.columns]
    texts = [f"`{prefix}_…`" for prefix in contract.text_prefixes]
    optional = [f"*`{prefix}_…`*" for prefix in contract.optional_prefixes]
    return "; ".join([*own, *texts, *optional])


def _column(column: Column) -> str:
    holds = ", ".join(column.choices) if column.choices else TYPES[column.type]
    if column.links:
        holds = f"id of {', '.join(column.links)}"
    elif column.all_centers:
        holds = "center or all"
    name = f"`{column.name}`" if column.required else f"*`{column.name}`*"
    return name if column.name == holds else f"{name} ({holds})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")

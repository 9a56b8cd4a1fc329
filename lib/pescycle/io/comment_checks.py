"""The register of a consultation: whether each comment has the answer that it is owed."""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.model.base import SLUG
from pescycle.model.chain import names_of
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.registers.enquiry import TO_BE_ANSWERED, TO_BE_REASONED, CommentStatus
from pescycle.model.round import Round

# Column that a decided comment needs, and what it is to say.
OWED = {
    **dict.fromkeys(TO_BE_REASONED, ("reason", "why")),
    **dict.fromkeys(TO_BE_ANSWERED, ("response", "what is done about it")),
}
WITHOUT_EFFECT = (CommentStatus.OPEN, *TO_BE_REASONED)
GROUPED = ("consultation", "stakeholders")


def comment_problems(
    folder: PilotFolder, turn: Round, comments: pd.DataFrame
) -> Iterator[Problem]:
    """Comments on no known theme, and those that were decided without a word.

    Parameters
    ----------
    folder : PilotFolder
        Its codebook lists the themes; without one any id will do.
    turn : Round
    comments : DataFrame
        See the contract CONSULTATION, one row a row of the file.
    """
    file = f"rounds/{turn.id}/consultation.csv"
    themes = [theme.id for theme in folder.codebook.themes] if folder.codebook else []
    for place, row in enumerate(comments.to_dict("records"), FIRST_ROW):
        theme = row["theme"]
        if themes and SLUG.fullmatch(theme) and theme not in themes:
            yield Problem(
                file=file,
                rule="unknown_theme",
                row=place,
                column="theme",
                message=f'"{theme}" is no theme of themes.yml.',
                remedy=nearest(theme, themes) or f"Write one of {', '.join(themes)}.",
            )
        yield from _owed(file, place, row)
        yield from _misspelt_change(file, place, row["changed"], names_of(folder))
        if row["changed"] and row["status"] in WITHOUT_EFFECT:
            yield Problem(
                file=file,
                rule="contradicting_cells",
                row=place,
                column="changed",
                message=f"the comment is {row['status']}, but it is said to have changed "
                f'"{row["changed"]}".',
                remedy="Leave changed empty, or write status accepted or partly.",
            )


def _misspelt_change(
    file: str, place: int, changed: str, known: Collection[str]
) -> Iterator[Problem]:
    """A change of no known id: a method, or a slip where a known id is near."""
    meant = nearest(changed, known) if changed and changed not in known else ""
    if meant:
        yield Problem(
            file=file,
            rule="unknown_subject",
            row=place,
            column="changed",
            message=f'"{changed}" is no KPI, survey item or theme; it is shown as the '
            "name of a method.",
            remedy=meant,
            severity=Severity.WARN,
        )


def _owed(file: str, place: int, row: Mapping[str, object]) -> Iterator[Problem]:
    column, what = OWED.get(row["status"], ("", ""))
    texts = [text for name, text in row.items() if name.startswith(f"{column}_")]
    if column and not any(texts):
        yield Problem(
            file=file,
            rule="unanswered_comment",
            row=place,
            column=f"{column}_en",
            message=f"the comment is {row['status']}, but nothing says {what}.",
            remedy=f"Write {what}, in a column a language ({column}_en), or status open.",
        )


def group_problems(
    folder: PilotFolder, turn: Round, registers: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    """Remark groups that pilot.yml gives no title: reports would show their ids."""
    titled = folder.pilot.stakeholders
    for name in GROUPED:
        groups = registers[name]["group"]
        untitled = groups[groups.ne("") & ~groups.isin(list(titled))].drop_duplicates()
        for place, group in untitled.items():
            yield Problem(
                file=f"rounds/{turn.id}/{name}.csv",
                rule="untitled_group",
                severity=Severity.WARN,
                row=int(place) + FIRST_ROW,
                column="group",
                message=f'the group "{group}" has no title in pilot.yml.',
                remedy=nearest(group, titled)
                or f"Add it there: stakeholders: {{{group}: {{en: ...}}}}.",
            )

"""The codebook of a pilot, and what is to be remarked about its words."""

from collections.abc import Iterator

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io import cells
from pescycle.model.questionnaire import OpenItem, Questionnaire
from pescycle.model.themes import (
    Codebook,
    cue_column,
    idle_phrases,
    theme_column,
)

FILE = "themes.yml"


def codebook_problems(codebook: Codebook) -> Iterator[Problem]:
    """Themes that a language cannot tell, and phrases that can take nothing away."""
    for noun, language in codebook.lacking():
        yield _remark(
            "lacking_words",
            f'"{noun.id}" has no words in {language}, in which others have some.',
            f"Answers in {language} will never count for it: add words, if there are any.",
        )
    for noun in (*codebook.themes, *codebook.cues):
        for phrase in idle_phrases(noun):
            yield _remark(
                "idle_phrase",
                f'"{noun.id}": "{phrase}" under not: holds none of its words.',
                "It takes nothing away: write the word with what stands around it.",
            )


def _remark(rule: str, message: str, remedy: str) -> Problem:
    return Problem(
        file=FILE, rule=rule, message=message, remedy=remedy, severity=Severity.WARN
    )


def reserved_theme_columns(file: str, asked: Questionnaire) -> Iterator[Problem]:
    """Items called like the columns of themes and cues that an open item gets."""
    ids = {item.id for item in asked.items}
    for item in asked.items:
        if isinstance(item, OpenItem):
            for name in ids & {theme_column(item.id), cue_column(item.id)}:
                yield Problem(
                    file=file,
                    rule="reserved_id",
                    message=f'the item id "{name}" is the name of a column that the themes '
                    f"of {item.id} get.",
                    remedy="Give the item another id and name its column under items: in "
                    "round.yml.",
                )


def found_themes(item: str, text: pd.Series, codebook: Codebook) -> dict[str, pd.Series]:
    """Themes and cues of each answer to an open item: all that is kept of its words.

    Parameters
    ----------
    item : str
        The open item.
    text : Series
        What was written, one cell a respondent.
    codebook : Codebook

    Returns
    -------
    dict of Series
        The two columns by their names: ids joined by a space, "" where nothing of the
        codebook was found, missing where nothing was written.
    """
    written = ~cells.blank(text)
    answers = text[written].unique()
    themes = {answer: codebook.themes_in(answer) for answer in answers}
    cues = {answer: codebook.cues_in(answer) for answer in answers}
    return {
        theme_column(item): text.where(written).map(themes).astype("str"),
        cue_column(item): text.where(written).map(cues).astype("str"),
    }

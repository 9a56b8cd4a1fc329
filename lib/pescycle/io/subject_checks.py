"""What themes and good practices are about must exist in the pilot."""

from collections.abc import Collection, Iterator, Sequence

from pescycle.errors import Problem
from pescycle.model.good_practice import GoodPractice
from pescycle.model.nearest import nearest
from pescycle.model.themes import Codebook

MOST_LISTED = 8


def theme_problems(
    codebook: Codebook, kpis: Collection[str], items: Collection[str]
) -> Iterator[Problem]:
    """KPIs and survey questions of a theme that no file defines."""
    for theme in codebook.themes:
        for rule, kind, names, known in (
            ("unknown_kpi", "KPI of framework.yml", theme.kpis, kpis),
            ("unknown_item", "item of a questionnaire", theme.items, items),
        ):
            for name in names:
                if name not in known:
                    yield _unknown(
                        "themes.yml",
                        rule,
                        f'theme "{theme.id}": "{name}" is no {kind}.',
                        name,
                        known,
                    )


def practice_problems(
    practices: Sequence[GoodPractice], known: Collection[str]
) -> Iterator[Problem]:
    """What a good practice is said to help with, and nobody knows."""
    for practice in practices:
        for name in practice.helps:
            if name not in known:
                yield _unknown(
                    "good_practice.yml",
                    "unknown_subject",
                    f'practice "{practice.id}": "{name}" under helps: is no KPI, survey '
                    "item or theme of this pilot.",
                    name,
                    known,
                )


def _unknown(
    file: str, rule: str, message: str, name: str, known: Collection[str]
) -> Problem:
    listed = ", ".join(sorted(known)[:MOST_LISTED])
    remedy = nearest(name, known) or (
        f"Write an id such as {listed}." if listed else "Take it out; none is known."
    )
    return Problem(file=file, rule=rule, message=message, remedy=remedy)

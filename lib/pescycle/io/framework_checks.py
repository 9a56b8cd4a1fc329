"""What framework.yml says about the pilot's other files, and whether it is true."""

from collections.abc import Iterable, Iterator
from datetime import date

from pescycle.errors import Problem, Severity
from pescycle.model.framework import (
    CENTERS_A_COVARIATE,
    Framework,
    Frequency,
    Kpi,
    RegressionTarget,
    SurveyShare,
)
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import Round
from pescycle.model.spans import Span

FILE = "framework.yml"
Questionnaires = dict[Audience, Questionnaire]


def framework_problems(
    framework: Framework, pilot: Pilot, questionnaires: Questionnaires
) -> Iterator[Problem]:
    """Missing texts, unknown covariates, and items that nobody asks."""
    yield from _language_problems(framework, pilot.languages)
    for kpi in framework.kpis:
        yield from _period_problems(kpi, pilot)
        if isinstance(kpi.target, RegressionTarget):
            yield from _covariate_problems(kpi.id, kpi.target, pilot)
        if isinstance(kpi.formula, SurveyShare):
            yield from _survey_problems(kpi.id, kpi.formula, pilot, questionnaires)


def _period_problems(kpi: Kpi, pilot: Pilot) -> Iterator[Problem]:
    """A reading of a month where counts come by quarter."""
    if kpi.period == Frequency.MONTH and pilot.counted_by == Span.QUARTER:
        yield Problem(
            file=FILE,
            rule="wrong_value",
            column="period",
            message=f"KPI {kpi.id} is read by month, but the pilot counts by quarter.",
            remedy="Write period: quarter, or counted_by: month in pilot.yml.",
        )


def _covariate_problems(
    kpi: str, target: RegressionTarget, pilot: Pilot
) -> Iterator[Problem]:
    known = [covariate.id for covariate in pilot.covariates]
    for name in [name for name in target.covariates if name not in known]:
        yield Problem(
            file=FILE,
            rule="unknown_covariate",
            message=f'KPI {kpi} expects its target of "{name}", no covariate of pilot.yml.',
            remedy=nearest(name, known) or f"Known are {', '.join(known) or 'none'}.",
        )


def _few_centers(kpi: str, target: RegressionTarget, centers: int) -> Iterator[Problem]:
    needed = CENTERS_A_COVARIATE * len(target.covariates)
    if centers < needed:
        yield Problem(
            file=FILE,
            rule="few_centers",
            message=f"KPI {kpi}: a regression needs {CENTERS_A_COVARIATE} centers a "
            f"covariate, {needed} in all; centers.csv has {centers}.",
            remedy="Name fewer covariates, or write peer_median or own_history.",
        )


def _survey_problems(
    kpi: str, formula: SurveyShare, pilot: Pilot, questionnaires: Questionnaires
) -> Iterator[Problem]:
    for audience, item in formula.items.items():
        if audience not in pilot.audiences:
            message = f"KPI {kpi} asks the audience {audience}, which is not in pilot.yml."
            remedy = f"Add {audience} to audiences: or take it out of the KPI."
            yield Problem(
                file=FILE, rule="unknown_audience", message=message, remedy=remedy
            )
        elif audience in questionnaires:
            yield from _rated_item_problem(kpi, item, questionnaires[audience])


def _rated_item_problem(kpi: str, item: str, asked: Questionnaire) -> Iterator[Problem]:
    rated = [found.id for found in asked.rated]
    if item not in rated:
        yield Problem(
            file=FILE,
            rule="unknown_item",
            message=f'KPI {kpi} reads "{item}", which is no item with a scale of the '
            f"{asked.audience} questionnaire.",
            remedy=nearest(item, rated) or f"Known are {', '.join(rated) or 'none'}.",
        )


def _language_problems(framework: Framework, languages: Iterable[str]) -> Iterator[Problem]:
    for owner, key, text in _texts(framework):
        for language in languages:
            if language not in text:
                yield Problem(
                    file=FILE,
                    rule="missing_language",
                    column=key,
                    message=f"{owner} has no {key} in the pilot's language {language}.",
                    remedy=f"Write {language}: beside the others, or take {language} out "
                    "of languages: in pilot.yml.",
                )


def _texts(framework: Framework) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every text that a report shows, with whose it is and its key."""
    yield "the framework", "title", framework.title
    for measure in framework.measures:
        yield f"measure {measure.id}", "title", measure.title
        if measure.source:
            yield f"measure {measure.id}", "source", measure.source
    for pillar in framework.pillars:
        yield f"pillar {pillar.id}", "title", pillar.title
    for kpi in framework.kpis:
        for key in ("title", "definition", "source"):
            if text := getattr(kpi, key):
                yield f"KPI {kpi.id}", key, text


def center_problems(framework: Framework, centers: int) -> Iterator[Problem]:
    """Targets that need more centers than there are."""
    for kpi in framework.kpis:
        if isinstance(kpi.target, RegressionTarget):
            yield from _few_centers(kpi.id, kpi.target, centers)


def in_force_problems(framework: Framework, rounds: Iterable[Round]) -> Iterator[Problem]:
    """Rounds that the edition, or one of its KPIs with a weight, does not cover.

    A round before the edition's first day only gets a remark: its figures are made anew by
    the new rules, so that all rounds can be compared. A round after its last day stops.
    """
    for turn in rounds:
        yield from _edition_problems(framework, turn)
        for kpi in framework.kpis:
            yield from _kpi_problems(kpi, framework, turn)


def _edition_problems(framework: Framework, turn: Round) -> Iterator[Problem]:
    first, last = framework.effective_from, framework.effective_until
    edition = f"edition {framework.edition}"
    if first and turn.starts < first:
        yield Problem(
            file=FILE,
            rule="not_in_force",
            column="effective_from",
            message=f"round {turn.id} starts on {turn.starts}, before {edition} is in "
            f"force ({first}); its figures are made by the rules of this edition.",
            remedy="If that is not meant, correct effective_from:.",
            severity=Severity.WARN,
        )
    if last and turn.ends > last:
        yield Problem(
            file=FILE,
            rule="not_in_force",
            column="effective_until",
            message=f"round {turn.id} ends on {turn.ends}, after {edition} ({last}).",
            remedy="Write a new edition, or a later effective_until:.",
        )


def _kpi_problems(kpi: Kpi, framework: Framework, turn: Round) -> Iterator[Problem]:
    """A KPI that is not in force in a round leaves its weight without a figure."""
    first, last = kpi.effective_from, kpi.effective_until
    started = framework.effective_from or date.min
    if kpi.weight == 0 or turn.starts < started:
        return
    if (first and first > turn.starts) or (last and last < turn.ends):
        days = f"{first or 'the beginning'} to {last or 'the end'}"
        yield Problem(
            file=FILE,
            rule="not_in_force",
            column="effective_from" if first and first > turn.starts else "effective_until",
            message=f"KPI {kpi.id} is in force from {days}, not in the whole of round "
            f"{turn.id}, but has the weight {kpi.weight:g}.",
            remedy="Give it weight: 0, or write a new edition with its own weights.",
        )

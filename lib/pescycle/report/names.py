"""What the pilot itself calls things: titles of centers, KPIs, items and the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from pescycle.model.base import LANGUAGES, pick
from pescycle.model.form_words import ROLES
from pescycle.model.framework import Framework, Kpi, Unit
from pescycle.model.given import PilotFolder
from pescycle.model.maturity import LOWEST_ASSESSORS, Maturity
from pescycle.model.pilot import Privacy
from pescycle.model.questionnaire import (
    LANGUAGE_QUESTIONS,
    ChoiceItem,
    Questionnaire,
    ScaleItem,
)
from pescycle.model.spans import Span
from pescycle.model.themes import Codebook

Titles = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Names:
    """Titles by kind, id and language; whatever has none is called by its id.

    Kinds: ``center kpi pillar measure item wording round mode interviewer_role stakeholder
    covariate pilot framework theme cue case_factor equity_group``; also
    ``equity_category:<group>``, ``item:<audience>``, ``wording:<audience>`` and
    ``dimension:<audience>``, as audiences may share an item's id. A framework also
    gives each KPI's ``definition`` and ``kpi_source``. ``answers`` has the labels of an
    item's codes by ``(audience, item)``, ``units`` the unit of each KPI,
    ``covariate_units`` of each covariate, ``privacy`` the bases below which a figure is
    hidden, ``assessors`` how many a figure of the maturity check needs, ``counted_by``
    what one count is of. ``languages`` are the pilot's, in whose order a text is looked
    for that is missing in the report's; ``audiences`` are those it asks.
    """

    titles: Mapping[str, Titles] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], Titles] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    covariate_units: Mapping[str, str] = field(default_factory=dict)
    privacy: Privacy = field(default_factory=Privacy)
    assessors: int = LOWEST_ASSESSORS
    counted_by: Span = Span.MONTH
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    currency: str = ""

    @classmethod
    def of(cls, folder: PilotFolder) -> "Names":
        """Names that a pilot folder gives."""
        pilot = folder.pilot
        titles = {
            "pilot": {pilot.id: pilot.title},
            "center": _center_titles(folder.centers),
            "round": {turn.id: turn.title for turn in folder.rounds},
            "mode": pilot.modes,
            "interviewer_role": ROLES,
            "stakeholder": pilot.stakeholders,
            "covariate": {covariate.id: covariate.title for covariate in pilot.covariates},
            **_edition_titles(folder),
            **_item_titles(folder.questionnaires),
            **_theme_titles(folder.codebook),
            **_maturity_titles(folder.maturity),
            **_equity_titles(folder),
        }
        kpis = folder.framework.kpis if folder.framework else ()
        return cls(
            titles=titles,
            answers=_answers(folder.questionnaires),
            units={kpi.id: kpi.unit for kpi in kpis},
            covariate_units={
                covariate.id: covariate.unit for covariate in pilot.covariates
            },
            privacy=pilot.privacy,
            currency=pilot.currency,
            assessors=(
                folder.maturity.assessors.minimum if folder.maturity else LOWEST_ASSESSORS
            ),
            counted_by=pilot.counted_by,
            languages=pilot.languages,
            audiences=pilot.audiences,
        )

    def title(self, kind: str, name: str, language: str, audience: str = "") -> str:
        """Title in ``language``, else as ``pick`` falls back, else the id."""
        for titles in (self.titles.get(f"{kind}:{audience}"), self.titles.get(kind)):
            if titles and titles.get(name):
                return pick(dict(titles[name]), language, *self.languages)
        return name

    def item_place(self, audience: str, item: str) -> int:
        """Place of an item in its questionnaire; after all others where it has none."""
        asked = list(self.titles.get(f"item:{audience}", ()))
        return asked.index(item) if item in asked else len(asked)

    def answer(self, audience: str, item: str, code: str, language: str) -> str:
        """Label of an answer's code; a code without label is shown as it is."""
        text = self.answers.get((audience, item), {}).get(code)
        return pick(dict(text), language, *self.languages) if text else code

    def language(self, audience: str, code: str, language: str) -> str:
        """Label of a code in the question for the language; empty where none has it."""
        for (asked, item), labels in self.answers.items():
            about = item.split("_")[-1] in LANGUAGE_QUESTIONS
            if about and asked == audience and code in labels:
                return self.answer(audience, item, code, language)
        return ""


def _center_titles(centers: pd.DataFrame) -> Titles:
    titles = {}
    for center in centers.to_dict("records"):
        named = {code: center.get(f"name_{code}") for code in LANGUAGES}
        titles[center["id"]] = {
            code: name
            for code, name in named.items()
            if isinstance(name, str) and name.strip()
        }
    return titles


def _edition_titles(folder: PilotFolder) -> dict[str, Titles]:
    """Titles of all editions; where they differ those of the present one."""
    found: dict[str, Titles] = {}
    for edition in (*folder.editions, folder.framework):
        for kind, titles in _framework_titles(edition).items():
            found[kind] = {**found.get(kind, {}), **titles}
    return found


def _framework_titles(framework: Framework | None) -> dict[str, Titles]:
    if framework is None:
        return {}
    nouns = {
        "kpi": framework.kpis,
        "pillar": framework.pillars,
        "measure": framework.measures,
    }
    titles = {kind: {noun.id: noun.title for noun in each} for kind, each in nouns.items()}
    definitions = {kpi.id: kpi.definition for kpi in framework.kpis}
    return {
        **titles,
        "definition": definitions,
        "kpi_source": {kpi.id: _source(kpi, framework) for kpi in framework.kpis},
        "framework": {framework.id: framework.title},
        "case_factor": {
            name: title
            for kpi in framework.kpis
            if kpi.context
            for name, title in kpi.context.titles.items()
        },
    }


def _source(kpi: Kpi, framework: Framework) -> Mapping[str, str]:
    """Where a KPI comes from: its own words, else those of its measures, each once."""
    if kpi.source:
        return kpi.source
    sources = [m.source for m in framework.measures if m.id in kpi.measures and m.source]
    return {
        code: ", ".join(dict.fromkeys(pick(source, code) for source in sources))
        for code in LANGUAGES
        if sources
    }


def _item_titles(questionnaires: Mapping[str, Questionnaire]) -> dict[str, Titles]:
    titles: dict[str, dict[str, Mapping[str, str]]] = {"item": {}, "wording": {}}
    for audience, questionnaire in questionnaires.items():
        own_titles = [*questionnaire.items, *questionnaire.dimensions]
        titles[f"dimension:{audience}"] = {one.id: one.title for one in own_titles}
        for kind, attribute in (("item", "title"), ("wording", "wording")):
            own = {item.id: getattr(item, attribute) for item in questionnaire.items}
            titles[f"{kind}:{audience}"] = own
            titles[kind] = {**own, **titles[kind]}
    return titles


def _theme_titles(codebook: Codebook | None) -> dict[str, Titles]:
    if codebook is None:
        return {}
    nouns = {"theme": codebook.themes, "cue": codebook.cues}
    return {kind: {noun.id: noun.title for noun in each} for kind, each in nouns.items()}


def _equity_titles(folder: PilotFolder) -> dict[str, Titles]:
    """Titles of the groups, and by group of its categories.

    An answer that is no category can stand beside one where both are shown together.
    """
    groups = folder.pilot.equity.groups
    titles: dict[str, Titles] = {"equity_group": {one.id: one.title for one in groups}}
    for group in groups:
        beside: dict[str, Mapping[str, str]] = {}
        for audience, item in group.items.items():
            asked = folder.questionnaires.get(audience)
            if asked is not None:
                beside |= asked.item(item).choices
        titles[f"equity_category:{group.id}"] = {**beside, **group.categories}
    return titles


def _maturity_titles(maturity: Maturity | None) -> dict[str, Titles]:
    if maturity is None:
        return {}
    return {
        "section": {section.id: section.title for section in maturity.sections},
        "statement": {own.id: own.title for own in maturity.statements},
        "statement_wording": {own.id: own.wording for own in maturity.statements},
    }


def _answers(questionnaires: Mapping[str, Questionnaire]) -> dict[tuple[str, str], Titles]:
    answers = {}
    for audience, questionnaire in questionnaires.items():
        for item in questionnaire.items:
            match item:
                case ScaleItem():
                    labels = questionnaire.scale(item.scale).labels
                    answers[audience, item.id] = {str(c): t for c, t in labels.items()}
                case ChoiceItem():
                    answers[audience, item.id] = dict(item.choices)
    return answers

"""Can the answers be trusted: which count, what each rule changes, and who asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pescycle.css.answers import AnswerKind, answer_kinds
from pescycle.css.disclosure import gate
from pescycle.css.quality import (
    differs_by_few,
    flags,
    gives_away,
    group_effect,
    kept_rows,
    rule_counts,
    rule_effects,
    weights_of_all,
)
from pescycle.css.quality.group_effect import METHOD
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.quality import RuleAction
from pescycle.model.questionnaire import ItemRole, Questionnaire, ScaleItem
from pescycle.phases import frames
from pescycle.phases.frames import empty

if TYPE_CHECKING:
    from pescycle.phases.surveys import Survey

CONFIDENCE = 0.95
# Of two interviewers each could work out the other's share in the effect.
LEAST_INTERVIEWERS = 3
RULE_FIGURES = ("flagged", "share")
EFFECT_FIGURES = ("value_with", "value_without", "change", "flagged")
GROUP_FIGURES = ("icc", "low", "high", "design_effect", "f", "p")


@dataclass(frozen=True, eq=False)
class Checked:
    """``kept`` says of each respondent whether he counts, ``found`` what found him."""

    kept: np.ndarray
    found: pd.DataFrame


@dataclass(frozen=True, eq=False)
class QualityResults:
    """The frames of the observation on response quality, see `Observation`."""

    quality_rule: pd.DataFrame
    quality_effect: pd.DataFrame
    interviewer_effect: pd.DataFrame


def checked_responses(given: Given, audience: Audience, responses: pd.DataFrame) -> Checked:
    """Which of an audience's answers count, by the rules of pilot.yml.

    Parameters
    ----------
    given : Given
    audience : Audience
    responses : DataFrame
        All answers as read, see `RoundData.responses`.
    """
    quality = given.folder.pilot.quality
    found = flags(responses, given.folder.questionnaires[audience], quality)
    return Checked(kept_rows(found, quality), found)


def quality_results(given: Given, surveys: "dict[Audience, Survey]") -> QualityResults:
    """What the rules found in each audience, and what that does to its headline.

    The rules look at all answers as read, those that are set aside included; interviewers
    and modes are compared on the answers that count.
    """
    rules, effects, groups = [], [], []
    for audience, responses in given.data.responses.items():
        if len(responses):
            checked = checked_responses(given, audience, responses)
            counts = rule_counts(checked.found, given.folder.pilot.quality)
            rules.append(counts.assign(audience=str(audience)))
        if audience in surveys:
            effects.append(_effects(given, surveys[audience], checked))
            groups.append(_groups(surveys[audience]))
    return QualityResults(
        _published_rules(given, rules),
        _published(given, effects, frames.QUALITY_EFFECT),
        _published_groups(given, groups),
    )


def _effects(given: Given, survey: "Survey", checked: Checked) -> pd.DataFrame:
    """The headline with and without what each rule finds; few answers are taken out."""
    item = overall_item(survey.questionnaire)
    responses = given.data.responses[survey.audience]
    if item is None or item.id not in responses:
        return empty(frames.QUALITY_EFFECT)
    quality, minimum = given.folder.pilot.quality, given.folder.pilot.privacy.minimum_base
    top = _top_box(responses, survey.questionnaire, item)
    base_weight = _column(responses, "weight").astype(float).fillna(1.0).to_numpy()
    center = responses["center"].to_numpy(dtype=object)
    weight = weights_of_all(survey.design.weight, checked.kept, base_weight, center)
    rows = rule_effects(top, weight, checked.found, quality)
    valid = checked.found[~np.isnan(top)].fillna(False)
    few = gives_away(rows["flagged"], rows["base"], minimum_base=minimum)
    few |= rows["rule"].isin(differs_by_few(valid, minimum_base=minimum))
    aside = rows["action"] == RuleAction.SET_ASIDE
    published = rows["value_without"].where(aside, rows["value_with"])
    return rows.assign(
        audience=str(survey.audience),
        item=item.id,
        statistic=str(Statistic.TOP2BOX),
        value=published,
        few=few,
        untold=rows["change"].isna() & (rows["flagged"] == 0),
    )


def overall_item(questionnaire: Questionnaire) -> ScaleItem | None:
    """The item whose share of the best answers is an audience's headline."""
    rated = questionnaire.rated
    return next((item for item in rated if item.role == ItemRole.OVERALL), None)


def _top_box(
    responses: pd.DataFrame, questionnaire: Questionnaire, item: ScaleItem
) -> np.ndarray:
    scale = questionnaire.scale(item.scale)
    valid = answer_kinds(responses[item.id], scale) == AnswerKind.VALID
    top = responses[item.id].isin(scale.top).to_numpy(dtype=float)
    return np.where(valid, top, np.nan)


def _groups(survey: "Survey") -> pd.DataFrame:
    """How alike the overall answers to one interviewer, and in one mode, are."""
    item = overall_item(survey.questionnaire)
    responses = survey.responses
    if item is None or item.id not in responses:
        return empty(frames.INTERVIEWER_EFFECT)
    scale = survey.questionnaire.scale(item.scale)
    valid = answer_kinds(responses[item.id], scale) == AnswerKind.VALID
    codes = responses[item.id].to_numpy(dtype=float, na_value=np.nan)
    values = np.where(valid, codes, np.nan)
    center = pd.factorize(responses["center"])[0]
    rows = []
    for effect in ("interviewer", "mode"):
        group = pd.factorize(_column(responses, effect))[0]
        found = group_effect(values, group, center, confidence=CONFIDENCE)
        rows.append({"effect": effect, **vars(found)})
    told = {"audience": str(survey.audience), "item": item.id, "level": CONFIDENCE}
    table = pd.DataFrame(rows).assign(method=METHOD, **told)
    # Modes are no sample of many modes: nobody's answers cluster by them.
    table["design_effect"] = table["design_effect"].mask(table["effect"] == "mode")
    return table


def _column(responses: pd.DataFrame, name: str) -> pd.Series:
    """A column that the source may lack."""
    if name in responses:
        return responses[name]
    return pd.Series(None, index=responses.index, dtype="object")


def _published_rules(given: Given, parts: list[pd.DataFrame]) -> pd.DataFrame:
    for part in parts:
        minimum = given.folder.pilot.privacy.minimum_base
        few = gives_away(part["flagged"], part["base"], minimum_base=minimum)
        part["few"], part["untold"] = few, False
    return _published(given, parts, frames.QUALITY_RULE)


def _published(
    given: Given, parts: list[pd.DataFrame], columns: tuple[str, ...]
) -> pd.DataFrame:
    """Through the gate by the base, then without what only a few were found for."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return empty(columns)
    figures = [name for name in (*RULE_FIGURES, *EFFECT_FIGURES) if name in columns]
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(
        pd.concat(parts, ignore_index=True),
        minimum_base=minimum,
        values=(*figures, "value"),
    )
    hidden = gated["few"] & (gated["state"] == CellState.PUBLISHED)
    gated["state"] = gated["state"].mask(hidden, str(CellState.PROTECTING))
    gated["state"] = gated["state"].mask(gated["untold"], str(CellState.INSUFFICIENT))
    for name in dict.fromkeys(figures):
        seen = gated["state"] == CellState.PUBLISHED
        gated[name] = gated[name].astype("Int64" if name == "flagged" else "float64")
        gated[name] = gated[name].where(seen)
    return gated[list(columns)].astype({"base": "Int64"})


def _published_groups(given: Given, parts: list[pd.DataFrame]) -> pd.DataFrame:
    parts = [part for part in parts if len(part)]
    if not parts:
        return empty(frames.INTERVIEWER_EFFECT)
    together = pd.concat(parts, ignore_index=True)
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(together, minimum_base=minimum, values=GROUP_FIGURES)
    few = (gated["effect"] == "interviewer") & (gated["groups"] < LEAST_INTERVIEWERS)
    untold = together["icc"].isna() & (gated["state"] == CellState.PUBLISHED)
    gated["state"] = gated["state"].mask(
        few & (gated["base"] > 0), str(CellState.PROTECTING)
    )
    gated["state"] = gated["state"].mask(untold, str(CellState.INSUFFICIENT))
    seen = gated["state"] == CellState.PUBLISHED
    for name in GROUP_FIGURES:
        gated[name] = gated[name].where(seen)
    columns = list(frames.INTERVIEWER_EFFECT)
    return gated[columns].astype({"groups": "Int64", "base": "Int64"})

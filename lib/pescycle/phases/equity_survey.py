"""KPIs of the survey by group: the respondents' own questions say who belongs to which."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pescycle.css.estimates import domains_of
from pescycle.css.questions import (
    group_differences,
    groupings,
    question_answers,
    question_figures,
)
from pescycle.css.questions.figures import QuestionAnswers
from pescycle.css.questions.groupings import Grouping
from pescycle.model.base import ALL
from pescycle.model.equity import OTHERS, EquityGroup
from pescycle.model.findings import NOT_SHOWN, CellState, Statistic
from pescycle.model.framework import Kpi, SurveyShare
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.paf.equity import GAP_COLUMNS
from pescycle.paf.equity.gaps import references
from pescycle.phases import frames
from pescycle.phases.frames import FIGURE
from pescycle.phases.surveys import Survey, surveys
from pescycle.stats.intervals import Estimate
from pescycle.stats.two_shares import ratio_interval

CLAIMED = "rao_scott"  # the test from which a difference between groups is claimed
DESIGN = "design_t"
Asked = tuple[
    Kpi, Audience, EquityGroup, str, str
]  # ..., question of the KPI, of the group


def asked_groups(given: Given) -> Iterator[Asked]:
    """Each KPI of the survey, audience and group of which the audience was asked."""
    for kpi in given.framework.kpis:
        if not isinstance(kpi.formula, SurveyShare):
            continue
        for audience, item in kpi.formula.items.items():
            for group in given.folder.pilot.equity.groups:
                if str(audience) in group.items:
                    yield kpi, audience, group, item, group.items[str(audience)]


def survey_values(given: Given, group_estimate: pd.DataFrame) -> pd.DataFrame:
    """Figures of the KPIs' questions by category, as ``group_estimate`` publishes them.

    Each audience by itself: jobseekers and employers have no sex in common. A category that
    was put together with answers which are no category of the group, to be shown, keeps
    their names beside its own ("man other"); one that was put together with another
    category has no figure.
    """
    shares = group_estimate[group_estimate["statistic"] == Statistic.TOP2BOX]
    parts = [_rows(shares, asked) for asked in asked_groups(given)]
    parts = [part for part in parts if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _rows(shares: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    kpi, audience, group, item, question = asked
    own = shares[
        (shares["audience"] == str(audience))
        & (shares["item"] == item)
        & (shares["group"] == question)
    ]
    if own.empty:
        return own
    shown_as = {name: _shown_as(name, group, own["category"]) for name in group.categories}
    wanted = pd.DataFrame({"category": list(shown_as.values())})
    rows = wanted.merge(own, on="category", how="left", validate="one_to_one")
    rows["state"] = rows["state"].fillna(str(CellState.HIDDEN))
    shown = rows["state"] == CellState.PUBLISHED
    small = shown & (rows["base"] < kpi.minimum_base)
    rows["state"] = rows["state"].mask(small, str(CellState.INSUFFICIENT))
    figures = {name: rows[name].mask(small) for name in FIGURE}
    rows = rows.assign(
        kpi=kpi.id,
        group=group.id,
        audience=str(audience),
        center=ALL,
        level=rows["level"].fillna(own["level"].iloc[0]),
        method=rows["method"].fillna(""),
        **figures,
    )
    return rows.reindex(columns=list(frames.EQUITY_KPI))


def _shown_as(name: str, group: EquityGroup, shown: pd.Series) -> str:
    """What stands for a category in the published figures: itself, alone or joined."""
    joined = [one for one in shown if name in one.split()]
    alone = [one for one in joined if len(set(one.split()) & set(group.categories)) == 1]
    return alone[0] if alone else name


def survey_gaps(given: Given, equity_kpi: pd.DataFrame) -> pd.DataFrame:
    """Gap of each category to its reference, by the design's own test of two groups.

    A reference ``others`` needs every other category to be published, or what a hidden one
    has would come closer to being known.
    """
    parts = []
    for asked in asked_groups(given):
        kpi, audience, group, *_ = asked
        own = equity_kpi[
            (equity_kpi["kpi"] == kpi.id)
            & (equity_kpi["audience"] == str(audience))
            & (equity_kpi["group"] == group.id)
        ]
        survey = surveys(given).get(audience)
        if survey is not None and len(own):
            rows = {
                name: own[own["category"] == _shown_as(name, group, own["category"])]
                for name in group.categories
            }
            parts += list(_group_gaps(survey, asked, rows))
    columns = [*GAP_COLUMNS, "audience", "state"]
    return pd.DataFrame(parts, columns=columns)


def _group_gaps(
    survey: Survey, asked: Asked, rows: dict[str, pd.DataFrame]
) -> Iterator[dict[str, object]]:
    kpi, audience, group, item, question = asked
    answers = question_answers(survey.responses, survey.questionnaire)
    found = groupings(survey.responses, survey.questionnaire, chosen=[question])
    whole = next((one for one in found if one.id == question), None)
    for category, others in references(group).items():
        names = [rows[name].iloc[0] for name in (category, *others)]
        state = _state([one["state"] for one in names])
        row = {"kpi": kpi.id, "group": group.id, "audience": str(audience)}
        row |= {"category": names[0]["category"], "level": names[0]["level"]}
        row |= {"reference": _reference(group, names), "method": DESIGN, "state": state}
        if state == CellState.PUBLISHED and whole is not None:
            first, *beside = (one["category"].split() for one in names)
            pair = _pair(whole, first, [code for codes in beside for code in codes])
            row |= _gap(survey, answers, pair, item)
        yield row


def _state(states: list[str]) -> str:
    """Published only where all of them are."""
    for state in (*NOT_SHOWN, CellState.INSUFFICIENT):
        if state in states:
            return str(state)
    return str(CellState.PUBLISHED)


def _reference(group: EquityGroup, names: list[pd.Series]) -> str:
    return OTHERS if group.reference == OTHERS else names[1]["category"]


def _pair(whole: Grouping, category: list[str], others: list[str]) -> Grouping:
    """The reference as the first and the category as the second of two groups."""
    place = np.full(len(whole.categories) + 1, -1)
    for number, codes in enumerate((others, category)):
        place[[whole.categories.index(code) for code in codes]] = number
    return Grouping(whole.id, (OTHERS, " ".join(category)), place[whole.place])


def _gap(
    survey: Survey, answers: QuestionAnswers, pair: Grouping, item: str
) -> dict[str, object]:
    both = _figures(survey, answers, pair, item)
    names = pd.DataFrame({"category": pair.categories}).assign(group=pair.id, item=item)
    tests = group_differences(
        answers, survey.questionnaire, survey.design.endless(), [pair], shown=names
    )
    test = tests[(tests["test"] == CLAIMED) & (tests["item"] == item)]
    low, high = ratio_interval(both[1], both[0])
    found = {
        "value": both[1].value,
        "value_reference": both[0].value,
        "gap": both[1].value - both[0].value,
        "ratio": both[1].value / both[0].value if both[0].value > 0 else np.nan,
        "ratio_low": low,
        "ratio_high": high,
    }
    for name in ("low", "high", "p"):
        found[name] = float(test[name].iloc[0]) if len(test) else np.nan
    bases = np.bincount(pair.place[_answered(answers, pair, item)], minlength=2)
    return found | {"base_reference": float(bases[0]), "base": float(bases[1])}


def _answered(answers: QuestionAnswers, pair: Grouping, item: str) -> np.ndarray:
    number = answers.items.index(item)
    return (pair.place >= 0) & (answers.valid_place(number) >= 0)


def _figures(
    survey: Survey, answers: QuestionAnswers, pair: Grouping, item: str
) -> list[Estimate]:
    """Share of the best answers of the reference and of the category."""
    rows = question_figures(
        answers,
        survey.questionnaire,
        survey.design,
        domains_of([(pair.place, len(pair.categories))]),
        items=[item],
    )
    rows = rows[rows["statistic"] == Statistic.TOP2BOX].sort_values("domain")
    return [Estimate(*row) for row in rows[list(FIGURE)].itertuples(index=False)]

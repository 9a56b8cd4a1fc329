"""How the survey is run, what those asked are promised, and what may go wrong."""

from collections.abc import Mapping

import pandas as pd

from pescycle.model.base import ALL, LANGUAGES
from pescycle.model.ethics import Ethics, EthicsPoint
from pescycle.model.given import Given, PilotFolder
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import ChoiceItem, ItemRole, Questionnaire
from pescycle.model.risks import RATINGS, risk_band
from pescycle.model.round import ResponseSource
from pescycle.phases import frames

STATED, MISSING, PARTLY = "stated", "missing", "partly"
OFFERED = "offered"


def survey_plan(given: Given, sample_plan: pd.DataFrame) -> pd.DataFrame:
    """A row an audience that is asked: how many, when, and how answers are weighted."""
    sources = {
        source.audience: source
        for source in given.round.sources
        if isinstance(source, ResponseSource)
    }
    days = given.round.fieldwork
    planned = sample_plan[sample_plan["center"] == ALL].set_index("audience")["planned"]
    rows = [
        {
            "audience": str(audience),
            "planned": planned.get(str(audience), pd.NA),
            "opens": days.opens if days else None,
            "closes": days.closes if days else None,
            "weighting": _weighting(sources.get(audience)),
        }
        for audience in given.folder.questionnaires
        if audience in sources or str(audience) in planned.index
    ]
    made = pd.DataFrame(rows, columns=list(frames.SURVEY_PLAN))
    return made.astype(
        {"opens": "datetime64[us]", "closes": "datetime64[us]", "planned": "Int64"}
    )


def _weighting(source: ResponseSource | None) -> str:
    if source is None:
        return ""
    return str(source.weighting.method) if source.weighting else "none"


def asked_languages(asked: Questionnaire) -> list[str]:
    """Languages in which any question is worded, in the usual order."""
    worded = {code for item in asked.items for code in item.wording}
    return [code for code in LANGUAGES if code in worded]


def ethics_frame(folder: PilotFolder) -> pd.DataFrame:
    """A row a point that people have to know, and of the approval: stated, or lacking.

    Returns
    -------
    DataFrame
        See ``Planning.ethics``.
    """
    stated = folder.ethics or Ethics()
    languages = [
        code
        for code in LANGUAGES
        if any(code in asked_languages(one) for one in folder.questionnaires.values())
    ]
    rows = [_point(str(point), stated.text(point), languages) for point in EthicsPoint]
    rows.append(_approval(stated))
    blank = dict.fromkeys((f"text_{code}" for code in LANGUAGES), "")
    columns = [*frames.ETHICS, *blank]
    return pd.DataFrame([blank | one for one in rows], columns=columns)


def _point(name: str, text: Mapping[str, str] | None, languages: list[str]) -> dict:
    written = dict(text or {})
    lacking = [code for code in languages if code not in written]
    state = MISSING if not written else PARTLY if lacking else STATED
    texts = {f"text_{code}": words for code, words in written.items()}
    return {"point": name, "state": state, "lacking": " ".join(lacking), **texts}


def _approval(stated: Ethics) -> dict:
    """Who looked at the plan; people are not told it, so no language can lack."""
    if stated.approval is None:
        return {"point": "approval", "state": MISSING, "lacking": ""}
    one = stated.approval
    more = ", ".join(filter(None, (one.reference, one.on.isoformat())))
    texts = {f"text_{code}": f"{words}, {more}" for code, words in one.body.items()}
    return {"point": "approval", "state": STATED, "lacking": "", **texts}


def consent_frame(folder: PilotFolder) -> pd.DataFrame:
    """A row an audience and language in which it is asked: what comes before all else.

    Returns
    -------
    DataFrame
        See ``Planning.consent``.
    """
    rows = [
        _consent(audience, language, asked)
        for audience, asked in folder.questionnaires.items()
        for language in asked_languages(asked)
    ]
    return pd.DataFrame(rows, columns=list(frames.CONSENT))


def _consent(audience: Audience, language: str, asked: Questionnaire) -> dict[str, str]:
    found = [item for item in asked.items if item.role == ItemRole.CONSENT]
    text = found[0].wording.get(language, "") if found else ""
    offered = bool(found) and isinstance(found[0], ChoiceItem)
    return {
        "audience": str(audience),
        "language": language,
        "state": STATED if text else MISSING,
        "refusal": OFFERED if offered else MISSING,
        "consent_text": text,
    }


def risk_frames(given: Given) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The round's risks, the gravest first, and the table of likelihood and impact.

    Returns
    -------
    DataFrame, DataFrame
        See ``Planning.risk`` and ``Planning.risk_matrix``.
    """
    written = given.data.registers["risks"]
    texts = [name for name in written if name.startswith(("text_", "owner_", "response_"))]
    risk = written.assign(score=written["likelihood"] * written["impact"])
    risk = risk.assign(band=[str(risk_band(score)) for score in risk["score"]])
    risk = risk.sort_values(["score", "impact", "id"], ascending=[False, False, True])
    risk = risk[[*frames.RISK, *texts]].reset_index(drop=True)
    if risk.empty:
        return risk, frames.empty(frames.RISK_MATRIX)
    ids = risk.groupby(["impact", "likelihood"])["id"].agg(", ".join)
    cells = [
        (impact, likelihood, str(risk_band(impact * likelihood)))
        for impact in reversed(RATINGS)
        for likelihood in RATINGS
    ]
    matrix = pd.DataFrame(cells, columns=["impact", "likelihood", "band"])
    found = [ids.get((impact, likelihood), "") for impact, likelihood, _ in cells]
    return risk, matrix.assign(risks=found)[list(frames.RISK_MATRIX)]

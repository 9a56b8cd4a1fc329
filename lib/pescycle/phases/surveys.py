"""The surveys of a round, ready to estimate: who counts, how drawn, with what weight."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import pandas as pd

from pescycle.css.design import SurveyDesign, sample_design
from pescycle.css.disclosure import gate
from pescycle.model.findings import DesignKind
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import ResponseSource
from pescycle.model.sampling import CenterPart, SampleDesign
from pescycle.phases import frames
from pescycle.phases.quality import checked_responses
from pescycle.phases.weighting import Weighted, weighted_design


@dataclass(frozen=True, eq=False)
class Survey:
    """One audience's answers of one round.

    ``responses`` has one row a respondent that counts, ``design`` how they were drawn and
    what each stands for, ``weighted`` what the weights were made to meet.
    """

    audience: Audience
    questionnaire: Questionnaire
    responses: pd.DataFrame
    design: SurveyDesign
    weighted: Weighted | None = None


# Several phases' questions ask for the surveys of one round: they are made once.
_MADE: WeakKeyDictionary[Given, dict[Audience, Survey]] = WeakKeyDictionary()


def surveys(given: Given) -> dict[Audience, Survey]:
    """Every audience that answered in this round, in the order of its sources."""
    if given not in _MADE:
        found = {
            audience: counted_responses(given, audience)
            for audience in given.data.responses
        }
        _MADE[given] = {
            audience: _survey(given, audience, responses)
            for audience, responses in found.items()
            if len(responses)
        }
    return _MADE[given]


def counted_responses(given: Given, audience: Audience) -> pd.DataFrame:
    """An audience's answers without those that a quality rule sets aside."""
    responses = given.data.responses[audience]
    if not len(responses) or not given.folder.pilot.quality.set_aside:
        return responses
    kept = checked_responses(given, audience, responses).kept
    return responses[kept].reset_index(drop=True)


def _survey(given: Given, audience: Audience, responses: pd.DataFrame) -> Survey:
    source = survey_source(given, audience)
    design = sample_design(
        responses,
        sampling=source.design if source else None,
        frame=clients(given, audience),
    )
    weighted = weighted_design(given, audience, source, responses, design)
    questionnaire = given.folder.questionnaires[audience]
    return Survey(audience, questionnaire, responses, weighted.design, weighted)


def survey_source(given: Given, audience: Audience) -> ResponseSource | None:
    """What round.yml says of an audience's source."""
    for source in given.round.sources:
        if isinstance(source, ResponseSource) and source.audience == audience:
            return source
    return None


def clients(given: Given, audience: Audience) -> dict[str, float]:
    """Number of people served by each center, as the sample plan's frame has it."""
    rows = given.data.sample
    own = rows[(rows["audience"] == audience) & rows["frame"].notna()]
    return {
        center: float(size)
        for center, size in zip(own["center"], own["frame"], strict=True)
    }


def survey_designs(given: Given) -> pd.DataFrame:
    """How each audience's respondents were drawn, in numbers that name no center.

    Returns one row an audience, see ``Observation.survey_design``.
    """
    rows = [_design_row(given, survey) for survey in surveys(given).values()]
    frame = pd.DataFrame(rows, columns=list(frames.SURVEY_DESIGN))
    minimum = given.folder.pilot.privacy.minimum_base
    counts = ("units", "strata", "clients")
    return gate(frame, minimum_base=minimum, values=counts)


def _design_row(given: Given, survey: Survey) -> dict[str, object]:
    design, first = survey.design, survey.design.stages[0]
    source = survey_source(given, survey.audience)
    sampling = source.design if source else None
    finite = first.population is not None
    known = clients(given, survey.audience)
    return {
        "audience": str(survey.audience),
        "kind": _kind(design, sampling),
        "base": len(survey.responses),
        "units": int(first.unit.max()) + 1,
        "strata": int(first.stratum.max()) + 1,
        "clients": sum(known.values()) if finite and known else None,
        "finite": finite,
        "weighted": bool(design.weight.min() < design.weight.max()),
        "calibrated": design.calibration is not None,
        "lonely": str(design.lonely),
    }


def _kind(design: SurveyDesign, sampling: SampleDesign | None) -> str:
    if design.simple:
        return str(DesignKind.SIMPLE)
    if sampling is not None and sampling.centers == CenterPart.SAMPLED:
        return str(DesignKind.SAMPLED_CENTERS)
    clustered = int(design.stages[0].unit.max()) + 1 < len(design)
    if sampling is not None:
        return str(DesignKind.CENTER_CLUSTERS if clustered else DesignKind.CENTER_STRATA)
    return str(DesignKind.CLUSTERS if clustered else DesignKind.RESPONDENTS)

"""A round and what its phases found, made of the sample frames."""

from datetime import date
from types import SimpleNamespace

from pescycle.model.round import Round
from tests.report import samples

ALL_AUDIENCES = ("jobseeker", "employer", "staff")
DAYS = {"starts": date(2023, 1, 1), "ends": date(2023, 6, 30)}
FIRST = Round(id="2022-1", title={"en": "Baseline"}, kind="baseline", **DAYS)
SECOND = Round(id="2023-1", title={"en": "First"}, previous="2022-1", **DAYS)


def given(turn=SECOND, audiences=("jobseeker", "employer"), paf=None) -> SimpleNamespace:
    pilot = SimpleNamespace(audiences=audiences)
    folder = SimpleNamespace(pilot=pilot, questionnaires={})
    return SimpleNamespace(round=turn, framework=paf, folder=folder)


def enquiry(**frames) -> SimpleNamespace:
    names = ("center", "source", "problem_count", "baseline")
    return found(names, {"carried_over": samples.proposal()} | frames)


def planning(**frames) -> SimpleNamespace:
    return found(("target", "sample_plan", "action_plan"), frames)


def observation(**frames) -> SimpleNamespace:
    names = ("kpi_score", "observed_expected", "estimate", "weight_effect")
    return found((*names, "rank_interval", "maturity_score"), frames)


def reflection(**frames) -> SimpleNamespace:
    names = ("kpi_change", "item_change", "pilot_effect", "lesson", "proposal")
    return found(names, frames)


def found(names: tuple[str, ...], frames: dict) -> SimpleNamespace:
    return SimpleNamespace(**{name: getattr(samples, name)() for name in names} | frames)

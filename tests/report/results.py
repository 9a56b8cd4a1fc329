"""A round and what its phases found, made of the sample frames."""

from datetime import date
from types import SimpleNamespace

import pandas as pd

from pescycle.model.round import Round
from tests.report import samples

ALL_AUDIENCES = ("jobseeker", "employer", "staff")
DAYS = {"starts": date(2023, 1, 1), "ends": date(2023, 6, 30)}
FIRST = Round(id="2022-1", title={"en": "Baseline"}, kind="baseline", **DAYS)
SECOND = Round(id="2023-1", title={"en": "First"}, previous="2022-1", **DAYS)


def given(turn=SECOND, audiences=("jobseeker", "employer"), paf=None) -> SimpleNamespace:
    pilot = SimpleNamespace(audiences=audiences)
    folder = SimpleNamespace(pilot=pilot, questionnaires={}, rounds=(FIRST, SECOND))
    return SimpleNamespace(round=turn, framework=paf, folder=folder)


def enquiry(**frames) -> SimpleNamespace:
    names = ("center", "source", "problem_count", "baseline", "coverage", "covariate")
    hidden = pd.DataFrame({"audience": ["jobseeker", "employer"]})
    more = {"carried_over": samples.proposal(), "hidden_row": hidden}
    return found((*names, "month_revision"), more | frames)


def planning(**frames) -> SimpleNamespace:
    names = ("target", "target_proposal", "sample_plan", "planned_precision")
    return found((*names, "action_plan"), frames)


def action(**frames) -> SimpleNamespace:
    names = ("action_count", "response_count", "response_week", "precision_so_far")
    return found((*names, "monitor_chart", "monitor_rule", "gaming_check"), frames)


def observation(**frames) -> SimpleNamespace:
    names = ("kpi_score", "observed_expected", "estimate", "weight_effect")
    more = ("rank_interval", "maturity_score", "equity_gap", "group_estimate")
    return found((*names, *more), frames)


def reflection(**frames) -> SimpleNamespace:
    names = ("kpi_change", "item_change", "pilot_effect", "lesson", "proposal")
    # As the phase gives it: with both checks, and the smallest effect that would be seen.
    effect = samples.pilot_effect().assign(
        checks=["differ", "agree", "agree", "none"],
        minimum_detectable=[1.5, 0.07, 0.16, None],
    )
    own = {"headline": {}, "pilot_effect": effect} | frames
    return found((*names, "center_path"), own)


def found(names: tuple[str, ...], frames: dict) -> SimpleNamespace:
    return SimpleNamespace(**{name: getattr(samples, name)() for name in names} | frames)

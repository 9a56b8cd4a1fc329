"""The rules of targets and statuses in words."""

from pescycle.model.framework import (
    FixedTarget,
    Framework,
    GrowthTarget,
    Kpi,
    OwnHistoryTarget,
    PeerMedianTarget,
    PointsTarget,
    RegressionTarget,
    RelativeTarget,
    StatusRule,
    TrendTarget,
)
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import no_framework, said


def target_rule_reading(voice: Voice, framework: Framework | None) -> Sentences:
    """Rule by which each KPI gets its target."""
    if framework is None:
        return said(no_framework(voice))
    opening = voice.text(
        "A target is set by the rule of its KPI, the same for every center:"
    )
    return said(opening, points=[_rule(voice, kpi) for kpi in framework.kpis])


def _rule(voice: Voice, kpi: Kpi) -> str:
    name, unit = voice.name("kpi", kpi.id), str(kpi.unit)
    match kpi.target:
        case FixedTarget(value=value):
            return voice.text(
                "{kpi}: a fixed value of {value}; {direction}.",
                kpi=name,
                value=voice.value(value, unit),
                direction=voice.label("direction", kpi.better),
            )
        case GrowthTarget(rate=rate) if rate >= 0:
            return voice.text(
                "{kpi}: {rate} above the baseline, which is the same months a year before; "
                "{direction}.",
                kpi=name,
                rate=voice.share(rate),
                direction=voice.label("direction", kpi.better),
            )
        case GrowthTarget(rate=rate):
            return voice.text(
                "{kpi}: {rate} below the baseline, which is the same months a year before; "
                "{direction}.",
                kpi=name,
                rate=voice.share(-rate),
                direction=voice.label("direction", kpi.better),
            )
        case PointsTarget(points=points):
            return voice.text(
                "{kpi}: the baseline and {step}; {direction}.",
                kpi=name,
                step=voice.change(points, unit),
                direction=voice.label("direction", kpi.better),
            )
        case target if isinstance(target, RelativeTarget):
            return _relative_rule(voice, name, target, voice.label("direction", kpi.better))
    return voice.text(
        "{kpi}: best between {low} and {high}.",
        kpi=name,
        low=voice.value(kpi.band.low, unit),
        high=voice.value(kpi.band.high, unit),
    )


def _relative_rule(voice: Voice, name: str, target: RelativeTarget, direction: str) -> str:
    """The reference, and how far above or below it the target lies."""
    known = {"kpi": name, "direction": direction}
    match target:
        case OwnHistoryTarget(years=years):
            said_of = voice.plural(
                "{kpi}: what the same months of the year before had; {direction}.",
                "{kpi}: the mean of the same months of up to {n} former years; "
                "{direction}.",
                years,
                **known,
            )
        case TrendTarget():
            said_of = voice.text(
                "{kpi}: where the line through the same months of the last three years "
                "leads; {direction}.",
                **known,
            )
        case PeerMedianTarget():
            said_of = voice.text(
                "{kpi}: the median of the center's peer group in the baseline period; "
                "{direction}.",
                **known,
            )
        case RegressionTarget(covariates=covariates):
            named = [voice.name("covariate", covariate) for covariate in covariates]
            said_of = voice.text(
                "{kpi}: what the other centers let expect in surroundings like the "
                "center's ({covariates}); {direction}.",
                covariates=", ".join(named),
                **known,
            )
    return f"{said_of} {_step(voice, target.rate)}".strip()


def _step(voice: Voice, rate: float) -> str:
    if rate == 0:
        return ""
    if rate > 0:
        return voice.text("The target is {rate} above that.", rate=voice.share(rate))
    return voice.text("The target is {rate} below that.", rate=voice.share(-rate))


def status_rule_reading(voice: Voice, framework: Framework | None) -> Sentences:
    """How an attainment becomes a status."""
    if framework is None:
        return said(no_framework(voice))
    rule: StatusRule = framework.status
    return said(
        voice.text(
            "Attainment says how much of the target was reached; 100 % is the target."
        ),
        voice.text(
            "With a target that is a step from a baseline it is the share of the way from "
            "the baseline to the target; with a target that is a level it is the value "
            "over the target, or the target over the value where lower is better."
        ),
        voice.text(
            "From {met} a KPI is met, from {tolerance} within tolerance, from {watch} to "
            "be watched, and below that to be acted on.",
            met=voice.share(rule.met),
            tolerance=voice.share(rule.within_tolerance),
            watch=voice.share(rule.watch),
        ),
        voice.text(
            "An attainment above {cap} counts as {cap}; missing data is a finding of its "
            "own and never counts as failure.",
            cap=voice.share(rule.cap),
        ),
    )

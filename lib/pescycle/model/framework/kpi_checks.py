"""What can be wrong within one KPI, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pescycle.model.base import Mistake
from pescycle.model.context import ContextKind
from pescycle.model.framework.formulas import (
    MonthlyCount,
    PooledMean,
    PooledShare,
    SurveyShare,
)
from pescycle.model.framework.targets import (
    FixedTarget,
    GrowthTarget,
    OwnHistoryTarget,
    PeerMedianTarget,
    PointsTarget,
    RelativeTarget,
    TrendTarget,
)
from pescycle.model.framework.words import Direction, Frequency, Unit

if TYPE_CHECKING:
    from pescycle.model.framework.kpi import Kpi

UNITS = {
    MonthlyCount: (Unit.COUNT,),
    PooledShare: (Unit.SHARE,),
    SurveyShare: (Unit.SHARE,),
    PooledMean: (Unit.MINUTES, Unit.DAYS, Unit.NUMBER),
}
"""Units that a formula can give."""
OF_MONTHS = GrowthTarget | OwnHistoryTarget | TrendTarget
"""Rules that look at the same months of former years."""


def kpi_mistakes(kpi: Kpi) -> Iterator[Mistake]:
    """Every rule that the KPI breaks, with the key that breaks it and the remedy."""
    for check in (_goal, _unit, _reach, _way, _keys, _context, _days):
        for place, message in check(kpi):
            yield place, f"KPI {kpi.id}: {message}"


def _goal(kpi: Kpi) -> Iterator[Mistake]:
    banded = kpi.better == Direction.BAND
    together = "'better: band' and 'band:' go together"
    if banded and kpi.band is None:
        yield ("better",), f"{together}; write band: {{low:, high:}} in place of target:"
    elif not banded and kpi.band is not None:
        yield ("band",), f"{together}; write better: band, or target: in place of band:"
    elif banded and kpi.target is not None:
        yield ("target",), "give either a target or a band; remove target:"
    elif not banded and kpi.target is None:
        yield (
            (),
            "give either a target or a band; add target:, such as "
            "{rule: growth, rate: 0.05}",
        )


def _unit(kpi: Kpi) -> Iterator[Mistake]:
    fitting = UNITS[type(kpi.formula)]
    if kpi.unit not in fitting:
        yield (
            ("unit",),
            f"unit {kpi.unit} does not fit a formula of kind {kpi.formula.kind}; "
            f"write {' or '.join(fitting)}, or another formula",
        )
    both = kpi.measures
    if len(both) == 2 and both[0] == both[1]:
        yield (
            ("formula",),
            f"{both[0]} over {both[1]} is always 1; name two different measures",
        )


def _reach(kpi: Kpi) -> Iterator[Mistake]:
    """Targets that no center can reach, and those that ask for nothing."""
    share = UNITS[type(kpi.formula)] == (Unit.SHARE,)
    match kpi.target:
        case FixedTarget(value=value) if share and not 0 < value <= 1:
            yield (
                ("target", "fixed", "value"),
                f"a target of {value:g} cannot be reached by a share; write it between "
                "0 and 1 (80 % is 0.80)",
            )
        case FixedTarget(value=value) if value <= 0:
            yield (
                ("target", "fixed", "value"),
                f"a target of {value:g} has no attainment, which divides by it; write a "
                "value above 0",
            )
        case PointsTarget(points=points) if share and abs(points) >= 1:
            yield (
                ("target", "points", "points"),
                f"{points:g} cannot be added to a share; write 3 points as 0.03",
            )
        case target if isinstance(target, RelativeTarget) and target.rate <= -1:
            yield (
                ("target", target.rule, "rate"),
                f"a rate of {target.rate:g} leaves nothing of the baseline; write 5 % less "
                "as -0.05",
            )
    if kpi.band is not None and share and kpi.band.high > 1:
        yield (
            ("band", "high"),
            f"a share never reaches {kpi.band.high:g}; write the band between 0 and 1",
        )


def _way(kpi: Kpi) -> Iterator[Mistake]:
    """Targets that ask for the worse."""
    if isinstance(kpi.target, RelativeTarget):
        key, step = "rate", kpi.target.rate
    elif isinstance(kpi.target, PointsTarget):
        key, step = "points", kpi.target.points
    else:
        return
    if step == 0 and isinstance(kpi.target, GrowthTarget | PointsTarget):
        yield (
            ("target", kpi.target.rule, key),
            f"{key} 0 asks for no way, so nothing of it can be gone; to hold what was, "
            "write {rule: own_history, years: 1}, or a fixed value",
        )
    wrong = {Direction.HIGHER: step < 0, Direction.LOWER: step > 0}
    if wrong.get(kpi.better, False):
        yield (
            ("target", kpi.target.rule, key),
            f"better is {kpi.better} but {key} is {step:g}, so the target asks for the "
            f"worse; write {-step:g}, or correct better:",
        )


def _keys(kpi: Kpi) -> Iterator[Mistake]:
    surveyed = isinstance(kpi.formula, SurveyShare)
    if kpi.case_mix and not isinstance(kpi.formula, PooledShare):
        yield ("case_mix",), "case_mix needs a formula of kind share; write false"
    if surveyed and isinstance(kpi.target, OF_MONTHS):
        yield (
            ("target", kpi.target.rule, "rule"),
            f"{kpi.target.rule} needs monthly measures, not a survey; write points or "
            "fixed",
        )
    if isinstance(kpi.formula, MonthlyCount) and isinstance(kpi.target, PeerMedianTarget):
        yield (
            ("target", kpi.target.rule, "rule"),
            "the median of the peers' monthly counts would give a small center the target "
            "of a large one; write growth or own_history",
        )
    if surveyed and kpi.period != Frequency.ROUND:
        yield ("period",), "a survey is read once a round; write period: round"
    if kpi.counter == kpi.id:
        yield ("counter",), "a KPI cannot be its own counter; name a KPI of quality"
    twice = {name for name in kpi.enablers if kpi.enablers.count(name) > 1}
    if twice:
        yield ("enablers",), f"{min(twice)} stands twice under enablers; write it once"


def _context(kpi: Kpi) -> Iterator[Mistake]:
    """Comparisons with an expected value that do not fit what the KPI is."""
    if kpi.context is None:
        return
    kind, place = kpi.context.kind, ("context", "kind")
    share = UNITS[type(kpi.formula)] == (Unit.SHARE,)
    if kind == ContextKind.STRATA and not isinstance(kpi.formula, PooledShare):
        yield place, "context: kind strata needs a formula of kind share"
    elif kind == ContextKind.LOGISTIC and not share:
        yield (
            place,
            "context: kind logistic is for outcomes of yes or no, a formula of kind share; "
            "write kind: linear or kind: poisson",
        )
    elif kind in (ContextKind.POISSON, ContextKind.LINEAR) and share:
        yield place, f"context: kind {kind} does not fit a share; write kind: logistic"


def _days(kpi: Kpi) -> Iterator[Mistake]:
    first, last = kpi.effective_from, kpi.effective_until
    if first and last and last < first:
        yield (
            ("effective_until",),
            f"effective_until {last} lies before effective_from {first}; swap them",
        )

"""What ``scoring:`` says about single KPIs and ids, and whether it is true of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pescycle.model.base import Mistake
from pescycle.model.framework.kpi import Kpi
from pescycle.model.framework.words import Direction, Unit
from pescycle.model.scoring import COMPOSITE, POINTS, Goalpost, Scoring

if TYPE_CHECKING:
    from pescycle.model.framework.edition import Framework


def scoring_mistakes(edition: Framework) -> Iterator[Mistake]:
    """Goalposts the wrong way round, levels out of reach, and ids that are taken."""
    scoring = edition.scoring
    kpis = {kpi.id: kpi for kpi in edition.kpis}
    for name, post in scoring.goalposts.items():
        if name in kpis:
            for message in _goalpost(kpis[name], post):
                yield ("scoring", "goalposts", name), f"KPI {name}: {message}"
    most = 1.0 if scoring.on_goalposts else edition.status.cap
    if scoring.levels is not None and scoring.levels.high > most:
        yield (
            ("scoring", "levels", "high"),
            f"no score is above {most:g}, so nobody could be high; write {most:g} or less",
        )
    yield from _taken(scoring, [*(pillar.id for pillar in edition.pillars), *kpis])


def _goalpost(kpi: Kpi, post: Goalpost) -> Iterator[str]:
    if kpi.better == Direction.BAND:
        yield "best within a band, it keeps its attainment; take its goalposts out"
        return
    if (post.best > post.worst) != (kpi.better == Direction.HIGHER):
        yield (
            f"better is {kpi.better}, but the best value {post.best:g} is the worse one; "
            "exchange worst and best, or correct better:"
        )
    ends = sorted((post.worst, post.best))
    if kpi.unit == Unit.SHARE and not 0 <= ends[0] < ends[1] <= 1:
        yield "goalposts of a share lie between 0 and 1; write 80 % as 0.80"


def _taken(scoring: Scoring, ids: Iterable[str]) -> Iterator[Mistake]:
    """Ids under which a sum of the whole framework is told."""
    sums = {COMPOSITE: scoring.composite, POINTS: scoring.points}
    for name in ids:
        if sums.get(name) is not None:
            message = f"the id {name!r} is taken by scoring: {name}; give it another one"
            yield ("scoring", name), message

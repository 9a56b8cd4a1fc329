"""What the changes of scores are made of: between rounds, and between editions."""

from enum import StrEnum

import pandas as pd

from pescycle.model.framework import Framework
from pescycle.model.given import Given
from pescycle.model.round import RoundKind
from pescycle.model.scoring import Scale
from pescycle.paf.scoring.decomposition import Scored, score_decomposition
from pescycle.phases import frames
from pescycle.phases.backcast import backcast, rounds_so_far
from pescycle.phases.frames import empty
from pescycle.phases.results import Observation


class Comparison(StrEnum):
    """What is compared in a row of ``Reflection.score_decomposition``."""

    ROUNDS = "rounds"  # two rounds, each under the edition in force
    EDITIONS = "editions"  # one round under two editions


def score_changes(given: Given, observation: Observation) -> pd.DataFrame:
    """See ``Reflection.score_decomposition``.

    The scores of this round against those of the round before, each as published; and where
    there is a former edition, every round so far under it and under the one in force now.
    """
    if given.framework is None:
        return empty(frames.SCORE_DECOMPOSITION)
    turns = [one for one in rounds_so_far(given) if one.round.kind != RoundKind.BASELINE]
    sides = _Sides(given, observation)
    parts = []
    if len(turns) > 1:
        two = [sides.of(one, one.framework) for one in turns[-2:]]
        parts.append(_decomposed(Comparison.ROUNDS, turns[-2:], two))
    former = _former(given)
    for turn in turns if former is not None else ():
        two = [sides.of(turn, one) for one in (former, given.framework)]
        parts.append(_decomposed(Comparison.EDITIONS, [turn, turn], two))
    known = [part for part in parts if len(part)]
    if not known:
        return empty(frames.SCORE_DECOMPOSITION)
    return pd.concat(known, ignore_index=True)[list(frames.SCORE_DECOMPOSITION)]


def _former(given: Given) -> Framework | None:
    """The edition before the one in force in this round."""
    begun = [one for one in given.folder.editions if one.edition != given.framework.edition]
    earlier = [one for one in begun if _begins(one) < _begins(given.framework)]
    return max(earlier, key=_begins, default=None)


def _begins(edition: Framework) -> str:
    return "" if edition.effective_from is None else edition.effective_from.isoformat()


class _Sides:
    """The rounds under each edition; each edition is worked out once."""

    def __init__(self, given: Given, observation: Observation) -> None:
        self._given, self._estimates = given, observation.estimate_history
        self._by_edition: dict[str, dict[str, pd.DataFrame]] = {}

    def _figures(self, edition: Framework, turn: str) -> pd.DataFrame:
        if edition.edition not in self._by_edition:
            found = backcast(self._given, self._estimates, edition)
            self._by_edition[edition.edition] = found
        return self._by_edition[edition.edition][turn]

    def of(self, turn: Given, edition: Framework) -> Scored:
        """A round under an edition; KPIs that only others have come from those."""
        editions = [edition, *(e for e in self._known() if e.edition != edition.edition)]
        rows = pd.concat([self._figures(one, turn.round.id) for one in editions])
        figures = rows.drop_duplicates(["center", "kpi"], keep="first")
        return Scored(figures, edition, self._given.folder.anchors.get(edition.edition))

    def _known(self) -> list[Framework]:
        former = _former(self._given)
        return [self._given.framework, *([] if former is None else [former])]


def _decomposed(kind: Comparison, turns: list[Given], sides: list[Scored]) -> pd.DataFrame:
    before, after = sides
    parts = [score_decomposition(before, after)]
    if all(_on_goalposts(side) for side in sides):
        parts.append(score_decomposition(before, after, scale=Scale.GOALPOSTS))
    rows = pd.concat(
        [
            part.assign(scale=str(scale))
            for part, scale in zip(parts, [Scale.ATTAINMENT, Scale.GOALPOSTS], strict=False)
        ]
    )
    return rows.assign(
        kind=str(kind),
        round_before=turns[0].round.id,
        round=turns[1].round.id,
        edition_before=before.framework.edition,
        edition=after.framework.edition,
    )


def _on_goalposts(side: Scored) -> bool:
    return side.framework.scoring.on_goalposts and side.anchors is not None

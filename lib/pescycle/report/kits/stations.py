"""What a workshop looks at: three charts, each with a reading and a question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from pescycle.model.findings import ProposalKind, Verdict
from pescycle.model.framework import Status
from pescycle.phases.results import PhaseResult
from pescycle.report import charts, wording
from pescycle.report.kits.questions import asked, chosen, open_question
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import audiences_in

Results = Mapping[str, PhaseResult]
STATIONS = 3
POINTS = 3  # a reading that is longer is not read in a meeting
Kinds = tuple[ProposalKind, ...]
_STANDING = (ProposalKind.PLAN, ProposalKind.FINISH, ProposalKind.RAISE)
_MOVED = (ProposalKind.ADAPT, ProposalKind.KEEP, ProposalKind.DROPPED)
_WATCHED = (ProposalKind.EXAMINE, ProposalKind.DATA, ProposalKind.FINISH)


@dataclass(frozen=True)
class Station:
    """One chart of a workshop: heading, picture, what it says, what to talk about.

    ``evidence`` is the proposal that raises the question, "" where none does.
    """

    title: str
    chart: Chart
    reading: Sentences
    question: str
    evidence: str


@dataclass(frozen=True)
class _View:
    title: str
    chart: Chart | Sentences
    reading: Sentences
    kinds: Kinds


def stations(voice: Voice, results: Results) -> tuple[Station, ...]:
    """The first three charts that have something to show, in order of what matters.

    First what stands against the targets, then what the actions moved, then what users and
    months say; charts without data give way to the next.
    """
    views = []
    for view in _views(voice, results):
        if isinstance(view.chart, Chart):
            views.append(view)
        if len(views) == STATIONS:
            break
    proposal = results["reflection"].proposal
    rows = chosen(proposal, tuple(view.kinds for view in views))
    found = []
    for view, row in zip(views, rows, strict=True):
        question, evidence = asked(voice, row) if row else (open_question(voice), "")
        found.append(Station(view.title, view.chart, view.reading, question, evidence))
    return tuple(found)


def _views(voice: Voice, results: Results) -> Iterator[_View]:
    yield from _standing(voice, results)
    yield from _moved(voice, results)
    yield from _users(voice, results)
    yield from _watched(voice, results)


def _standing(voice: Voice, results: Results) -> Iterator[_View]:
    score = results["observation"].kpi_score
    if (score["status"] == Status.INSUFFICIENT_DATA).all():
        return  # a round that has only begun: a board of question marks is no talk
    yield _View(
        voice.text("Where do we stand against our targets?"),
        charts.status_board(voice, score),
        _short(wording.status_reading(voice, score)),
        _STANDING,
    )


def _moved(voice: Voice, results: Results) -> Iterator[_View]:
    effect = _worth_a_talk(results)
    yield _View(
        voice.text("Did the pilot centers move away from the others?"),
        charts.pilot_effect_chart(voice, effect),
        _short(wording.effect_reading(voice, effect)),
        _MOVED,
    )


def _worth_a_talk(results: Results) -> pd.DataFrame:
    """Effects that are clear or were aimed at; every one where there is none of these."""
    effect = results["reflection"].pilot_effect
    clear = effect["verdict"].isin([Verdict.BETTER, Verdict.WORSE])
    aimed = effect["id"].isin(results["reflection"].lesson["moves"])
    chosen = effect[clear | aimed]
    return effect if chosen["effect"].isna().all() else chosen


def _users(voice: Voice, results: Results) -> Iterator[_View]:
    observation = results["observation"]
    for audience in audiences_in(observation.driver_map)[:1]:
        yield _View(
            voice.text(
                "{audience}: what matters most, and how well is it done?",
                audience=voice.label("audience", audience),
            ),
            charts.driver_map(voice, observation.driver_map, audience=audience),
            _short(
                wording.driver_reading(
                    voice,
                    observation.driver_share,
                    observation.driver_map,
                    audience=audience,
                )
            ),
            _WATCHED,
        )


def _watched(voice: Voice, results: Results) -> Iterator[_View]:
    action, event = results["action"], results["enquiry"].event
    yield _View(
        voice.text("What do the months say?"),
        charts.control_centers(voice, action.monitor_point, action.monitor_chart, event),
        _short(
            wording.signal_reading(
                voice, action.monitor_chart, action.monitor_kpi, action.monitor_rule
            )
        ),
        _WATCHED,
    )
    yield _View(
        voice.text("What do the answers say?"),
        charts.item_dots(voice, results["observation"].estimate),
        _short(wording.estimate_reading(voice, results["observation"].estimate)),
        _WATCHED,
    )
    yield _View(
        voice.text("What became of our actions?"),
        charts.action_timeline(voice, action.action_progress, event),
        _short(wording.action_reading(voice, action.action_count, action.action_progress)),
        _STANDING,
    )


def _short(reading: Sentences) -> Sentences:
    return Sentences(text=reading.text[:POINTS], points=reading.points[:POINTS])

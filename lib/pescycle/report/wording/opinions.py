"""What experts think of the project, and where capacity is to be built, in words."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.evaluation import (
    LEAST_AGREEMENT,
    LEAST_EXPERTS,
    CapacitySource,
    OpinionFinding,
)
from pescycle.model.given import Given
from pescycle.model.round import Round
from pescycle.phases.results import Observation
from pescycle.report.evaluation_cells import capacity_about, rating, ratings_range
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.evaluation import to_write_down
from pescycle.report.wording.figures import Row, in_order, records, said


def opinion_reading(voice: Voice, turn: Round, topic: pd.DataFrame) -> Sentences:
    """What the experts rate best and worst, where they are split, and what that is worth.

    No mean over experts is told: they are few and were chosen.
    """
    if topic.empty:
        return said(to_write_down(voice, turn, "opinions"))
    whole = topic[topic["topic"] == ALL].iloc[0].to_dict()
    own = topic[topic["topic"] != ALL]
    count = voice.plural(
        "{n} expert gave an opinion.",
        "{n} experts gave an opinion.",
        int(whole["experts"]),
    )
    if whole["experts"] < LEAST_EXPERTS:
        alone = voice.text(
            "That is too few to say where experts agree; each opinion stands for itself."
        )
        return said(count, alone)
    return said(
        count,
        *_ends(voice, own),
        _agreement(voice, whole),
        points=_split(voice, own),
    )


def _ends(voice: Voice, own: pd.DataFrame) -> list[str]:
    best, worst = own["middle"].max(), own["middle"].min()
    if best == worst:
        return [
            voice.text(
                "The middle rating of every topic is {rating}.",
                rating=rating("middle")(voice, {"middle": best}),
            )
        ]
    return [
        voice.text(
            "The highest middle rating has {best} ({high}), the lowest {worst} ({low}).",
            best=_topics(voice, own[own["middle"] == best]),
            high=rating("middle")(voice, {"middle": best}),
            worst=_topics(voice, own[own["middle"] == worst]),
            low=rating("middle")(voice, {"middle": worst}),
        )
    ]


def _topics(voice: Voice, rows: pd.DataFrame) -> str:
    return voice.listed([voice.label("topic", topic) for topic in rows["topic"]])


def _agreement(voice: Voice, whole: Row) -> str:
    """Whether the experts see the same topics as strong and weak; the interval decides."""
    if is_missing(whole["low"]) or is_missing(whole["high"]):
        return voice.text(
            "Whether they see the same topics as strong and weak cannot be measured with "
            "so "
            "few ratings."
        )
    figures = {
        "alpha": voice.number(whole["alpha"], 2),
        "level": voice.share(whole["level"]),
        "low": voice.number(whole["low"], 2),
        "high": voice.number(whole["high"], 2),
    }
    if whole["low"] >= LEAST_AGREEMENT:
        return voice.text(
            "They see the same topics as strong and weak (alpha {alpha}; {level} interval "
            "{low} to {high}).",
            **figures,
        )
    return voice.text(
        "That they see the same topics as strong and weak cannot be said (alpha {alpha}; "
        "{level} interval {low} to {high}).",
        **figures,
    )


def _split(voice: Voice, own: pd.DataFrame) -> list[str]:
    return [
        voice.text(
            "{topic}: the experts are split ({range}); ask them why before anything is "
            "decided.",
            topic=voice.label("topic", row["topic"]),
            range=ratings_range(voice, row),
        )
        for row in records(own[own["finding"] == OpinionFinding.SPLIT])
    ]


def capacity_reading(
    voice: Voice, given: Given, observation: Observation, proposal: pd.DataFrame
) -> Sentences:
    """What is proposed, and which rules had nothing to look at."""
    blind = _blind(voice, given, observation)
    if proposal.empty:
        return said(voice.text("No rule proposes to build up anything."), *blind)
    count = voice.plural(
        "{n} proposal for building capacity.",
        "{n} proposals for building capacity.",
        len(proposal),
    )
    points = []
    for source in in_order(proposal["source"]):
        rows = records(proposal[proposal["source"] == source])
        points.append(
            voice.text(
                "{source}: {names}.",
                source=voice.label("capacity_source", source),
                names=voice.enumerated([capacity_about(voice, row) for row in rows]),
            )
        )
    return said(count, *blind, points=points)


def _blind(voice: Voice, given: Given, observation: Observation) -> list[str]:
    """Rules without data: that they propose nothing is no sign of strength."""
    action = given.data.action.reindex(columns=["barrier", "fidelity"])
    looked_at = {
        CapacitySource.MATURITY: len(observation.maturity_history),
        CapacitySource.STAFF: (observation.estimate["audience"] == "staff").sum(),
        CapacitySource.BARRIER: action["barrier"].replace("", None).notna().sum(),
        CapacitySource.FIDELITY: action["fidelity"].notna().sum(),
    }
    names = [
        voice.label("capacity_source", source)
        for source, rows in looked_at.items()
        if not rows
    ]
    if not names:
        return []
    return [
        voice.text(
            "Rules that had nothing to look at in this round, which is no sign of "
            "strength: {names}.",
            names=voice.enumerated(names),
        )
    ]

"""Contacts in words: in which modes and by whom answers came, and who refused."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    by_audience,
    hidden_sentences,
    records,
    said,
)


def contact_reading(voice: Voice, fieldwork_group: pd.DataFrame) -> Sentences:
    """In which modes answers came, and how evenly the interviewers share the work."""
    if fieldwork_group.empty:
        return said(
            voice.text(
                "The survey files do not say in which mode, or to which interviewer, "
                "people answered; mode: and interviewer: under columns: in round.yml name "
                "the columns that do."
            )
        )
    points = [
        sentence
        for audience in audiences_in(fieldwork_group)
        for sentence in _contacts(
            voice, fieldwork_group[fieldwork_group["audience"] == audience]
        )
    ]
    return said(*hidden_sentences(voice, fieldwork_group), points=points)


def _contacts(voice: Voice, rows: pd.DataFrame) -> list[str]:
    name = voice.label("audience", rows["audience"].iloc[0])
    shown = rows[rows["state"] == CellState.PUBLISHED]
    modes = shown[shown["group"] == "mode"].sort_values("share", ascending=False)
    people = shown[shown["group"] == "interviewer"]
    points = []
    if len(modes):
        parts = [
            voice.text(
                "{name} {share}",
                name=voice.name("mode", row["category"]),
                share=voice.share(row["share"]),
            )
            for row in records(modes)
        ]
        points.append(
            voice.text("{table}: {what}", table=name, what=voice.enumerated(parts))
        )
    if len(people) > 1:
        points.append(_interviewers(voice, name, people))
    return points


def _interviewers(voice: Voice, audience: str, people: pd.DataFrame) -> str:
    # Who brought most or fewest is no finding: chance and the desk decide, and two can tie.
    return voice.plural(
        "{audience}: {n} interviewer who can be shown brought {smallest} to {largest} "
        "answers.",
        "{audience}: {n} interviewers who can be shown brought {smallest} to {largest} "
        "answers each.",
        len(people),
        audience=audience,
        smallest=voice.number(people["collected"].min()),
        largest=voice.number(people["collected"].max()),
    )


def refusal_reading(
    voice: Voice, refusal: pd.DataFrame, response_rate: pd.DataFrame
) -> Sentences:
    """How many refused, where clearly more than elsewhere, and how many of all answered."""
    if refusal.empty and response_rate.empty:
        return said(
            voice.text(
                "Refusals are not known: no question asks for consent, and sample.csv has "
                "no column asked with the number of people who were asked."
            )
        )
    points = [_refused(voice, row) for row in records(by_audience(_whole(refusal)))]
    points += _unlike(voice, refusal)
    rates = response_rate[response_rate["center"] == ALL]
    points += [_rate(voice, row) for row in records(by_audience(rates))]
    return said(points=points)


def _whole(refusal: pd.DataFrame) -> pd.DataFrame:
    return refusal[(refusal["group"] == "center") & (refusal["category"] == ALL)]


def _refused(voice: Voice, row: Row) -> str:
    audience = voice.label("audience", row["audience"])
    if row["state"] != CellState.PUBLISHED:
        return voice.text(
            "{audience}: fewer than {minimum} people refused when they were asked for "
            "consent.",
            audience=audience,
            minimum=voice.number(voice.names.privacy.minimum_base),
        )
    return voice.text(
        "{audience}: refused when asked for consent {finding}.",
        audience=audience,
        finding=voice.finding(
            row["share"],
            "share",
            base=row["base"],
            count=row["refused"],
            low=row["low"],
            high=row["high"],
            level=row["level"],
        ),
    )


def _unlike(voice: Voice, refusal: pd.DataFrame) -> list[str]:
    """Groups whose interval lies above the share of their whole audience."""
    shares = _whole(refusal).set_index("audience")["share"]
    own = refusal[refusal["category"] != ALL]
    above = own[own["low"].astype("float64") > own["audience"].map(shares)]
    return [
        voice.text(
            "{audience}, {whom}: {share} refused, clearly more than the {usual} of all.",
            audience=voice.label("audience", row["audience"]),
            whom=_named(voice, row),
            share=voice.share(row["share"], 1),
            usual=voice.share(shares[row["audience"]], 1),
        )
        for row in records(above)
    ]


def _named(voice: Voice, row: Row) -> str:
    name = voice.name(row["group"], row["category"])
    if row["group"] == "center":
        return name
    group = voice.label("group", row["group"])
    return voice.text("{group} {category}", group=group, category=name)


def _rate(voice: Voice, row: Row) -> str:
    audience = voice.label("audience", row["audience"])
    if is_missing(row["share"]):
        return voice.text(
            "{audience}: {asked} people were asked; how many answered is hidden.",
            audience=audience,
            asked=voice.number(row["asked"]),
        )
    return voice.text(
        "{audience}: {collected} of {asked} people who were asked answered ({share}).",
        audience=audience,
        collected=voice.number(row["collected"]),
        asked=voice.number(row["asked"]),
        share=voice.share(row["share"]),
    )

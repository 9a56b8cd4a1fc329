"""Ratings in words: what each scheme does, and what came of it."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Framework
from pescycle.model.scoring import Scheme, Scoring, Stars
from pescycle.report import scoring_cells
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import (
    no_framework,
    of_center,
    records,
    said,
    single_centers,
)


def rating_rule_reading(voice: Voice, framework: Framework | None) -> Sentences:
    """What each rating that is switched on does, and where it comes from."""
    if framework is None:
        return said(no_framework(voice))
    rules = _rules(voice, framework.scoring)
    if not rules:
        return said(
            voice.text(
                "No rating is switched on: KPIs and pillars stand for themselves. Ratings "
                "are chosen in the framework, under scoring."
            )
        )
    return said(voice.text("The ratings that this edition asks for:"), points=rules)


def _rules(voice: Voice, scoring: Scoring) -> list[str]:
    rules = [
        _points(voice, scoring),
        _peers(voice, scoring),
        _stars(voice, scoring),
        _levels(voice, scoring),
    ]
    return [rule for rule in rules if rule]


def _points(voice: Voice, scoring: Scoring) -> str:
    if scoring.points is None:
        return ""
    return voice.text(
        "Points, as in Japan's evaluation of its Hello Work offices: each KPI brings its "
        "coefficient times its attainment, and {bonus} more points where the target is "
        "reached.",
        bonus=voice.number(scoring.points.bonus, int(scoring.points.bonus % 1 > 0)),
    )


def _peers(voice: Voice, scoring: Scoring) -> str:
    if scoring.peer_classes is None:
        return ""
    return voice.text(
        "Classes among peers, as offices in Japan are held against comparable ones: the "
        "distance from the mean of the center's group, in standard deviations, cut at "
        "{cuts}; 1 is the lowest class. Groups of fewer than five centers make none.",
        cuts=voice.listed([voice.number(cut, 1) for cut in scoring.peer_classes.cuts]),
    )


def _stars(voice: Voice, scoring: Scoring) -> str:
    if scoring.stars is None:
        return ""
    return voice.text(
        "Stars, as in Australia's ratings of providers: what was observed over what the "
        "case mix lets expect; the next star begins at {cuts}.",
        cuts=voice.listed([voice.number(cut, 2) for cut in scoring.stars.cuts]),
    ) + _whose_cuts(voice, scoring.stars)


def _whose_cuts(voice: Voice, stars: Stars) -> str:
    """Whose the cuts are: only the lower two were ever published."""
    if stars.cuts != Stars().cuts:
        return ""
    lower, upper = stars.cuts[:2], stars.cuts[2:]
    return " " + voice.text(
        "The lower cuts ({lower}) are as reported of Australia in 2016; the upper ones "
        "({upper}) are a proposal of this workbook, put as far above the middle.",
        lower=voice.listed([voice.number(cut, 2) for cut in lower]),
        upper=voice.listed([voice.number(cut, 2) for cut in upper]),
    )


def _levels(voice: Voice, scoring: Scoring) -> str:
    rule = scoring.levels
    if rule is None:
        return ""
    return voice.text(
        "Levels behind a gate, as in Australia's provider performance: high from {high}, "
        "medium from {medium}; not reported where less than {weight} of the weight has "
        "data or less than {months} of the monthly figures came.",
        high=voice.share(rule.high),
        medium=voice.share(rule.medium),
        weight=voice.share(rule.lowest_share),
        months=voice.share(rule.lowest_months),
    )


def rating_reading(voice: Voice, rating: pd.DataFrame, *, center: str = "") -> Sentences:
    """How many centers have which rating; of a chosen center each rating."""
    if rating.empty:
        return said(voice.text("There is no rating in this round."))
    if center not in ("", ALL):
        return _own(voice, of_center(rating, center), center)
    single = single_centers(rating)
    points = [
        _spread(voice, rows)
        for (scheme, _), rows in single.groupby(["scheme", "subject"], sort=False)
        if scheme != Scheme.POINTS
    ]
    return said(_totals(voice, single), _chance(voice, single), points=points)


def _own(voice: Voice, rows: pd.DataFrame, center: str) -> Sentences:
    points = [
        voice.text(
            "{rated}: {rating}.",
            rated=scoring_cells.rated(voice, row),
            rating=scoring_cells.rating(voice, row),
        )
        for row in records(rows)
    ]
    name = voice.name("center", center)
    return said(voice.text("{center}: its ratings.", center=name), points=points)


def _totals(voice: Voice, rows: pd.DataFrame) -> str:
    known = rows[(rows["scheme"] == Scheme.POINTS) & rows["figure"].notna()]
    if known.empty:
        return ""
    return voice.text(
        "The points of single centers lie between {low} and {high}.",
        low=voice.number(known["figure"].min(), 1),
        high=voice.number(known["figure"].max(), 1),
    )


def _spread(voice: Voice, rows: pd.DataFrame) -> str:
    """How many centers have which rating, from the lowest to the highest."""
    said_of = [
        (scoring_cells.rating(voice, row | {"chance": None}), row["rating"])
        for row in records(rows.sort_values("rating", kind="stable"))
    ]
    counts = pd.Series([words for words, _ in said_of]).value_counts(sort=False)
    parts = [
        voice.text("{rating}: {count}", rating=words, count=voice.number(count))
        for words, count in counts.items()
    ]
    return voice.text(
        "{rated}, number of centers: {counts}.",
        rated=scoring_cells.rated(voice, records(rows)[0]),
        counts=voice.enumerated(parts),
    )


def _chance(voice: Voice, rows: pd.DataFrame) -> str:
    """How many stars other than the middle ones chance alone could give."""
    stars = rows[(rows["scheme"] == Scheme.STARS) & (rows["reason"] == "")]
    odd = stars[(stars["rating"] != "3") & stars["chance"].eq(True)]
    if odd.empty:
        return ""
    return voice.plural(
        "{n} star rating other than three stars may be chance alone.",
        "{n} star ratings other than three stars may be chance alone.",
        len(odd),
    )

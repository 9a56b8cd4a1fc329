"""Can the answers be trusted, in words: the rules, what they found, what it changes."""

import pandas as pd

from pescycle.model.findings import NOT_SHOWN, CellState
from pescycle.model.quality import Quality, QualityRule, RuleAction
from pescycle.report.group_cells import p_said
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    by_audience,
    in_order,
    no_survey,
    records,
    said,
)

CLEAR = 0.05  # a p-value below it is more than chance lets expect
SMALL = 0.005  # a headline that moves by less stays the same in whole percent


def quality_rules_reading(voice: Voice, quality: Quality) -> Sentences:
    """Say each rule with its thresholds, and which of them take answers out."""
    points = [
        voice.text(
            "{rule}: {share} or more of the answers are the same as an earlier "
            "respondent's of the same center, day and device; two strangers' answers would "
            "hardly ever be so much alike by chance.",
            rule=_name(voice, QualityRule.DUPLICATE),
            share=voice.share(quality.duplicate.similarity),
        ),
        _device(voice, quality),
        voice.text(
            "{rule}: the number was given before, or nobody can have it (one digit only, "
            "a straight run, too short).",
            rule=_name(voice, QualityRule.SAME_PHONE),
        ),
        voice.text(
            "{rule}: took less than {share} of the median time of the same audience and "
            "mode of answering.",
            rule=_name(voice, QualityRule.SPEEDER),
            share=voice.share(quality.speeder.share),
        ),
        voice.text(
            "{rule}: the same answer to every question about the service, with {n} or more "
            "answered; people who are content with everything do so too.",
            rule=_name(voice, QualityRule.STRAIGHT_LINER),
            n=voice.number(quality.straight_liner.items),
        ),
        _contradiction(voice, quality),
        voice.text(
            "{rule}: more than {share} of the questions with a scale were left blank.",
            rule=_name(voice, QualityRule.ITEM_NONRESPONSE),
            share=voice.share(quality.item_nonresponse.share),
        ),
    ]
    opening = voice.text("These rules find answers that deserve a second look:")
    return said(_acting(voice, quality), opening, points=points)


def _name(voice: Voice, rule: str) -> str:
    return voice.label("quality_rule", str(rule))


def _device(voice: Voice, quality: Quality) -> str:
    rule = quality.same_device
    told = {
        "rule": _name(voice, QualityRule.SAME_DEVICE),
        "n": voice.number(rule.per_day),
    }
    if not rule.self_administered:
        return voice.text(
            "{rule}: more than {n} answers a day came from one device.", **told
        )
    return voice.text(
        "{rule}: more than {n} answers a day came from one device, or more than {own} "
        "where people answer by themselves.",
        own=voice.number(rule.per_day_self),
        **told,
    )


def _contradiction(voice: Voice, quality: Quality) -> str:
    name = _name(voice, QualityRule.CONTRADICTION)
    pairs = len(quality.contradiction.pairs)
    if not pairs:
        return voice.text(
            "{rule}: the best answer overall beside nothing but poor ones, or the worst "
            "beside nothing but good ones.",
            rule=name,
        )
    return voice.plural(
        "{rule}: the best answer overall beside nothing but poor ones, or the reverse; and "
        "{n} further pair of answers that cannot both be meant.",
        "{rule}: the best answer overall beside nothing but poor ones, or the reverse; and "
        "{n} further pairs of answers that cannot both be meant.",
        pairs,
        rule=name,
    )


def _acting(voice: Voice, quality: Quality) -> str:
    """Which rules take answers out of the results."""
    names = [_name(voice, rule) for rule in quality.set_aside]
    if not names:
        return voice.text(
            "No answer was taken out for its quality: what a rule finds is counted here, "
            "and stays in all results."
        )
    return voice.text(
        "What these rules find is taken out of all results: {rules}. What the other rules "
        "find stays.",
        rules=voice.enumerated(names),
    )


def quality_reading(voice: Voice, quality_rule: pd.DataFrame) -> Sentences:
    """What each audience's rules found, and which could not be checked."""
    if quality_rule.empty:
        return said(no_survey(voice))
    points = [
        _found(voice, name, quality_rule[quality_rule["audience"] == name])
        for name in audiences_in(quality_rule)
    ]
    untold = quality_rule[quality_rule["state"] == CellState.INSUFFICIENT]
    found = voice.text("What the rules found:")
    return said(_unchecked(voice, untold), found, points=points)


def _found(voice: Voice, audience: str, rows: pd.DataFrame) -> str:
    name = voice.label("audience", audience)
    if not (rows["state"] == CellState.PUBLISHED).any():
        return voice.text("{audience}: too few answers to say more.", audience=name)
    shown = rows[rows["flagged"].fillna(0) > 0].sort_values("share", ascending=False)
    few = rows[rows["state"].isin(NOT_SHOWN)]
    if shown.empty and few.empty:
        return voice.text("{audience}: no rule found anything.", audience=name)
    parts = [
        voice.text(
            "“{rule}” found {count} of {base} ({share})",
            rule=_name(voice, row["rule"]),
            count=voice.number(row["flagged"]),
            base=voice.number(row["base"]),
            share=voice.share(row["share"], 1),
        )
        for row in records(shown)
    ]
    parts += [
        voice.text(
            "“{rule}” found a number that may not be shown", rule=_name(voice, row["rule"])
        )
        for row in records(few)
    ]
    return voice.text("{audience}: {found}.", audience=name, found=voice.enumerated(parts))


def _unchecked(voice: Voice, untold: pd.DataFrame) -> str:
    """The rules that had nothing to look at, each with the audiences it is about."""
    if untold.empty:
        return ""
    names = [
        voice.text(
            "{rule} ({audiences})",
            rule=_name(voice, rule),
            audiences=voice.listed(
                [
                    voice.label("audience", audience)
                    for audience in audiences_in(untold[untold["rule"] == rule])
                ]
            ),
        )
        for rule in in_order(untold["rule"])
    ]
    return voice.text(
        "Where a file lacks what a rule needs (times, devices, telephone numbers, enough "
        "questions), it cannot be checked: {rules}.",
        rules=voice.enumerated(names),
    )


def quality_effect_reading(voice: Voice, quality_effect: pd.DataFrame) -> Sentences:
    """How far each audience's headline depends on what the rules found."""
    if quality_effect.empty:
        return said(no_survey(voice))
    points = [
        _sensitivity(voice, name, quality_effect[quality_effect["audience"] == name])
        for name in audiences_in(quality_effect)
    ]
    return said(
        voice.text(
            "What the share of satisfied people would be without the answers found:"
        ),
        points=points,
    )


def _sensitivity(voice: Voice, audience: str, rows: pd.DataFrame) -> str:
    name = voice.label("audience", audience)
    seen = (rows["state"] == CellState.PUBLISHED) & rows["change"].notna()
    shown = rows[seen & (rows["flagged"].fillna(0) > 0)]
    if shown.empty:
        return voice.text(
            "{audience}: no rule found enough to show what it would change.", audience=name
        )
    most = shown.loc[shown["change"].abs().idxmax()]
    told = {
        "audience": name,
        "rule": _name(voice, most["rule"]),
        "before": voice.share(most["value_with"], 1),
        "after": voice.share(most["value_without"], 1),
        "change": voice.change(most["change"], "share"),
    }
    if abs(most["change"]) < SMALL:
        return voice.text(
            "{audience}: hardly anything changes; most of all without the answers of "
            "“{rule}”, {after} in place of {before} ({change}).",
            **told,
        )
    if most["action"] == RuleAction.SET_ASIDE:
        return voice.text(
            "{audience}: it depends most on “{rule}”: {after} as published, {before} if "
            "those answers counted ({change}).",
            **told,
        )
    return voice.text(
        "{audience}: it depends most on “{rule}”: {before} as published, {after} without "
        "those answers ({change}).",
        **told,
    )


def interviewer_reading(voice: Voice, interviewer_effect: pd.DataFrame) -> Sentences:
    """Whether it mattered who asked, and how people answered."""
    if interviewer_effect.empty:
        return said(no_survey(voice))
    rows = records(by_audience(interviewer_effect))
    points = [_effect(voice, row) for row in rows if row["state"] == CellState.PUBLISHED]
    if not points:
        return said(
            voice.text(
                "Whether it mattered who asked cannot be checked: no file says which "
                "interviewer or which mode each answer came from, or all of a center came "
                "from the same."
            )
        )
    opening = voice.text(
        "People of the same center are compared, by who asked them and by the mode of "
        "answering; the figure is the intraclass correlation (ICC), the part of the "
        "variance that lies between interviewers or modes."
    )
    return said(opening, points=points)


def _effect(voice: Voice, row: Row) -> str:
    told = {
        "audience": voice.label("audience", row["audience"]),
        "groups": voice.number(row["groups"]),
        "base": voice.number(row["base"]),
        "icc": voice.number(row["icc"], 3),
        "level": voice.share(row["level"]),
        "low": voice.number(row["low"], 3),
        "high": voice.number(row["high"], 3),
        "p": p_said(voice, row["p"]),
    }
    clear = row["p"] < CLEAR and row["icc"] > 0
    if row["effect"] == "mode":
        return _mode(voice, told, clear)
    if clear:
        return voice.text(
            "{audience}: answers to the same interviewer are more alike than others of the "
            "center ({groups} interviewers, {base} answers; ICC {icc}, {level} interval "
            "{low} to {high}; {p}). The variance is {times} times what independent "
            "answers would give.",
            times=voice.number(row["design_effect"], 1),
            **told,
        )
    return voice.text(
        "{audience}: no sign that it mattered which interviewer asked ({groups} "
        "interviewers, {base} answers; ICC {icc}, {level} interval {low} to {high}; "
        "{p}).",
        **told,
    )


def _mode(voice: Voice, told: dict[str, str], clear: bool) -> str:
    if clear:
        return voice.text(
            "{audience}: people of the same center answered differently by mode ({groups} "
            "modes, {base} answers; ICC {icc}, {level} interval {low} to {high}; {p}): "
            "look at the modes apart before comparing centers or rounds.",
            **told,
        )
    return voice.text(
        "{audience}: no sign that the mode of answering mattered ({groups} modes, {base} "
        "answers; ICC {icc}, {level} interval {low} to {high}; {p}).",
        **told,
    )

"""What was expected of the survey questions, and what came, in words."""

from collections.abc import Callable

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Expectation, Statistic, Verdict
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, by_audience, records, said

STATED, HOLD = "stated", "hold"  # an expectation stands in the plan, or is the last share
JUDGED = (Expectation.ABOVE, Expectation.AS_EXPECTED, Expectation.BELOW)
KEY = ["audience", "item"]
# What an item that was to hold its last share did is what its change allows to say.
HELD = {
    str(Verdict.BETTER): str(Expectation.ABOVE),
    str(Verdict.NO_CLEAR_CHANGE): str(Expectation.AS_EXPECTED),
    str(Verdict.WORSE): str(Expectation.BELOW),
}


def item_target_reading(voice: Voice, item_target: pd.DataFrame) -> Sentences:
    """How many expectations the plan states; each of those beside the last round."""
    known = item_target.dropna(subset="expected")
    if known.empty:
        return said(
            voice.text(
                "Nothing is expected yet of the survey questions: there is no last "
                "round, and the plan states no share."
            )
        )
    stated = known[known["rule"] == STATED]
    count = voice.plural(
        "For {n} survey question the plan states the share of the best answers that is "
        "expected.",
        "For {n} survey questions the plan states the share of the best answers that is "
        "expected.",
        len(stated),
    )
    held = voice.plural(
        "{n} more is not to fall below the last round.",
        "{n} more are not to fall below the last round.",
        len(known) - len(stated),
    )
    if stated.empty:
        count = voice.text("The plan states no expected share for a survey question.")
        held = voice.plural(
            "{n} survey question is not to fall below the last round.",
            "{n} survey questions are not to fall below the last round.",
            len(known),
        )
    return said(
        count,
        held if len(known) > len(stated) else "",
        points=[_stated(voice, row) for row in records(by_audience(stated))],
    )


def _item(voice: Voice, row: Row) -> dict[str, str]:
    return {
        "item": voice.name("item", row["item"], row["audience"]),
        "audience": voice.label("audience", row["audience"]),
        "expected": voice.share(row["expected"]),
    }


def _stated(voice: Voice, row: Row) -> str:
    if is_missing(row["baseline"]):
        return voice.text(
            "{item} ({audience}): {expected} expected; there is no last round to compare "
            "with.",
            **_item(voice, row),
        )
    return voice.text(
        "{item} ({audience}): {expected} expected, after {before} in the last round.",
        before=voice.share(row["baseline"]),
        **_item(voice, row),
    )


def item_expected_reading(
    voice: Voice, item_expected: pd.DataFrame, item_change: pd.DataFrame | None = None
) -> Sentences:
    """How the answers came out against what was expected; what differs clearly, by name.

    The last round's share is no exact number: a question that was to hold it is judged by
    the interval of its change, and only where ``item_change`` is there to tell it.
    """
    held = item_expected[item_expected["rule"] == HOLD]
    if item_change is None:
        item_expected = item_expected.drop(held.index)
    else:
        item_expected = item_expected.assign(finding=_findings(item_expected, item_change))
    finding = item_expected["finding"]
    judged = item_expected[finding.isin(JUDGED)]
    later = _told_later(voice, held) if item_change is None else ""
    if judged.empty:
        none = voice.text(
            "No survey question can be held against an expectation in this round."
        )
        return said(later or none)
    count = voice.plural(
        "Of {n} survey question: {above} clearly above what was expected, {near} not "
        "clearly different, {below} clearly below.",
        "Of {n} survey questions: {above} clearly above what was expected, {near} not "
        "clearly different, {below} clearly below.",
        len(judged),
        above=voice.number((finding == Expectation.ABOVE).sum()),
        near=voice.number((finding == Expectation.AS_EXPECTED).sum()),
        below=voice.number((finding == Expectation.BELOW).sum()),
    )
    lacking = len(item_expected) - len(judged)
    gap = voice.plural(
        "{n} cannot be judged for want of data.",
        "{n} cannot be judged for want of data.",
        lacking,
    )
    out = judged[judged["finding"] != Expectation.AS_EXPECTED]
    points = [_SAYS[row["finding"]](voice, row) for row in records(by_audience(out))]
    return said(count, gap if lacking else "", later, points=points)


def _findings(item_expected: pd.DataFrame, item_change: pd.DataFrame) -> pd.Series:
    """The findings, those of questions that were to hold a share by their changes."""
    shares = item_change[item_change["statistic"] == Statistic.TOP2BOX]
    shares = shares[shares["center"] == ALL].set_index(KEY)["verdict"]
    keys = pd.MultiIndex.from_frame(item_expected[KEY])
    verdicts = pd.Series(shares.reindex(keys).to_numpy(), index=item_expected.index)
    told = verdicts.map(HELD).fillna(str(Expectation.INSUFFICIENT_DATA))
    return item_expected["finding"].mask(item_expected["rule"] == HOLD, told)


def _told_later(voice: Voice, held: pd.DataFrame) -> str:
    if held.empty:
        return ""
    return voice.plural(
        "{n} question was only to hold the share of the last round; whether it did is "
        "said with the changes.",
        "{n} questions were only to hold the share of the last round; whether they did "
        "is said with the changes.",
        len(held),
    )


def _reached(voice: Voice, row: Row) -> dict[str, str]:
    value = voice.finding(
        row["value"],
        "share",
        base=row["base"],
        low=row["low"],
        high=row["high"],
        level=row["level"],
    )
    return _item(voice, row) | {"value": value}


def _above(voice: Voice, row: Row) -> str:
    if row["rule"] == HOLD:
        return voice.text(
            "{item} ({audience}): {value}, clearly more than the {expected} of the last "
            "round, which was to be held.",
            **_reached(voice, row),
        )
    return voice.text(
        "{item} ({audience}): {value}, clearly above the {expected} that was expected.",
        **_reached(voice, row),
    )


def _below(voice: Voice, row: Row) -> str:
    if row["rule"] == HOLD:
        return voice.text(
            "{item} ({audience}): {value}, clearly less than the {expected} of the last "
            "round, which was to be held.",
            **_reached(voice, row),
        )
    return voice.text(
        "{item} ({audience}): {value}, clearly below the {expected} that was expected.",
        **_reached(voice, row),
    )


_SAYS: dict[str, Callable[[Voice, Row], str]] = {
    Expectation.ABOVE: _above,
    Expectation.BELOW: _below,
}

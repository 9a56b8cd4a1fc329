"""Key figures, and who is more satisfied and who less, in words."""

from collections.abc import Iterator

import pandas as pd

from pescycle.model.findings import CellState, Difference, Statistic
from pescycle.report.group_cells import category_name, group_name, items_name
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    item_finding,
    no_survey,
    of_audience,
    of_center,
    records,
    said,
)

CLAIMED = "rao_scott"  # the one test from which a difference is claimed
OVERALL, DRIVER = "overall", "driver"
ALONE = (Statistic.NPS, Statistic.SATISFACTION_INDEX)
PARTS_OF_INDEX = 3
MOST_NAMED = 6  # parts of the service in which one grouping differs; more are counted


def key_figure_reading(
    voice: Voice, key_figure: pd.DataFrame, *, center: str = "", audience: str = ""
) -> Sentences:
    """Say each audience's Net Promoter Score and satisfaction index."""
    rows = of_center(of_audience(key_figure, audience), center)
    if rows.empty:
        return said(no_survey(voice))
    rows = rows[rows["statistic"].isin(ALONE)]
    points = [
        point
        for name in audiences_in(rows)
        for row in records(rows[rows["audience"] == name])
        for point in _key_points(voice, row)
    ]
    if not points:
        return said(
            voice.text(
                "Neither a Net Promoter Score nor a satisfaction index can be formed of "
                "the questions that were asked."
            )
        )
    return said(points=points)


def _key_points(voice: Voice, row: Row) -> Iterator[str]:
    yield voice.text(
        "{audience}, {statistic}: {finding}.",
        audience=voice.label("audience", row["audience"]),
        statistic=voice.label("statistic", row["statistic"]),
        finding=item_finding(voice, row),
    )
    items = row["item"].split()
    if row["statistic"] != Statistic.SATISFACTION_INDEX or is_missing(row["value"]):
        return
    names = items_name(voice, row["item"], row["audience"])
    if len(items) == PARTS_OF_INDEX:
        yield voice.text("The index is formed of {names}.", names=names)
    elif len(items) > 1:
        yield voice.text(
            "The index is formed of {names}; the third of its questions was not asked, and "
            "these two share its weight. It cannot be compared with an index of all three.",
            names=names,
        )
    else:
        yield voice.text(
            "The index is formed of {name} alone, as the two other questions were not "
            "asked. It cannot be compared with an index of all three.",
            name=names,
        )


def group_reading(
    voice: Voice,
    group_test: pd.DataFrame,
    group_estimate: pd.DataFrame,
    *,
    audience: str = "",
) -> Sentences:
    """Which groups clearly differ, and how many comparisons were made to find them."""
    tests = of_audience(group_test, audience)
    tests = tests[tests["test"] == CLAIMED]
    if tests.empty:
        return said(voice.text("There are no groups of respondents to compare."))
    points = [
        point
        for name in audiences_in(tests)
        for point in _audience_points(
            voice, name, tests[tests["audience"] == name], of_audience(group_estimate, name)
        )
    ]
    return said(_rule(voice, tests), points=points)


def _rule(voice: Voice, tests: pd.DataFrame) -> str:
    return voice.text(
        "A difference between groups is called clear where its p-value is below 0.05 after "
        "adjustment for all comparisons of its family by {method}.",
        method=voice.label("adjustment", tests["adjustment"].iloc[0]),
    )


def _audience_points(
    voice: Voice, audience: str, tests: pd.DataFrame, figures: pd.DataFrame
) -> Iterator[str]:
    overall = tests[tests["questions"] == OVERALL]
    made = overall[overall["finding"] != Difference.INSUFFICIENT_DATA]
    clear = made[made["finding"] == Difference.DIFFERENT]
    yield _overall_point(voice, audience, len(made), len(clear))
    for row in records(clear):
        yield _extremes(voice, row, figures)
    yield from _untested(voice, audience, overall)
    yield from _driver_points(voice, audience, tests[tests["questions"] == DRIVER])


def _overall_point(voice: Voice, audience: str, made: int, clear: int) -> str:
    name = voice.label("audience", audience)
    if not made:
        return voice.text(
            "{audience}: no groups are large enough to be compared.", audience=name
        )
    if not clear:
        return voice.plural(
            "{audience}: of {n} comparison on the overall question, none shows a clear "
            "difference. That does not prove that the groups are equally satisfied.",
            "{audience}: of {n} comparisons on the overall question, none shows a clear "
            "difference. That does not prove that the groups are equally satisfied.",
            made,
            audience=name,
        )
    return voice.plural(
        "{audience}: of {made} comparisons on the overall question, {n} shows a clear "
        "difference.",
        "{audience}: of {made} comparisons on the overall question, {n} show a clear "
        "difference.",
        clear,
        audience=name,
        made=voice.number(made),
    )


def _extremes(voice: Voice, test: Row, figures: pd.DataFrame) -> str:
    """The most and the least satisfied of the groups that differ."""
    rows = figures[
        (figures["group"] == test["group"])
        & (figures["item"] == test["item"])
        & (figures["statistic"] == Statistic.TOP2BOX)
        & (figures["state"] == CellState.PUBLISHED)
    ].dropna(subset="value")
    high, low = rows.loc[rows["value"].idxmax()], rows.loc[rows["value"].idxmin()]
    return voice.text(
        "{group}: the share of the best answers is highest for {first}, {high}, and lowest "
        "for {second}, {low}.",
        group=group_name(voice, test["group"], test["audience"]),
        first=_category(voice, high),
        high=_finding(voice, high),
        second=_category(voice, low),
        low=_finding(voice, low),
    )


def _category(voice: Voice, row: Row) -> str:
    return category_name(voice, row["group"], row["category"], row["audience"])


def _finding(voice: Voice, row: Row) -> str:
    return item_finding(voice, {**row, "center": "all"})


def _untested(voice: Voice, audience: str, overall: pd.DataFrame) -> Iterator[str]:
    for reason, rows in overall[overall["reason"] != ""].groupby("reason", sort=False):
        names = [group_name(voice, name, audience) for name in rows["group"]]
        yield voice.text(
            "{audience}: not compared by {names} ({reason}).",
            audience=voice.label("audience", audience),
            names=voice.enumerated(names),
            reason=voice.label("untested", reason),
        )


def _driver_points(voice: Voice, audience: str, tests: pd.DataFrame) -> Iterator[str]:
    made = tests[tests["finding"] != Difference.INSUFFICIENT_DATA]
    if made.empty:
        return
    clear = made[made["finding"] == Difference.DIFFERENT].sort_values("p")
    name, total = voice.label("audience", audience), voice.number(len(made))
    if clear.empty:
        yield voice.text(
            "{audience}: of {made} comparisons on parts of the service, none shows a clear "
            "difference.",
            audience=name,
            made=total,
        )
        return
    yield voice.plural(
        "{audience}: of {made} comparisons on parts of the service, {n} shows a clear "
        "difference.",
        "{audience}: of {made} comparisons on parts of the service, {n} show a clear "
        "difference.",
        len(clear),
        audience=name,
        made=total,
    )
    for group, rows in clear.groupby("group", sort=False):
        yield _driver_point(voice, audience, group, list(rows["item"]))


def _driver_point(voice: Voice, audience: str, group: str, items: list[str]) -> str:
    names = [voice.name("item", item, audience) for item in items[:MOST_NAMED]]
    said = {"group": group_name(voice, group, audience), "names": voice.enumerated(names)}
    if len(items) <= MOST_NAMED:
        return voice.text("{group}, clear differences in: {names}.", **said)
    return voice.plural(
        "{group}, clear differences in: {names}, and in {n} more.",
        "{group}, clear differences in: {names}, and in {n} more.",
        len(items) - MOST_NAMED,
        **said,
    )

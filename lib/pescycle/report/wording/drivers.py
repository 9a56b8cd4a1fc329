"""Which parts of the service matter most, in words."""

from collections.abc import Iterator

import pandas as pd

from pescycle.model.findings import AnswerRows, CellState, DriverMethod, Quadrant
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, records, said

SURE = 0.9  # from this share of the samples drawn again, a place among the first counts
NAMED = 3
UNEQUAL = 0.05  # adjusted p below which one odds ratio does not fit all answers


def driver_map_rule(voice: Voice, driver_map: pd.DataFrame, *, audience: str) -> Sentences:
    """Where the map's lines stand, and when a part lies on neither side."""
    rows = _shown(driver_map, audience)
    if rows.empty:
        return said(
            voice.text(
                "{audience}: there is no map of importance and performance.",
                audience=voice.label("audience", audience),
            )
        )
    first = rows.iloc[0]
    return said(
        voice.text(
            "{audience}: the lines stand at the means of all parts of the service, an "
            "importance of {importance} and an index of {performance}. A part counts as "
            "important or as well rated only where its whole {level} interval lies beyond "
            "the line; where the interval reaches over it, the part is called not clear.",
            audience=voice.label("audience", audience),
            importance=voice.share(first["importance_cut"], 1),
            performance=voice.number(first["performance_cut"], 1),
            level=voice.share(first["level"]),
        )
    )


def driver_reading(
    voice: Voice, driver_share: pd.DataFrame, driver_map: pd.DataFrame, *, audience: str
) -> Sentences:
    """Name what matters most, what to work on first, and what no figure here proves."""
    rows = _shown(driver_share, audience)
    if rows.empty:
        return said(
            voice.text(
                "{audience}: no parts of the service can be compared.",
                audience=voice.label("audience", audience),
            )
        )
    shares = rows[rows["method"] == DriverMethod.LMG]
    if shares.empty:
        return said(*_ranked(voice, rows, audience), _caution(voice))
    points = _quadrant_points(voice, _shown(driver_map, audience), audience)
    return said(
        *_explained(voice, shares, audience),
        *_first_ones(voice, shares, audience),
        *_agreement(voice, rows, audience),
        *_left_out(voice, rows, shares, audience),
        _caution(voice),
        points=points,
    )


def driver_model_reading(
    voice: Voice, driver_model: pd.DataFrame, *, audience: str
) -> Sentences:
    """Say whether the odds ratios stand, and where one does not fit all answers."""
    rows = driver_model[driver_model["audience"] == audience]
    name = voice.label("audience", audience)
    if rows.empty:
        return said(
            voice.text("{audience}: no model of the overall answer.", audience=name)
        )
    why = rows["reason"].iloc[0]
    if why:
        return said(
            voice.text(
                "{audience}: no model of the overall answer can be fitted ({reason}).",
                audience=name,
                reason=voice.label("unfitted", why),
            )
        )
    if rows["odds_ratio"].isna().all():
        return said(voice.text("Too few people answered: no figure can be shown."))
    clear = rows[rows["low"].gt(1)].sort_values("odds_ratio", ascending=False)
    return said(_model_base(voice, rows, clear, name), *_parallel(voice, rows, audience))


def _shown(frame: pd.DataFrame, audience: str) -> pd.DataFrame:
    own = frame[frame["audience"] == audience]
    return own[own["state"] == CellState.PUBLISHED]


def _caution(voice: Voice) -> str:
    return voice.text(
        "These figures say what goes together, not what causes what: whether satisfaction "
        "rises when a part is improved, only a change that is tried can show."
    )


def _ranked(voice: Voice, rows: pd.DataFrame, audience: str) -> Iterator[str]:
    yield voice.text(
        "{audience}: too few people rated the parts of the service together to share out "
        "the overall answer among them. Only the rank correlation of each part by itself "
        "is given.",
        audience=voice.label("audience", audience),
    )
    known = rows.dropna(subset="share").sort_values("share", ascending=False)
    if known.empty:
        return
    best = known.iloc[0]
    yield voice.text(
        "It is highest for {item}: {value} (base {base}).",
        item=voice.name("item", best["item"], audience),
        value=voice.number(best["share"], 2),
        base=voice.number(best["base"]),
    )


def _explained(voice: Voice, shares: pd.DataFrame, audience: str) -> Iterator[str]:
    first = shares.iloc[0]
    values = {
        "audience": voice.label("audience", audience),
        "all": voice.share(first["r2"]),
    }
    if first["adjusted_for"]:
        names = [voice.name("item", i, audience) for i in first["adjusted_for"].split()]
        yield voice.text(
            "{audience}: what people say of the parts of the service, together with what "
            "came of it ({names}), goes along with {all} of the differences in overall "
            "satisfaction; what came of it alone with {alone}. That share is set aside "
            "first, and the shares below are of the rest.",
            names=voice.enumerated(names),
            alone=voice.share(first["adjusted_r2"]),
            **values,
        )
    else:
        yield voice.text(
            "{audience}: what people say of the parts of the service goes along with {all} "
            "of the differences in overall satisfaction.",
            **values,
        )
    if first["rows"] == AnswerRows.COMPLETE:
        yield voice.plural(
            "Only {n} person counts who answered every question.",
            "Only {n} people count who answered every question.",
            int(first["base"]),
        )


def _first_ones(voice: Voice, shares: pd.DataFrame, audience: str) -> Iterator[str]:
    ordered = shares.sort_values("share", ascending=False)
    parts = [
        voice.text(
            "{item} with {share}",
            item=voice.name("item", row["item"], audience),
            share=_share_and_interval(voice, row),
        )
        for row in records(ordered.head(NAMED))
    ]
    yield voice.text("Most goes along with {parts}.", parts=voice.enumerated(parts))
    sure = ordered[ordered["top_three"].ge(SURE)]
    if ordered["top_three"].isna().all():
        return
    if sure.empty:
        yield voice.text(
            "No part is among the first three in nine of ten samples drawn again: their "
            "order is not certain."
        )
        return
    yield voice.text(
        "In at least nine of ten samples drawn again, among the first three: {names}.",
        names=voice.enumerated([voice.name("item", i, audience) for i in sure["item"]]),
    )


def _share_and_interval(voice: Voice, row: Row) -> str:
    if is_missing(row["low"]) or is_missing(row["high"]):
        return voice.share(row["share"])
    return voice.text(
        "{value} ({level} interval {interval})",
        value=voice.share(row["share"]),
        level=voice.share(row["level"]),
        interval=voice.interval(row["low"], row["high"], "share"),
    )


def _agreement(voice: Voice, rows: pd.DataFrame, audience: str) -> Iterator[str]:
    """Whether the other method names the same first parts."""
    first = {
        method: own.sort_values("share", ascending=False)["item"].iloc[0]
        for method, own in rows.groupby("method")
    }
    lmg, johnson = first[DriverMethod.LMG], first.get(DriverMethod.JOHNSON)
    if johnson is None:
        return
    if lmg == johnson:
        yield voice.text("The second method, relative weights, puts the same part first.")
    else:
        yield voice.text(
            "The second method, relative weights, puts {item} first: the order hangs on "
            "the method.",
            item=voice.name("item", johnson, audience),
        )


def _left_out(
    voice: Voice, rows: pd.DataFrame, shares: pd.DataFrame, audience: str
) -> Iterator[str]:
    """Parts that have a rank correlation only, because too few could rate them."""
    ranked = rows[rows["method"] == DriverMethod.RANK_CORRELATION]
    alone = [item for item in ranked["item"] if item not in set(shares["item"])]
    if alone:
        yield voice.text(
            "Without a share, because too few rated them or all rated them alike: {names}.",
            names=voice.enumerated([voice.name("item", i, audience) for i in alone]),
        )


def _quadrant_points(voice: Voice, rows: pd.DataFrame, audience: str) -> list[str]:
    points = []
    for quadrant in Quadrant:
        own = rows[rows["quadrant"] == quadrant]
        if len(own):
            names = [voice.name("item", item, audience) for item in own["item"]]
            points.append(
                voice.text(
                    "{quadrant}: {names}.",
                    quadrant=voice.label("quadrant", quadrant),
                    names=voice.enumerated(names),
                )
            )
    return points


def _model_base(voice: Voice, rows: pd.DataFrame, clear: pd.DataFrame, name: str) -> str:
    values = {"audience": name, "base": voice.number(rows["base"].iloc[0])}
    return voice.plural(
        "{audience}: in the model of the {base} people who answered everything, {n} part "
        "clearly raises the odds of a better overall answer when all others are equal.",
        "{audience}: in the model of the {base} people who answered everything, {n} parts "
        "clearly raise the odds of a better overall answer when all others are equal.",
        len(clear),
        **values,
    )


def _parallel(voice: Voice, rows: pd.DataFrame, audience: str) -> Iterator[str]:
    if rows["parallel_p"].isna().all():
        yield voice.text(
            "Whether one odds ratio fits all answers cannot be checked: too few people "
            "gave some of the answers."
        )
        return
    unequal = rows[rows["parallel_p"].lt(UNEQUAL)]
    if unequal.empty:
        yield voice.text(
            "The check of parallel lines finds no part for which one odds ratio clearly "
            "does not fit all answers."
        )
        return
    names = [voice.name("item", item, audience) for item in unequal["item"]]
    yield voice.text(
        "The check of parallel lines finds that one odds ratio does not fit all answers "
        "for {names}: read these ratios as a mean.",
        names=voice.enumerated(names),
    )

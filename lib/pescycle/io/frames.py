"""What frame.csv, sample.csv and round.yml say of the clients that answers stand for."""

from collections.abc import Collection, Iterator

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import ChoiceItem, Questionnaire
from pescycle.model.round import ResponseSource, Round
from pescycle.model.weighting import CENTER_MARGIN, MODE_MARGIN

MOST_APART = 0.5  # clients by which the sums of two margins may differ


def normal_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its categories in small letters and single spaces.

    A category may join several codes with a space: their respondents are weighted together.
    """
    words = frame["category"].str.lower().str.split().str.join(" ").astype("str")
    return frame.assign(category=words)


def margin_names(questionnaire: Questionnaire | None) -> list[str]:
    """What can be a margin of an audience: center, mode, and items with one choice."""
    items = questionnaire.items if questionnaire else ()
    single = [i.id for i in items if isinstance(i, ChoiceItem) and i.type == "choice"]
    return [CENTER_MARGIN, MODE_MARGIN, *single]


def weighting_problems(
    file: str, source: ResponseSource, questionnaire: Questionnaire | None
) -> Iterator[Problem]:
    """Margins of a source's weighting that its answers do not have."""
    known = margin_names(questionnaire)
    for name in source.weighting.margins if source.weighting else ():
        if name not in known:
            yield Problem(
                file=file,
                rule="unknown_margin",
                message=f'the source {source.id} is weighted by "{name}", which is neither '
                "center nor mode nor an item with one answer out of a list.",
                remedy=_near(name, known),
            )


def frame_problems(
    folder: PilotFolder, turn: Round, frame: pd.DataFrame, sample: pd.DataFrame
) -> Iterator[Problem]:
    """Rows of frame.csv that fit nothing, and counts that weighting lacks."""
    file = f"rounds/{turn.id}/frame.csv"
    audiences = [str(audience) for audience in folder.pilot.audiences]
    for place, row in frame.iterrows():
        if row["audience"] not in audiences:
            message = f'"{row["audience"]}" is no audience of this pilot.'
            yield _of_row(file, place, "audience", "unknown_audience", message, audiences)
        else:
            yield from _row_problems(folder, file, place, row)
    for audience in audiences:
        own = frame[frame["audience"] == audience]
        yield from _doubled_codes(file, own)
        yield from _sum_problems(file, audience, _sums(turn, audience, own, sample))
    for source in turn.sources:
        if isinstance(source, ResponseSource) and source.weighting:
            yield from _missing_counts(turn, source, frame, sample)


def _row_problems(
    folder: PilotFolder, file: str, place: int, row: pd.Series
) -> Iterator[Problem]:
    questionnaire = folder.questionnaires.get(Audience(row["audience"]))
    margins = margin_names(questionnaire)
    if row["margin"] not in margins:
        message = (
            f'"{row["margin"]}" is neither center nor mode nor an item of the '
            f"{row['audience']} questionnaire with one answer out of a list."
        )
        yield _of_row(file, place, "margin", "unknown_margin", message, margins)
        return
    known = _categories(folder, questionnaire, row["margin"])
    for code in row["category"].split() if known else ():
        if code not in known:
            message = f'"{code}" is no category of {row["margin"]}.'
            yield _of_row(file, place, "category", "unknown_category", message, known)


def _categories(
    folder: PilotFolder, questionnaire: Questionnaire | None, margin: str
) -> list[str]:
    """Codes that a margin can have; none where they are not written down (mode)."""
    if margin == CENTER_MARGIN:
        return list(folder.centers["id"])
    if margin == MODE_MARGIN or questionnaire is None:
        return []
    return list(questionnaire.item(margin).choices)


def _doubled_codes(file: str, own: pd.DataFrame) -> Iterator[Problem]:
    """Codes that stand in two rows of a margin, one of which joins several."""
    for margin, rows in own.groupby("margin", sort=False):
        codes = rows["category"].str.split().explode().dropna()
        whole = rows["category"].str.split().str.len() == 1
        for place, code in codes[codes.duplicated()].items():
            # Two rows of one code alone are a double of the table's key.
            if not whole[place] or not whole[codes.index[codes == code][0]]:
                message = f'"{code}" of {margin} stands in an earlier row already.'
                yield Problem(
                    file=file,
                    rule="duplicate_key",
                    row=int(place) + FIRST_ROW,
                    column="category",
                    message=message,
                    remedy="Count each client in one row of a margin.",
                )


def _sums(
    turn: Round, audience: str, own: pd.DataFrame, sample: pd.DataFrame
) -> dict[str, float]:
    """Clients by margin; of centers from sample.csv where weighting takes them there."""
    if own["count"].isna().any():
        return {}  # that a count cannot be read is told, and no sum is whole
    sums = {name: float(rows["count"].sum()) for name, rows in own.groupby("margin")}
    wanted = [
        margin
        for source in turn.sources
        if isinstance(source, ResponseSource) and source.audience == audience
        for margin in (source.weighting.margins if source.weighting else ())
    ]
    planned = sample[sample["audience"] == audience]["frame"]
    if CENTER_MARGIN in wanted and CENTER_MARGIN not in sums and planned.notna().any():
        sums[CENTER_MARGIN] = float(planned.sum())
    return sums


def _sum_problems(file: str, audience: str, sums: dict[str, float]) -> Iterator[Problem]:
    for margin in [name for name, size in sums.items() if size <= 0]:
        message = f"{audience}: the margin {margin} counts nobody."
        remedy = "Write the number of clients, or take its rows out."
        yield Problem(file=file, rule="margins_differ", message=message, remedy=remedy)
    if len(sums) > 1 and max(sums.values()) - min(sums.values()) > MOST_APART:
        said = ", ".join(f"{name} {size:,.0f}" for name, size in sums.items())
        yield Problem(
            file=file,
            rule="margins_differ",
            message=f"{audience}: the margins add up to different numbers: {said}.",
            remedy="Count the same clients in every margin; spread those of whom a "
            "category is not known over the others.",
        )


def _missing_counts(
    turn: Round, source: ResponseSource, frame: pd.DataFrame, sample: pd.DataFrame
) -> Iterator[Problem]:
    audience, weighting = str(source.audience), source.weighting
    given = set(frame.loc[frame["audience"] == audience, "margin"])
    own = sample[sample["audience"] == audience]
    if len(own) and own["frame"].notna().all():
        given.add(CENTER_MARGIN)
    for margin in [name for name in weighting.margins if name not in given]:
        message = f"the source {source.id} is weighted by {margin}, but no row of "
        yield Problem(
            file=f"rounds/{turn.id}/frame.csv",
            rule="missing_margin",
            message=f"{message}{audience} counts the clients by {margin}.",
            remedy="Add a row for each category: audience, margin, category, count.",
        )
    if weighting.nonresponse and (own.empty or own["asked"].isna().any()):
        yield Problem(
            file=f"rounds/{turn.id}/sample.csv",
            rule="missing_value",
            column="asked",
            message=f"the source {source.id} is weighted by who answered of those asked, "
            f"but not every row of {audience} says how many were asked.",
            remedy="Fill the column asked, or take nonresponse: out of round.yml.",
        )


def asked_problems(turn: Round, sample: pd.DataFrame) -> Iterator[Problem]:
    """Centers in which more people were asked than the frame has."""
    wrong = (sample["asked"] > sample["frame"]).fillna(False)
    for place in wrong.index[wrong]:
        yield Problem(
            file=f"rounds/{turn.id}/sample.csv",
            rule="contradicting_cells",
            row=int(place) + FIRST_ROW,
            column="asked",
            message="more people were asked than the frame has.",
            remedy="Correct the row.",
            severity=Severity.WARN,
        )


def _of_row(
    file: str, place: int, column: str, rule: str, message: str, known: Collection[str]
) -> Problem:
    word = message.split('"')[1]
    return Problem(
        file=file,
        rule=rule,
        row=int(place) + FIRST_ROW,
        column=column,
        message=message,
        remedy=_near(word, list(known)),
    )


def _near(name: str, known: list[str]) -> str:
    return nearest(name, known) or f"Write one of {', '.join(known)}."

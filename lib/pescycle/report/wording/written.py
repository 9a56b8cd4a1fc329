"""What a team wrote down for the enquiry, in words."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.model.registers.chain import Grade
from pescycle.model.registers.enquiry import CommentStatus
from pescycle.model.tables import Thing
from pescycle.report import written_cells
from pescycle.report.cells import text_of
from pescycle.report.shown import Note, Sentences, Table
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, in_order, records, said, title_of
from pescycle.report.wording.proposals import proposal_points


def question_reading(
    voice: Voice, given: Given, question: pd.DataFrame, carried_over: pd.DataFrame
) -> Sentences:
    """How well the questions are founded, and which proposals nobody took up."""
    if question.empty:
        return said(_nothing(voice, given, "questions"), *_left(voice, carried_over))
    counts = question["grade"].value_counts()
    grades = [
        voice.text(
            "{n} {grade}", n=voice.number(counts[grade]), grade=voice.label("grade", grade)
        )
        for grade in Grade
        if grade in counts
    ]
    opening = voice.plural(
        "The round has {n} question; how well its problem is known: {grades}.",
        "The round has {n} questions; how well their problems are known: {grades}.",
        len(question),
        grades=voice.enumerated(grades),
    )
    grown = voice.plural(
        "{n} grew out of what an earlier round left.",
        "{n} grew out of what an earlier round left.",
        int((question["from"] != "").sum()),
    )
    taken = set(question.loc[question["from_thing"] == Thing.PROPOSAL, "from"])
    left = carried_over[~carried_over["id"].isin(taken)] if len(carried_over) else None
    return said(opening, grown, *_left(voice, left))


def _left(voice: Voice, left: pd.DataFrame | None) -> list[str]:
    if left is None or left.empty:
        return []
    return [
        voice.plural(
            "{n} of the last round's proposals is taken up by no question of this round: "
            "take it up, or say why not.",
            "{n} of the last round's proposals are taken up by no question of this round: "
            "take them up, or say why not.",
            len(left),
        )
    ]


def taken_up(voice: Voice, question: pd.DataFrame, carried_over: pd.DataFrame) -> Sentences:
    """The proposals of the last round that became questions of this one."""
    taken = question[question["from_thing"] == Thing.PROPOSAL]
    rows = carried_over[carried_over["id"].isin(taken["from"])]
    if rows.empty:
        return said()
    return said(
        voice.text("Proposals that became questions:"),
        points=proposal_points(voice, rows),
    )


def context_reading(voice: Voice, given: Given, context: pd.DataFrame) -> Sentences:
    """How each series of the context went, with its source."""
    if context.empty:
        return said(_nothing(voice, given, "context"))
    return said(
        voice.text("How the surroundings went, first and last known value:"),
        points=[_series(voice, records(rows)) for rows in series_of(context)],
    )


def series_of(context: pd.DataFrame) -> list[pd.DataFrame]:
    """The values of each series by day, in the order in which they are written."""
    by_day = context.sort_values("date", kind="stable")
    return [by_day[by_day["series"] == name] for name in in_order(context["series"])]


def _series(voice: Voice, rows: list[Row]) -> str:
    first, last = rows[0], rows[-1]
    words = {
        "kind": voice.label("context_kind", last["kind"]),
        "title": title_of(voice, last),
        "value": quantity(voice, last),
        "day": voice.date(last["date"], "medium"),
        "source": text_of(voice, last, "source") or voice.text("no source is named"),
    }
    if len(rows) == 1:
        return voice.text("{kind}, {title}: {value} ({day}). Source: {source}.", **words)
    return voice.text(
        "{kind}, {title}: {before} ({earlier}), then {value} ({day}). Source: {source}.",
        before=quantity(voice, first),
        earlier=voice.date(first["date"], "medium"),
        **words,
    )


def quantity(voice: Voice, row: Row) -> str:
    """A value of the context with its unit, as its source has it."""
    digits = 0 if float(row["value"]).is_integer() else 1
    number, unit = voice.number(row["value"], digits), text_of(voice, row, "unit")
    return voice.text("{number} {unit}", number=number, unit=unit) if unit else number


def stakeholder_reading(voice: Voice, given: Given, stakeholder: pd.DataFrame) -> Sentences:
    """Who is to be worked with closely, and whose group has not been heard yet."""
    if stakeholder.empty:
        return said(_nothing(voice, given, "stakeholders"))
    close = stakeholder[stakeholder["place"] == "high_high"]
    silent = stakeholder[stakeholder["comments"] == 0]
    opening = voice.plural(
        "{n} stakeholder is listed.", "{n} stakeholders are listed.", len(stakeholder)
    )
    return said(
        opening,
        voice.text("High influence and high interest: {names}.", names=_names(voice, close))
        if len(close)
        else voice.text("Nobody has both high influence and high interest."),
        voice.text(
            "No comment has come from the group of {names}.", names=_names(voice, silent)
        )
        if len(silent)
        else voice.text("Every listed group has been heard at least once."),
    )


def _names(voice: Voice, rows: pd.DataFrame) -> str:
    return voice.enumerated([text_of(voice, row, "name") for row in records(rows)])


def heard_reading(voice: Voice, given: Given, consultation: pd.DataFrame) -> Sentences:
    """How many comments were answered, and each that was not, by name."""
    if consultation.empty:
        return said(_nothing(voice, given, "consultation"))
    waiting = consultation[consultation["status"] == CommentStatus.OPEN]
    followed = consultation["status"].isin([CommentStatus.ACCEPTED, CommentStatus.PARTLY])
    changed = consultation["changed"].ne("") & followed
    opening = voice.plural(
        "{n} comment has been made so far, in {workshops}.",
        "{n} comments have been made so far, in {workshops}.",
        len(consultation),
        workshops=voice.plural(
            "{n} workshop", "{n} workshops", consultation["workshop"].nunique()
        ),
    )
    effect = voice.plural(
        "{n} was followed at least in part, and of these {changed} changed a KPI, a "
        "question or a method.",
        "{n} were followed at least in part, and of these {changed} changed a KPI, a "
        "question or a method.",
        int(followed.sum()),
        changed=voice.number(int(changed.sum())),
    )
    if waiting.empty:
        return said(opening, effect, voice.text("Every comment has an answer."))
    return said(
        opening,
        effect,
        voice.plural(
            "{n} comment waits for an answer:",
            "{n} comments wait for an answer:",
            len(waiting),
        ),
        points=[_waiting(voice, row) for row in records(waiting)],
    )


def _waiting(voice: Voice, row: Row) -> str:
    return voice.text(
        "{id} ({group}, {theme}, {day}): “{comment}”",
        id=row["id"],
        group=voice.name("stakeholder", row["group"]),
        theme=voice.name("theme", row["theme"]),
        day=voice.date(row["date"]),
        comment=text_of(voice, row, "comment"),
    )


def answer_table(voice: Voice, given: Given, consultation: pd.DataFrame) -> Table | Note:
    """You said, we did: this round's comments, and older ones that are still open."""
    waiting = consultation["status"] == CommentStatus.OPEN
    shown = consultation[(consultation["round"] == given.round.id) | waiting]
    return table(voice, "consultation", shown)


def practice_reading(voice: Voice, given: Given, good_practice: pd.DataFrame) -> Sentences:
    """How many practices of other services fit what this round is about."""
    if good_practice.empty:
        return said(
            voice.text(
                "No practice of another service is written down; write them, each with its "
                "source, in good_practice.yml of the pilot folder."
            )
        )
    fitting = good_practice[good_practice["fits"] != ""]
    about = in_order(name for names in fitting["fits"] for name in names.split())
    opening = voice.plural(
        "{n} practice of another service is known.",
        "{n} practices of other services are known.",
        len(good_practice),
    )
    if fitting.empty:
        return said(opening, voice.text("None is about what this round works on."))
    return said(
        opening,
        voice.plural(
            "{n} is about what this round works on: {subjects}.",
            "{n} are about what this round works on: {subjects}.",
            len(fitting),
            subjects=voice.enumerated(
                [written_cells.subject(voice, name) for name in about]
            ),
        ),
    )


def practice_table(voice: Voice, good_practice: pd.DataFrame) -> Table | Note:
    """The practices that are about what the round works on."""
    return table(voice, "good_practice", good_practice[good_practice["fits"] != ""])


def _nothing(voice: Voice, given: Given, name: str) -> str:
    """Say what to write down, and where."""
    whats = {
        "questions": voice.text("No problem and no question is written down."),
        "context": voice.text("No series of the surroundings is written down."),
        "stakeholders": voice.text("No stakeholder is written down."),
        "consultation": voice.text("No comment of a consultation is written down."),
    }
    return voice.text(
        "{what} Write them in {file}, one row each.",
        what=whats[name],
        file=f"rounds/{given.round.id}/{name}.csv",
    )

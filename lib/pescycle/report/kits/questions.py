"""Questions for a workshop, each from one proposal of the reflection."""

import pandas as pd

from pescycle.model.findings import ProposalKind
from pescycle.report.messages import message
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, records
from pescycle.report.wording.proposals import proposal_point, proposal_subject

QUESTIONS = {
    ProposalKind.KEEP: message(
        "{subject}: what made this work, and what must be in place so that it lasts?"
    ),
    ProposalKind.ADAPT: message(
        "{subject}: did we do it as planned, and if so, was it the right thing to do?"
    ),
    ProposalKind.FINISH: message(
        "{subject}: what stands in the way of the actions that are not done?"
    ),
    ProposalKind.DROPPED: message(
        "{subject}: why were the actions given up, and does the problem still exist?"
    ),
    ProposalKind.EXAMINE: message(
        "{subject}: what is done otherwise there, and who will go and look?"
    ),
    ProposalKind.RAISE: message(
        "{subject}: is the target still worth aiming at, or has it become too easy?"
    ),
    ProposalKind.DATA: message(
        "{subject}: what keeps us from having the figure, and who can change that?"
    ),
    ProposalKind.PLAN: message(
        "{subject}: what is the cause, and what is the smallest thing we could try?"
    ),
}


def asked(voice: Voice, row: Row) -> tuple[str, str]:
    """The question that a proposal raises, and the evidence for it."""
    question = QUESTIONS[ProposalKind(row["kind"])]
    subject = proposal_subject(voice, row)
    return voice.text(question, subject=subject), proposal_point(voice, row)


def chosen(
    proposal: pd.DataFrame, wanted: tuple[tuple[ProposalKind, ...], ...]
) -> list[Row | None]:
    """For each place the first proposal of a wanted kind that no earlier place has taken.

    Where no proposal of a wanted kind is left, the first of the others; with none left,
    ``None``.
    """
    left = records(proposal)
    found: list[Row | None] = []
    for kinds in wanted:
        place = {kind: number for number, kind in enumerate(kinds)}
        last = len(place)
        best = min(left, key=lambda row: place.get(row["kind"], last), default=None)
        if best is not None:
            left.remove(best)
        found.append(best)
    return found


def open_question(voice: Voice) -> str:
    """What can always be asked of a chart."""
    return voice.text(
        "What in this chart surprises you, and what would we have to see to act on it?"
    )

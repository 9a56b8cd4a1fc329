"""Proposals in words: said by the reflection, read again by the next round's enquiry."""

from collections.abc import Callable

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import ProposalKind
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, change_finding, own_rows, records, unit_of


def proposal_points(voice: Voice, proposal: pd.DataFrame, *, center: str = "") -> list[str]:
    """One sentence a proposal; of a chosen center only its own and those for all."""
    rows = own_rows(proposal, center, common=True)
    return [proposal_point(voice, row) for row in records(rows)]


def proposal_point(voice: Voice, row: Row) -> str:
    """One proposal as a sentence."""
    return _KINDS[row["kind"]](voice, row)


def proposal_subject(voice: Voice, row: Row) -> str:
    """What a proposal is about: a KPI or a question, with its center if it has one."""
    kpi = row["kpi"]
    if is_missing(kpi) or kpi == "":
        name = voice.text(
            "{item} ({audience})",
            item=voice.name("item", row["item"], row["audience"]),
            audience=voice.label("audience", row["audience"]),
        )
    else:
        name = voice.name("kpi", kpi)
    if is_missing(row["center"]) or row["center"] in (ALL, ""):
        return name
    return voice.text(
        "{name}, {center}", name=name, center=voice.name("center", row["center"])
    )


def _finding(voice: Voice, row: Row) -> str:
    has_kpi = not is_missing(row["kpi"]) and row["kpi"] != ""
    unit = unit_of(voice, row["kpi"]) if has_kpi else "share"
    return change_finding(voice, row, unit, "value")


def _keep(voice: Voice, row: Row) -> str:
    if is_missing(row["value"]):
        return voice.text(
            "{subject}: keep doing what was done.", subject=proposal_subject(voice, row)
        )
    return voice.text(
        "{subject}: keep doing what was done; the difference since “{since}”, {finding}, "
        "is consistent with an effect of the actions.",
        subject=proposal_subject(voice, row),
        since=voice.name("round", row["since"]),
        finding=_finding(voice, row),
    )


def _adapt(voice: Voice, row: Row) -> str:
    if is_missing(row["value"]):
        return voice.text(
            "{subject}: adapt the actions; they were done without a sign of an effect.",
            subject=proposal_subject(voice, row),
        )
    return voice.text(
        "{subject}: adapt the actions; they were done, but the difference since "
        "“{since}”, {finding}, is no sign of the effect that was wanted.",
        subject=proposal_subject(voice, row),
        since=voice.name("round", row["since"]),
        finding=_finding(voice, row),
    )


def _finish(voice: Voice, row: Row) -> str:
    return voice.text(
        "{subject}: finish the planned actions, or drop them.",
        subject=proposal_subject(voice, row),
    )


def _dropped(voice: Voice, row: Row) -> str:
    return voice.text(
        "{subject}: all its actions were dropped; take them up again, or leave them.",
        subject=proposal_subject(voice, row),
    )


def _examine(voice: Voice, row: Row) -> str:
    if is_missing(row["value"]):
        return voice.text(
            "{subject}: examine why it differs from what its case mix lets expect.",
            subject=proposal_subject(voice, row),
        )
    return voice.text(
        "{subject}: examine why it differs from what its case mix lets expect (observed "
        "over expected: {ratio}).",
        subject=proposal_subject(voice, row),
        ratio=voice.number(row["value"], 2),
    )


def _raise(voice: Voice, row: Row) -> str:
    return voice.text(
        "{subject}: set a more demanding target; the present one is met in every center "
        "that could be judged.",
        subject=proposal_subject(voice, row),
    )


def _data(voice: Voice, row: Row) -> str:
    return voice.text(
        "{subject}: it cannot be judged yet, for want of data, of an earlier round, or of "
        "centers that acted.",
        subject=proposal_subject(voice, row),
    )


def _plan(voice: Voice, row: Row) -> str:
    return voice.text(
        "{subject}: plan an action; the target was missed, and no action aimed at it.",
        subject=proposal_subject(voice, row),
    )


_KINDS: dict[str, Callable[[Voice, Row], str]] = {
    ProposalKind.KEEP: _keep,
    ProposalKind.ADAPT: _adapt,
    ProposalKind.FINISH: _finish,
    ProposalKind.EXAMINE: _examine,
    ProposalKind.RAISE: _raise,
    ProposalKind.PLAN: _plan,
    ProposalKind.DATA: _data,
    ProposalKind.DROPPED: _dropped,
}

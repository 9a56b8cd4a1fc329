"""What a team wrote down for the enquiry: questions, context, stakeholders, comments."""

from collections.abc import Collection

import pandas as pd

from pescycle.model.base import LANGUAGES
from pescycle.model.chain import Entry, Written, linked
from pescycle.model.given import Given
from pescycle.model.good_practice import GoodPractice
from pescycle.model.registers import CONSULTATION, CONTEXT, QUESTIONS, STAKEHOLDERS
from pescycle.model.registers.enquiry import CommentStatus
from pescycle.model.tables import ActionState, TableContract
from pescycle.phases import frames
from pescycle.phases.frames import empty

STAKES = {True: "high", False: "low"}
HIGH_FROM = 4  # of 5: a stake of the middle is not called high
FROM = next(column for column in QUESTIONS.columns if column.name == "from")
PRACTICE_TEXTS = ("service", "title", "text", "lacks", "source")


def rounds_so_far(given: Given) -> list[Given]:
    """The rounds up to this one, the first one first."""
    earlier = rounds_so_far(given.earlier) if given.earlier is not None else []
    return [*earlier, given]


def register_so_far(given: Given, contract: TableContract) -> pd.DataFrame:
    """Rows of a register of this and earlier rounds; of rows with one key the last.

    ``round`` is that of the row which counts.
    """
    parts = [
        one.data.registers[contract.name].assign(round=one.round.id)
        for one in rounds_so_far(given)
    ]
    parts = [part for part in parts if len(part)]
    if not parts:
        return empty((*(column.name for column in contract.columns), "round"))
    rows = pd.concat(parts, ignore_index=True)
    texts = [name for name in contract.text_columns if name in rows]
    rows[texts] = rows[texts].fillna("")
    return rows.drop_duplicates(list(contract.key), keep="last", ignore_index=True)


def questions(given: Given) -> pd.DataFrame:
    """The round's problem statement and questions, and what each grew out of."""
    rows = given.data.registers[QUESTIONS.name]
    if rows.empty:
        return empty(frames.QUESTION)
    rounds = [Written(one.round.id, one.data.registers) for one in rounds_so_far(given)]
    origins = [_origin(name, given, rounds) for name in rows["from"]]
    found = rows.assign(
        from_thing=[str(one.thing) if one else "" for one in origins],
        from_round=[one.round if one else "" for one in origins],
    )
    for code in LANGUAGES:
        texts = [one.texts.get(code, "") if one else "" for one in origins]
        if any(texts):
            found[f"origin_{code}"] = texts
    return found


def _origin(name: str, given: Given, rounds: list[Written]) -> Entry | None:
    if not name:
        return None
    return linked(name, FROM, QUESTIONS.name, at=given.round.id, rounds=rounds, of={})


def context(given: Given) -> pd.DataFrame:
    """Series of the context sheet so far, in the order of their first value."""
    return register_so_far(given, CONTEXT)


def stakeholders(given: Given, comments: pd.DataFrame) -> pd.DataFrame:
    """The latest list of stakeholders, and how many comments their group has made."""
    lists = [one.data.registers[STAKEHOLDERS.name] for one in rounds_so_far(given)]
    lists = [one for one in lists if len(one)]
    if not lists:
        return empty(frames.STAKEHOLDER)
    rows = lists[-1]
    made = rows["group"].map(comments["group"].value_counts()).fillna(0).astype("int64")
    stake = {
        name: (rows[name] >= HIGH_FROM).map(STAKES) for name in ("influence", "interest")
    }
    place = stake["influence"] + "_" + stake["interest"]
    return rows.assign(place=place, comments=made)


def consultation(given: Given) -> pd.DataFrame:
    """All comments so far; one that a later round tells again counts as told last."""
    return register_so_far(given, CONSULTATION)


def consultation_counts(comments: pd.DataFrame) -> pd.DataFrame:
    """How many comments of each group and on each theme have which status."""
    statuses = [str(status) for status in CommentStatus]
    parts = []
    for by in ("group", "theme"):
        counts = pd.crosstab(comments[by], comments["status"]).reindex(columns=statuses)
        order = list(dict.fromkeys(comments[by]))
        counts = counts.reindex(order).fillna(0).astype("int64")
        parts.append(
            counts.assign(comments=counts.sum(axis=1), by=by, counted=order)
            if len(order)
            else empty(frames.CONSULTATION_COUNT)
        )
    return pd.concat(parts, ignore_index=True)[list(frames.CONSULTATION_COUNT)]


def good_practices(given: Given) -> pd.DataFrame:
    """What other services do; what fits the subjects of this round comes first."""
    subjects = round_subjects(given)
    rows = [_practice(one, subjects) for one in given.folder.good_practice]
    if not rows:
        return empty(frames.GOOD_PRACTICE)
    texts = dict.fromkeys(name for row in rows for name in row)
    found = pd.DataFrame(rows, columns=list(texts)).fillna("")
    return found.sort_values("fits", key=lambda fits: fits == "", kind="stable")


def _practice(one: GoodPractice, subjects: Collection[str]) -> dict[str, object]:
    row: dict[str, object] = {
        "id": one.id,
        "helps": " ".join(one.helps),
        "fits": " ".join(name for name in one.helps if name in subjects),
        "address": one.address,
    }
    for name in PRACTICE_TEXTS:
        text = getattr(one, name) or {}
        row |= {f"{name}_{code}": words for code, words in text.items()}
    return row


def round_subjects(given: Given) -> set[str]:
    """KPIs, items and themes that the round's findings and actions are about.

    A theme counts with all that tells of it, and the other way round. The findings of the
    last round count too: they are what this one starts from.
    """
    last = [given.earlier.data.registers["findings"]] if given.earlier else []
    findings = [given.data.registers["findings"], *last]
    about = {name for rows in findings for name in rows["about"] if name}
    action = given.data.action
    about |= set(action.loc[action["state"] != ActionState.DROPPED, "moves"])
    themes = given.folder.codebook.themes if given.folder.codebook else ()
    members = [{theme.id, *theme.kpis, *theme.items} for theme in themes]
    return about.union(*(each for each in members if each & about))

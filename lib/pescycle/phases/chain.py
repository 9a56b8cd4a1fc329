"""The chain of a round: what its actions came from, and what was learned from them."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from pescycle.model.base import LANGUAGES
from pescycle.model.chain import Chain, Entry, Written, chain_of, names_of
from pescycle.model.given import Given
from pescycle.model.registers.chain import Grade
from pescycle.model.tables import Thing
from pescycle.phases import frames
from pescycle.phases.backcast import rounds_so_far

GRADES = [str(grade) for grade in Grade]  # from best to worst
TYPES = dict.fromkeys(("effect", "effect_low", "effect_high"), "float64")
TYPES |= dict.fromkeys(("planned", "done"), "Int64")
MEASURED = ("since", "effect", "effect_low", "effect_high", "effect_verdict")


def written_so_far(given: Given) -> Chain:
    """The chain of this round and those before it."""
    rounds = [
        Written(one.round.id, one.data.registers | {"actions": one.data.action})
        for one in rounds_so_far(given)
    ]
    return chain_of(rounds, names_of(given.folder))


def chain_rows(given: Given, expected: pd.DataFrame) -> pd.DataFrame:
    """From question to lesson, action by action, and the causes that nobody took up.

    The same action in several centers is one row. An action without a cause, a cause
    without a question: whatever is not written down stays empty, and the row says what is.

    Parameters
    ----------
    given : Given
    expected : DataFrame
        ``Reflection.action_expected``.

    Returns
    -------
    DataFrame
        See ``Reflection.chain``.
    """
    chain = written_so_far(given)
    measured = {row["action"]: row for row in expected.to_dict("records")}
    own = [
        entry
        for entry in _of(chain, Thing.ACTION)
        if entry.round == given.round.id and entry.id in measured
    ]
    rows = [_action_row(chain, same, measured) for same in _alike(chain, own)]
    idle = [
        entry
        for entry in _of(chain, Thing.CAUSE)
        if not any(one.thing == Thing.ACTION for one in chain.led_to_by(entry))
    ]
    rows += [_upstream(chain, entry) for entry in idle]
    rows.sort(key=lambda row: _places(chain, row))
    prefixes = ("question_text", "finding_text", "cause_text", "title")
    return _framed(rows, frames.CHAIN, prefixes)


def question_trail(given: Given) -> pd.DataFrame:
    """What became of the round's questions: their findings, and how sure those are.

    Returns
    -------
    DataFrame
        One row a question of the round, see ``Reflection.question_trail``.
    """
    chain = written_so_far(given)
    own = [one for one in _of(chain, Thing.QUESTION) if one.round == given.round.id]
    rows = [_question_row(chain, question) for question in own]
    return _framed(rows, frames.QUESTION_TRAIL, ("text",))


def team_lessons(given: Given, expected: pd.DataFrame) -> pd.DataFrame:
    """What the team learned and decided, beside what the figures propose.

    Parameters
    ----------
    given : Given
    expected : DataFrame
        ``Reflection.action_expected``.

    Returns
    -------
    DataFrame
        One row a lesson, in the order of the file, see ``Reflection.team_lesson``.
    """
    actions = {row["action"]: row for row in expected.to_dict("records")}
    rows = []
    for lesson in given.data.registers["lessons"].to_dict("records"):
        action = actions.get(lesson["action"], {})
        rows.append(
            {
                **lesson,
                "lesson": lesson["id"],
                "center": action.get("center", ""),
                "proposed": action.get("proposed", ""),
            }
            | {name: text for name, text in action.items() if name.startswith("title_")}
        )
    return _framed(rows, frames.TEAM_LESSON, ("text", "reason", "title"))


def _question_row(chain: Chain, question: Entry) -> dict[str, Any]:
    after = chain.led_to_by(question)
    findings = [one for one in after if one.thing == Thing.FINDING]
    origin = [one.id for one in chain.leading_to(question)]
    return {
        "question": question.id,
        "kind": question.row["kind"],
        "grade": question.row["grade"],
        "origin": question.row["from"] or " ".join(origin[:1]),
        "findings": _joined(one.id for one in findings),
        "sources": _joined(one.row["source"] for one in findings),
        "found": _best(one.row["grade"] for one in findings),
    } | _texts("text", question)


def _alike(chain: Chain, actions: list[Entry]) -> list[list[Entry]]:
    """Actions with the same title, cause and aim together: one action in many centers."""
    groups: dict[tuple[Any, ...], list[Entry]] = {}
    for entry in actions:
        causes = [one.key for one in _causes(chain, entry)]
        texts = tuple(sorted(entry.texts.items()))
        groups.setdefault((texts, tuple(causes), entry.row["moves"]), []).append(entry)
    return list(groups.values())


def _causes(chain: Chain, action: Entry) -> list[Entry]:
    return [one for one in chain.leading_to(action) if one.thing == Thing.CAUSE]


def _action_row(
    chain: Chain, same: list[Entry], measured: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    causes = _causes(chain, same[0])
    after = [one for entry in same for one in chain.led_to_by(entry)]
    lessons = [one for one in after if one.thing == Thing.LESSON]
    known = [measured[entry.id] for entry in same]
    shared = ("moves", *MEASURED)
    return (
        (_upstream(chain, causes[0]) if causes else {})
        | {name: known[0][name] for name in shared}
        | {
            "actions": _joined(entry.id for entry in same),
            "centers": _joined(row["center"] for row in known),
            "planned": len(same),
            "done": sum(not pd.isna(row["done_on"]) for row in known),
            "lessons": _joined(one.id for one in lessons),
            "decisions": _joined(one.row["decision"] for one in lessons),
            "next_questions": _joined(one.row["question"] for one in lessons),
        }
        | _texts("title", same[0])
    )


def _upstream(chain: Chain, cause: Entry) -> dict[str, Any]:
    """A cause with the finding that it explains and the question behind that."""
    row = {"cause": cause.id, "cause_round": cause.round} | _texts("cause_text", cause)
    grades = [cause.row["grade"]]
    for finding in chain.leading_to(cause)[:1]:
        row |= {"finding": finding.id} | _texts("finding_text", finding)
        grades.append(finding.row["grade"])
        for question in chain.leading_to(finding):
            if question.thing == Thing.QUESTION:
                row |= {"question": question.id} | _texts("question_text", question)
    return row | {"grade": max(grades, key=_rank)}


def _places(chain: Chain, row: dict[str, Any]) -> list[int]:
    """Where a row stands: by the latest entry of its question, finding and cause."""
    names = [name for _, name in chain.entries]
    last = {name: place for place, name in enumerate(names)}
    return [
        last.get(row.get(kind), len(names)) for kind in ("question", "finding", "cause")
    ]


def _of(chain: Chain, thing: Thing) -> list[Entry]:
    return [entry for entry in chain.entries.values() if entry.thing == thing]


def _texts(prefix: str, entry: Entry) -> dict[str, str]:
    return {f"{prefix}_{code}": text for code, text in entry.texts.items()}


def _rank(grade: str) -> int:
    return GRADES.index(grade) if grade in GRADES else len(GRADES)


def _best(grades: Iterable[str]) -> str:
    return min(grades, key=_rank, default="")


def _joined(names: Iterable[str]) -> str:
    """Each once, joined by a space."""
    return " ".join(dict.fromkeys(name for name in names if name))


def _framed(
    rows: list[dict[str, Any]], columns: tuple[str, ...], prefixes: tuple[str, ...]
) -> pd.DataFrame:
    """Rows with these columns and those texts that were written in any language."""
    texts = [f"{prefix}_{code}" for prefix in prefixes for code in LANGUAGES]
    written = [name for name in texts if any(row.get(name) for row in rows)]
    frame = pd.DataFrame(rows, columns=[*columns, *written])
    types = {name: kind for name, kind in TYPES.items() if name in frame}
    others = [name for name in frame.columns if name not in types]
    frame[others] = frame[others].astype("object").fillna("").astype("str")
    return frame.astype(types)

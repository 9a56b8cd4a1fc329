"""The sheet of questions: what is asked, when, and what may be answered."""

from collections.abc import Iterator

from pescycle.instruments.choices import (
    CENTERS_LIST,
    MODES_LIST,
    ROLES_LIST,
    choice_list,
    mode_titles,
    scale_list,
)
from pescycle.instruments.conditions import (
    asked_if,
    consented,
    consents,
    is_known,
    literal,
    refused,
)
from pescycle.instruments.parts import Part, parts_of
from pescycle.model import forms
from pescycle.model.base import Text
from pescycle.model.form_words import words
from pescycle.model.forms import FormRow
from pescycle.model.given import PilotFolder
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import (
    ChoiceItem,
    Item,
    NumberItem,
    OpenItem,
    Questionnaire,
    ScaleItem,
)

LONGEST_ANSWER = 1000  # characters of a free answer: far more than people write by thumb
REQUIRED = "yes"


def survey_rows(folder: PilotFolder, asked: Questionnaire) -> tuple[FormRow, ...]:
    """All rows: what a link brings, interview, consent, parts, what is worked out."""
    own = folder.pilot.collection.words
    rows = [*_metadata(), *_interview(folder, asked.audience)]
    for part in parts_of(asked):
        rows += _part(part, asked, own)
    return (*rows, *_endings(asked, own), *_worked_out(folder, asked))


def _field(kind: str, name: str, **cells: str) -> FormRow:
    """A row that nobody reads."""
    return FormRow({"type": kind, "name": name} | cells, origin=f"field {name}")


def _said(kind: str, name: str, text: Text, **cells: str) -> FormRow:
    """A row in the form's own words."""
    row = {"type": kind, "name": name} | {
        key: value for key, value in cells.items() if value
    }
    return FormRow(row, {"label": text}, "pilot.yml", f"collection: words: for {name}")


def _metadata() -> list[FormRow]:
    names = (forms.STARTED, forms.ENDED, forms.DEVICE)
    return [_field(name, name) for name in names] + [_field("hidden", forms.LINK_CENTER)]


def _interview(folder: PilotFolder, audience: Audience) -> list[FormRow]:
    """Center, mode and role of the interviewer, each asked where no link tells it.

    Staff answer by themselves: no one could have asked them.
    """
    own = folder.pilot.collection.words
    center = f"not({_center_known(folder)})"
    asked = [
        _said(
            f"select_one {CENTERS_LIST}",
            forms.ASKED_CENTER,
            words("center", own),
            required=REQUIRED,
            relevant=center,
        )
    ]
    needed, hidden = center, []
    if audience != Audience.STAFF:
        unknown = f"not({_mode_known(folder)})"
        needed = f"{center} or {unknown}"
        hidden = [_field("hidden", forms.LINK_MODE)]
        asked += [
            _said(f"select_one {names}", name, words(key, own), required=REQUIRED,
                  relevant=unknown)
            for names, name, key in (
                (MODES_LIST, forms.ASKED_MODE, "mode"),
                (ROLES_LIST, forms.ASKED_ROLE, "role"),
            )
        ]  # fmt: skip
    begin = _said("begin_group", "interview", words("part_interview", own), relevant=needed)
    return [*hidden, begin, *asked, _field("end_group", "interview")]


def _center_known(folder: PilotFolder) -> str:
    return is_known(forms.LINK_CENTER, map(str, folder.centers["id"]))


def _mode_known(folder: PilotFolder) -> str:
    return is_known(forms.LINK_MODE, [*mode_titles(folder.pilot), forms.TRIAL])


def _part(part: Part, asked: Questionnaire, own: dict[str, Text]) -> Iterator[FormRow]:
    # Without consent nothing is asked: the group as a whole is not relevant.
    relevant = "" if part.heading == "part_consent" else consented(asked)
    yield _said("begin_group", part.name, words(part.heading, own), relevant=relevant)
    for item in part.items:
        yield _question(item, asked, own)
    yield _field("end_group", part.name)


def _question(item: Item, asked: Questionnaire, own: dict[str, Text]) -> FormRow:
    cells = {"type": _type(item, asked), "name": item.id}
    texts = {"label": item.wording}
    if item in consents(asked):
        cells["required"] = REQUIRED
    if item.asked_if:
        cells["relevant"] = asked_if(asked, item.id)
    if isinstance(item, NumberItem):
        cells["constraint"] = f". >= {item.low} and . <= {item.high}"
        texts["constraint_message"] = words(
            "whole_number", own, low=item.low, high=item.high
        )
    elif isinstance(item, OpenItem):
        cells["constraint"] = f"string-length(.) <= {LONGEST_ANSWER}"
        cells["appearance"] = "multiline"
        texts["constraint_message"] = words("too_long", own, limit=LONGEST_ANSWER)
    file = f"questionnaires/{asked.audience}.yml"
    return FormRow(cells, texts, file, f"item {item.id}")


def _type(item: Item, asked: Questionnaire) -> str:
    match item:
        case ScaleItem():
            return f"select_one {scale_list(asked.scale(item.scale))}"
        case ChoiceItem():
            several = item.type == "multiple"
            return f"select_{'multiple' if several else 'one'} {choice_list(item)}"
        case NumberItem():
            return "integer"
    return "text"


def _endings(asked: Questionnaire, own: dict[str, Text]) -> list[FormRow]:
    rows = [_said("note", "thanks", words("thanks", own), relevant=consented(asked))]
    if consents(asked):
        no = _said("note", "no_consent", words("refused", own), relevant=refused(asked))
        rows.append(no)
    return rows


def _worked_out(folder: PilotFolder, asked: Questionnaire) -> list[FormRow]:
    """What the import reads: of a link only what is known, else what was asked."""
    center = f"if({_center_known(folder)}, ${{{forms.LINK_CENTER}}}, ${{center_asked}})"
    version = literal(forms.wording_version(asked))
    rows = [
        _field("calculate", forms.CENTER, calculation=center),
        _field("calculate", forms.VERSION, calculation=version),
    ]
    if asked.audience != Audience.STAFF:
        known = _mode_known(folder)
        mode = f"if({known}, ${{{forms.LINK_MODE}}}, ${{{forms.ASKED_MODE}}})"
        role = f"if({known}, 'nobody', ${{{forms.ASKED_ROLE}}})"
        rows += [
            _field("calculate", forms.MODE, calculation=mode),
            _field("calculate", forms.ROLE, calculation=role),
        ]
    return rows

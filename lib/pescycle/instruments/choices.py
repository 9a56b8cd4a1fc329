"""The sheet of choices: lists of answers, with exactly the codes of the code book."""

from collections.abc import Iterator

import pandas as pd

from pescycle.instruments.faces import face_picture, has_faces, mood, picture_name
from pescycle.model.base import LANGUAGES, Text, pick
from pescycle.model.form_words import MODES, ROLES, words
from pescycle.model.forms import TRIAL, FormRow
from pescycle.model.given import PilotFolder
from pescycle.model.pilot import Pilot
from pescycle.model.questionnaire import ChoiceItem, Questionnaire, Scale

CENTERS_LIST, MODES_LIST, ROLES_LIST = "list_centers", "list_modes", "list_roles"


def scale_list(scale: Scale) -> str:
    """Name of a scale's list; its own prefix keeps it apart from every item's."""
    return f"scale_{scale.id}"


def choice_list(item: ChoiceItem) -> str:
    """Name of an item's list."""
    return f"choices_{item.id}"


def choice_rows(folder: PilotFolder, asked: Questionnaire) -> tuple[FormRow, ...]:
    """All lists that a form needs, one row an answer."""
    file = f"questionnaires/{asked.audience}.yml"
    own = folder.pilot.collection.words
    used = {item.scale for item in asked.rated}
    rows = [row for s in asked.scales if s.id in used for row in _scale(s, own, file)]
    for item in asked.items:
        if isinstance(item, ChoiceItem):
            rows += _choices(item, file)
    rows += _centers(folder.centers)
    return (*rows, *_modes(folder.pilot), *_roles())


def faces_of(asked: Questionnaire) -> dict[str, bytes]:
    """The pictures that the lists name, by file name."""
    used = {item.scale for item in asked.rated}
    return {
        picture_name(scale, code): face_picture(mood(scale, code))
        for scale in asked.scales
        if scale.id in used and has_faces(scale)
        for code in scale.labels
    }


def mode_titles(pilot: Pilot) -> dict[str, Text]:
    """The ways of asking that a form offers: the pilot's, else the usual ones."""
    return dict(pilot.modes) or MODES


def center_name(center: dict[str, object]) -> Text:
    """A center's names; proper names need no translation, so one stands for all."""
    named = {code: str(center.get(f"name_{code}") or "") for code in LANGUAGES}
    own = {code: name for code, name in named.items() if name.strip()}
    any_name = pick(own, "en") if own else str(center["id"])
    return {code: own.get(code, any_name) for code in LANGUAGES}


def _row(name: str, code: str, text: Text, file: str, origin: str) -> FormRow:
    cells = {"list_name": name, "name": code}
    return FormRow(cells, {"label": text}, file, f"{origin}, answer {code}")


def _scale(scale: Scale, own: dict[str, Text], file: str) -> Iterator[FormRow]:
    name, origin = scale_list(scale), f"scale {scale.id}"
    for code, text in scale.labels.items():
        row = _row(name, str(code), text, file, origin)
        if has_faces(scale):
            image = dict.fromkeys(LANGUAGES, picture_name(scale, code))
            row = FormRow(row.cells, {**row.texts, "image": image}, file, row.origin)
        yield row
    for key in ("not_applicable", "dont_know"):
        for code in getattr(scale, key):
            yield _row(name, str(code), words(key, own), file, origin)


def _choices(item: ChoiceItem, file: str) -> list[FormRow]:
    name, origin = choice_list(item), f"item {item.id}"
    return [_row(name, code, text, file, origin) for code, text in item.choices.items()]


def _centers(centers: pd.DataFrame) -> list[FormRow]:
    return [
        _row(CENTERS_LIST, str(one["id"]), center_name(one), "centers.csv", "centers")
        for one in centers.to_dict("records")
    ]


def _modes(pilot: Pilot) -> list[FormRow]:
    titles = mode_titles(pilot) | {TRIAL: words("trial", pilot.collection.words)}
    return [
        _row(MODES_LIST, code, text, "pilot.yml", "modes") for code, text in titles.items()
    ]


def _roles() -> list[FormRow]:
    return [
        _row(ROLES_LIST, code, text, "pilot.yml", "roles") for code, text in ROLES.items()
    ]

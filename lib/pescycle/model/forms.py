"""The form: what pescycle asks with, and by which names it knows its own answers again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from pescycle.model.base import Text
from pescycle.model.questionnaire import Questionnaire

# Fields that a form has besides its questionnaire's items. Those of links are hidden: an
# address fills them in. What counts is worked out of both, so that a center that a link got
# wrong is asked.
LINK_CENTER, LINK_MODE = "link_center", "link_mode"
ASKED_CENTER, ASKED_MODE, ASKED_ROLE = "center_asked", "mode_asked", "role_asked"
CENTER, MODE, ROLE, VERSION = "center", "mode", "interviewer_role", "form_version"
STARTED, ENDED, DEVICE = "start", "end", "deviceid"
# A mode of its own: submissions with it are tests.
TRIAL = "trial"
FORM_FIELDS = (
    *(LINK_CENTER, LINK_MODE, ASKED_CENTER, ASKED_MODE, ASKED_ROLE),
    *(CENTER, MODE, ROLE, VERSION, STARTED, ENDED, DEVICE),
)
# What people meet who answer. Listed, so that what a code book may say some day besides
# changes no version.
SEEN_OF_SCALES = {"id", "labels", "not_applicable", "dont_know", "faces"}
SEEN_OF_ITEMS = {
    *("id", "type", "wording", "asked_if", "scale", "choices", "refused", "low", "high"),
}
MARK = 8  # characters of a fingerprint that tell two wordings apart


@dataclass(frozen=True)
class FormRow:
    """One row of a sheet.

    ``cells`` are the same in all languages; ``texts`` have a column a language each.
    ``file`` and ``origin`` say where a mistake in the row is to be mended.
    """

    cells: Mapping[str, str]
    texts: Mapping[str, Text] = field(default_factory=dict)
    file: str = ""
    origin: str = ""


@dataclass(frozen=True)
class Form:
    """An XLSForm before it is a file: three sheets, and the pictures that they name."""

    audience: str
    languages: tuple[str, ...]
    survey: tuple[FormRow, ...]
    choices: tuple[FormRow, ...]
    settings: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def wording_version(asked: Questionnaire) -> str:
    """Version of a questionnaire as people read it: its audience, number and fingerprint.

    Any change of a word, code, order or condition gives another one; titles, roles and
    what counts as satisfied, which nobody who answers sees, do not.
    """
    seen = {
        "audience": asked.audience,
        "scales": [
            scale.model_dump(mode="json", include=SEEN_OF_SCALES) for scale in asked.scales
        ],
        "items": [
            item.model_dump(mode="json", include=SEEN_OF_ITEMS) for item in asked.items
        ],
    }
    return f"{asked.audience}-{asked.version}-{fingerprint(seen)}"


def fingerprint(content: object) -> str:
    """The first characters of the hash of plain values, the same on every machine."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8")).hexdigest()[:MARK]


def form_languages(asked: Questionnaire, chosen: tuple[str, ...] | None) -> tuple[str, ...]:
    """The languages of a form: those that the pilot chose, else those of the title."""
    return chosen or tuple(asked.title)

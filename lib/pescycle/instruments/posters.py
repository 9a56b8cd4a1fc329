"""Posters: one page a center, with a code that opens the form and tells it the center."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote

import segno

from pescycle.instruments.choices import center_name
from pescycle.instruments.pages import printed_page
from pescycle.model.base import Text, pick
from pescycle.model.collection import CENTER_PLACE
from pescycle.model.form_words import words
from pescycle.model.given import PilotFolder
from pescycle.model.pilot import Audience

# A quarter of the code may be dirty, torn or in the shade.
CORRECTION = "q"
# What an address may hold unchanged; brackets are no part of it, some cameras stop there.
KEPT = ":/?#@!$&'()*+,;=%~"


@dataclass(frozen=True)
class Poster:
    """One center's page: its names, the address, and the code as a picture."""

    names: tuple[str, ...]
    address: str
    code: str


def center_address(template: str, center: str) -> str:
    """The address of the form with the center filled in."""
    return quote(template.replace(CENTER_PLACE, center), safe=KEPT)


def poster_page(folder: PilotFolder, audience: Audience, languages: tuple[str, ...]) -> str:
    """All posters of an audience, one page a center.

    Parameters
    ----------
    folder : PilotFolder
        A pilot with an address for the audience.
    audience : Audience
    languages : tuple of str
        Those of the form, all of which stand on each poster.
    """
    pilot, asked = folder.pilot, folder.questionnaires[audience]
    own = pilot.collection.words

    def in_all(text: Text) -> list[tuple[str, str]]:
        said: dict[str, str] = {}
        for code in languages:  # a text that lacks in one is not said twice
            said.setdefault(pick(text, code), code)
        return [(code, words) for words, code in said.items()]

    return printed_page(
        "posters.html.j2",
        language=languages[0],
        title=pick(asked.title, languages[0]),
        service=in_all(pilot.title),
        calls=in_all(words("poster_call", own)),
        hows=in_all(words("poster_how", own)),
        banner=in_all(words("synthetic", own)) if pilot.synthetic else [],
        posters=[
            _poster(center, pilot.collection.url[audience], languages)
            for center in folder.centers.to_dict("records")
        ],
    )


def _poster(center: dict[str, object], template: str, languages: tuple[str, ...]) -> Poster:
    address = center_address(template, str(center["id"]))
    named = center_name(center)
    names = tuple(dict.fromkeys(named[code] for code in languages))
    return Poster(names, address, _code(address))


def _code(address: str) -> str:
    """The code as the data address of a drawing, sharp at any size."""
    buffer = BytesIO()
    code = segno.make(address, error=CORRECTION, micro=False)
    code.save(buffer, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True)
    return "data:image/svg+xml;base64," + b64encode(buffer.getvalue()).decode("ascii")

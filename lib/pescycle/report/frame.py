"""The frame of a page: its titles, the way to the other pages, banner and footer."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from pescycle.model.base import pick
from pescycle.model.given import PilotFolder
from pescycle.report.vocabulary import message
from pescycle.report.voice import Voice

SYNTHETIC = message(
    "Synthetic example data: no figure here is about a real office or person."
)
CYCLE = message("Action-research cycle of a public employment service")
SHOWN_MARK = 12  # characters of a fingerprint that tell two reports apart
# What a figure may depend on; the same names stand in the lock file.
LIBRARIES = ("numpy", "pandas", "scipy", "statsmodels")


@dataclass(frozen=True)
class Link:
    """One step of the navigation."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class PageFrame:
    """Everything around a page's content, as plain text in the page's language.

    ``title`` is the window's, ``heading`` stands above the navigation, ``banner`` is empty
    for a pilot with real data; ``skip`` and ``navigation`` are what a screen reader says.
    """

    language: str
    title: str
    heading: str
    links: tuple[Link, ...] = ()
    banner: str = ""
    footer: tuple[str, ...] = ()
    skip: str
    navigation: str


def page_frame(
    voice: Voice,
    folder: PilotFolder,
    *,
    round_id: str = "",
    phase: str = "",
    links: Mapping[str, str] | None = None,
    index: str = "",
    made_from: str = "",
) -> PageFrame:
    """Frame of a report, or of the front page when ``round_id`` and ``phase`` are empty.

    Parameters
    ----------
    voice : Voice
    folder : PilotFolder
    round_id, phase : str
        Which report this is; a kit of a round has no phase.
    links : mapping
        Relative address of each phase's report, by phase in the order of the phases.
    index : str
        Relative address of the front page; empty leaves the link out.
    made_from : str
        Fingerprint of what the report was made from; its beginning stands in the footer.
    """
    pilot = pick(folder.pilot.title, voice.language, *folder.pilot.languages)
    named = [voice.name("round", round_id)] if round_id else []
    named += [voice.label("phase", phase)] if phase else []
    return PageFrame(
        language=voice.language,
        title=" · ".join([*reversed(named), pilot]),
        heading=" · ".join([pilot, *named]) if named else voice.text(CYCLE),
        links=_links(voice, phase, links or {}, index),
        banner=voice.text(SYNTHETIC) if folder.pilot.synthetic else "",
        footer=(
            *_origin(voice, made_from),
            *_editions(voice, folder, round_id),
            versions_line(voice),
        ),
        skip=voice.text("Skip to the content"),
        navigation=voice.text("The reports of this round"),
    )


def _links(
    voice: Voice, current: str, links: Mapping[str, str], index: str
) -> tuple[Link, ...]:
    steps = [
        Link(f"{number} {voice.label('phase', phase)}", href, phase == current)
        for number, (phase, href) in enumerate(links.items(), 1)
    ]
    return (Link(voice.text("All rounds"), index), *steps) if index else tuple(steps)


def _origin(voice: Voice, made_from: str) -> list[str]:
    if not made_from:
        return []
    return [
        voice.text(
            "Made from inputs with the fingerprint {mark}; manifest.json names them all.",
            mark=made_from[:SHOWN_MARK],
        )
    ]


def _editions(voice: Voice, folder: PilotFolder, round_id: str) -> list[str]:
    """Edition of the round, or the present one where the page is of no round."""
    lines = []
    framework = folder.framework
    if round_id:
        framework = folder.edition_of(folder.round(round_id))
    if framework is not None:
        name = pick(framework.title, voice.language, *folder.pilot.languages)
        edition = framework.edition
        lines.append(
            voice.text("{framework}, edition {edition}.", framework=name, edition=edition)
        )
    for audience, questionnaire in folder.questionnaires.items():
        lines.append(
            voice.text(
                "Questionnaire: {audience}, version {version}.",
                audience=voice.label("audience", audience),
                version=questionnaire.version,
            )
        )
    return lines


def versions_line(voice: Voice) -> str:
    """What the page was made with; the same names stand in the lock file."""
    parts = [f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name)}" for name in LIBRARIES]
    return voice.text(
        "Made with pescycle {version} ({libraries}).",
        version=version("pescycle"),
        libraries=", ".join(parts),
    )

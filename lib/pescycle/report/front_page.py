"""The pilot's front page: its rounds, their reports, the headline figures by round."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pescycle.model.base import pick
from pescycle.model.given import PilotFolder
from pescycle.model.round import Round
from pescycle.report.frame import Link, page_frame
from pescycle.report.page import whole_page
from pescycle.report.shown import Cell, Header, Table
from pescycle.report.vocabulary import VOCABULARY
from pescycle.report.voice import MISSING, Voice, is_missing

Headlines = Mapping[str, Mapping[str, Mapping[str, Any]]]
Links = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class RoundCard:
    """A round on the front page: when it was, and its reports."""

    title: str
    when: str
    links: tuple[Link, ...]


def front_page(
    voice: Voice, folder: PilotFolder, headlines: Headlines, links: Links
) -> str:
    """Whole ``index.html`` of a pilot.

    Parameters
    ----------
    voice : Voice
    folder : PilotFolder
    headlines : mapping
        By round, then phase: a result's ``headline``. A value is a number or a survey
        figure (``value low high level base``).
    links : mapping
        By round, then phase in their order: relative address of a report that exists.

    Returns
    -------
    str
        A page that is safe to write.
    """
    table = _headline_table(voice, folder.rounds, headlines)
    return whole_page(
        "front_page.html.j2",
        page_frame(voice, folder),
        title=pick(folder.pilot.title, voice.language, *folder.pilot.languages),
        lead=voice.text(
            "Each round goes through five steps: enquiry, planning, action, observation "
            "and reflection. What a round learns, the next one starts from."
        ),
        rounds=[_card(voice, turn, links.get(turn.id, {})) for turn in folder.rounds],
        no_report=voice.text("There is no report yet."),
        headlines_title=voice.text("Headline figures by round"),
        headlines=Markup(table._repr_html_()) if table else "",
    )


def _card(voice: Voice, turn: Round, links: Mapping[str, str]) -> RoundCard:
    kind = voice.label("round_kind", turn.kind)
    days = voice.days(turn.starts, turn.ends)
    reports = (Link(voice.label("phase", phase), href) for phase, href in links.items())
    return RoundCard(voice.name("round", turn.id), f"{kind} · {days}", tuple(reports))


def _headline_table(
    voice: Voice, rounds: tuple[Round, ...], headlines: Headlines
) -> Table | None:
    """Figures down, rounds across, so that a row reads as the trend of its figure."""
    told = [turn.id for turn in rounds if headlines.get(turn.id)]
    figures = {name: _figures(headlines[name]) for name in told}
    keys = [
        key
        for key in VOCABULARY["headline"]
        if any(_is_told(found.get(key)) for found in figures.values())
    ]
    if not keys:
        return None
    heads = [voice.text("Figure"), *(voice.name("round", name) for name in told)]
    return Table(
        caption=voice.text("Headline figures of all centers together"),
        headers=tuple(Header(head) for head in heads),
        rows=tuple(
            (
                Cell(voice.label("headline", key)),
                *(_cell(voice, figures[name].get(key)) for name in told),
            )
            for key in keys
        ),
    )


def _figures(by_phase: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {key: value for headline in by_phase.values() for key, value in headline.items()}


def _is_told(value: Any) -> bool:
    """Whether a round has the figure: one that does not apply is absent, never zero."""
    return not is_missing(value.get("value") if isinstance(value, Mapping) else value)


def _cell(voice: Voice, value: Any) -> Cell:
    if not _is_told(value):
        return Cell(MISSING, voice.text("not available"))
    if isinstance(value, Mapping):
        return Cell(_survey_figure(voice, value))
    return Cell(voice.number(value))


def _survey_figure(voice: Voice, figure: Mapping[str, Any]) -> str:
    return voice.finding(
        figure["value"],
        figure.get("unit", "share"),
        base=figure.get("base"),
        count=figure.get("count"),
        low=figure.get("low"),
        high=figure.get("high"),
        level=figure.get("level", 0.95),
    )

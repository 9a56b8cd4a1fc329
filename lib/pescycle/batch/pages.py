"""Where pages lie and what links them: a round's reports and the pilot's front page."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from pescycle.cycle import Turn
from pescycle.io.files import below, read_json, write_json, write_text
from pescycle.io.fingerprint import file_hash
from pescycle.io.handover import HEADLINE
from pescycle.model.given import PilotFolder
from pescycle.phases.results import NOTEBOOKS
from pescycle.report.frame import page_frame
from pescycle.report.front_page import front_page
from pescycle.report.page import page_html, strip_notebook
from pescycle.report.voice import Voice

# Kits lie here: no round can be called so, for ids begin with a letter or a digit.
BETWEEN = "_between_rounds"
FRONT_PAGES = "front_pages.json"  # hash of each front page, for verify


def page_name(stem: str, folder: PilotFolder, language: str) -> str:
    """File name of a page: plain in the pilot's first language, marked in every other."""
    mark = "" if language == folder.pilot.languages[0] else f".{language}"
    return f"{stem}{mark}.html"


def write_report(
    notebook: NotebookNode, voice: Voice, turn: Turn, phase: str
) -> list[Path]:
    """Write an executed notebook and its page; returns both paths."""
    language = voice.language
    links = {
        step: page_name(name, turn.folder, language) for step, name in NOTEBOOKS.items()
    }
    frame = page_frame(
        voice,
        turn.folder,
        round_id=turn.round.id,
        phase=phase,
        links=links,
        index=f"../{page_name('index', turn.folder, language)}",
        made_from=turn.made_from,
    )
    page = below(turn.report_folder, links[phase])
    copy = below(turn.report_folder, "notebooks", f"{Path(links[phase]).stem}.ipynb")
    html = page_html(notebook, frame)
    write_text(copy, nbformat.writes(strip_notebook(notebook)))
    write_text(page, html)
    return [page, copy]


def write_front_page(folder: PilotFolder, voice: Voice, output: Path) -> Path:
    """Write the pilot's ``index.html`` from what has been handed over; returns its path."""
    place = output / folder.pilot.id
    headlines, links = {}, {}
    for turn in folder.rounds:
        headlines[turn.id] = _headlines(place / turn.id)
        links[turn.id] = _existing_pages(folder, voice.language, place, turn.id)
    path = below(place, page_name("index", folder, voice.language))
    write_text(path, front_page(voice, folder, headlines, links))
    known = {name: mark for name, mark in (read_json(place / FRONT_PAGES) or {}).items()}
    write_json(place / FRONT_PAGES, known | {path.name: file_hash(path)})
    return path


def _headlines(round_folder: Path) -> dict[str, dict]:
    found = {
        phase: read_json(round_folder / "handover" / name / HEADLINE)
        for phase, name in NOTEBOOKS.items()
    }
    return {phase: headline for phase, headline in found.items() if headline}


def _existing_pages(
    folder: PilotFolder, language: str, place: Path, round_id: str
) -> dict[str, str]:
    names = {phase: page_name(name, folder, language) for phase, name in NOTEBOOKS.items()}
    return {
        phase: f"{round_id}/{name}"
        for phase, name in names.items()
        if (place / round_id / name).is_file()
    }

"""Forms, paper forms and posters of a pilot, from the command line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pescycle.errors import ConfigError, UsageError
from pescycle.instruments.checks import form_problems, language_remark
from pescycle.instruments.form import audience_form, sheets
from pescycle.instruments.paper import paper_page
from pescycle.instruments.posters import poster_page
from pescycle.io.browsers import VARIABLE, find_browser, print_pdf
from pescycle.io.files import below, write_bytes, write_text
from pescycle.io.xlsforms import workbook_bytes, xform_problems
from pescycle.model.forms import Form
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Audience

NO_BROWSER = (
    "No Chromium, Chrome or Edge was found, so there is no PDF: open the pages (.html) in "
    f"any browser and print them, or name the program in {VARIABLE}."
)


@dataclass(frozen=True)
class Made:
    """What was written for one audience, pictures as their folder, and remarks on it."""

    audience: str
    version: str
    files: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


def make_forms(folder: PilotFolder, audience: str, output: Path) -> tuple[Made, ...]:
    """Write form, paper forms and posters; a form with a mistake is not written at all.

    Parameters
    ----------
    folder : PilotFolder
        A pilot as far as it asks.
    audience : str
        One of its audiences; empty stands for all.
    output : Path
        Folder that gets ``<pilot>/<audience>/``.

    Raises
    ------
    UsageError
        The pilot does not ask this audience.
    ConfigError
        With every mistake of every form.
    """
    forms = [audience_form(folder, name) for name in _audiences(folder, audience)]
    books = {form.audience: workbook_bytes(sheets(form)) for form in forms}
    problems = [problem for form in forms for problem in form_problems(form)]
    if (
        not problems
    ):  # pyxform stops at the first mistake and cannot say where it comes from
        for form in forms:
            name = f"questionnaires/{form.audience}.yml"
            problems += xform_problems(books[form.audience], name)
    if problems:
        raise ConfigError("The forms were not written.", tuple(problems))
    return tuple(_write(folder, form, books[form.audience], output) for form in forms)


def _audiences(folder: PilotFolder, wanted: str) -> list[Audience]:
    known = list(folder.pilot.audiences)
    if not wanted and not known:
        raise UsageError("The pilot asks nobody; name audiences: in pilot.yml.")
    if wanted and wanted not in known:
        names = [str(name) for name in known]
        hint = nearest(wanted, names) or f"Its audiences are {', '.join(names)}."
        raise UsageError(f"The pilot {folder.pilot.id} has no audience {wanted}. {hint}")
    return [name for name in known if wanted in ("", name)]


def _write(folder: PilotFolder, form: Form, book: bytes, output: Path) -> Made:
    place = below(output, folder.pilot.id, form.audience)
    write_bytes(place / f"{form.settings['form_id']}.xlsx", book)
    files = [place / f"{form.settings['form_id']}.xlsx"]
    for name, picture in form.pictures.items():
        write_bytes(place / "media" / name, picture)
    files += [place / "media"] if form.pictures else []
    asked = folder.questionnaires[Audience(form.audience)]
    remarks = [language_remark(asked, form.languages)]
    pages = dict(_pages(folder, form))
    if "posters" not in pages:
        remarks.append(
            f"No posters: write the address of the web form into pilot.yml, collection: "
            f"{{url: {{{form.audience}: https://...}}}}, with {{center}} where the "
            "center's id goes."
        )
    browser = find_browser()
    for name, page in pages.items():
        write_text(place / f"{name}.html", page)
        files.append(place / f"{name}.html")
        if print_pdf(browser, place / f"{name}.html", place / f"{name}.pdf"):
            files.append(place / f"{name}.pdf")
        elif browser:
            remarks.append(f"{browser.name} would not print {name}.html; print it by hand.")
    if browser is None:
        remarks.append(NO_BROWSER)
    told = tuple(filter(None, remarks))
    return Made(form.audience, form.settings["version"], tuple(files), told)


def _pages(folder: PilotFolder, form: Form) -> Iterator[tuple[str, str]]:
    audience = Audience(form.audience)
    for language in form.languages:
        yield f"paper_{language}", paper_page(folder, audience, language)
    if form.audience in folder.pilot.collection.url:
        yield "posters", poster_page(folder, audience, form.languages)

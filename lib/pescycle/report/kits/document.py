"""The kit as a Word file, to be edited before the meeting and filled in during it."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Sheet
from docx.oxml.ns import qn
from docx.shared import Cm

from pescycle.report.frame import PageFrame
from pescycle.report.kits.stations import Station
from pescycle.report.kits.workshop import Kit
from pescycle.report.shown import Table

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Cm(21.0), Cm(29.7), Cm(2.0)
PICTURE = PAGE_WIDTH - 2 * MARGIN
WORD_LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "km": "km-KH"}


def workshop_docx(frame: PageFrame, kit: Kit, made: datetime) -> bytes:
    """The kit as the bytes of a DOCX file on A4; ``made`` is its date of creation."""
    sheet = Document()
    _prepare(sheet, frame, kit, made)
    sheet.add_heading(kit.title, level=0)
    sheet.add_paragraph(kit.when)
    if frame.banner:
        sheet.add_paragraph().add_run(frame.banner).bold = True
    sheet.add_paragraph(kit.lead)
    _table(sheet, kit.agenda)
    sheet.add_heading(kit.before_title, level=1)
    for line in kit.before:
        sheet.add_paragraph(line, style="List Bullet")
    if not kit.before:
        sheet.add_paragraph(kit.no_decision)
    for station in kit.stations:
        _station(sheet, kit, station)
    sheet.add_heading(kit.sheet_title, level=1)
    _table(sheet, kit.sheet)
    sheet.add_heading(kit.limits_title, level=1)
    for line in kit.limits:
        sheet.add_paragraph(line, style="List Bullet")
    buffer = BytesIO()
    sheet.save(buffer)
    return buffer.getvalue()


def _prepare(sheet: Sheet, frame: PageFrame, kit: Kit, made: datetime) -> None:
    section = sheet.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    about = sheet.core_properties
    about.title, about.author, about.language = kit.title, "pescycle", frame.language
    about.comments, about.created, about.modified = "", made, made
    # So that a word processor checks the spelling of the right language.
    run = sheet.styles["Normal"].element.get_or_add_rPr()
    language = run.makeelement(qn("w:lang"), {qn("w:val"): WORD_LANGUAGES[frame.language]})
    run.append(language)
    section.footer.paragraphs[0].text = " ".join(frame.footer)


def _station(sheet: Sheet, kit: Kit, station: Station) -> None:
    sheet.add_heading(station.title, level=1)
    picture = sheet.add_picture(BytesIO(station.chart.png), width=PICTURE)
    # What a screen reader says; the library writes the file's name there.
    picture._inline.docPr.set("descr", station.chart.alt)
    sheet.add_paragraph(station.chart.caption, style="Caption")
    if station.reading.text:
        sheet.add_paragraph(" ".join(station.reading.text))
    for point in station.reading.points:
        sheet.add_paragraph(point, style="List Bullet")
    sheet.add_heading(kit.question_title, level=2)
    sheet.add_paragraph().add_run(station.question).bold = True
    if station.evidence:
        sheet.add_paragraph(station.evidence)


def _table(sheet: Sheet, table: Table) -> None:
    sheet.add_paragraph(table.caption).runs[0].bold = True
    if table.note:
        sheet.add_paragraph(table.note)
    grid = sheet.add_table(rows=1, cols=len(table.headers), style="Table Grid")
    for cell, header in zip(grid.rows[0].cells, table.headers, strict=True):
        cell.paragraphs[0].add_run(header.text).bold = True
    _repeat_on_each_page(grid.rows[0])
    for row in table.rows:
        for cell, said in zip(grid.add_row().cells, row, strict=True):
            cell.text = said.text
    sheet.add_paragraph()


def _repeat_on_each_page(row) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))

"""The prose of the notebooks: translated before they run, and shown without raw HTML."""

from copy import deepcopy

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from pescycle.report.voice import Voice


def translated(notebook: NotebookNode, voice: Voice) -> NotebookNode:
    """Copy of the notebook with its Markdown cells in the voice's language.

    The whole source of a cell, without the white space around it, is one message.
    """
    copy = deepcopy(notebook)
    for cell in copy.cells:
        if cell.cell_type == "markdown" and cell.source.strip():
            cell.source = voice.text(cell.source.strip())
    return copy


def prose_html(source: str) -> str:
    """Markdown as HTML; HTML in it is shown as the characters that were written."""
    renderer = IPythonRenderer(
        escape=True, allow_harmful_protocols=False, exclude_anchor_links=True
    )
    return MarkdownWithMath(renderer=renderer).render(source)

"""Keep the translations in step with the texts: ``catalogue.py update`` and ``check``.

``update`` collects every text of the reports and of the notebooks' prose and brings each
catalogue up to date: new texts come in untranslated, old ones go, nothing is guessed.
``check`` ends with 1 and a list where a catalogue lacks a text, holds an old or an
uncertain one, or where a translation has other placeholders than its text.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import nbformat
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from pescycle.report.catalogues import CATALOGUES, catalogue_file
from pescycle.report.vocabulary import VOCABULARY

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "lib" / "pescycle" / "report"
NOTEBOOKS = ROOT / "notebooks"
KEYWORDS = {"text": None, "message": None, "plural": (1, 2)}
# A catalogue's history is in the repository; a date in it would only change without reason.
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
WIDTH = 88
SHOWN_LENGTH = 70


def template(report: Path = REPORT, notebooks: Path = NOTEBOOKS) -> Catalog:
    """All texts of the code, the vocabularies and the notebooks, in a stable order."""
    found = Catalog(project="pescycle", creation_date=UNDATED)
    for file, _, text, _, _ in extract_from_dir(
        report, [("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(text, locations=[(f"report/{file}", 0)])
    for labels in VOCABULARY.values():
        for label in labels.values():
            found.add(label)
    for notebook in sorted(notebooks.glob("*.ipynb")):
        for source in _prose(notebook):
            found.add(source, locations=[(f"notebooks/{notebook.name}", 0)])
    return found


def _prose(notebook: Path) -> Iterator[str]:
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "markdown" and cell.source.strip():
            yield cell.source.strip()


def read(language: str, catalogues: Path = CATALOGUES) -> Catalog:
    """Read the catalogue of a language; an empty one where there is none."""
    path = catalogue_file(catalogues, language)
    if not path.is_file():
        return _new(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _new(language: str) -> Catalog:
    return Catalog(
        locale=language,
        project="pescycle",
        version="reports",
        header_comment="# The texts of pescycle's reports.",
        creation_date=UNDATED,
        revision_date=UNDATED,
        last_translator="pescycle",
        language_team="pescycle",
        msgid_bugs_address="pescycle",
        fuzzy=False,
    )


def update(language: str, texts: Catalog, catalogues: Path = CATALOGUES) -> Path:
    """Bring a catalogue up to date with ``texts`` and write it; returns its path."""
    catalogue = read(language, catalogues)
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    for text in catalogue:
        # "95 % interval" is no format of Python's old kind, whatever it looks like.
        text.flags.discard("python-format")
    path = catalogue_file(catalogues, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, include_lineno=False, ignore_obsolete=True)
    return path


def problems(language: str, texts: Catalog, catalogues: Path = CATALOGUES) -> list[str]:
    """One line for each text that is missing, old, uncertain or has other placeholders."""
    catalogue = read(language, catalogues)
    wanted = {text.id for text in texts if text.id}
    lines = [
        f"{language}: missing: {_start(identity)}"
        for identity in (text.id for text in texts if text.id)
        if not _is_translated(catalogue.get(_key(identity)))
    ]
    for entry in catalogue:
        if entry.id and entry.id not in wanted:
            lines.append(f"{language}: not in the texts any more: {_start(entry.id)}")
        elif entry.id and entry.fuzzy:
            lines.append(f"{language}: marked as uncertain (fuzzy): {_start(entry.id)}")
        elif entry.id and _is_translated(entry) and not _same_placeholders(entry):
            lines.append(f"{language}: other placeholders: {_start(entry.id)}")
    return lines


def _key(identity: str | tuple[str, str]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _is_translated(entry: Message | None) -> bool:
    if entry is None:
        return False
    forms = [entry.string] if isinstance(entry.string, str) else entry.string
    return bool(forms) and all(form.strip() for form in forms)


def _same_placeholders(entry: Message) -> bool:
    """Whether each form has the text's placeholders; a plural's may lack the number."""
    if isinstance(entry.id, str):
        return _placeholders(entry.id) == _placeholders(str(entry.string))
    wanted = _placeholders(entry.id[1])
    return all(_placeholders(form) | {"n"} == wanted | {"n"} for form in entry.string)


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:  # braces in prose that is never filled
        return {text}


def _start(identity: str | tuple[str, str]) -> str:
    line = " ".join(_key(identity).split())
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 3] + "..."


def _languages(named: list[str]) -> list[str]:
    there = [path.name for path in sorted(CATALOGUES.iterdir()) if path.is_dir()]
    return named or there


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("update", "check"))
    parser.add_argument("language", nargs="*", help="default: every language in the folder")
    options = parser.parse_args(arguments)
    texts = template()
    if options.command == "update":
        for language in _languages(options.language):
            print(update(language, texts).relative_to(ROOT))
        return 0
    lines = [
        line for name in _languages(options.language) for line in problems(name, texts)
    ]
    print("\n".join(lines) or "Every catalogue is up to date.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())

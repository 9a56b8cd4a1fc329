import nbformat
import pytest
from babel.messages.catalog import Catalog
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from pescycle.report.catalogues import catalogue_file
from pescycle.report.voice import Voice
from tools import catalogue


def texts(*ids) -> Catalog:
    found = Catalog()
    for identity in ids:
        found.add(identity)
    return found


def write(folder, body: str) -> None:
    path = catalogue_file(folder, "fr")
    path.parent.mkdir(parents=True, exist_ok=True)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    )
    path.write_text(header + body, encoding="utf-8")


def test_texts_come_from_code_vocabularies_and_prose(tmp_path):
    report, notebooks = tmp_path / "lib" / "x" / "report", tmp_path / "notebooks"
    report.mkdir(parents=True)
    notebooks.mkdir()
    (report / "a.py").write_text(
        'voice.text("One {x}", x=y)\nvoice.plural("{n} center", "{n} centers", 2)\n'
        'message("Marked text")\naxes.text(0, 1, "Not ours")\nvoice.text(variable)\n'
    )
    cells = [new_markdown_cell("\n# Prose\n\nof a cell\n"), new_code_cell('"No prose"')]
    nbformat.write(new_notebook(cells=cells), notebooks / "01_a.ipynb")
    found = [text.id for text in catalogue.template(report, notebooks) if text.id]
    assert found[:3] == ["One {x}", ("{n} center", "{n} centers"), "Marked text"]
    assert "Within tolerance" in found
    assert found[-1] == "# Prose\n\nof a cell"
    assert "Not ours" not in found


def test_a_complete_catalogue_has_no_problem(tmp_path):
    write(
        tmp_path,
        'msgid "One {x}"\nmsgstr "Un {x}"\n\n'
        'msgid "{n} center"\nmsgid_plural "{n} centers"\n'
        'msgstr[0] "un centre"\nmsgstr[1] "{n} centres"\n',
    )
    wanted = texts("One {x}", ("{n} center", "{n} centers"))
    assert catalogue.problems("fr", wanted, tmp_path) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "fr: missing: One {x}"),
        ('msgid "One {x}"\nmsgstr ""\n', "fr: missing: One {x}"),
        (
            'msgid "One {x}"\nmsgstr "Un {x}"\n\nmsgid "Old"\nmsgstr "Vieux"\n',
            "fr: not in the texts any more: Old",
        ),
        ('msgid "One {x}"\nmsgstr "Un {y}"\n', "fr: other placeholders: One {x}"),
        ('msgid "One {x}"\nmsgstr "Un"\n', "fr: other placeholders: One {x}"),
        (
            '#, fuzzy\nmsgid "One {x}"\nmsgstr "Un {x}"\n',
            "fr: marked as uncertain (fuzzy): One {x}",
        ),
    ],
)
def test_each_fault_of_a_catalogue_is_one_line(tmp_path, body, problem):
    write(tmp_path, body)
    assert catalogue.problems("fr", texts("One {x}"), tmp_path) == [problem]


def test_a_plural_with_an_empty_form_is_missing(tmp_path):
    write(
        tmp_path,
        'msgid "{n} center"\nmsgid_plural "{n} centers"\nmsgstr[0] "a"\nmsgstr[1] ""\n',
    )
    wanted = texts(("{n} center", "{n} centers"))
    assert catalogue.problems("fr", wanted, tmp_path) == ["fr: missing: {n} center"]


def test_an_update_keeps_translations_drops_old_texts_and_guesses_nothing(tmp_path):
    write(tmp_path, 'msgid "Centers"\nmsgstr "Centres"\n\nmsgid "Old"\nmsgstr "Vieux"\n')
    path = catalogue.update("fr", texts("Centers", "Center", "100 % is met"), tmp_path)
    written = path.read_text(encoding="utf-8")
    assert 'msgid "Centers"\nmsgstr "Centres"' in written
    assert 'msgid "Center"\nmsgstr ""' in written
    assert "Old" not in written
    assert "fuzzy" not in written
    assert "python-format" not in written


def test_an_update_without_change_leaves_the_same_bytes(tmp_path):
    wanted = texts("Centers", "One {x}")
    first = catalogue.update("fr", wanted, tmp_path).read_bytes()
    assert catalogue.update("fr", wanted, tmp_path).read_bytes() == first


def test_an_updated_catalogue_is_what_the_voice_reads(tmp_path):
    write(tmp_path, 'msgid "Centers"\nmsgstr "Centres"\n')
    catalogue.update("fr", texts("Centers", "Role"), tmp_path)
    french = Voice("fr", catalogues=tmp_path)
    assert [french.text("Centers"), french.text("Role")] == ["Centres", "Role"]

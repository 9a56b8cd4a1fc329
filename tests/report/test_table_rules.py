import pytest

from pescycle.report.table_specs import TABLES
from pescycle.report.tables import table
from pescycle.report.voice import Voice, languages
from tests.report import samples
from tests.report.tables import VIEWS

SHORTEST = 25  # characters: a rule is a sentence, not a word


@pytest.mark.parametrize("name", TABLES)
def test_every_table_states_its_rule_in_a_whole_sentence(name):
    rule = TABLES[name].rule
    assert len(rule) >= SHORTEST
    assert rule.endswith(".")
    assert rule[0].isupper() or rule[0].isdigit()


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
@pytest.mark.parametrize("name", TABLES)
def test_every_rule_is_said_in_the_language_of_the_report(name, language):
    rule = TABLES[name].rule
    assert Voice(language).text(rule) != rule


@pytest.mark.parametrize("name", TABLES)
def test_the_rule_stands_above_the_first_row(name, voice):
    found = table(voice, name, getattr(samples, VIEWS.get(name, name))())
    page = found._repr_html_()
    rule = page.index('<span class="rule">')
    assert found.note.startswith(TABLES[name].rule)
    assert rule < page.index("<thead>")

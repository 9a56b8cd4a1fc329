"""Names of things: which text is taken, and from where."""

from pescycle.report.names import Names, _framework_titles
from pescycle.report.voice import Voice
from tests.methods import PLACED, SATISFIED, framework, kpi


def test_a_kpi_has_its_own_source_or_those_of_its_measures():
    paf = framework(
        [
            kpi("own", SATISFIED, weight=0.5, source={"en": "Survey", "fr": "Enquête"}),
            kpi("theirs", PLACED, weight=0.5),
        ]
    )
    log = {"en": "Register", "fr": "Registre"}
    measures = [measure.model_copy(update={"source": log}) for measure in paf.measures]
    names = _framework_titles(paf.model_copy(update={"measures": tuple(measures)}))
    assert names["kpi_source"]["own"] == {"en": "Survey", "fr": "Enquête"}
    # both measures come from the same register, which is said once
    assert names["kpi_source"]["theirs"]["fr"] == "Registre"
    assert _framework_titles(paf)["kpi_source"]["theirs"] == {}


def test_a_text_without_the_reports_language_is_looked_for_in_the_pilots_own_first():
    titles = {"kpi": {"k": {"en": "Waiting", "es": "Espera", "fr": "Attente"}}}
    assert Voice("en", Names(titles=titles)).name("kpi", "k") == "Waiting"
    own = {"kpi": {"k": {"en": "Waiting", "es": "Espera"}}}
    assert (
        Voice("fr", Names(titles=own, languages=("fr", "es"))).name("kpi", "k") == "Espera"
    )
    assert Voice("fr", Names(titles=own)).name("kpi", "k") == "Waiting"

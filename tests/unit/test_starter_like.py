"""A new pilot like another: its configuration, none of its data, in chosen languages."""

import csv
from datetime import date

import pytest
from ruamel.yaml import YAML

from pescycle.errors import Severity, UsageError
from pescycle.instruments.checks import form_problems
from pescycle.instruments.form import audience_form
from pescycle.io.pilots import check_pilot, read_pilot
from pescycle.model.base import LANGUAGES
from pescycle.model.collection import Collection
from pescycle.starter.like import LISTED, write_like
from tests.commands import pescycle
from tests.reference import REPOSITORY

DATA = REPOSITORY / "data"
TODAY = date(2025, 3, 9)
CENTER = "n1,pilot,,Nord,North,,,1000,0.05,0.3\n"


@pytest.fixture(scope="module")
def other():
    return read_pilot(DATA / "cambodia_example")


@pytest.fixture(scope="module")
def made(other, tmp_path_factory):
    """A pilot like the first example, French first."""
    folder = tmp_path_factory.mktemp("like") / "mon_service"
    return write_like(folder, other, ("fr", "en"), TODAY)


def text_maps(node):
    """Maps whose keys are languages, wherever they stand."""
    if isinstance(node, dict):
        if node and all(key in LANGUAGES for key in node):
            yield node
        else:
            for value in node.values():
                yield from text_maps(value)
    elif isinstance(node, list):
        for value in node:
            yield from text_maps(value)


def test_only_a_center_is_missing_until_there_is_one(made):
    found = check_pilot(made.folder)
    assert [str(p) for p in found if p.severity == Severity.STOP] == [
        "centers.csv: there is no center in the table. Write one row a center."
    ]


def test_with_a_center_it_is_ready_to_run(made, tmp_path):
    copy = tmp_path / "mon_service"
    copy.mkdir()
    for path in made.folder.rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(made.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    with (copy / "centers.csv").open("a", encoding="utf-8") as file:
        file.write(CENTER)
    found = check_pilot(copy)
    assert [p for p in found if p.severity == Severity.STOP] == []
    assert [p.rule for p in found] == ["no_anchors"]  # nothing is frozen of a new edition
    pilot = read_pilot(copy)
    assert pilot.pilot.languages == ("fr", "en")
    # Its forms ask in its own languages; the other's web forms are not its own.
    assert pilot.pilot.collection == Collection(languages=("fr", "en"))
    for audience in pilot.pilot.audiences:
        assert form_problems(audience_form(pilot, audience)) == []
    assert [turn.id for turn in pilot.rounds] == ["2025-2"]


def test_the_framework_is_the_others_and_its_facts_are_not(made, other):
    root = YAML(typ="safe").load((made.folder / "framework.yml").read_text("utf-8"))
    kpis = [kpi for pillar in root["pillars"] for kpi in pillar["kpis"]]
    assert [kpi["id"] for kpi in kpis] == [kpi.id for kpi in other.framework.kpis]
    assert [kpi["version"] for kpi in kpis] == [kpi.version for kpi in other.framework.kpis]
    assert {kpi["provenance"] for kpi in kpis} == {"proposal"}  # nothing is published of it
    assert root["edition"] == "1"
    assert "effective_from" not in root
    pilot = YAML(typ="safe").load((made.folder / "pilot.yml").read_text("utf-8"))
    assert (pilot["id"], pilot["synthetic"]) == ("mon_service", False)
    assert all("population" not in group for group in pilot["equity"]["groups"])
    assert pilot["collection"] == {"languages": ["fr", "en"]}  # no address of its forms
    assert "currency" not in pilot


def test_texts_stand_in_the_languages_asked_for_and_in_their_order(made):
    seen = 0
    for path in sorted(made.folder.rglob("*.yml")):
        for texts in text_maps(YAML(typ="safe").load(path.read_text("utf-8"))):
            seen += 1
            assert list(texts) in (["fr", "en"], ["fr"], ["en"]), (path.name, texts)
    assert seen > 300


def test_comments_of_the_other_are_kept(made):
    framework = (made.folder / "framework.yml").read_text("utf-8")
    assert framework.startswith("# Taken over from the pilot cambodia_example")
    assert "own_history (mean of the same months" in framework


def test_nothing_that_was_counted_asked_or_written_comes_along(made):
    names = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*")}
    assert not {"anchors", "editions", "generate.py", "README.md"} & names
    tables = sorted(made.folder.rglob("*.csv"))
    assert len(tables) == len(made.templates)
    for path in tables:
        header, *rows = path.read_text("utf-8").splitlines()
        assert rows == []
        assert "_km" not in header
    actions = (made.folder / "rounds/2025-2/actions.csv").read_text("utf-8")
    assert "title_fr,title_en,owner_fr,owner_en" in actions


def test_the_others_sources_stand_in_the_round_as_comments(made):
    text = (made.folder / "rounds/2025-2/round.yml").read_text("utf-8")
    assert "\nsources: []\n#   - id: monthly\n" in text
    assert "starts: 2025-07-01\nends: 2025-12-31\n" in text


@pytest.mark.parametrize(
    ("today", "name", "starts"),
    [
        (date(2025, 1, 1), "2025-2", "2025-07-01"),
        (date(2025, 6, 30), "2025-2", "2025-07-01"),
        (date(2025, 7, 1), "2026-1", "2026-01-01"),
        (date(2025, 12, 31), "2026-1", "2026-01-01"),
    ],
)
def test_the_first_round_is_the_next_half_year(other, tmp_path, today, name, starts):
    found = write_like(tmp_path / "new", other, (), today)
    assert found.round_id == name
    text = (tmp_path / "new" / "rounds" / name / "round.yml").read_text("utf-8")
    assert f"starts: {starts}" in text


def test_no_translation_is_missing_where_the_other_has_them_all(made):
    assert made.lacking == ()
    assert not (made.folder / LISTED).exists()


def test_missing_translations_are_listed_with_what_there_is_to_translate(tmp_path):
    other = read_pilot(DATA / "second_pes_example")
    found = write_like(tmp_path / "nuevo", other, ("es", "fr"), TODAY)
    with (tmp_path / "nuevo" / LISTED).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found.lacking) > 50
    assert {row["language"] for row in rows} == {"es"}
    assert {
        "file": "framework.yml",
        "where": "pillars.acces.title",
        "language": "es",
        "text": "Un accès rapide",
    } in rows
    framework = YAML(typ="safe").load((tmp_path / "nuevo/framework.yml").read_text("utf-8"))
    assert framework["pillars"][0]["title"] == {"fr": "Un accès rapide"}
    with (tmp_path / "nuevo/centers.csv").open("a", encoding="utf-8") as file:
        file.write("n1,pilot,,Norte,Nord,,,0.1\n")
    stops = [p for p in check_pilot(tmp_path / "nuevo") if p.severity == Severity.STOP]
    assert {p.rule for p in stops} == {"missing_language"}


def test_a_quarterly_pilot_stays_one(tmp_path):
    other = read_pilot(DATA / "second_pes_example")
    write_like(tmp_path / "autre", other, (), TODAY)
    pilot = YAML(typ="safe").load((tmp_path / "autre/pilot.yml").read_text("utf-8"))
    assert pilot["counted_by"] == "quarter"
    assert pilot["languages"] == ["fr", "en"]


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        (("fr", "de"), '"de" is no language of pescycle; use en, fr, es, km.'),
        (("fr", "fr"), "A language stands twice; name each once, the first one first."),
    ],
)
def test_a_language_that_cannot_be_is_refused_and_nothing_written(
    other, tmp_path, languages, message
):
    with pytest.raises(UsageError) as caught:
        write_like(tmp_path / "new", other, languages, TODAY)
    assert str(caught.value) == message
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_never_written_over(other, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "pilot.yml").write_text("id: mine\n")
    with pytest.raises(UsageError, match="mine exists already, and nothing in it was"):
        write_like(tmp_path / "mine", other, (), TODAY)
    assert (tmp_path / "mine" / "pilot.yml").read_text() == "id: mine\n"


def test_the_command_says_what_comes_next_and_what_to_translate(tmp_path):
    words = ("new", tmp_path / "nuevo", "--like", "data/second_pes_example")
    ran = pescycle(*words, "--languages", "es,fr")
    assert ran.code == 0, ran.err
    assert "is made like second_pes_example, without data" in ran.out
    assert "listed in missing_translations.csv; the first is modes.web" in ran.out


def test_languages_without_a_pilot_to_be_like_are_refused(tmp_path):
    ran = pescycle("new", tmp_path / "x", "--languages", "fr")
    assert ran.code == 2
    assert "--languages goes with --like; say which pilot to take over." in ran.err
    assert not (tmp_path / "x").exists()

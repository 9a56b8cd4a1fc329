"""The commands of the chain: what is written, what is refused, and what passes check."""

import csv
import shutil

import pytest

from tests.commands import EXAMPLE, pescycle

ACTIONS = "id,center,due,state,done_on,moves,cause,title_en,owner_en\n"
ACTIONS += "a1,{center},{due},late,,{kpi},k1,A second desk,Head\n"


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pilots") / "small"
    assert pescycle("new", folder).code == 0
    return folder


@pytest.fixture
def small(starter, tmp_path):
    """The starter with one question, finding, cause and action."""
    folder = shutil.copytree(starter, tmp_path / "small")
    [place] = (folder / "rounds").iterdir()
    files = {
        "questions": "id,kind,grade,from,text_en\nq1,problem,weak,,Why do people wait?\n"
        "q2,question,none,,Who comes twice?\n",
        "findings": "id,question,source,about,center,grade,text_en\n"
        "f1,q1,document,,,weak,All come at nine\n",
        "causes": "id,finding,grade,text_en\nk1,f1,weak,One desk for all\n",
        "lessons": "id,action,loop,decision,question,text_en,reason_en\n"
        "l1,,double,adapt,,We counted visits and meant people,It misled us\n",
    }
    for name, text in files.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_trace_goes_both_ways_through_a_small_pilot(small, tmp_path):
    done = pescycle("trace", "f1", small, "--output", tmp_path / "reports")
    assert done.code == 0
    told = " ".join(done.out.split())
    origin, outcome = told.index("Where it comes from"), told.index("What came of it")
    assert origin < told.index("q1 (Question of the round") < outcome
    assert outcome < told.index("k1 (Cause")
    assert "All come at nine" in told


def test_a_trace_of_the_example_is_in_french_when_asked(tmp_path):
    done = pescycle("trace", "k1", EXAMPLE, "-l", "fr", "--output", tmp_path)
    assert done.code == 0
    told = " ".join(done.out.replace("│", " ").split())
    assert "D'où cela vient" in told
    assert "Peu d'inscriptions se font sur rendez-vous" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("f99",), 'Nothing is called "f99" in any round.'),
        (("f1", "--round", "2031-1"), 'There is no round "2031-1".'),
    ],
)
def test_a_trace_of_what_does_not_exist_says_so(small, tmp_path, words, said):
    done = pescycle("trace", words[0], small, *words[1:], "--output", tmp_path)
    assert done.code == 2
    assert said in done.err


def test_next_writes_a_round_that_passes_check_and_is_never_written_over(small, tmp_path):
    output = tmp_path / "reports"
    [last] = (small / "rounds").iterdir()
    done = pescycle("next", small, "--output", output)
    assert done.code == 0, done.err
    [made] = [place for place in (small / "rounds").iterdir() if place != last]
    asked = {row["from"]: row for row in rows(made / "questions.csv")}
    assert asked["l1"]["text_en"].startswith("Draft: what follows from this lesson?")
    assert "We counted visits and meant people" in asked["l1"]["text_en"]
    assert asked["q2"]["text_en"] == "Who comes twice?"
    assert rows(made / "sample.csv") == [
        {name: row[name] for name in ("audience", "center", "frame", "planned")}
        for row in rows(last / "sample.csv")
    ]
    checked = pescycle("check", small)
    assert checked.code == 0, checked.err
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    again = pescycle("next", small, "--id", made.name, "--output", output)
    assert again.code == 2
    assert f"rounds/{made.name} exists already, and nothing in it was touched" in again.err
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before
    text = (made / "round.yml").read_text("utf-8")
    assert "# Drafted from what the round 2024-1 learned" in text
    assert "# Targets of KPIs follow their rules in framework.yml." in text
    assert "#   Walk-in visitors: " in text
    assert "round.yml, questions.csv" in done.out
    assert "its figures are worked out first" in done.out
    early = pescycle("next", small, "--output", output)
    assert early.code == 2
    assert f"The round {made.name} has no sources yet" in early.err


def test_a_name_that_is_no_id_is_refused_by_next(small, tmp_path):
    done = pescycle("next", small, "--id", "Next Round", "--output", tmp_path)
    assert done.code == 2
    assert '"Next Round" cannot name a round' in done.err


def test_lessons_are_never_written_over(small, tmp_path):
    done = pescycle("lessons", small, "--output", tmp_path)
    assert done.code == 2
    assert "lessons.csv exists, and nothing in it was touched" in done.err

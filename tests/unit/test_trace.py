"""Following an id through the chain: the tree, and the line that each entry is told in."""

import pandas as pd
import pytest

from pescycle.model.branches import branches_from
from pescycle.model.chain import Entry, Written, chain_of
from pescycle.model.tables import Thing
from pescycle.report.wording.trace import Figures, again_line, entry_line
from tests.report import samples

OF = {"waiting": frozenset({Thing.KPI})}


def frame(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def two_actions():
    """One cause, two actions for the same aim; a lesson of each leads to one question."""
    written = Written(
        "r1",
        {
            "causes": frame({"id": "k1", "finding": ""}),
            "actions": frame(
                {"id": "a1", "moves": "waiting", "cause": "k1"},
                {"id": "a2", "moves": "waiting", "cause": "k1"},
            ),
        },
    )
    chain = chain_of([written], OF)
    return chain, chain.find("k1")[0]


def test_an_entry_that_two_branches_reach_is_unfolded_once():
    chain, cause = two_actions()
    first, second = branches_from(cause, chain.led_to_by)
    assert [branch.again for branch in first.branches] == [False]
    assert [branch.again for branch in second.branches] == [True]


def test_a_circle_of_links_ends():
    circle = Written(
        "r1",
        {
            "questions": frame({"id": "q1", "from": ""}),
            "findings": frame({"id": "f1", "question": "q1", "about": ""}),
            "causes": frame({"id": "k1", "finding": "f1"}),
            "actions": frame({"id": "a1", "moves": "", "cause": "k1"}),
            "lessons": frame(
                {"id": "l1", "action": "a1", "question": "q1", "text_en": "?"}
            ),
        },
    )
    chain = chain_of([circle], OF)
    steps, branches = [], branches_from(chain.find("q1")[0], chain.led_to_by)
    while branches:
        steps.append((branches[0].entry.id, branches[0].again))
        branches = branches[0].branches
    ids = [("f1", False), ("k1", False), ("a1", False), ("l1", False), ("q1", True)]
    assert steps == ids


def line(entry: Entry, figures: Figures | None = None, language: str = "en") -> str:
    said = entry_line(samples.voice(language), entry, figures or Figures())
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("thing", "row", "told"),
    [
        (
            Thing.FINDING,
            {"source": "css", "grade": "strong", "center": "c01", "text_en": "Long waits"},
            "x1 (Finding, 2023-1, Center 01, Survey (CSS), strong): Long waits",
        ),
        (
            Thing.ACTION,
            {"state": "done", "center": "all", "title_en": "A desk", "title_fr": "Guichet"},
            "x1 (Action of the plan, 2023-1, Done): A desk",
        ),
        (
            Thing.LESSON,
            {"loop": "double", "decision": "stop", "text_en": "Not needed"},
            "x1 (Lesson, 2023-1, Was it the right thing?, stop): Not needed",
        ),
    ],
)
def test_an_entry_is_told_with_its_state_and_its_text(thing, row, told):
    assert line(Entry("2023-1", thing, "x1", row)) == told


def test_the_line_is_in_the_language_that_is_asked_for():
    row = {"state": "done", "center": "c01", "title_en": "A desk", "title_fr": "Guichet"}
    told = line(Entry("2023-1", Thing.ACTION, "x1", row), language="fr")
    assert told.endswith(": Guichet")
    assert "Centre 01" in told


def figures() -> Figures:
    return Figures.of({"2023-1": samples.lesson()}, {"2023-1": samples.proposal()})


def test_an_aim_is_told_with_what_moved():
    told = line(Entry("2023-1", Thing.KPI, "waiting"), figures())
    assert told == (
        "waiting (KPI, 2023-1): Waiting time. Since “Round 2022-1” the 5 pilot centers "
        "that acted differ from the comparison centers by −8.2 min (95 % interval −12.0 to "
        "−4.4 min), which is consistent with an effect of the actions."
    )


def test_an_aim_without_a_hand_over_says_how_to_get_one():
    told = line(Entry("2022-1", Thing.KPI, "waiting"), figures())
    assert told.endswith(
        "not worked out yet, or files changed since: pescycle run does it."
    )


def test_an_aim_of_no_action_is_told_so():
    told = line(Entry("2023-1", Thing.KPI, "walk_in"), figures())
    assert told.endswith("Walk-in visitors. No action of this round was to move it.")


def test_a_proposal_is_told_in_its_own_words_where_they_are_known():
    name = samples.proposal()["id"].iloc[0]
    known = line(Entry("2023-1", Thing.PROPOSAL, name), figures())
    assert known.startswith(f"{name} (Proposal, 2023-1): ")
    unknown = line(Entry("2022-1", Thing.PROPOSAL, name), figures())
    assert unknown.endswith("what it says stands in report 05 of that round")


def test_what_was_told_above_is_only_named():
    entry = Entry("2023-1", Thing.CAUSE, "k1")
    assert again_line(samples.voice(), entry) == "k1 (2023-1), see above"

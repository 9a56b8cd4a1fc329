"""The maturity check in step 4: what few assessors said is hidden, and stays hidden."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pescycle.io.contracts import empty_table
from pescycle.model.maturity import Maturity
from pescycle.model.tables import CONSENSUS, MATURITY
from pescycle.phases import frames
from pescycle.phases.maturity import maturity_results
from tests.methods import PLACED, TITLE, VISITS, framework, kpi
from tests.rounds import BASELINE, FOLLOWING, given, placed_of_hundred, row, turned

PHASES = ["plan", "do", "check", "act", "trend", "target"]
SECTIONS = [
    {
        "id": name,
        "title": TITLE,
        "statements": [
            {"id": f"{name}{n}", "title": TITLE, "wording": TITLE, "provenance": "local"}
            for n in (1, 2)
        ],
    }
    for name in ("goals", "people")
]
NAMES = frames.MATURITY_SCORE


def maturity(**more):
    return Maturity(**{"version": "1", "title": TITLE, "sections": SECTIONS} | more)


def scored(*people):
    """Rows (assessor, role, center, score of every statement)."""
    rows = [
        (code, role, center, statement, *[value + step] * 4, None, None)
        for code, role, center, value in people
        for step, statement in enumerate(("goals1", "goals2", "people1", "people2"))
    ]
    columns = ["assessor", "role", "center", "statement", *PHASES]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype(dict.fromkeys(PHASES, "float64"))


def people(center, *, own=(60, 70, 80), peers=(50, 50, 56)):
    rows = [(f"{center}s{n}", "self", center, v) for n, v in enumerate(own)]
    return rows + [(f"p{n}", "peer", center, v) for n, v in enumerate(peers)]


def agreed(*rows):
    """Rows (center, statement, score)."""
    frame = pd.DataFrame(
        [
            (c, s, *[v] * 4, None, None, pd.Timestamp(2023, 6, 1), "workshop", "So")
            for c, s, v in rows
        ],
        columns=["center", "statement", *PHASES, "decided_on", "decided_by", "reason_en"],
    )
    return frame.astype(dict.fromkeys(PHASES, "float64"))


def asked(scores, *, agreement=None, turn=BASELINE, paf=None, last=None, **rules):
    one = given(
        turn=turn,
        framework=paf,
        last=last,
        maturity=scores,
        consensus=empty_table(CONSENSUS) if agreement is None else agreement,
        **({"measure_month": placed_of_hundred(turn.starts, a=30, b=40)} if paf else {}),
    )
    return replace(one, folder=replace(one.folder, maturity=maturity(**rules)))


def found(scores, **more):
    return maturity_results(asked(scores, **more), pd.DataFrame(), None)


def score_of(result, center, role, section="goals"):
    return row(
        result.maturity_score,
        center=center,
        role=role,
        section=section,
        statement="",
        phase="score",
    )


def test_without_a_check_or_without_scores_the_frames_are_empty_with_their_columns():
    for one in (given(), asked(empty_table(MATURITY).drop(columns="note"))):
        results = maturity_results(one, pd.DataFrame(), None)
        for name in ("maturity_score", "maturity_agreement", "enabler_link"):
            frame = getattr(results, name)
            assert frame.empty
            assert tuple(frame.columns) == getattr(frames, name.upper())


def test_scores_of_five_assessors_are_published_with_their_spread():
    result = found(scored(*people("a", own=(60, 65, 70, 75, 80))))
    own = score_of(result, "a", "self")
    assert (own["value"], own["lowest"], own["highest"]) == (70.5, 60.5, 80.5)
    assert (own["assessors"], own["state"], own["version"]) == (5, "published", "1")


# Of 60.5, 70.5 and 80.5 mean and interval (or mean, lowest and highest) tell all three to
# whoever gave one of them; of four the range does, of five neither.
@pytest.mark.parametrize(
    ("own", "interval", "spread"),
    [((60, 70, 80), False, False), ((60, 65, 75, 80), True, False)],
)
def test_interval_and_range_of_a_few_assessors_would_tell_their_scores(
    own, interval, spread
):
    result = found(scored(*people("a", own=own)), agreement=agreed(("a", "goals1", 99)))
    ours = score_of(result, "a", "self")
    assert (ours["value"], ours["state"]) == (70.5, "published")
    assert list(ours[["low", "high"]].notna()) == [interval] * 2
    assert list(ours[["lowest", "highest"]].notna()) == [spread] * 2
    rows = result.maturity_score
    few = rows[rows["center"].ne("all") & (rows["assessors"] < 5)]
    assert len(few)
    assert few[["lowest", "highest"]].isna().all(axis=None)
    # six or seven of both kinds, among whom nobody is told
    assert score_of(result, "a", "all")[["low", "lowest", "highest"]].notna().all()


def test_the_range_beside_an_agreed_score_needs_five_assessors_too():
    few, many = (
        found(
            scored(*people("a", peers=peers)), agreement=agreed(("a", "goals1", 99))
        ).maturity_consensus.iloc[0]
        for peers in ((), (50, 56))
    )
    assert few["mean"] == 70
    assert pd.isna([few["lowest"], few["highest"]]).all()
    assert bool(few["outside"])
    assert (many["lowest"], many["highest"], many["assessors"]) == (50, 80, 5)


def test_two_peers_are_hidden_and_so_are_those_whom_they_could_be_worked_out_from():
    result = found(scored(*people("a", peers=(50, 56))))
    peers, own = (score_of(result, "a", role) for role in ("peer", "self"))
    assert (peers["state"], own["state"]) == ("hidden", "protecting")
    assert pd.isna([peers["value"], own["value"], own["lowest"], own["adjusted"]]).all()
    assert pd.isna([peers["assessors"], own["assessors"]]).all()
    assert score_of(result, "a", "all")["state"] == "published"


def test_one_or_two_assessors_in_all_show_nothing():
    result = found(
        scored(*people("a", own=(60, 70), peers=())), agreement=agreed(("a", "goals1", 99))
    )
    score = result.maturity_score
    ours = score[score["role"] != "consensus"]
    assert ours[["value", "adjusted", "lowest", "highest", "low"]].isna().all(axis=None)
    agreement = result.maturity_agreement
    assert agreement[["value", "low", "high"]].isna().all(axis=None)
    assert set(agreement["finding"]) == {"insufficient_data"}
    assert result.assessor_severity[["sd", "shrunk_low"]].isna().all(axis=None)
    decision = result.maturity_consensus.iloc[0]
    assert (decision["agreed"], decision["outside"], decision["phases_outside"]) == (
        *(99, False),
        "",
    )
    assert pd.isna([decision["mean"], decision["lowest"]]).all()


def test_all_centers_are_the_mean_of_those_that_are_shown():
    result = found(
        scored(*people("a"), *people("b", own=(0, 0, 0)), *people("c", own=(9,), peers=()))
    )
    own = score_of(result, "all", "self")
    assert (own["value"], own["centers"]) == (35.5, 2)  # (70.5 + 0.5) / 2, c is hidden
    statements = result.maturity_score[result.maturity_score["statement"] != ""]
    assert set(statements["center"]) == {"all"}


def test_an_assessment_of_the_whole_service_stands_as_it_is():
    result = found(scored(*people("all"), *people("a")))
    assert score_of(result, "all", "self")["method"] == "t_assessors"


def test_nothing_but_blanks_is_no_maturity_check():
    blank = scored(*people("a"))
    result = found(blank.assign(**dict.fromkeys(PHASES, float("nan"))))
    assert result.maturity_score.empty
    assert result.assessor_severity.empty


def test_agreed_scores_alone_are_shown_too():
    result = found(scored(), agreement=agreed(("a", "goals1", 50), ("a", "goals2", 60)))
    assert score_of(result, "a", "consensus")["value"] == 55
    assert score_of(result, "all", "consensus")["method"] == "agreed"
    assert result.maturity_agreement.empty
    assert result.maturity_consensus["agreed"].tolist() == [50, 60]


def test_no_code_of_an_assessor_is_handed_over_unless_the_pilot_allows_it():
    scores = scored(*people("a"), *people("b"))
    codes = set(scores["assessor"])
    result = found(scores)
    for frame in vars(result).values():
        assert not codes & set(frame.astype("str").to_numpy().ravel())
    assert result.assessor_severity["assessor"].tolist() == ["all"]
    allowed = found(scores, assessors={"severity": "codes"}).assessor_severity
    assert set(allowed["assessor"]) == codes | {"all"}


def test_agreed_scores_never_change_those_of_the_assessors():
    scores = scored(*people("a"))
    with_them = found(scores, agreement=agreed(("a", "goals1", 99), ("a", "goals2", 60)))
    without = found(scores)
    mine = with_them.maturity_score
    ours = mine[mine["role"] != "consensus"].reset_index(drop=True)
    pd.testing.assert_frame_equal(ours, without.maturity_score, check_dtype=False)
    assert score_of(with_them, "a", "consensus")["value"] == 79.5  # (99 + 60) / 2
    decisions = with_them.maturity_consensus
    flags = decisions.set_index("statement")["outside"].to_dict()
    assert flags == {"goals1": True, "goals2": False}  # assessors: 50 to 80, 51 to 81


PAF = framework(
    [
        kpi("k1", VISITS, target={"rule": "growth", "rate": 0.1}, enablers=["goals"]),
        kpi("k2", PLACED, weight=0, enablers=["people"]),
    ]
)


def both_rounds(second=FOLLOWING):
    first = asked(scored(*people("a"), *people("b")), paf=PAF)
    before = turned(first)
    scores = scored(*people("a", own=(70, 80, 90)), *people("b", own=(70, 80, 90)))
    one = asked(scores, paf=PAF, turn=second, last=first)
    return turned(one, before)["observation"]


def test_enablers_stand_beside_the_change_of_their_kpi_since_the_last_check():
    link = both_rounds().enabler_link
    own = row(link, kpi="k2", center="all")
    assert (own["since"], own["section"], own["centers"]) == ("r1", "people", 2)
    # self 10 higher, peers as before: half of it
    assert own["score_change"] == pytest.approx(5)
    assert own["change"] == 0


def test_counts_of_rounds_in_other_months_have_no_change_beside_an_enabler():
    autumn = FOLLOWING.model_copy(
        update={"starts": date(2024, 7, 1), "ends": date(2024, 12, 31)}
    )
    one = asked(scored(*people("a"), *people("b")), paf=PAF)
    before = turned(one)["observation"]
    later = asked(scored(*people("a")), paf=PAF, turn=autumn, last=one)
    history = (before.kpi_history, before.maturity_history)
    link = maturity_results(later, before.kpi_score, history).enabler_link
    counts = link[link["kpi"] == "k1"]
    assert counts["change"].isna().all()
    assert set(counts["verdict"]) == {"insufficient_data"}
    assert link[link["kpi"] == "k2"]["change"].notna().any()


def test_across_two_versions_of_the_wordings_no_change_is_told():
    one = asked(scored(*people("a"), *people("b")), paf=PAF)
    before = turned(one)["observation"]
    scores = scored(*people("a"), *people("b"))
    later = asked(scores, paf=PAF, turn=FOLLOWING, last=one, version="2")
    history = (before.kpi_history, before.maturity_history)
    link = maturity_results(later, before.kpi_score, history).enabler_link
    assert link["score"].notna().all()
    assert link[["score_before", "score_change"]].isna().all(axis=None)


def test_the_history_holds_every_round_with_a_check():
    history = both_rounds().maturity_history
    assert history["round"].unique().tolist() == ["r1", "r2"]
    assert tuple(history.columns) == NAMES

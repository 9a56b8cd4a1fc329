"""The example's maturity check holds what its README says."""

from statistics import mean, stdev

import pytest

from tests.example import round_rows

PHASES = ("plan", "do", "check", "act", "trend", "target")
PROCESSES = ("reception", "registration", "standards", "flow_results")
PILOT = {f"c{n:02d}" for n in range(1, 8)}


def rows(round_id, name="maturity"):
    return round_rows(round_id, name)


def score(row):
    return mean(float(row[phase]) for phase in PHASES if row[phase])


def scored(round_id):
    """Rows that are not blank throughout."""
    return [row for row in rows(round_id) if any(row[phase] for phase in PHASES)]


def mean_of(round_id, keep):
    return mean(score(row) for row in scored(round_id) if keep(row))


def test_three_of_each_center_and_three_of_six_peers_score_22_statements():
    for round_id in ("2022-2", "2023-2"):
        assert len(rows(round_id)) == 12 * 6 * 22
        roles = {(row["center"], row["assessor"]): row["role"] for row in rows(round_id)}
        assert list(roles.values()).count("self") == 36
        assert list(roles.values()).count("peer") == 36
        assert len({code for (_, code), role in roles.items() if role == "peer"}) == 6


def test_only_processes_of_pilot_centers_became_better():
    def gain(keep):
        return mean_of("2023-2", keep) - mean_of("2022-2", keep)

    in_processes = gain(lambda r: r["statement"] in PROCESSES and r["center"] in PILOT)
    assert in_processes == pytest.approx(14, abs=1)  # planted: 14
    elsewhere = gain(lambda r: r["statement"] not in PROCESSES or r["center"] not in PILOT)
    assert elsewhere == pytest.approx(0, abs=0.5)


def test_one_peer_is_strict():
    strict = mean_of("2023-2", lambda r: r["assessor"] == "p03")
    others = mean_of("2023-2", lambda r: r["role"] == "peer" and r["assessor"] != "p03")
    assert strict < others - 5


def test_the_act_phase_is_the_weakest():
    means = [
        mean(float(r[phase]) for r in rows("2023-2") if r[phase]) for phase in PHASES[:4]
    ]
    assert means == sorted(means, reverse=True)
    assert means[0] - means[3] == pytest.approx(20, abs=2)  # planted: 9 + 11


def test_local_partners_is_the_statement_with_the_widest_spread():
    def spread(statement):
        own = [r for r in scored("2023-2") if r["statement"] == statement]
        return mean(
            stdev(score(r) for r in own if r["center"] == center)
            for center in {r["center"] for r in own}
        )

    statements = {row["statement"] for row in rows("2023-2")}
    assert max(statements, key=spread) == "local_partners"


def test_two_agreed_scores_lie_outside_the_range_of_the_assessors():
    outside = set()
    for agreed in rows("2023-2", "consensus"):
        key = (agreed["center"], agreed["statement"])
        own = [r for r in rows("2023-2") if (r["center"], r["statement"]) == key]
        for phase in PHASES:
            known = [float(r[phase]) for r in own if r[phase]]
            if known and not min(known) <= float(agreed[phase]) <= max(known):
                outside.add(key)
    assert outside == {("c02", "follow_up"), ("c09", "trials")}

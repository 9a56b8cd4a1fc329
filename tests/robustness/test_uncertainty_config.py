"""``uncertainty:`` in framework.yml: each mistake at its key, with the remedy."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError
from pescycle.io.pilots import read_pilot


def mistakes(folder: Path, content: str) -> str:
    path = folder / "framework.yml"
    path.write_text(
        path.read_text("utf-8").replace(
            "measures:\n", f"uncertainty: {content}\nmeasures:\n", 1
        ),
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as caught:
        read_pilot(folder)
    return "\n".join(map(str, caught.value.problems))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "{nodes: [user]}",
            "'user' is no pillar and no composite of this framework; write",
        ),
        ("{nodes: [composite]}", "'composite' is no pillar and no composite"),
        ("{nodes: []}", 'nodes": nothing, or too little, stands here'),
        ("{nodes: [users, users]}", "nodes has 'users' twice; take one out"),
        ("{nodes: [users], replicates: 10}", "must be 200 or more; it is 10"),
        ("{nodes: [users], normalisations: [spreads]}", 'Did you mean "spread"?'),
        ("{nodes: [users], aggregations: [median]}", '"median" is not allowed'),
        ("{nodes: [users], concentration: 0}", "must be more than 0; it is 0"),
        ("{nodes: [users], sed: 1}", 'Did you mean "seed"?'),
        ("{}", "this key is missing. Add it."),
    ],
)
def test_a_mistake_is_told_at_its_key(
    pilot_folder: Path, content: str, message: str
) -> None:
    assert message in mistakes(pilot_folder, content)


def test_a_whole_one_is_read(pilot_folder: Path) -> None:
    path = pilot_folder / "framework.yml"
    text = path.read_text("utf-8").replace(
        "measures:\n", "uncertainty: {nodes: [users]}\nmeasures:\n", 1
    )
    path.write_text(text, encoding="utf-8")
    found = read_pilot(pilot_folder).framework.uncertainty
    assert (found.nodes, found.replicates, found.seed) == (("users",), 2000, 1)

"""Tables as a reader sees them, and the frames that they are made of."""

from pescycle.report.shown import Table

VIEWS = {
    "edition_decomposition": "score_decomposition",
    "rating_by_center": "rating",
    "carried_over": "proposal",
    "coverage_by_center": "coverage",
    "kpi_origin": "definition",
    "driver_by_method": "driver_share",
    "question": "distribution",
    "target_by_center": "target",
    "kpi_status": "kpi_score",
    "shrunken_ratio": "observed_expected",
    "estimate_by_center": "estimate",
    "kpi_change_by_center": "kpi_change",
    "expected_achieved": "kpi_change",
}


def shown(found: Table) -> list[list[str]]:
    plain = lambda text: text.replace("\N{NO-BREAK SPACE}", " ")  # noqa: E731
    return [[plain(cell.text) for cell in row] for row in found.rows]


def heads(found: Table) -> list[str]:
    return [header.text for header in found.headers]

"""What a source of records and the framework say about each other."""

from collections.abc import Iterator

from pescycle.errors import Problem
from pescycle.model.context import RESERVED, ContextKind
from pescycle.model.framework import Framework
from pescycle.model.nearest import nearest
from pescycle.model.round import RecordSource


def record_problems(
    file: str, source: RecordSource, framework: Framework | None, centers: list[str]
) -> Iterator[Problem]:
    """Records of a KPI that is not there or compares none; factors it did not declare."""
    for center in sorted(set(source.centers.values()) - set(centers)):
        yield Problem(
            file=file,
            rule="unknown_center",
            message=(
                f'the source {source.id} translates to "{center}", no center of '
                "centers.csv."
            ),
            remedy=nearest(center, centers) or "Write an id of centers.csv.",
        )
    known = {kpi.id: kpi for kpi in framework.kpis} if framework else {}
    if source.kpi not in known:
        yield _unknown_kpi(file, source, list(known))
        return
    model = known[source.kpi].context
    if model is None or model.kind == ContextKind.STRATA:
        yield _no_model(file, source)
        return
    allowed = [*RESERVED, *model.factors]
    for name in [name for name in source.columns if name not in allowed]:
        yield Problem(
            file=file,
            rule="unknown_factor",
            message=(
                f'the source {source.id} names a column for "{name}", no factor of '
                f"{source.kpi}: only factors declared beforehand are looked at."
            ),
            remedy=nearest(name, allowed) or f"Write one of {', '.join(allowed)}.",
        )


def _unknown_kpi(file: str, source: RecordSource, known: list[str]) -> Problem:
    return Problem(
        file=file,
        rule="unknown_kpi",
        message=f'the source {source.id} holds records of "{source.kpi}", no KPI.',
        remedy=nearest(source.kpi, known) or "Write the id of a KPI of framework.yml.",
    )


def _no_model(file: str, source: RecordSource) -> Problem:
    return Problem(
        file=file,
        rule="no_model",
        message=(
            f"the source {source.id} holds records, but {source.kpi} is not compared by "
            "them."
        ),
        remedy=(
            f"Give {source.kpi} in framework.yml a context: with kind, outcome and "
            "factors, or take the source out."
        ),
    )

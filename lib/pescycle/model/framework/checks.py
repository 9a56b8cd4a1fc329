"""What the parts of a framework say about each other, and whether it is true."""

from collections.abc import Iterator
from datetime import date
from math import isclose
from typing import Any

from pescycle.model.base import Mistake
from pescycle.model.framework.drafts import Draft, Entry
from pescycle.model.framework.formulas import (
    WEIGHT_TOLERANCE,
    MonthlyCount,
    PooledMean,
    PooledShare,
)
from pescycle.model.framework.kpi import Kpi
from pescycle.model.framework.words import MeasureUnit, Unit
from pescycle.model.nearest import nearest

COUNTED = (MeasureUnit.PEOPLE, MeasureUnit.CASES)
TIMED = {Unit.MINUTES: MeasureUnit.MINUTES, Unit.DAYS: MeasureUnit.DAYS}


def framework_mistakes(content: Any) -> Iterator[Mistake]:
    """Every rule that the framework's parts break together.

    Parameters
    ----------
    content : object
        What stood in the file; parts that are broken in themselves are left out.

    Yields
    ------
    tuple
        Place of the key, and what is wrong with the remedy.
    """
    draft = Draft.of(content)
    yield from _repeated("pillar", draft.pillars)
    yield from _repeated("KPI", draft.kpis)
    yield from _repeated("measure", draft.measures)
    yield from _shared_ids(draft)
    yield from _shared_definitions(draft)
    yield from _weights(draft)
    yield from _measures(draft)
    yield from _counters(draft)
    yield from _measured_units(draft)
    yield from _edition_days(content, draft)


def _repeated(what: str, entries: tuple[Entry, ...]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id and entry.id in seen:
            yield (
                (*entry.place, "id"),
                f"{what} '{entry.id}' stands twice; ids must differ",
            )
        seen.add(entry.id)


def _shared_ids(draft: Draft) -> Iterator[Mistake]:
    """Pillars called like a KPI: in the tree of scores both are told by their id."""
    kpis = {kpi.id for kpi in draft.kpis if kpi.id}
    for pillar in draft.pillars:
        if pillar.id in kpis:
            yield (
                (*pillar.place, "id"),
                f"pillar '{pillar.id}' has the id of a KPI; give one of them another id",
            )


def _shared_definitions(draft: Draft) -> Iterator[Mistake]:
    """Two KPIs of one definition: nobody could say which is the one that others have."""
    first: dict[str, str] = {}
    for kpi in draft.kpis:
        name = kpi.key("defined_as") or kpi.id
        if isinstance(name, str) and first.setdefault(name, kpi.id) != kpi.id:
            yield (
                (*kpi.place, "defined_as" if kpi.key("defined_as") else "id"),
                f"KPI '{kpi.id}' has the definition '{name}', as KPI '{first[name]}' has; "
                "give one of them a definition of its own",
            )


def _weights(draft: Draft) -> Iterator[Mistake]:
    for pillar in draft.pillars:
        kpis = draft.kpis_of(pillar)
        weights = [kpi.key("weight") for kpi in kpis]
        if not weights or not all(_is_number(weight) for weight in weights):
            continue
        total = sum(weights)
        if not isclose(total, 1, abs_tol=WEIGHT_TOLERANCE):
            names = " and ".join(kpi.id for kpi in kpis if kpi.key("weight"))
            yield (
                (*pillar.place, "kpis"),
                f'pillar "{pillar.id}": the weights of {names or "its KPIs"} add up to '
                f"{total:g}, not 1; correct weight:, 0 shows a KPI beside the pillar",
            )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _measures(draft: Draft) -> Iterator[Mistake]:
    """Measures that a KPI reads and nobody counts, and the other way round."""
    known = [measure.id for measure in draft.measures]
    for kpi in draft.kpis:
        for name in kpi.noun.measures if kpi.noun else ():
            if name not in known:
                yield (
                    (*kpi.place, "formula"),
                    f"measure '{name}' is used by a KPI but not under measures. "
                    f"{nearest(name, known) or 'Add it there.'}",
                )
    if not draft.whole:
        return  # a broken KPI may be the one that uses it
    used = {name for kpi in draft.kpis for name in kpi.noun.measures}
    if used - set(known):
        return  # perhaps one mistake: the same measure, misspelt in one of two places
    for measure in draft.measures:
        if measure.id not in used:
            yield measure.place, f"measure '{measure.id}' is used by no KPI; remove it"


def _counters(draft: Draft) -> Iterator[Mistake]:
    """Counters that point at nothing, or from one to the next back to the first."""
    links = {kpi.id: kpi.key("counter") for kpi in draft.kpis if kpi.id}
    volume = {kpi.id: kpi.noun is not None and kpi.noun.volume for kpi in draft.kpis}
    for kpi in draft.kpis:
        counter, place = kpi.key("counter"), (*kpi.place, "counter")
        if not isinstance(counter, str) or counter == kpi.id:
            continue
        if counter not in links:
            others = [name for name in links if name != kpi.id]
            yield (
                place,
                f"KPI {kpi.id}: its counter '{counter}' is no KPI. "
                f"{nearest(counter, others) or 'Write the id of one.'}",
            )
        elif circle := _circle(kpi.id, links):
            if kpi.id == min(circle):
                yield (
                    place,
                    f"the counters {' -> '.join([*circle, circle[0]])} go in a circle, so "
                    "that none of them is guarded; take counter: out of the KPI of quality",
                )
        elif volume.get(counter):
            yield (
                place,
                f"KPI {kpi.id}: its counter {counter} counts volume too, and both can be "
                "driven up at any price; name a KPI of quality, a share or a mean",
            )


def _circle(start: str, links: dict[str, Any]) -> list[str]:
    """The KPIs on the way from ``start`` back to it; empty where the way ends."""
    way = [start]
    while isinstance(following := links.get(way[-1]), str) and following in links:
        if following == start:
            return way
        if following in way:
            return []
        way.append(following)
    return []


def _measured_units(draft: Draft) -> Iterator[Mistake]:
    """Formulas that mix units, where the measures name theirs."""
    units = {m.id: m.noun.unit for m in draft.measures if m.noun and m.noun.unit}
    for kpi in draft.kpis:
        if kpi.noun:
            message = _mixed(kpi.noun, units)
            if message:
                yield (*kpi.place, "formula"), f"KPI {kpi.id}: {message}"


def _mixed(kpi: Kpi, units: dict[str, MeasureUnit]) -> str:
    match kpi.formula:
        case PooledShare(numerator=top, denominator=bottom):
            if top in units and bottom in units and units[top] != units[bottom]:
                return (
                    f"{top} counts {units[top]} and {bottom} counts {units[bottom]}, so "
                    "one is no part of the other; use kind: mean, or correct unit:"
                )
        case PooledMean(total=total, count=count):
            if units.get(count, COUNTED[0]) not in COUNTED:
                return (
                    f"{count} is divided by but counts {units[count]}; "
                    "divide by people or cases"
                )
            wanted = TIMED.get(kpi.unit)
            if wanted and units.get(total, wanted) != wanted:
                return (
                    f"the KPI is in {kpi.unit} but {total} is in {units[total]}; "
                    "correct one of the two"
                )
        case MonthlyCount(measure=measure):
            if units.get(measure, COUNTED[0]) not in COUNTED:
                return (
                    f"a monthly count of {units[measure]} counts nobody and nothing; use "
                    "kind: mean"
                )
    return ""


def _edition_days(content: Any, draft: Draft) -> Iterator[Mistake]:
    first, last = (_day(content, key) for key in ("effective_from", "effective_until"))
    if first and last and last < first:
        yield (
            ("effective_until",),
            f"effective_until {last} lies before effective_from {first}; swap them",
        )
    for kpi in draft.kpis:
        if kpi.noun is None:
            continue
        start, end = kpi.noun.effective_from, kpi.noun.effective_until
        if (start and last and start > last) or (end and first and end < first):
            yield (
                kpi.place,
                f"KPI {kpi.id} is in force on no day of the edition; correct its dates, "
                "or remove it",
            )


def _day(content: Any, key: str) -> date | None:
    found = content.get(key) if isinstance(content, dict) else None
    return found if isinstance(found, date) else None

"""Which measures go together, because a KPI that is published ties them."""

from pescycle.model.framework import Framework, Kpi, SurveyShare
from pescycle.model.given import Given


def kpi_key(kpi: Kpi) -> str:
    """Name of what a KPI sums up: the same for two KPIs made of the same measures."""
    kind = "stock" if getattr(kpi.formula, "stock", False) else str(kpi.formula.kind)
    return " ".join((kind, *kpi.measures))


def editions(given: Given) -> list[Framework]:
    """Every edition by which the months may be told; not only the one in force."""
    return [one for one in (*given.folder.editions, given.folder.framework) if one]


def summed_kpis(given: Given) -> dict[str, Kpi]:
    """The KPIs made of monthly counts, of every edition, by what they sum up."""
    kpis = [kpi for edition in editions(given) for kpi in edition.kpis]
    return {kpi_key(k): k for k in kpis if not isinstance(k.formula, SurveyShare)}


def linked_measures(given: Given) -> dict[str, str]:
    """The measures that go together, by measure.

    A share that is shown with its base tells its numerator: both are shown or neither.
    """
    names = list(dict.fromkeys(given.months["measure"]))
    names += [m.id for e in editions(given) for m in e.measures if m.id not in names]
    together = {name: {name} for name in names}
    for kpi in summed_kpis(given).values():
        union = set().union(*(together[name] for name in kpi.measures))
        together |= dict.fromkeys(union, union)
    return {name: " ".join(sorted(together[name])) for name in names}


def bases(given: Given) -> set[str]:
    """Measures that count a base; a part of a base is no secret beside a large one."""
    kpis = summed_kpis(given).values()
    tops = {k.measures[0] for k in kpis if len(k.measures) > 1}
    own = {k.measures[-1] for k in kpis}
    return {name for name in linked_measures(given) if name in own or name not in tops}

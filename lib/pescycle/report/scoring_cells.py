"""What the tables of scores and ratings say of a row: parts, steps, classes."""

from pescycle.model.scoring import COMPOSITE, POINTS, Scale, Scheme
from pescycle.report.cells import Row, Said
from pescycle.report.voice import MISSING, Voice, is_missing

# Steps of a rating that are shares; the others are plain numbers.
SHARE_STEPS = frozenset(
    "score weight_covered group_mean group_sd leaf_weight months_share from_medium "
    "from_high".split()
)
WHOLE_STEPS = frozenset(["group_size", "targets_met", "observed"])
MIDDLE = "3"  # as expected, so that there is nothing that chance could have done


def node(voice: Voice, name: str) -> str:
    """What a score is of: a pillar, the composite, the points, or a KPI."""
    if name == COMPOSITE:
        return voice.text("Composite")
    if name == POINTS:
        return voice.text("Points")
    if name in voice.names.titles.get("kpi", {}):
        return voice.name("kpi", name)
    return voice.name("pillar", name)


def score_of(voice: Voice, row: Row) -> str:
    """Name of the node that a row explains, and its scale where that is not usual."""
    if row.get("scale") == Scale.GOALPOSTS:
        return voice.text("{node} (between goalposts)", node=node(voice, row["node"]))
    return node(voice, row["node"])


def part(voice: Voice, row: Row) -> str:
    """Say what one line of the explanation is about."""
    if row["kind"] in ("kpi", "pillar"):
        return node(voice, row["child"])
    return voice.label("step_kind", row["kind"])


def part_value(voice: Voice, row: Row) -> str:
    """Value of a KPI in its own unit."""
    return voice.value(row["value"], voice.names.units.get(row["child"], "number"))


def part_scale(voice: Voice, row: Row) -> str:
    """Target of a KPI, and where its scale begins if that is not at 0."""
    unit = voice.names.units.get(row["child"], "number")
    if is_missing(row["anchor"]):
        return voice.value(row["target"], unit)
    return voice.text(
        "{target} (from {anchor})",
        target=voice.value(row["target"], unit),
        anchor=voice.value(row["anchor"], unit),
    )


def bounds(voice: Voice, row: Row) -> str:
    """Range of a score were the missing KPIs at their worst and best."""
    if is_missing(row["worst"]) or is_missing(row["best"]):
        return MISSING
    # Apart by less than the table shows is nothing missing.
    if row["best"] - row["worst"] < 0.0005:
        return voice.text("nothing missing")
    return voice.text(
        "{low} to {high}",
        low=voice.share(row["worst"], 1),
        high=voice.share(row["best"], 1),
    )


def points_of(column: str) -> Said:
    """Say a difference of two scores in points."""
    return lambda voice, row: voice.points(row[column])


def rated(voice: Voice, row: Row) -> str:
    """Scheme and subject of a rating."""
    scheme = voice.label("scheme", row["scheme"])
    if row["scheme"] == Scheme.POINTS:
        return scheme
    return voice.text(
        "{scheme}: {subject}", scheme=scheme, subject=node(voice, row["subject"])
    )


def rating(voice: Voice, row: Row) -> str:
    """Say the rating, or why there is none."""
    if row["reason"] and row["scheme"] != Scheme.LEVEL:
        return voice.label("reason", row["reason"])
    match row["scheme"]:
        case Scheme.POINTS:
            return voice.number(row["figure"], 1)
        case Scheme.PEER_CLASS:
            return voice.text("class {number}", number=row["rating"])
        case Scheme.STARS:
            return stars(voice, row)
        case Scheme.LEVEL:
            return voice.label("level", row["rating"])
    return MISSING


def stars(voice: Voice, row: Row) -> str:
    """Say the number of stars, and that chance alone could give them where it could."""
    counted = voice.plural("{n} star", "{n} stars", int(row["rating"]))
    if not row["chance"] or row["rating"] == MIDDLE:
        return counted
    return voice.text("{stars} (may be chance)", stars=counted)


def step_figure(voice: Voice, row: Row) -> str:
    """Figure of one step of a rating, in its unit."""
    if row["step"] in SHARE_STEPS:
        return voice.share(row["figure"], 1)
    return voice.number(row["figure"], 0 if row["step"] in WHOLE_STEPS else 2)

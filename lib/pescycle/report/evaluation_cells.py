"""What the cells say of how the round itself went."""

from collections.abc import Callable

from pescycle.model.evaluation import CapacitySource
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing

WHOLE_FROM = 0.005  # a part that a whole number may have and still be shown as one


def measured(voice: Voice, row: Row) -> str:
    """What was planned: in the team's words, or what the files count."""
    if row.get("text") and row["text"] != MISSING:
        return str(row["text"])
    named = voice.label("plan_measure", row["measure"])
    if not row["audience"]:
        return named
    return voice.text(
        "{item} ({audience})", item=named, audience=voice.label("audience", row["audience"])
    )


def amount(side: str) -> Callable[[Voice, Row], str]:
    """A planned or an actual amount, with the unit that the team gave it."""

    def say(voice: Voice, row: Row) -> str:
        if is_missing(row[side]):
            return MISSING
        whole = abs(row[side] - round(row[side])) < WHOLE_FROM
        number = voice.number(row[side], 0 if whole else 1)
        unit = row.get("unit") or ""
        return f"{number} {unit}" if unit not in ("", MISSING) else number

    return say


def rating(side: str) -> Callable[[Voice, Row], str]:
    """A rating, or the middle of several, which can lie between two."""

    def say(voice: Voice, row: Row) -> str:
        if is_missing(row[side]):
            return MISSING
        return voice.number(row[side], 0 if float(row[side]).is_integer() else 1)

    return say


def ratings_range(voice: Voice, row: Row) -> str:
    """From the lowest to the highest rating of a topic."""
    low, high = (rating(side)(voice, row) for side in ("lowest", "highest"))
    return low if low == high else voice.text("{low} to {high}", low=low, high=high)


def since_before(voice: Voice, row: Row) -> str:
    """Middle of the last round and of this one, of experts who were asked in both."""
    if not row["asked_before"] or is_missing(row["asked_before"]):
        return MISSING
    return voice.plural(
        "{before} to {now} ({n} expert)",
        "{before} to {now} ({n} experts)",
        int(row["asked_before"]),
        before=rating("middle_before")(voice, row),
        now=rating("middle_same")(voice, row),
    )


def way(voice: Voice, row: Row) -> str:
    """The statuses of a recommendation, one after the other."""
    statuses = [voice.label("recommendation_status", one) for one in row["way"].split()]
    return " → ".join(statuses)


def rounds_so(voice: Voice, row: Row) -> str:
    """For how many rounds a recommendation has had its status."""
    return voice.plural("{n} round", "{n} rounds", int(row["rounds"]))


def capacity_about(voice: Voice, row: Row) -> str:
    """What is to be built up: a section, what staff were asked, a barrier or an aim."""
    about = row["about"]
    match row["source"]:
        case CapacitySource.MATURITY:
            return voice.name("section", about)
        case CapacitySource.STAFF:
            return voice.name("item", about, audience=row["audience"])
        case CapacitySource.BARRIER:
            return voice.label("barrier", about)
    return voice.name("moves", about)


def capacity_figure(voice: Voice, row: Row) -> str:
    """The figure behind a proposal, in the unit of its rule."""
    base = voice.number(row["base"])
    match row["source"]:
        case CapacitySource.STAFF:
            shown = voice.share(row["value"])
            limits = voice.interval(row["low"], row["high"], "share")
            return f"{shown} ({limits})"
        case CapacitySource.BARRIER:
            return voice.text(
                "{n} of {all} actions", n=voice.number(row["value"]), all=base
            )
        case CapacitySource.FIDELITY:
            return voice.plural(
                "{value} points ({n} action)",
                "{value} points ({n} actions)",
                int(row["base"]),
                value=voice.number(row["value"]),
            )
    points = voice.text("{value} points", value=voice.number(row["value"]))
    return f"{points} ({voice.interval(row['low'], row['high'], 'number')})"


def capacity_proposed(voice: Voice, row: Row) -> str:
    """What the rule proposes; a team that knows better plans something else."""
    match row["source"]:
        case CapacitySource.MATURITY if row["phase"]:
            return voice.text(
                "Work on this section with the centers, first on its weakest phase: "
                "{phase}.",
                phase=voice.label("maturity_phase", row["phase"]),
            )
        case CapacitySource.MATURITY:
            return voice.text("Work on this section with the centers.")
        case CapacitySource.STAFF:
            return voice.text(
                "Talk about it with the staff, agree on one change, and ask again."
            )
        case CapacitySource.BARRIER:
            return _against(voice, row["about"])
    return voice.text(
        "Show on the spot how the action is meant, and ask what keeps it from being done "
        "so."
    )


def _against(voice: Voice, barrier: str) -> str:
    match barrier:
        case "skills":
            return voice.text("Train those who carry out the actions, on the job.")
        case "staff":
            return voice.text("Lend people between centers, or plan fewer actions.")
        case "time":
            return voice.text("Free fixed hours for the actions, or plan fewer.")
    return voice.text("Let those in charge say openly that they want the actions.")

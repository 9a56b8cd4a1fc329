"""The choice of centers in words: how they were drawn, and how alike they are."""

import pandas as pd

from pescycle.model.assignment import Allocation, AssignmentMethod, Unused
from pescycle.model.given import Given
from pescycle.model.round import RoundKind
from pescycle.report.assignment_cells import variable
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, said


def assignment_reading(voice: Voice, given: Given, assignment: pd.DataFrame) -> Sentences:
    """How roles were drawn, and whether it is not too late to take them."""
    if assignment.empty:
        return said(
            voice.text(
                "No choice of centers is proposed in this round: the roles are those of "
                "centers.csv. Where they are still open, write method, seed and the "
                "variables under assignment: into rounds/{round}/round.yml.",
                round=given.round.id,
            )
        )
    if not (assignment["proposed_role"] != "").any():
        why = voice.label("unused", assignment["reason"].iloc[0])
        return said(voice.text("No roles can be proposed: {why}.", why=why))
    return said(
        _drawn(voice, assignment),
        _least_alike(voice, assignment),
        _others(voice, assignment),
        _late(voice, given),
    )


def _drawn(voice: Voice, assignment: pd.DataFrame) -> str:
    seed = str(assignment["seed"].iloc[0])
    groups = assignment["block"].nunique()
    if assignment["allocation"].iloc[0] == AssignmentMethod.MATCHED_PAIRS:
        return voice.plural(
            "The two centers that are most alike make {n} pair, of which one was drawn "
            "with the seed {seed}.",
            "The centers make the {n} pairs that are most alike taken together; of each "
            "one center was drawn with the seed {seed}.",
            groups,
            seed=seed,
        )
    return voice.plural(
        "The centers make {n} stratum, of which the pilot centers were drawn with the "
        "seed {seed}.",
        "The centers make {n} strata; of each the same share was drawn with the seed "
        "{seed}.",
        groups,
        seed=seed,
    )


def _least_alike(voice: Voice, assignment: pd.DataFrame) -> str:
    """The pair that says least, and the center that has none."""
    pairs = assignment.dropna(subset="distance")
    if pairs.empty:
        return ""
    row = pairs.loc[pairs["distance"].idxmax()]
    names = [voice.name("center", row[side]) for side in ("center", "partner")]
    text = voice.text(
        "The pair that is least alike is {pair}.", pair=voice.listed(sorted(names))
    )
    alone = assignment[assignment["reason"] == Unused.LEFT_OVER]
    if alone.empty:
        return text
    center = voice.name("center", alone["center"].iloc[0])
    told = voice.text(
        "{center} is left over without a partner; lots decided on it alone.", center=center
    )
    return f"{text} {told}"


def _others(voice: Voice, assignment: pd.DataFrame) -> str:
    """Whether the roles in force are those that the lots gave."""
    others, centers = int(assignment["others"].iloc[0]), voice.number(len(assignment))
    if not others:
        return voice.text(
            "All {all} centers have the role in force that the lots gave them.", all=centers
        )
    return voice.plural(
        "{n} of {all} centers has another role in force than the lots gave it.",
        "{n} of {all} centers have another role in force than the lots gave them.",
        others,
        all=centers,
    )


def _late(voice: Voice, given: Given) -> str:
    """A warning where centers have acted already."""
    earlier = [turn for turn in given.folder.rounds if turn.starts < given.round.starts]
    if not any(turn.kind == RoundKind.PILOT for turn in earlier):
        return ""
    return voice.text(
        "Actions began in an earlier round: whoever changes roles now breaks the "
        "comparison."
    )


def nothing_to_compare(voice: Voice) -> str:
    """Say what is missing where no balance can be shown."""
    return voice.text(
        "How alike the two groups are cannot be said: that needs two centers on each side "
        "and a covariate in centers.csv."
    )


def balance_reading(voice: Voice, balance: pd.DataFrame) -> Sentences:
    """How alike both groups are, by the roles in force and as proposed."""
    rows = balance[balance["difference"].notna()]
    if rows.empty:
        return said(nothing_to_compare(voice))
    return said(
        *(_largest(voice, rows, name) for name in Allocation),
        _both(voice, rows),
    )


def _largest(voice: Voice, rows: pd.DataFrame, allocation: str) -> str:
    own = rows[rows["allocation"] == allocation]
    if own.empty:
        return ""
    row = own.loc[own["difference"].abs().idxmax()].to_dict()
    told = {
        "variable": variable(voice, row),
        "difference": voice.number(abs(row["difference"]), 2),
        "usual": voice.number(row["usual"], 2),
    }
    if allocation == Allocation.IN_FORCE:
        return voice.text(
            "With the roles in force the groups differ most in “{variable}”, by "
            "{difference} standard deviations; 95 % of all lots keep under {usual}.",
            **told,
        )
    return voice.text(
        "With the proposed roles they differ most in “{variable}”, by {difference} "
        "standard deviations.",
        **told,
    )


def _both(voice: Voice, rows: pd.DataFrame) -> str:
    mean = rows["difference"].abs().groupby(rows["allocation"]).mean()
    if len(mean) < 2:
        return ""
    return voice.text(
        "Over all variables the mean difference is {proposed} as proposed and {in_force} "
        "in force.",
        proposed=voice.number(mean[Allocation.PROPOSED], 2),
        in_force=voice.number(mean[Allocation.IN_FORCE], 2),
    )


def balance_sentence(voice: Voice, row: Row) -> str:
    """One variable's difference beside what lots keep under."""
    return voice.text(
        "{variable}, {roles}: {difference} standard deviations; 95 % of all lots keep "
        "under {usual}.",
        variable=variable(voice, row),
        roles=voice.label("roles_of", row["allocation"]),
        difference=voice.number(row["difference"], 2, sign=True),
        usual=voice.number(row["usual"], 2),
    )

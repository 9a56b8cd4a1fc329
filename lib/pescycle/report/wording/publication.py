"""What is not shown, and why, in words."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.phases.month_facts import MONTHS, SUMS
from pescycle.phases.publication import EARLIER
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import no_survey, said


def publication_reading(
    voice: Voice, given: Given, disclosure_audit: pd.DataFrame
) -> Sentences:
    """How much is hidden by rule and to protect, and what the audit found."""
    of_months = disclosure_audit["table"].isin([MONTHS, SUMS])
    months = _months(voice, disclosure_audit[of_months])
    audit = disclosure_audit[(disclosure_audit["table"] != EARLIER) & ~of_months]
    if audit.empty:
        return said(no_survey(voice), months)
    counted = audit[["cells", "hidden", "protecting", "checked"]].sum()
    hidden = voice.plural(
        "Of {cells} rows of the survey's tables {n} is hidden by a rule, because too few "
        "people stand behind it or because all of them gave the same answer.",
        "Of {cells} rows of the survey's tables {n} are hidden by a rule, because too few "
        "people stand behind them or because all of them gave the same answer.",
        counted["hidden"],
        cells=voice.number(counted["cells"]),
    )
    protecting = _protecting(voice, counted)
    audited = _audit(voice, audit, counted)
    return said(hidden, protecting, audited, months, _unanimous(voice, given))


def _months(voice: Voice, audit: pd.DataFrame) -> str:
    """Of monthly counts it is not told which are small and which only protect those."""
    counted = audit[["cells", "hidden", "checked"]].sum()
    if not counted["hidden"]:
        return ""
    return voice.plural(
        "Of {cells} monthly counts and sums of months {n} is hidden: it counts too few "
        "people, or one that does could be worked out from it, from all centers less the "
        "others or from a sum less its other months. Which of the two it is would tell too "
        "much.",
        "Of {cells} monthly counts and sums of months {n} are hidden: they count too few "
        "people, or one that does could be worked out from them, from all centers less the "
        "others or from a sum less its other months. Which of the two it is would tell too "
        "much.",
        counted["hidden"],
        cells=voice.number(counted["cells"]),
    )


def _protecting(voice: Voice, counted: pd.Series) -> str:
    if not counted["protecting"]:
        return voice.text(
            "No other row had to be hidden: no hidden row can be worked out from what is "
            "shown."
        )
    return voice.plural(
        "{n} other row is hidden only because a hidden one could be worked out from it.",
        "{n} other rows are hidden only because a hidden one could be worked out from "
        "them.",
        counted["protecting"],
    )


def _audit(voice: Voice, audit: pd.DataFrame, counted: pd.Series) -> str:
    if not counted["checked"]:
        return ""
    tightest = audit.loc[(audit["narrowest"] - audit["required"]).astype(float).idxmin()]
    return voice.plural(
        "The audit took the tables of who answered, of each question and of each group "
        "together (not those of weights, themes, quality, scales and drivers) and worked "
        "out between which limits {n} hidden number could lie: nowhere is the room "
        "smaller than promised (the closest leaves {narrowest}, where {required} are "
        "promised).",
        "The audit took the tables of who answered, of each question and of each group "
        "together (not those of weights, themes, quality, scales and drivers) and worked "
        "out between which limits each of {n} hidden numbers could lie: nowhere is "
        "the room smaller than promised (the closest leaves {narrowest}, where {required} "
        "are promised).",
        counted["checked"],
        narrowest=voice.number(tightest["narrowest"], 1),
        required=voice.number(tightest["required"]),
    )


def _unanimous(voice: Voice, given: Given) -> str:
    if given.folder.pilot.privacy.unanimous == "hide":
        return ""
    return voice.text(
        "This pilot shows shares of 0 % and of 100 %, which tell the answer of everyone "
        "who took part."
    )

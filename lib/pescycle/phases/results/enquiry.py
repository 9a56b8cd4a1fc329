"""What step 1 hands over."""

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pescycle.phases.results.result import PhaseResult


@dataclass(frozen=True, eq=False)
class Enquiry(PhaseResult):
    """Step 1, what the round starts from.

    turn : one row, which pilot and round this is: pilot round kind starts ends synthetic
        language (the pilot's first) pilot_title_<language> title_<language>
    center : a row a center: center role opened group_<language>
    covariate : a row a (center, covariate): center covariate value
    event : all events known so far: center kind start end title_<language>
    source : a row a source: source file format encoding separator rows_read rows_kept
        cells_set_aside
    problem_count : source_file rule severity count; rules that set a whole submission
        aside are one (``row_set_aside``)
    month : a row a (center incl. all, month of the round, measure): center month measure
        value state
    month_revision : a row a monthly count that was corrected: center month measure earlier
        later earlier_round earlier_file later_round later_file (files only where two of one
        round differ) state
    coverage : a row a (center, measure): center measure months_expected months_closed
        months_partly (open on some days only) months_reported
    baseline : a row a (center incl. all, kpi): center kpi baseline base basis years (of
        which it is the mean) starts ends
    hidden_row : a row a figure of this round that is not shown: audience item group
        category week mark (no numbers; the later steps hide the same)
    disclosure_audit : see Observation, without the last round
    carried_over : the last round's proposals, columns of Reflection.proposal
    round_question : a row a question of the round: id kind ("problem" "question") grade
        from from_thing from_round (what it grew out of) text_<language>
        evidence_<language> origin_<language>
    context : a row a value of the context sheet so far, see the contract CONTEXT; round
        (that told it)
    stakeholder : a row a stakeholder, see the contract STAKEHOLDERS; place
        ("high_low": influence, then interest) comments (of its group so far)
    consultation : a row a comment so far, see the contract CONSULTATION; round (that told
        it last)
    consultation_count : a row a group and a theme: by ("group" "theme") counted (its id)
        open accepted partly deferred rejected comments
    good_practice : a row a practice: id helps fits (of these what this round is about; ids
        joined by a space) address service_ title_ text_ lacks_ source_<language>
    """

    phase: ClassVar[str] = "enquiry"
    turn: pd.DataFrame
    center: pd.DataFrame
    covariate: pd.DataFrame
    event: pd.DataFrame
    source: pd.DataFrame
    problem_count: pd.DataFrame
    month: pd.DataFrame
    month_revision: pd.DataFrame
    coverage: pd.DataFrame
    baseline: pd.DataFrame
    hidden_row: pd.DataFrame
    disclosure_audit: pd.DataFrame
    carried_over: pd.DataFrame
    round_question: pd.DataFrame
    context: pd.DataFrame
    stakeholder: pd.DataFrame
    consultation: pd.DataFrame
    consultation_count: pd.DataFrame
    good_practice: pd.DataFrame

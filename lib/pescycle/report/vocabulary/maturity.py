"""The maturity check: who scored what, and how far they agree."""

from pescycle.model.maturity import (
    AgreementFinding,
    AgreementMeasure,
    AssessorRole,
    ConsensusBody,
    Phase,
    RoleFinding,
    ScoreReason,
)
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "assessor_role": {
        AssessorRole.SELF: message("Self"),
        AssessorRole.PEER: message("Peers"),
        "all": message("Self and peers"),
        "consensus": message("Agreed"),
        # One who works in one center and visits others.
        "peer self": message("Both"),
    },
    "maturity_phase": {
        Phase.PLAN: message("Plan"),
        Phase.DO: message("Do"),
        Phase.CHECK: message("Check"),
        Phase.ACT: message("Act (improve)"),
        Phase.TREND: message("Trend of the results"),
        Phase.TARGET: message("Targets reached"),
        Phase.SCORE: message("Whole"),
    },
    "agreement_measure": {
        AgreementMeasure.ALPHA: message("Krippendorff's alpha"),
        AgreementMeasure.KAPPA: message("Weighted kappa"),
        AgreementMeasure.ICC1: message("Intraclass correlation 1"),
        AgreementMeasure.ICC2: message("Intraclass correlation 2"),
        AgreementMeasure.ICC3: message("Intraclass correlation 3"),
        AgreementMeasure.ICC1K: message("Intraclass correlation 1, of the mean"),
        AgreementMeasure.ICC2K: message("Intraclass correlation 2, of the mean"),
        AgreementMeasure.ICC3K: message("Intraclass correlation 3, of the mean"),
    },
    "agreement_finding": {
        AgreementFinding.GOOD: message("Good"),
        AgreementFinding.TENTATIVE: message("Fair"),
        AgreementFinding.WEAK: message("Weak"),
        AgreementFinding.UNCLEAR: message("Cannot be said"),
        AgreementFinding.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "role_finding": {
        RoleFinding.SELF_HIGHER: message("Centers see themselves more kindly"),
        RoleFinding.PEER_HIGHER: message("Peers see them more kindly"),
        RoleFinding.NO_CLEAR_DIFFERENCE: message("No clear difference"),
        RoleFinding.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "score_reason": {
        ScoreReason.NO_SCORES: message("nothing was scored"),
        ScoreReason.LOW_COVERAGE: message("too little was scored"),
    },
    "consensus_body": {
        ConsensusBody.ASSESSORS: message("the assessors together"),
        ConsensusBody.CENTER_HEAD: message("the head of the center"),
        ConsensusBody.WORKSHOP: message("a workshop"),
        ConsensusBody.HEAD_OFFICE: message("the head office"),
    },
}

"""Words for what a team writes in its registers."""

from pescycle.model.registers.action import DecisionKind
from pescycle.model.registers.chain import (
    FindingSource,
    Grade,
    LessonDecision,
    Loop,
    QuestionKind,
)
from pescycle.model.registers.enquiry import CommentStatus
from pescycle.model.registers.reflection import Aspect, RecommendationStatus, Topic
from pescycle.model.tables import Barrier, Thing
from pescycle.report.messages import message

_DECIDED = {
    DecisionKind.KEEP: message("keep"),
    DecisionKind.ADAPT: message("adapt"),
    DecisionKind.STOP: message("stop"),
}
VOCABULARY: dict[str, dict[str, str]] = {
    "thing": {
        Thing.QUESTION: message("Question of the round"),
        Thing.FINDING: message("Finding"),
        Thing.CAUSE: message("Cause"),
        Thing.ACTION: message("Action of the plan"),
        Thing.LESSON: message("Lesson"),
        Thing.RISK: message("Risk"),
        Thing.DECISION: message("Decision"),
        Thing.RECOMMENDATION: message("Recommendation"),
        Thing.COMMENT: message("Consultation comment"),
        Thing.WORKSHOP: message("Workshop"),
        Thing.STAKEHOLDER: message("Stakeholder"),
        Thing.PROPOSAL: message("Proposal"),
        Thing.KPI: message("KPI"),
        Thing.ITEM: message("Survey question"),
        Thing.THEME: message("Theme"),
    },
    "grade": {
        Grade.STRONG: message("strong"),
        Grade.MODERATE: message("moderate"),
        Grade.WEAK: message("weak"),
        Grade.NONE: message("assumed, no evidence"),
    },
    "question_kind": {
        QuestionKind.PROBLEM: message("Problem"),
        QuestionKind.QUESTION: message("Research question"),
    },
    "finding_source": {
        FindingSource.PAF: message("KPIs (PAF)"),
        FindingSource.CSS: message("Survey (CSS)"),
        FindingSource.STAFF: message("Staff pulse"),
        FindingSource.CONSULTATION: message("Consultation"),
        FindingSource.DOCUMENT: message("Document"),
    },
    "loop": {
        Loop.SINGLE: message("Did we do it right?"),
        Loop.DOUBLE: message("Was it the right thing?"),
    },
    "lesson_decision": {
        LessonDecision.KEEP: message("keep"),
        LessonDecision.ADAPT: message("adapt"),
        LessonDecision.STOP: message("stop"),
    },
    "decision": {
        DecisionKind.START: message("start"),
        **_DECIDED,
        DecisionKind.OTHER: message("other"),
    },
    "comment_status": {
        CommentStatus.OPEN: message("open"),
        CommentStatus.ACCEPTED: message("accepted"),
        CommentStatus.PARTLY: message("partly accepted"),
        CommentStatus.DEFERRED: message("deferred"),
        CommentStatus.REJECTED: message("rejected"),
    },
    "topic": {
        Topic.SCOPE: message("Scope"),
        Topic.TIME: message("Time"),
        Topic.COST: message("Cost"),
        Topic.PARTICIPATION: message("Participation"),
        Topic.LEARNING: message("Learning"),
    },
    "aspect": {
        Aspect.SCOPE: message("Scope"),
        Aspect.TIME: message("Time"),
        Aspect.COST: message("Cost"),
        Aspect.PARTICIPATION: message("Participation"),
    },
    "recommendation_status": {
        RecommendationStatus.OPEN: message("open"),
        RecommendationStatus.STARTED: message("started"),
        RecommendationStatus.DONE: message("done"),
        RecommendationStatus.DROPPED: message("dropped"),
    },
    "barrier": {
        Barrier.NONE: message("No barrier"),
        Barrier.TIME: message("Lack of time"),
        Barrier.STAFF: message("Lack of staff"),
        Barrier.SKILLS: message("Lack of skills"),
        Barrier.MONEY: message("Lack of money"),
        Barrier.EQUIPMENT: message("Lack of equipment"),
        Barrier.RULES: message("Rules in the way"),
        Barrier.SUPPORT: message("Lack of support"),
        Barrier.CLIENTS: message("Clients did not take it up"),
        Barrier.OTHER: message("Something else"),
    },
}

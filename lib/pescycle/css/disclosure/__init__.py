"""What may be published: the gate, and the tables that must not give a hidden cell away."""

from pescycle.css.disclosure.audit import audited, intervals
from pescycle.css.disclosure.counts import Question, QuestionCounts, question_counts
from pescycle.css.disclosure.earlier import republished
from pescycle.css.disclosure.gate import gate, protected
from pescycle.css.disclosure.suppression import attainable, suppressed
from pescycle.css.disclosure.survey_tables import KEY_BASE, AudienceTables, Promise
from pescycle.css.disclosure.tables import Ledger, Tables

__all__ = [
    "KEY_BASE",
    "AudienceTables",
    "Ledger",
    "Promise",
    "Question",
    "QuestionCounts",
    "Tables",
    "attainable",
    "audited",
    "gate",
    "intervals",
    "protected",
    "question_counts",
    "republished",
    "suppressed",
]

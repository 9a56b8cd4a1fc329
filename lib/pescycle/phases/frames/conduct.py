"""How the survey is run, what is promised, and what may go wrong."""

SURVEY_PLAN = ("audience", "planned", "opens", "closes", "weighting")
ETHICS = ("point", "state", "lacking")
CONSENT = ("audience", "language", "state", "refusal", "consent_text")
RISK = ("id", "about", "likelihood", "impact", "score", "band")
RISK_MATRIX = ("impact", "likelihood", "band", "risks")

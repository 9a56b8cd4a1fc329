"""The Performance Assessment Framework (PAF): measures, KPIs, attainment, context."""

"""What a reader sees: texts, tables, charts and pages. This floor computes nothing."""

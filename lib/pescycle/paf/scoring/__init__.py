"""Scores: normalised figures put together along the framework's tree."""

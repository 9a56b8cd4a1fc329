"""Runs: execute the notebooks of a pilot's rounds, keep what is whole, make the rest."""

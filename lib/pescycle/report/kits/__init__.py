"""Kits for the weeks between rounds: a short workshop, and a monthly note a center."""

"""Workbook of the action-research cycle for public employment services."""

__version__ = "0.1.0"

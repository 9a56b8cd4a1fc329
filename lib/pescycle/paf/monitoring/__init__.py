"""Watching KPIs month by month: charts with frozen limits, signals, checks of figures."""

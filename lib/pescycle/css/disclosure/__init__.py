"""What may be published: the gate, and the tables that must not give a hidden cell away."""

from pescycle.css.disclosure.gate import gate

__all__ = ["gate"]

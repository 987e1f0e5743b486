"""Casualty claims kept in YAML files, reconciled into ranges."""

__version__ = "0.1.0"

"""Ring 1: what claims mean and how they are reconciled.

Standard library only.  No file, clock, locale, print or randomness: the same
claims give the same answer on every machine and every day.
"""

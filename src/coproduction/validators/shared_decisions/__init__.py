"""Shared decisions.

Important decisions are made together, by a rule that was agreed before. Nobody
can always be outvoted.
"""

"""Accessibility.

Everybody can take part in a way that works for them, and the plan shows how.
"""

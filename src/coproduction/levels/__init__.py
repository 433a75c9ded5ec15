"""Levels: what is claimed, what is planned, and what the facts show."""

"""Clear purpose, and honest names.

Everybody knows why this is done, what can change and what cannot, and it is called
what it is.
"""

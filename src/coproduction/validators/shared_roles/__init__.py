"""Clear, flexible and shared roles.

Roles are written down and agreed. They cross the usual lines: everyone can lead,
learn and support.
"""

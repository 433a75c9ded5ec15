"""A plan of a garden, and a day on which neighbours were asked."""

from __future__ import annotations

HEAD = """
format: coproduction-plan/1
id: garden
recorded_on: 2026-05-01
organisations: [{id: council}]
participants:
  - {id: neighbours, perspectives: community}
  - {id: staff, perspectives: practitioner}
"""
DAY = """
activities:
  - {id: day, status: happened, parts: [{who: neighbours, how: asked}], stages: design, open: no}
"""

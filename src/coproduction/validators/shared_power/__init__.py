"""Shared power over money, agenda and leadership.

Money, agendas, chairing and the choice of members are not all held by one side,
or by one person.
"""

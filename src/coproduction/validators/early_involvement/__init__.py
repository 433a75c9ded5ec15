"""Early and continuous involvement.

People are there from the start, before the important decisions, and at every
stage after that.
"""

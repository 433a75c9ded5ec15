"""Open communication, and an answer to everyone.

What is said goes both ways, and every idea gets an answer. A no is an answer
too.
"""

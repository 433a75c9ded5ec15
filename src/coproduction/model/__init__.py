"""The nouns: what a plan of co-production is made of.

A module each. Every noun is a frozen value that can be written with plain
strings, lists, whole numbers and ISO dates. In all of them ``None`` means *not
stated* and nothing else: what is stated to be nothing is ``()``, ``0``,
``False`` or ``NEVER``; text that no computation reads is ``""`` when absent.
"""

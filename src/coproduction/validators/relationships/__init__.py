"""Relationships, peer support and networks.

Nobody is alone in their seat, and links do not hang on one person. Links are
written down only where people agreed to it.
"""

"""Amending a charter: reading it, saying what changes, putting it together again with its references.

Knows text only; who proposes, and when it may be submitted, is decided elsewhere.
"""

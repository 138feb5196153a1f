"""What changed between two drafts: exact segments, rows for a page, and a summary in words.

Knows text only; what a draft is, and who may see it, is decided elsewhere.
"""

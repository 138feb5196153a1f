"""Thẩm tra, thẩm định: the papers of what a body concluded of a draft, and their numbers."""

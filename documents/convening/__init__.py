"""Triệu tập họp: a body is invited to a meeting, with an agenda and the drafts that lie before it."""

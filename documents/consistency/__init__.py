"""Đối chiếu: what the drafts of several packages should say alike, and do not."""

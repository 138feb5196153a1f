"""Tiến độ: where every package stands, what is late, and whom to call."""

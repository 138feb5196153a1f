"""Việc báo tin hôm nay, the way in which the reader is told, his calendar, and urging."""

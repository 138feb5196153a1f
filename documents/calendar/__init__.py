"""Lịch nghỉ: days off and working Saturdays, each with its source, and the deadlines that fall on them."""

"""Sửa lỗi kỹ thuật: pages and papers of slips of letters put right without a new vote."""

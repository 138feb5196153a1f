"""Bản in giao ban and Báo cáo tiến độ: their facts and their layout."""

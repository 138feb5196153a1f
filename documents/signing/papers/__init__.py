"""Phiếu trình ký, bộ trình ký and numbered copies: their facts and their layout."""

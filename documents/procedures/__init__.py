"""Quy trình: the shipped procedures (`*.toml`), and the pages on which they are drawn, edited and adopted."""

"""Sổ văn bản: the books of papers that leave and arrive; a number is given once, to one paper."""

"""Lần xem trước: what has changed on a package or on the board since the reader last looked."""

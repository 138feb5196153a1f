"""Phiếu mở tài khoản and the guides on paper."""

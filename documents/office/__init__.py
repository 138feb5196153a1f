"""Văn phòng: entering for those on paper, people and seats, accounts, guides."""

"""Văn phòng: people and bodies, accounts, guides, and what is entered for others."""

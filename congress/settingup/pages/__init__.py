"""Thiết lập: the pages of the administrator who sets a congress up, and what he adds to it."""

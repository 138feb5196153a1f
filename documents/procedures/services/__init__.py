"""Changing procedures: another edition in use, a kind shaped from another, running packages moved."""

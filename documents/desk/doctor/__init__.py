"""Proof that state, history, triggers, duties, rights and files agree: what `manage.py doctor` asks."""

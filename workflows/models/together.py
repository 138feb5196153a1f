"""Rows stored many at once are told of before they are, as Django tells of each that is saved alone."""

from __future__ import annotations

from django.dispatch import Signal

# sender: the table; rows: what is about to be stored. A receiver that raises keeps all of them out.
storing_many = Signal()

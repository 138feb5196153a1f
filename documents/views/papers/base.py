"""What the pages of papers share: a PDF as an answer, and who is of the office."""

from __future__ import annotations

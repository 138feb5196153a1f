"""The door for files: what is taken in, and in plain Vietnamese why anything else is not."""

from documents.uploads.door import Accepted, inspect
from documents.uploads.reasons import EMPTY, NOT_UNICODE, Refused, TooLarge

__all__ = ["EMPTY", "NOT_UNICODE", "Accepted", "Refused", "TooLarge", "inspect"]

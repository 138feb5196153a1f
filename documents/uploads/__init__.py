"""The door for files: what is taken in, and in plain Vietnamese why anything else is not."""

from documents.uploads.door import Accepted, inspect
from documents.uploads.reasons import Refused, TooLarge

__all__ = ["Accepted", "Refused", "TooLarge", "inspect"]

"""What the people's own files say: text and clean HTML read out of them, in a process apart."""

from documents.reading.reader import Reading, Unreadable, converted, join_photos, read, read_typed
from documents.reading.typed import CONTENT_TYPE as TYPED
from documents.reading.typed import marks_of

__all__ = ["TYPED", "Reading", "Unreadable", "converted", "join_photos", "marks_of", "read", "read_typed"]

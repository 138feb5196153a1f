"""Reading officers' files: the words and the structure of a paper, or in Vietnamese why not."""

from documents.reading.reader import Reading, Unreadable, converted, join_photos, read

__all__ = ["Reading", "Unreadable", "converted", "join_photos", "read"]
